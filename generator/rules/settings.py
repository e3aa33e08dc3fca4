"""Rules about a deck's policy and about what its cards allow."""

from generator.diagnostic import Finding, Span

WHY_FIRM = "without this rule, a package could be wrong"


def bad_policy(span: Span, message: str, remedy: str) -> Finding:
    """The policy in deck.yaml sets something that can't be set.

    It takes a rule's name and `off`, `info`, `warning` or `error`, or a mapping with `severity` and the threshold that the
    rule takes; `deckgen explain RULE` says which. A firm rule can't be set: without it, a package could be wrong.

    Bad:

        # file: cards_src/example/deck.yaml
        title: Example
        namespace: 00000000-0000-4000-8000-000000000000
        tag_root: Example
        topics: [Basics]
        policy:
          weak-evidense: off
          missing-source: off

    Good:

        # file: cards_src/example/deck.yaml
        title: Example
        namespace: 00000000-0000-4000-8000-000000000000
        tag_root: Example
        topics: [Basics]
        policy:
          weak-evidence: {severity: error, tier: 2}
          secondary-source: off
    """
    return Finding(span, message, remedy)


def unused_allow(span: Span, message: str, remedy: str, card: str) -> Finding:
    """A card allows what no rule objects to, or what can't be allowed.

    `allow` silences one rule on one card and says why. Where it silences nothing, it is mistyped, or the card has changed
    since. A firm rule can't be silenced: without it, a package could be wrong.

    Bad:

        - id: cervix
          question: What is the cervix?
          answer: The neck of the uterus.
          sources: [anatomy-2024]
          allow:
            secondary-source: the original is out of print

    Good:

        - id: cervix
          question: What is the cervix?
          answer: The neck of the uterus.
          sources:
            - {source: anatomy-2024, section: Cervix, via: physiology-2020}
          allow:
            secondary-source: the original is out of print
    """
    return Finding(span, message, remedy, card)
