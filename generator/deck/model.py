"""A deck and what belongs to it, as its author wrote it."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple, TypeAlias

from generator.deck.card import Aside, Card
from generator.deck.drawing import Drawing
from generator.deck.tree import Scalar
from generator.diagnostic import Span


class Topic(NamedTuple):
    """A topic of deck.yaml; its place among the others is its place in teaching."""

    tag: Scalar
    safety_critical: bool = False
    at_least: int = 0


class Edition(NamedTuple):
    """A smaller package: the cards that are core, if it is only for those, and have one of its topics and of its tags, if any."""

    name: Scalar
    core: bool = False
    topics: tuple[Scalar, ...] = ()
    tags: tuple[Scalar, ...] = ()

    def takes(self, card: Card) -> bool:
        """Whether a card belongs to it; a topic stands for those below it, too."""
        return (
            (card.core or not self.core)
            and (not self.topics or any(_within(one, topic) for one in card.topics for topic in self.topics))
            and (not self.tags or any(_within(one, tag) for one in card.tags for tag in self.tags))
        )


def _within(tag: str, above: str) -> bool:
    return tag == above or tag.startswith(f"{above}::")


class Source(NamedTuple):
    """A source of the register: its id, its CSL item as plain data (str, int, list, dict), and where identifiers stand.

    `identifiers` has those that the item gives, as written, under CSL's names (`IDENTIFIERS`).
    """

    id: Scalar
    item: Mapping[str, Any]
    identifiers: Mapping[str, Scalar]


IDENTIFIERS = ("DOI", "PMID", "ISBN", "URL")
"""CSL's variables by which the world finds a work."""


class Appraisal(NamedTuple):
    """Our judgement of a source; None or empty where nothing is written."""

    source: Scalar
    kind: Scalar | None
    status: Scalar | None
    read: Scalar | None
    headings: tuple[Scalar, ...]
    superseded_by: Scalar | None
    review_by: Scalar | None


@dataclass(frozen=True, slots=True)
class Picture:
    """A file of media/, with what media.yaml says about it; `entry` is None where it says nothing."""

    name: str
    span: Span
    content: bytes = field(repr=False)
    entry: Span | None
    author: Scalar | None
    licence: Scalar | None
    alt: Scalar | None


class Claim(NamedTuple):
    """What a deck of the project claims for itself alone; None where its deck.yaml says nothing."""

    deck: str
    namespace: Scalar | None
    tag_root: Scalar | None
    title: Scalar | None
    editions: tuple[Scalar, ...] = ()

    @property
    def packages(self) -> tuple[str, ...]:
        """The names of its packages, without their ending: the whole deck's, then those of its editions."""
        return (self.deck, *(f"{self.deck}-{name}" for name in self.editions))


Setting: TypeAlias = Scalar | Mapping[Scalar, Scalar]
"""What the policy says of a rule: a word, such as `off`, or a mapping."""


@dataclass(frozen=True, slots=True)
class Deck:
    """A deck: its cards in teaching order (the order of the topics, core first, then as they stand in the files)."""

    name: str
    span: Span
    title: str
    namespace: uuid.UUID
    tag_root: str
    description: str
    report: str | None
    topics: tuple[Topic, ...]
    cards: tuple[Card, ...]
    asides: tuple[Aside, ...]
    sources: Mapping[str, Source]
    doubles: tuple[Source, ...]
    """The entries of the register whose id an earlier one has."""
    appraisals: Mapping[str, Appraisal]
    media: Mapping[str, Picture]
    editions: tuple[Edition, ...]
    drawings: Mapping[str, Drawing]
    """Pictures that are drawn when the deck is built, by the names of their files."""
    claim: Claim
    neighbours: tuple[Claim, ...]
    """What the other decks of the project claim."""
    glossary: Mapping[str, Scalar]
    """Abbreviations, and what each stands for."""
    policy: Mapping[Scalar, Setting]
    """Rules by name, and what the deck asks of each."""
    cards_unread: bool
    """Whether a card file could not be read to its end, so that cards are missing here that exist."""
    sources_unread: bool
    appraisals_unread: bool
    media_unread: bool
    drawings_unread: bool

    def headings(self, source: str) -> tuple[str, ...]:
        """The headings that our appraisal of a source lists."""
        appraisal = self.appraisals.get(source)
        return appraisal.headings if appraisal else ()

    @property
    def cited(self) -> frozenset[str]:
        """The ids of the sources that are cited, in support or as differing."""
        return frozenset(citation.source for one in self.citing for citation in one.citations)

    @property
    def citing(self) -> "tuple[Card | Drawing, ...]":
        """What cites sources: the cards, and the pictures that are drawn of what sources state."""
        return (*self.cards, *self.drawings.values())

    @property
    def built(self) -> tuple[Card, ...]:
        """The cards that become notes: all but drafts."""
        return tuple(card for card in self.cards if not card.draft)
