"""Rules about the record of what was verified."""

from collections.abc import Iterator

from generator.deck.card import Card, Citation
from generator.deck.drawing import Drawing
from generator.diagnostic import Finding
from generator.evidence.record import Place, key_of, place_of
from generator.rules.review import Review


def never_verified(review: Review) -> Iterator[Finding]:
    """A citation was never set beside the text of its source, though the deck has a record of such verification.

    `deckgen verify` does that and keeps the record, `decks/<deck>.verified.jsonl`. A deck without one is left alone.

    Bad:

        - id: cervix
          question: What is the cervix?
          answer: The neck of the uterus.
          sources: [anatomy-2024]
        # file: decks/example.verified.jsonl
        {"source":"anatomy-2024","locator":{"section":"Uterus"},"states":"","text":"3b18","day":"2026-11-21"}

    Good:

        - id: cervix
          question: What is the cervix?
          answer: The neck of the uterus.
          sources: [anatomy-2024]
        # file: decks/example.verified.jsonl
        {"source":"anatomy-2024","locator":{},"states":"","text":"3b18","day":"2026-11-21"}
    """
    left = review.once(_left_over)
    for one, citation in _unverified(review):
        if place_of(citation) not in left:
            yield Finding(
                (citation.section or citation.source).span,
                f"This citation of {citation.source} was never verified.",
                "Run `deckgen verify --texts DIR` with the text of the source in DIR.",
                one.id,
            )


def stale_verification(review: Review) -> Iterator[Finding]:
    """A citation states something else than what was verified at its place.

    Bad:

        - id: cervix
          question: What is the cervix?
          answer: The lower third of the uterus.
          sources:
            - anatomy-2024, Uterus: its lower third
        # file: decks/example.verified.jsonl
        {"source":"anatomy-2024","locator":{"section":"Uterus"},"states":"its neck","text":"3b18","day":"2026-11-21"}

    Good:

        - id: cervix
          question: What is the cervix?
          answer: The neck of the uterus.
          sources:
            - anatomy-2024, Uterus: its neck
        # file: decks/example.verified.jsonl
        {"source":"anatomy-2024","locator":{"section":"Uterus"},"states":"its neck","text":"3b18","day":"2026-11-21"}
    """
    left = review.once(_left_over)
    for one, citation in _unverified(review):
        if place_of(citation) in left:
            yield Finding(
                (citation.states or citation.section or citation.source).span,
                f"What this citation of {citation.source} states was changed since it was verified.",
                "Run `deckgen verify --texts DIR` with the text of the source in DIR.",
                one.id,
            )


def _unverified(review: Review) -> Iterator[tuple[Card | Drawing, Citation]]:
    record = review.verified
    for one in review.deck.citing if record is not None else ():
        for citation in () if one.retired else one.citations:
            if record is not None and key_of(citation) not in record:
                yield one, citation


def _left_over(review: Review) -> frozenset[Place]:
    """The places of which something was verified that no citation states any more."""
    if not review.verified:
        return frozenset()
    stated = {key_of(citation) for one in review.deck.citing for citation in one.citations}
    return frozenset(place for place, states in review.verified if (place, states) not in stated)
