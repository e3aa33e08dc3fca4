"""Rules about a card's sources."""

import difflib
from collections.abc import Iterator

from generator.deck.problems import quote
from generator.diagnostic import Finding
from generator.rules.review import Review


def missing_source(review: Review) -> Iterator[Finding]:
    """A card has no source.

    What deckgen is for: every card says where its statement stands. Nothing silences this, and no package is written
    while it stands. A citation under `differs` says otherwise and so supports nothing.

    Bad:

        - id: cervix
          question: What is the cervix?
          answer: The neck of the uterus.

    Good:

        - id: cervix
          question: What is the cervix?
          answer: The neck of the uterus.
          sources:
            - anatomy-2024, Cervix
    """
    for card in review.deck.cards:
        if not card.sources and "sources" not in card.misread:
            yield Finding(
                card.place,
                f"{card.called} has no source.",
                "Add `sources:` with a line `- source-id, Section` for each.",
                card.id,
            )


def unknown_source(review: Review) -> Iterator[Finding]:
    """A citation names a source that the register doesn't have.

    The name before the comma is the `id` of an entry of sources.yaml, letter for letter.

    Bad:

        - id: cervix
          question: What is the cervix?
          answer: The neck of the uterus.
          sources:
            - anatomy-2042, Cervix

    Good:

        - id: cervix
          question: What is the cervix?
          answer: The neck of the uterus.
          sources:
            - anatomy-2024, Cervix
    """
    known = review.deck.sources
    if not known or review.deck.sources_unread:
        return
    for card in review.deck.cards:
        for citation in (*card.sources, *card.differs):
            if citation.source not in known:
                near = difflib.get_close_matches(citation.source, known, n=1)
                hint = f"Did you mean {near[0]}?" if near else "Add it to sources.yaml, or name one that stands there."
                yield Finding(
                    citation.source.span, f"sources.yaml has no source {quote(citation.source)}.", hint, card.id
                )
