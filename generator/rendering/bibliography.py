"""The sources of a deck as cards show them."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import NamedTuple, TypeAlias

from generator.deck.hands import Hands, own_hands
from generator.deck.model import Appraisal, Deck, Source
from generator.evidence.strength import tier, weight
from generator.rendering.escaping import escape
from generator.rendering.naming import short_name
from generator.rendering.reference import reference_html


class Entry(NamedTuple):
    """A source as HTML, in a few words and in full, with its tier and its weight beside others."""

    name: str
    reference: str
    tier: int
    weight: tuple[int, bool, int]


Bibliography: TypeAlias = Mapping[str, Entry]
"""The sources of a deck, by their ids."""


def bibliography(deck: Deck, hands: Hands = own_hands) -> Bibliography:
    """The sources that the deck's notes cite."""
    cited: list[str] = sorted({citation.source for card in deck.built for citation in card.citations})
    return dict(zip(cited, hands(partial(_entries, deck=deck), cited, Entry, "Sources"), strict=True))


def _entries(cited: Sequence[str], deck: Deck) -> list[Entry]:
    return [_entry(deck.sources[name], deck.appraisals.get(name), deck) for name in cited]


def _entry(source: Source, appraisal: Appraisal | None, deck: Deck) -> Entry:
    short = escape(short_name(source, appraisal, deck.glossary))
    return Entry(short, reference_html(source), tier(appraisal), weight(source, appraisal))
