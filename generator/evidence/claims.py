"""The figures that a card claims, and whether what its sources state bears them.

No claims are what a vignette's stem gives, bare numbers, counts of what the card itself lists or takes as known, and what a hint says of
how its answer is written ("two words").
"""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from generator.deck.card import Card, Citation
from generator.deck.tree import Scalar
from generator.evidence.counts import (
    counts_what_is_known,
    counts_what_is_listed,
    says_one_of_something,
    speaks_of_spelling,
)
from generator.evidence.figure import Figure, supports
from generator.evidence.find import figures
from generator.evidence.glance import may_have_figures
from generator.evidence.plain import strip_cloze
from generator.evidence.spans import spans_sources

BESIDE = {"extra", "aside", "takeaway"}
"""The texts that may speak of what differs; in all others, only the sources that support a card bear a figure."""


class Claim(NamedTuple):
    """A figure in a text of a card: the name of the text, itself, and the figure."""

    name: str
    text: Scalar
    figure: Figure

    @property
    def place(self) -> Scalar:
        return self.text.part(self.figure.start, self.figure.end)

    @property
    def words(self) -> str:
        """The figure as it was written, without markup."""
        return strip_cloze(self.place).replace("*", "")


@lru_cache(maxsize=2**13)
def _read(text: str) -> tuple[Figure, ...]:
    return tuple([figure for figure in figures(text) if not figure.bare]) if may_have_figures(text) else ()


def read(text: str | None) -> tuple[Figure, ...]:
    """The figures in a text, without bare numbers. Several rules ask of the same texts, so they are found only once."""
    return _read(str(text)) if text else ()


def claims(card: Card) -> Iterator[Claim]:
    """The figures for which a card needs a source, in the order in which a student reads them."""
    aside = card.aside.text if card.aside else None
    texts = [(name, text) for name, text in card.written if name != "stem"]
    if aside:
        texts.append(("aside", aside))
    found = [(name, text, its) for name, text in texts if (its := read(text))]
    given = set(read(card.stem)) if found else set()
    for name, text, its in found:
        for figure in its:
            repeated = bool(given) and name in {"question", "hint"} and figure in given
            spelling = name == "hint" and speaks_of_spelling(figure)
            counting = counts_what_is_known(figure, text) or counts_what_is_listed(
                figure, text, [other for _, other in texts]
            )
            if not (repeated or spelling or counting):
                yield Claim(name, text, figure)


def borne(claim: Claim, citations: tuple[Citation, ...]) -> bool:
    """Whether what a citation states bears a claim, or several citations bear the ends of a range that spans them."""
    stated = [read(citation.states) for citation in citations]
    return (
        any(supports(figure, claim.figure) for found in stated for figure in found)
        or any(citation.states and says_one_of_something(citation.states, claim.figure) for citation in citations)
        or spans_sources(claim.figure, claim.text, stated)
    )


def unborne(card: Card, claimed: Iterable[Claim]) -> Iterator[Claim]:
    """The claims of a card that nothing bears which it cites for them."""
    for claim in claimed:
        if not borne(claim, card.citations if claim.name in BESIDE else card.sources):
            yield claim
