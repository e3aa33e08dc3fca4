"""The figures that a picture shows: each is read from what a citation states, so the picture can't say anything else."""

from collections.abc import Mapping
from fractions import Fraction
from typing import NamedTuple

from generator.deck.card import Citation
from generator.deck.drawing import Drawing
from generator.evidence.claims import read
from generator.evidence.figure import Figure, Unit
from generator.evidence.units import WEEK


class Axis(NamedTuple):
    """What a drawing measures: the kind of its figures, their unit, where it ends, and at which steps it has a number."""

    kind: str
    unit: Unit
    end: int
    step: int

    def ends(self, figure: Figure) -> tuple[Fraction, Fraction]:
        """Both ends of a figure of its kind, in the unit of the axis."""
        return Fraction(figure.low) / self.unit.size, Fraction(figure.high) / self.unit.size


AXES: Mapping[str, Axis] = {
    "timeline": Axis("time", WEEK, 40, 4),
    "scale": Axis("length", Unit("mm", "length"), 50, 10),
}
"""By the kind of drawing: a pregnancy of 40 weeks, and lengths of the cervix."""


def drawn_figures(axis: Axis, citation: Citation) -> tuple[Figure, ...]:
    """The figures of a citation that an axis can show; a drawing needs exactly one."""
    alike = [figure for figure in read(citation.states) if figure.kind == axis.kind]
    return tuple(figure for figure in alike if axis.ends(figure)[0] >= 0 and axis.ends(figure)[1] <= axis.end)


def rows_of(drawing: Drawing) -> tuple[tuple[str, tuple[tuple[Citation, Figure], ...]], ...]:
    """The rows of a drawing: the label of each, and its citations with their figures, where they state one."""
    axis = AXES[drawing.kind]
    return tuple(
        (row.label, tuple((one, figure) for one in row.sources for figure in drawn_figures(axis, one)[:1]))
        for row in drawing.rows
    )
