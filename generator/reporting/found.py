"""What every report is made from."""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple, Protocol

from generator.deck.model import Deck
from generator.diagnostic import Diagnostic, Unshown
from generator.reporting.place import Place, Places


class Found(Protocol):
    """A deck, the texts of its files, and everything that was found in them."""

    @property
    def deck(self) -> Deck: ...
    @property
    def texts(self) -> Mapping[str, str]: ...
    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]: ...
    @property
    def unshown(self) -> Unshown: ...


class Located(NamedTuple):
    """A diagnostic with its place, and the name of its deck."""

    diagnostic: Diagnostic
    place: Place
    deck: str


def located(decks: Iterable[Found]) -> Iterator[Located]:
    """Everything that was found, deck by deck, with its place."""
    for found in decks:
        places = Places(found.texts)
        for diagnostic in found.diagnostics:
            yield Located(diagnostic, places.of(diagnostic.span), found.deck.name)
