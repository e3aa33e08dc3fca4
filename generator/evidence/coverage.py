"""What a deck's cards cover: its topics and its sources."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from generator.deck.card import Card, Citation
from generator.deck.drawing import Drawing
from generator.deck.headings import OPENING, Found
from generator.deck.model import Deck
from generator.deck.shapes import TIERS
from generator.evidence.record import Record, verified
from generator.evidence.texts import SourceText


@dataclass(frozen=True, slots=True)
class TopicCoverage:
    """A topic: its cards, how many of them each source supports, and how many have which best tier (None: no tier)."""

    topic: str
    safety_critical: bool
    at_least: int
    cards: int
    sources: Mapping[str, int]
    best_tiers: Mapping[int | None, int]
    unverified: int

    @property
    def lacking(self) -> bool:
        """Whether it has fewer cards than it should have."""
        return self.cards < self.at_least


@dataclass(frozen=True, slots=True)
class SourceCoverage:
    """A source: its tier, the cards that it supports, and the sections that none cites (None: there is no text)."""

    source: str
    tier: int | None
    cards: int
    topics: int
    unverified: int
    uncited: tuple[str, ...] | None


@dataclass(frozen=True, slots=True)
class Coverage:
    """A deck's topics in teaching order, and its sources, the most cited first."""

    deck: str
    title: str
    cards: int
    topics: tuple[TopicCoverage, ...]
    sources: tuple[SourceCoverage, ...]


def coverage(deck: Deck, record: Record | None, texts: Mapping[str, SourceText]) -> Coverage:
    """What the cards that aren't retired cover; an unverified citation is one that the record doesn't have."""
    cards = tuple(card for card in deck.cards if not card.retired)
    topics = tuple(_topic(deck, str(topic.tag), cards, record or {}) for topic in deck.topics)
    citing: dict[str, list[tuple[Card | Drawing, Citation]]] = {source: [] for source in deck.sources}
    for one in deck.citing:
        for citation in () if one.retired else one.citations:
            citing.setdefault(citation.source, []).append((one, citation))
    sources = [_source(deck, source, citing[source], record or {}, texts.get(source)) for source in deck.sources]
    return Coverage(
        deck.name, str(deck.title), len(cards), topics, tuple(sorted(sources, key=lambda one: (-one.cards, one.source)))
    )


def _topic(deck: Deck, tag: str, cards: Iterable[Card], record: Record) -> TopicCoverage:
    topic = next(topic for topic in deck.topics if topic.tag == tag)
    its_cards = [card for card in cards if tag in card.topics]
    return TopicCoverage(
        tag,
        topic.safety_critical,
        topic.at_least,
        len(its_cards),
        dict(sorted(Counter(str(source) for card in its_cards for source in _supporting(card)).items())),
        dict(Counter(min((t for s in _supporting(card) if (t := _tier(deck, s))), default=None) for card in its_cards)),
        sum(verified(record, card, citation) is None for card in its_cards for citation in card.citations),
    )


def _source(
    deck: Deck, source: str, citing: Sequence[tuple[Card | Drawing, Citation]], record: Record, text: SourceText | None
) -> SourceCoverage:
    cards = ((one, citation) for one, citation in citing if isinstance(one, Card))
    supported = {card.span: card for card, citation in cards if citation in card.sources}.values()
    return SourceCoverage(
        str(source),
        _tier(deck, source),
        len(supported),
        len({topic for card in supported for topic in card.topics}),
        sum(verified(record, one, citation) is None for one, citation in citing),
        None if text is None else _uncited(text, {str(citation.section or "") for _, citation in citing}),
    )


def _supporting(card: Card) -> set[str]:
    return {str(citation.source) for citation in card.sources}


def _tier(deck: Deck, source: str) -> int | None:
    appraisal = deck.appraisals.get(source)
    return TIERS.get(appraisal.kind or "") if appraisal else None


def _uncited(text: SourceText, sections: set[str]) -> tuple[str, ...]:
    """The sections that hold something and that no citation names; one without a section cites them all."""
    if "" in sections:
        return ()
    cited = {match.heading for section in sections if isinstance(match := text.find(section), Found)}
    return tuple(name for name in (OPENING, *text.headings) if name not in cited and text.parts[name].terms)
