"""The pictures that cards show: files of media/, and drawings."""

from typing import NamedTuple

from generator.deck.model import Deck
from generator.rendering.escaping import escape


class Shown(NamedTuple):
    """A picture as a card has it: its file, and the HTML that shows it."""

    content: bytes
    html: str


class Pictures(dict[str, Shown]):
    """The pictures of a deck, by the names of their files. Each is made when it is first asked for."""

    def __init__(self, deck: Deck) -> None:
        super().__init__()
        self.deck = deck

    def __missing__(self, name: str) -> Shown:
        self[name] = shown = self._drawn(name) if name in self.deck.drawings else self._filed(name)
        return shown

    def _filed(self, name: str) -> Shown:
        picture = self.deck.media[name]
        return Shown(picture.content, f"<img {_attributes(name, picture.alt or '')}>")

    def _drawn(self, name: str) -> Shown:
        from generator.rendering.pictures.draw import alt_text, draw  # few decks draw any

        drawing = self.deck.drawings[name]
        html = f'<img class="drawn" {_attributes(name, alt_text(drawing, self.deck))}>'
        return Shown(draw(drawing, self.deck), html)


def _attributes(name: str, alt: str) -> str:
    return f'src="{escape(name)}" alt="{escape(alt)}"'
