"""Rules about a deck among the others of its project."""

import uuid
from collections.abc import Iterator

from generator.diagnostic import Finding
from generator.rules.review import Review


def duplicate_namespace(review: Review) -> Iterator[Finding]:
    """Two decks of the project have the same namespace, or the same tag root: one was copied from the other.

    Guids come from the namespace, and note types are named from the tag root. With the same ones, the cards of one deck
    would overwrite those of the other in a student's collection.

    Bad:

        # file: cards_src/copy/deck.yaml
        title: Another example
        namespace: 00000000-0000-4000-8000-000000000000
        tag_root: AnotherExample
        topics: [Basics]

    Good:

        # file: cards_src/copy/deck.yaml
        title: Another example
        namespace: d4f4f3a7-9a4f-4b7e-8f0c-5b6f0d1c2e3a
        tag_root: AnotherExample
        topics: [Basics]
    """
    mine = review.deck.claim
    for other in review.deck.neighbours:
        if mine.namespace and other.namespace and mine.namespace.lower() == other.namespace.lower():
            fresh = uuid.uuid5(review.deck.namespace, mine.deck)
            yield Finding(
                mine.namespace.span,
                f"The deck {other.deck} has the same namespace, so their cards would overwrite each other in Anki.",
                f"Keep it in the older deck and write another in the newer one; for this one {fresh} would do.",
            )
        if mine.tag_root and other.tag_root and mine.tag_root.lower() == other.tag_root.lower():
            yield Finding(
                mine.tag_root.span,
                f"The deck {other.deck} has the same tag root, so Anki would mix up their tags and note types.",
                "Keep it in the older deck, and give the newer one its own.",
            )
