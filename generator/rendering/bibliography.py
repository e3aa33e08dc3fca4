"""The sources of a deck as cards show them."""

from typing import NamedTuple

from markdown_it.common.utils import escapeHtml

from generator.deck.model import Deck
from generator.rendering.naming import short_name
from generator.rendering.reference import reference_html


class Entry(NamedTuple):
    """A source as HTML: in a few words, and in full."""

    name: str
    reference: str


class Bibliography(dict[str, Entry]):
    """The sources of a deck, by their ids. Each entry is made when it is first asked for, as many cards cite one source."""

    def __init__(self, deck: Deck) -> None:
        super().__init__()
        self.deck = deck

    def __missing__(self, name: str) -> Entry:
        source = self.deck.sources[name]
        short = short_name(source, self.deck.appraisals.get(name), self.deck.glossary)
        self[name] = entry = Entry(escapeHtml(short), reference_html(source))
        return entry
