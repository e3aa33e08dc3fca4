"""Which section of a source a claim fits, by the words that they share.

A word weighs the more, the fewer sections have it (K. Spärck Jones, “A statistical interpretation of term specificity and
its application in retrieval”, Journal of Documentation 28 (1972), 11–21).
"""

import math
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from itertools import chain
from typing import NamedTuple

from generator.evidence.texts import WHOLE, SourceText

TIMES, SHARE, WEIGHT = 2.5, 0.15, 6.0
"""By how much another section must fit better to be named: so many times, by so much of the claim, by so much weight.

Measured on the deck on cervical insufficiency: none of its citations is doubted, and most wrong sections are (docs/evidence.md).
"""


class Weights(NamedTuple):
    """How much each word of the texts weighs, and how much one that stands in none of them."""

    known: Mapping[str, float]
    unknown: float

    def of(self, words: Iterable[str]) -> float:
        """How much words weigh together."""
        return sum(self.known.get(word, self.unknown) for word in words)


class Fit(NamedTuple):
    """A section that fits a claim better than the one that is cited, and how much of the claim each has, from 0 to 1."""

    heading: str
    there: float
    here: float


def weights(texts: Iterable[SourceText]) -> Weights:
    """How much the words weigh that stand in the texts."""
    sections = [part.terms for text in texts for name, part in text.parts.items() if name != WHOLE]
    having = Counter(chain.from_iterable(sections))
    known = {word: math.log((len(sections) + 1) / (count + 0.5)) for word, count in having.items()}
    return Weights(known, max(known.values(), default=0.0))


def better_section(
    text: SourceText, heading: str, cited: Collection[str], claim: frozenset[str], weigh: Weights
) -> Fit | None:
    """The section of a text that clearly fits a claim better than the one under a heading; none that is `cited` too."""
    said = claim - text.subject
    total = weigh.of(said)
    known = [text.parts[name] for name in {heading, *cited} if name in text.parts]
    others = {
        name: weigh.of(said & part.terms)
        for name, part in text.parts.items()
        if name != WHOLE and not any(part.overlaps(one) for one in known)
    }
    here = weigh.of(said & text.parts[heading].terms)
    best = max(others, key=lambda name: others[name], default=None)
    if best is None or total == 0:
        return None
    there = others[best]
    clear = there > TIMES * here and there - here > max(SHARE * total, WEIGHT)
    return Fit(best, there / total, here / total) if clear else None
