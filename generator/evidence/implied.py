"""Figures that a text implies without writing them as one: what a reader would take from it without a second thought."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import pairwise

from generator.evidence.figure import Figure
from generator.evidence.units import COUNT

JOINT = re.compile(r"\s(?:and|or|to)\s")
"""What makes one range of two figures: "the 16th and 17th week"."""

WORDS = re.compile(r"\b(?:(?P<one>singletons?|single)|(?P<many>multiple|several|repeated|recurrent))\b", re.IGNORECASE)
"""Words that count as one, and as more than one."""

DAY = Fraction(1)


def implied(text: str, written: Sequence[Figure]) -> Iterator[Figure]:
    """The figures that follow from those written in a text, and from words that count."""
    for one, other in pairwise(written):
        if _is_range(text, one, other):
            yield replace(one, high=other.high, end=other.end)
    for figure in written:
        if (end := _last_day(figure)) is not None:
            yield replace(figure, low=end + DAY, high=end + DAY, comparator="<")
    for found in WORDS.finditer(text):
        single = Figure("count", Fraction(1), Fraction(1), unit=COUNT, start=found.start(), end=found.end())
        if found["one"]:
            yield single
        else:
            yield replace(single, comparator=">")
            yield replace(single, low=Fraction(2), high=Fraction(2), comparator="≥")


def _last_day(figure: Figure) -> Fraction | None:
    """The end of a range of weeks that is the last day of one: 27+6 is the day before 28+0."""
    if figure.is_range and figure.kind == "time" and not figure.comparator and isinstance(figure.high, Fraction):
        return figure.high if figure.high % 7 == 6 else None
    return None


def _is_range(text: str, one: Figure, other: Figure) -> bool:
    alike = one.kind == other.kind and not (one.bare or one.comparator or other.comparator)
    if not alike or one.is_range or other.is_range or isinstance(one.low, str) or isinstance(other.low, str):
        return False
    return one.low < other.low and JOINT.fullmatch(text, one.end, other.start) is not None
