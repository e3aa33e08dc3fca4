"""The sources of a deck as cards show them."""

from typing import NamedTuple

from generator.deck.model import Deck
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


class Bibliography(dict[str, Entry]):
    """The sources of a deck, by their ids. Each entry is made when it is first asked for, as many cards cite one source."""

    def __init__(self, deck: Deck) -> None:
        super().__init__()
        self.deck = deck

    def __missing__(self, name: str) -> Entry:
        source, appraisal = self.deck.sources[name], self.deck.appraisals.get(name)
        short = escape(short_name(source, appraisal, self.deck.glossary))
        self[name] = entry = Entry(short, reference_html(source), tier(appraisal), weight(source, appraisal))
        return entry
