"""What a rule looks at."""

import datetime
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Protocol, TypeVar, cast

from generator.deck.card import Card, Form
from generator.deck.model import Deck
from generator.diagnostic import Span
from generator.evidence.record import Record

T = TypeVar("T")


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
    def editions(self) -> tuple[str, ...]: ...
    @property
    def span(self) -> Span: ...


class ReleasedDeck(Protocol):
    """The names under which students have the deck."""

    @property
    def title(self) -> str: ...
    @property
    def namespace(self) -> str: ...
    @property
    def tag_root(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Review:
    """A deck under review, the cards that were released of it, by id, and from where on a rule speaks, by its name.

    `today` is None where the day doesn't matter: then nothing is out of date.
    """

    deck: Deck
    released: Mapping[str, Released]
    thresholds: Mapping[str, int]
    today: datetime.date | None
    verified: Record | None = None
    """What was verified of its citations; None if there is no record of that."""
    head: ReleasedDeck | None = None
    """The deck as it was released; None if it never was."""
    lost: str | None = None
    """What is there of a release though the deck's own ledger isn't: the path of its package, or of a ledger with its namespace."""
    texts: Callable[[], Mapping[str, str]] = dict
    """Gives what was released of each note, as plain text by guid; it takes a while, and may know nothing."""
    made: dict[Callable[["Review"], Any], Any] = field(default_factory=dict, repr=False, compare=False)
    """What `once` has made."""

    def of(self, deck: Deck) -> "Review":
        """The same review of another deck, or of a part."""
        return replace(self, deck=deck, made={})

    def once(self, make: Callable[["Review"], T]) -> T:
        """What a function makes of the review, for several rules that need the same."""
        if make not in self.made:
            self.made[make] = make(self)
        return cast(T, self.made[make])

    def headings(self, source: str) -> tuple[str, ...]:
        """The headings that our appraisal of a source lists."""
        return self.deck.headings(source)

    @property
    def taught(self) -> Iterator[Card]:
        """The cards that students are to learn, drafts among them: all but the retired ones."""
        return (card for card in self.deck.cards if not card.retired)

    def before(self, card_id: str, formerly: str | None) -> Released | None:
        """What was released of a card, under its id or the one it had before."""
        return self.released.get(card_id) or self.released.get(formerly or "")
