"""What a rule looks at."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from generator.deck.card import Card, Form
from generator.deck.model import Deck
from generator.diagnostic import Span

THRESHOLDS: Mapping[str, int] = {"long-question": 40, "long-answer": 25}
"""The words that a question or an answer may have, by the name of the rule that counts them."""


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
    """A deck under review, the cards that were released of it, by id, and from where on a rule speaks, by its name."""

    deck: Deck
    released: Mapping[str, Released]
    thresholds: Mapping[str, int] = field(default_factory=lambda: THRESHOLDS)

    @property
    def taught(self) -> Iterator[Card]:
        """The cards that students are to learn, drafts among them: all but the retired ones."""
        return (card for card in self.deck.cards if not card.retired)

    def before(self, card_id: str, formerly: str | None) -> Released | None:
        """What was released of a card, under its id or the one it had before."""
        return self.released.get(card_id) or self.released.get(formerly or "")
