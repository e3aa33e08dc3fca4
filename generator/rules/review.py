"""What a rule looks at."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from generator.deck.card import Form
from generator.deck.model import Deck
from generator.diagnostic import Span
from generator.evidence.record import Record


class Released(Protocol):
    """What students have of a card."""

    @property
    def guid(self) -> str: ...
    @property
    def form(self) -> Form: ...
    @property
    def reverse(self) -> bool: ...
    @property
    def clozes(self) -> tuple[int, ...]: ...
    @property
    def span(self) -> Span: ...


@dataclass(frozen=True, slots=True)
class Review:
    """A deck under review, and the cards that were released of it, by id."""

    deck: Deck
    released: Mapping[str, Released]
    verified: Record | None = None
    """What was verified of its citations; None if there is no record of that."""

    def headings(self, source: str) -> tuple[str, ...]:
        """The headings that our appraisal of a source lists."""
        return self.deck.headings(source)

    def before(self, card_id: str, formerly: str | None) -> Released | None:
        """What was released of a card, under its id or the one it had before."""
        return self.released.get(card_id) or self.released.get(formerly or "")
