"""Which new card is an old one under another id."""

from collections.abc import Mapping

from generator.deck.card import Card
from generator.evidence.plain import plain
from generator.rules.prose import words
from generator.rules.review import Released, Review

ALIKE = 80
"""From how many per cent of common characters on a text is taken for another in a new wording."""


def likely_renames(review: Review, gone: Mapping[str, Released]) -> Mapping[str, Card]:
    """The new card that says nearly what a card said that is gone, by the old id."""
    from rapidfuzz import fuzz, process

    fresh = {card: _said(f"{card.question or ''} {card.answer or ''} {card.cloze or ''}") for card in _fresh(review)}
    texts = review.texts() if fresh else {}
    found: dict[str, Card] = {}
    for name, released in gone.items():
        if text := texts.get(released.guid):
            same_form = {card: said for card, said in fresh.items() if card.form == released.form}
            nearest = process.extractOne(_said(text), same_form, scorer=fuzz.ratio, score_cutoff=ALIKE)
            if nearest:
                found[name] = nearest[2]
                del fresh[nearest[2]]
    return found


def _fresh(review: Review) -> tuple[Card, ...]:
    """The cards that no student has."""
    cards = review.deck.cards
    return tuple(card for card in cards if card.id and not review.before(card.id, card.formerly))


def _said(text: str) -> str:
    return " ".join(words(plain(text)))
