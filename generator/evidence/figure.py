"""A figure, and when one bears or contradicts another."""

from dataclasses import dataclass, field
from fractions import Fraction
from typing import Literal, NamedTuple, TypeAlias

Comparator: TypeAlias = Literal["", "<", "≤", ">", "≥"]

Value: TypeAlias = Fraction | str
"""A number, or the name of a grade, such as "1A"."""


ONE = Fraction(1)


class Unit(NamedTuple):
    """What a number counts: its name as it is shown, what kind of quantity that is, and how much of it one is.

    A centimetre is of the kind "length" and has the size 10, as lengths are kept in millimetres.
    """

    name: str
    kind: str
    size: Fraction = ONE


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with its unit or meaning, or a range of two.

    Figures are equal when they mean the same: 2.5 cm is 25 mm, 1 in 100 is 1 %. `low` and `high` are in the smallest unit
    of the kind, and are the same unless it is a range. The unit as written, "about", and the place don't count.
    """

    kind: str
    low: Value
    high: Value
    comparator: Comparator = ""
    about: bool = field(default=False, compare=False)
    unit: Unit = field(default=Unit("", "number"), compare=False)
    start: int = field(default=0, compare=False)
    end: int = field(default=0, compare=False)

    @property
    def bare(self) -> bool:
        """Whether it is a number without any unit, of which nobody can say what it claims."""
        return self.kind.endswith("number")

    @property
    def is_range(self) -> bool:
        return self.low != self.high


def supports(stated: Figure, claimed: Figure) -> bool:
    """Whether what a source states bears what a card claims.

    It does when both mean the same, and in two cases more:

    - The claim has no comparator, and the source has one with the same value: "28 weeks" is a good answer
      to "Before which week?", and the question is where its "before" stands. The other way round, a card that says "< 25 mm"
      says more than a source with "25 mm"; and "< 25 mm" never bears "≤ 25 mm", which differ at exactly 25 mm.
    - The claim is an end of the range that the source states, and is named as an end: "12–24 weeks" bears "up to 24 weeks"
      and "from 12 weeks". It bears neither "24 weeks", which names one time as the only one, nor "before 24 weeks",
      nor any value between its ends.

    "About" is no obstacle in either. Counts are compared without the things counted, which have too many names (a loss is a
    miscarriage); a bare number bears only a bare number.
    """
    if stated == claimed:
        return True
    if stated.kind != claimed.kind:
        return False
    if claimed.is_range:
        return not claimed.comparator and (stated.low, stated.high) == (claimed.low, claimed.high)
    if stated.is_range:
        ends: dict[Comparator, Value] = {"≤": stated.high, "≥": stated.low}
        return not stated.comparator and ends.get(claimed.comparator) == claimed.low
    return not claimed.comparator and stated.low == claimed.low


def conflicts(one: Figure, other: Figure) -> bool:
    """Whether two figures speak of the same kind of thing and say different values of it.

    Hours are not set against weeks, grams not against milligrams, nor losses against births: what is measured in
    another unit, or is a count of something else, is another thing. Lengths and proportions are comparable in any unit.
    """
    if one.kind != other.kind or one.bare or supports(one, other) or supports(other, one):
        return False
    return one.kind in {"length", "proportion"} or _thing(one) == _thing(other)


def _thing(figure: Figure) -> str:
    """What a figure counts, in the singular."""
    name = figure.unit.name.lower()
    for plural, singular in (("men", "man"), ("ies", "y"), ("sses", "ss"), ("ches", "ch"), ("uses", "us")):
        if name.endswith(plural):
            return name.removesuffix(plural) + singular
    return name if name.endswith("ss") else name.removesuffix("s")
