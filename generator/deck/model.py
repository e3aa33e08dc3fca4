"""A deck and what belongs to it, as its author wrote it."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from generator.deck.card import Card
from generator.deck.tree import Scalar
from generator.diagnostic import Span


@dataclass(frozen=True, slots=True)
class Topic:
    """A topic of deck.yaml; its place among the others is its place in teaching."""

    tag: Scalar
    safety_critical: bool = False
    at_least: int = 0


@dataclass(frozen=True, slots=True)
class Source:
    """A source of the register: its id, and its CSL item as plain data (str, int, list, dict)."""

    id: Scalar
    item: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Appraisal:
    """Our judgement of a source; None or empty where nothing is written."""

    source: Scalar
    kind: Scalar | None
    status: Scalar | None
    read: Scalar | None
    headings: tuple[Scalar, ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """A file of media/, with what media.yaml says about it."""

    name: str
    content: bytes = field(repr=False)
    alt: Scalar | None = None


Setting: TypeAlias = Scalar | Mapping[str, Scalar]
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
    sources: Mapping[str, Source]
    appraisals: Mapping[str, Appraisal]
    media: Mapping[str, Picture]
    glossary: Mapping[str, Scalar]
    """Abbreviations, and what each stands for."""
    policy: Mapping[str, Setting]
    """Rules by name, and what the deck asks of each."""
    cards_unread: bool
    """Whether a card file could not be read to its end, so that cards are missing here that exist."""
    sources_unread: bool
    """Whether the register could not be read to its end."""

    @property
    def built(self) -> tuple[Card, ...]:
        """The cards that become notes: all but drafts."""
        return tuple(card for card in self.cards if not card.draft)
