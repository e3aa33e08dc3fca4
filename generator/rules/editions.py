"""Rules about editions."""

from collections.abc import Iterator

from generator.diagnostic import Finding
from generator.rules.review import Review


def empty_edition(review: Review) -> Iterator[Finding]:
    """An edition has no card, so its package would be empty.

    Bad:

        # file: cards_src/example/deck.yaml
        title: Example
        namespace: 00000000-0000-4000-8000-000000000000
        tag_root: Example
        topics: [Basics, Safety]
        editions:
          short: {topic: Saftey}

    Good:

        # file: cards_src/example/deck.yaml
        title: Example
        namespace: 00000000-0000-4000-8000-000000000000
        tag_root: Example
        topics: [Basics, Safety]
        editions:
          short: {topic: Basics}
    """
    if review.deck.cards_unread:
        return
    for edition in review.deck.editions:
        if not any(edition.takes(card) for card in review.deck.built):
            yield Finding(
                edition.name.span,
                f"The edition {edition.name} has no card.",
                "Compare its `yield`, `topic` and `tag` with those of the cards, or remove it.",
            )


def duplicate_package(review: Review) -> Iterator[Finding]:
    """An edition's package has the name that another deck's package has, so one would overwrite the other.

    The package of an edition is called after the deck and the edition: `decks/heart-core.apkg`.

    Bad:

        # file: cards_src/example/deck.yaml
        title: Example
        namespace: 00000000-0000-4000-8000-000000000000
        tag_root: Example
        topics: [Basics, Safety]
        editions:
          core: {topic: Basics}
        # file: cards_src/example-core/deck.yaml
        title: The core of another
        namespace: d4f4f3a7-9a4f-4b7e-8f0c-5b6f0d1c2e3a
        tag_root: AnotherExample
        topics: [Basics]

    Good:

        # file: cards_src/example/deck.yaml
        title: Example
        namespace: 00000000-0000-4000-8000-000000000000
        tag_root: Example
        topics: [Basics, Safety]
        editions:
          short: {topic: Basics}
        # file: cards_src/example-core/deck.yaml
        title: The core of another
        namespace: d4f4f3a7-9a4f-4b7e-8f0c-5b6f0d1c2e3a
        tag_root: AnotherExample
        topics: [Basics]
    """
    others = {name: other.deck for other in review.deck.neighbours for name in other.packages}
    for edition in review.deck.claim.editions:
        name = f"{review.deck.name}-{edition}"
        if name in others:
            yield Finding(
                edition.span,
                f"The deck {others[name]} has a package {name}.apkg too.",
                "Give this edition another name.",
            )


def dropped_edition(review: Review) -> Iterator[Finding]:
    """An edition that was released is gone, so the students who have it would get no more corrections.

    Nothing of theirs is lost: the whole deck has the same notes, and updates them. But nobody tells them to take it.

    Bad:

        - id: cervix
          question: What is the cervix?
          answer: The neck of the uterus.
          sources: [anatomy-2024]
        # file: decks/example.ledger.jsonl
        {"deck":"example","format":1,"namespace":"00000000-0000-4000-8000-000000000000","tag_root":"Example","title":"Example"}
        {"card":"cervix","changed":null,"clozes":[],"content":"0","due":1000,"editions":["core"],"first":1,"form":"question","guid":"GUID-OF-cervix","mod":1,"note":1000000000512,"rendered":"0","reverse":false,"state":"live"}

    Good:

        - id: cervix
          question: What is the cervix?
          answer: The neck of the uterus.
          sources: [anatomy-2024]
          yield: core
        # file: cards_src/example/deck.yaml
        title: Example
        namespace: 00000000-0000-4000-8000-000000000000
        tag_root: Example
        topics: [Basics]
        editions:
          core: {yield: core}
        # file: decks/example.ledger.jsonl
        {"deck":"example","format":1,"namespace":"00000000-0000-4000-8000-000000000000","tag_root":"Example","title":"Example"}
        {"card":"cervix","changed":null,"clozes":[],"content":"0","due":1000,"editions":["core"],"first":1,"form":"question","guid":"GUID-OF-cervix","mod":1,"note":1000000000512,"rendered":"0","reverse":false,"state":"live"}
    """
    here = {str(name) for name in review.deck.claim.editions}
    gone = {name for released in review.released.values() for name in released.editions} - here
    for name in sorted(gone):
        yield Finding(
            review.deck.span,
            f"The edition {name} was released, and deck.yaml has it no more: its students would get no more corrections.",
            "Bring it back under `editions:`; or end it with `deckgen release --breaking WHY`, and tell them to take the whole deck.",
        )
