"""Rules about the names under which students have a deck."""

from collections.abc import Iterator

from generator.deck.quotation import quote
from generator.diagnostic import Finding
from generator.rules.review import Review


def renamed_deck(review: Review) -> Iterator[Finding]:
    """A released deck has another title.

    The title is the deck's name in Anki, and Anki never moves cards to another deck. Students would keep what they have under
    the old name and get new cards in a second deck, with other options. In Anki a student can rename the deck; then a release
    makes a second one, too. `deckgen release --breaking WHY` does it all the same.

    Bad:

        # file: cards_src/example/deck.yaml
        title: The example
        namespace: 00000000-0000-4000-8000-000000000000
        tag_root: Example
        topics: [Basics]
        # file: decks/example.ledger.jsonl
        {"deck":"example","format":1,"namespace":"00000000-0000-4000-8000-000000000000","tag_root":"Example","title":"Example"}

    Good:

        - id: cervix
          question: What is the cervix?
          answer: The neck of the uterus.
          sources: [anatomy-2024]
        # file: decks/example.ledger.jsonl
        {"deck":"example","format":1,"namespace":"00000000-0000-4000-8000-000000000000","tag_root":"Example","title":"Example"}
    """
    title = review.deck.claim.title
    if title and review.head and review.head.title != title:
        yield Finding(
            title.span,
            f"The deck was released as {quote(review.head.title)}; "
            "students would keep their cards there and get new ones in a second deck.",
            f"Write `title: {review.head.title}` again; or, if it must change, run `deckgen release --breaking WHY`.",
        )


def renamed_tag_root(review: Review) -> Iterator[Finding]:
    """A released deck has another tag root.

    Cards that students have keep their old tags until their text changes, so all tags would stand twice in Anki, and what
    students have made of them (filtered decks, searches) would miss cards. `deckgen release --breaking WHY` does it all the same;
    with `--refresh WHY` it sends every card again, which puts the new tags on it and replaces what students wrote there.

    Bad:

        # file: cards_src/example/deck.yaml
        title: Example
        namespace: 00000000-0000-4000-8000-000000000000
        tag_root: Exemplar
        topics: [Basics]
        # file: decks/example.ledger.jsonl
        {"deck":"example","format":1,"namespace":"00000000-0000-4000-8000-000000000000","tag_root":"Example","title":"Example"}

    Good:

        - id: cervix
          question: What is the cervix?
          answer: The neck of the uterus.
          sources: [anatomy-2024]
        # file: decks/example.ledger.jsonl
        {"deck":"example","format":1,"namespace":"00000000-0000-4000-8000-000000000000","tag_root":"Example","title":"Example"}
    """
    root = review.deck.claim.tag_root
    if root and review.head and review.head.tag_root != root:
        yield Finding(
            root.span,
            f"The deck was released with the tag root {quote(review.head.tag_root)}; "
            "students would have its tags twice, and their searches would miss cards.",
            f"Write `tag_root: {review.head.tag_root}` again; or, if it must change, run `deckgen release --breaking WHY`.",
        )


def changed_namespace(review: Review) -> Iterator[Finding]:
    """A released deck has another namespace.

    Guids and the ids of note types come from it. With another one, Anki takes no correction of any card that students have, and
    makes a second set of note types beside theirs. Nothing lets it through. What is to be another deck gets a folder of its own.

    Bad:

        # file: cards_src/example/deck.yaml
        title: Example
        namespace: d4f4f3a7-9a4f-4b7e-8f0c-5b6f0d1c2e3a
        tag_root: Example
        topics: [Basics]
        # file: decks/example.ledger.jsonl
        {"deck":"example","format":1,"namespace":"00000000-0000-4000-8000-000000000000","tag_root":"Example","title":"Example"}

    Good:

        - id: cervix
          question: What is the cervix?
          answer: The neck of the uterus.
          sources: [anatomy-2024]
        # file: decks/example.ledger.jsonl
        {"deck":"example","format":1,"namespace":"00000000-0000-4000-8000-000000000000","tag_root":"Example","title":"Example"}
    """
    namespace = review.deck.claim.namespace
    if namespace and review.head and review.head.namespace != str(review.deck.namespace):
        yield Finding(
            namespace.span,
            "The deck was released with another namespace; no correction would reach the cards that students have.",
            f"Write `namespace: {review.head.namespace}` again; for another deck, run `deckgen init NAME`.",
        )


def lost_ledger(review: Review) -> Iterator[Finding]:
    """A deck was released, and its ledger is gone, or bears the name of a folder that is gone.

    The ledger knows what students have. Without it, all cards would go out as if they had changed, and what students wrote on
    any of them would be replaced. A folder that gets another name takes its ledger and its packages along.

    Bad:

        # file: cards_src/example/deck.yaml
        title: Example
        namespace: 00000000-0000-4000-8000-000000000000
        tag_root: Example
        topics: [Basics, Safety]
        # file: decks/former-name.ledger.jsonl
        {"deck":"former-name","format":1,"namespace":"00000000-0000-4000-8000-000000000000","tag_root":"Example","title":"Example"}

    Good:

        # file: cards_src/example/deck.yaml
        title: Example
        namespace: 00000000-0000-4000-8000-000000000000
        tag_root: Example
        topics: [Basics, Safety]
        # file: decks/example.ledger.jsonl
        {"deck":"former-name","format":1,"namespace":"00000000-0000-4000-8000-000000000000","tag_root":"Example","title":"Example"}
    """
    if review.lost is None:
        return
    own = f"decks/{review.deck.name}.ledger.jsonl"
    is_renamed = review.lost.endswith(".ledger.jsonl")
    yield Finding(
        review.deck.span,
        f"The deck was released ({review.lost}), and there is no {own}; all cards would go out as changed.",
        f"If the folder got another name, run `git mv {review.lost} {own}`."
        if is_renamed
        else f"Bring {own} back from Git; to begin anew, remove {review.lost} too.",
    )
