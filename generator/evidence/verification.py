"""Each citation of a deck, set against the text of its source."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from generator.deck.card import Card, Citation
from generator.deck.drawing import Drawing
from generator.deck.headings import Found, Match
from generator.deck.model import Deck
from generator.diagnostic import Span
from generator.evidence.figure import Figure, supports
from generator.evidence.find import figures
from generator.evidence.fit import Fit, Weights, better_section, weights
from generator.evidence.plain import strip_cloze
from generator.evidence.terms import terms
from generator.evidence.texts import WHOLE, SourceText

ENOUGH = 0.05
"""The share of the words of a claim without figures that its section must have, at the least: wording of one's own shares few."""
FEWEST = 4
"""The words of a claim from which on such a share says something."""


class Passage(NamedTuple):
    """A figure that a citation states, the one in the cited section that bears it, and the other sections with one."""

    stated: Figure
    borne_by: Figure | None
    elsewhere: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """A citation beside the text of its source (None: there is no text), and what of it stands there.

    `shared` is how much of a claim without figures the section has, of `of` words; `better` is another that has far more.
    """

    card: Card | Drawing
    citation: Citation
    text: SourceText | None
    match: Match
    passages: tuple[Passage, ...] = ()
    shared: int = 0
    of: int = 0
    better: Fit | None = None

    @property
    def heading(self) -> str:
        """The heading of the section that it cites, as the text has it; empty where it cites the whole."""
        return self.match.heading if isinstance(self.match, Found) else WHOLE

    @property
    def borne(self) -> bool:
        """Whether the section is there, with every figure."""
        return self.found and all(passage.borne_by for passage in self.passages)

    @property
    def doubtful(self) -> bool:
        """Whether the words of the claim speak against the section."""
        return self.far or self.better is not None

    @property
    def claim_span(self) -> Span:
        """Where the claim stands that its words make."""
        return (self.citation.states or self.citation.section or self.citation.source).span

    @property
    def found(self) -> bool:
        """Whether the text has the section."""
        return self.text is not None and isinstance(self.match, Found)

    @property
    def far(self) -> bool:
        """Whether the claim and the section have too few words in common."""
        return self.of >= FEWEST and self.shared < ENOUGH * self.of


@dataclass(frozen=True, slots=True)
class Verification:
    """All citations of a deck, read beside the texts of their sources."""

    deck: Deck
    readings: tuple[Reading, ...] = field(repr=False)


def read_citations(deck: Deck, texts: Mapping[str, SourceText]) -> Iterator[tuple[Reading, ...]]:
    """The readings of each card of the deck and of its drawings, one by one; a retired one says nothing any more."""
    weigh = weights(texts.values())
    for card in deck.citing:
        yield () if card.retired else tuple(_readings(card, texts, weigh))


def _readings(card: Card | Drawing, texts: Mapping[str, SourceText], weigh: Weights) -> Iterator[Reading]:
    for citation in card.citations:
        text = texts.get(citation.source)
        if text is None:
            yield Reading(card, citation, None, Found(WHOLE))
            continue
        match = text.find(section) if (section := citation.section) else Found(WHOLE)
        if isinstance(match, Found):
            yield _reading(card, citation, text, match, weigh)
        else:
            yield Reading(card, citation, text, match)


def _reading(card: Card | Drawing, citation: Citation, text: SourceText, match: Found, weigh: Weights) -> Reading:
    stated = [figure for figure in figures(citation.states or "") if not figure.bare]
    passages = tuple(_passage(figure, text, match.heading) for figure in stated)
    if stated:
        return Reading(card, citation, text, match, passages)
    differs = isinstance(card, Card) and citation in card.differs
    said = terms(citation.states or ("" if differs else _said(card)))
    there = text.subject | text.parts[match.heading].terms
    better = None
    if said and match.heading != WHOLE:
        claim = said | terms(_said(card))
        better = better_section(text, match.heading, _cited(card, citation.source, text), claim, weigh)
    return Reading(card, citation, text, match, (), len(said & there), len(said), better)


def _cited(card: Card | Drawing, source: str, text: SourceText) -> frozenset[str]:
    """The headings of a source that the card cites."""
    sections = (one.section for one in card.citations if one.source == source and one.section)
    return frozenset(match.heading for section in sections if isinstance(match := text.find(section), Found))


def _said(card: Card | Drawing) -> str:
    """What a citation without words of its own may support, in part; of a drawing, nothing."""
    if isinstance(card, Drawing):
        return ""
    texts = (card.stem, card.question, card.answer, card.cloze, card.extra)
    return strip_cloze(" ".join(text for text in texts if text))


def _passage(stated: Figure, text: SourceText, heading: str) -> Passage:
    borne_by = _bearing(stated, text.parts[heading].figures.get(stated.kind, ()))
    if borne_by is not None:
        return Passage(stated, borne_by)
    others = (one for one in text.parts[WHOLE].figures.get(stated.kind, ()) if supports(one, stated))
    return Passage(stated, None, tuple(dict.fromkeys(text.section_at(one.start) for one in others)))


def _bearing(stated: Figure, candidates: Iterable[Figure]) -> Figure | None:
    """The figure that bears another: one that means the same before one that says more."""
    bearing = [figure for figure in candidates if supports(figure, stated)]
    return next((figure for figure in bearing if figure == stated), bearing[0] if bearing else None)
