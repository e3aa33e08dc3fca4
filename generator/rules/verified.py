"""Rules about the record of what was verified."""

from collections.abc import Iterator

from generator.deck.card import Card, Citation
from generator.deck.drawing import Drawing
from generator.diagnostic import Finding
from generator.evidence.record import Place, cited, names_of, place_of, verified
from generator.rules.review import Review


def never_verified(review: Review) -> Iterator[Finding]:
    """A citation was never set beside the text of its source, though the deck has a record of such verification.

    `deckgen verify` does that and keeps the record, `decks/<deck>.verified.jsonl`. A deck without one is left alone. A
    citation that says nothing of what its source `states` is recorded for the one card, whose text was set beside the source:
    another card may say something else of the same place.

    Bad:

        - id: cervix
          question: What is the cervix?
          answer: The neck of the uterus.
          sources: [anatomy-2024]
        # file: decks/example.verified.jsonl
        {"source":"anatomy-2024","locator":{},"states":"","cited_by":"uterus","text":"3b18","day":"2026-11-21"}

    Good:

        - id: cervix
          question: What is the cervix?
          answer: The neck of the uterus.
          sources: [anatomy-2024]
        # file: decks/example.verified.jsonl
        {"source":"anatomy-2024","locator":{},"states":"","cited_by":"cervix","text":"3b18","day":"2026-11-21"}
    """
    for one, citation in review.once(_unverified):
        if not _stated_otherwise(review, one, citation):
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
    for one, citation in review.once(_unverified):
        if _stated_otherwise(review, one, citation):
            yield Finding(
                (citation.states or citation.section or citation.source).span,
                f"What this citation of {citation.source} states was changed since it was verified.",
                "Run `deckgen verify --texts DIR` with the text of the source in DIR.",
                one.id,
            )


def _unverified(review: Review) -> tuple[tuple[Card | Drawing, Citation], ...]:
    record = review.verified
    if record is None:
        return ()
    citing = (one for one in review.deck.citing if not one.retired)
    return tuple((one, each) for one in citing for each in one.citations if verified(record, one, each) is None)


def _stated_otherwise(review: Review, one: Card | Drawing, citation: Citation) -> bool:
    """Whether something else was verified of the place, which nobody states any more: of any card, or of this one's own."""
    left = review.once(_left_over)
    return any((place_of(citation), by) in left for by in ("", *names_of(one)))


def _left_over(review: Review) -> frozenset[tuple[Place, str]]:
    """The places of which something was verified that no citation states any more, with whose claim it was."""
    if not review.verified:
        return frozenset()
    said = {each for one in review.deck.citing for citation in one.citations for each in cited(one, citation)}
    return frozenset((each.place, each.by) for each in review.verified if each not in said)
