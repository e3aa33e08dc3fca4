"""Figures as bars along an axis: one for each source, so that it is seen where they disagree."""

import math
from collections.abc import Iterable, Sequence
from typing import NamedTuple
from xml.etree.ElementTree import Element

from generator.evidence.drawn import Axis
from generator.evidence.figure import Figure
from generator.evidence.render import render
from generator.rendering.pictures import svg

LEFT, RIGHT = 12, svg.WIDTH - 12
THICK, THIN = 10, 4
DOT = 6.0
"""The half width of a mark at the end of a bar."""
LETTER, BOLD = 8.4, 9.4
"""The width of a letter, as a rule at most."""


class Bar(NamedTuple):
    """A figure, and who states it."""

    name: str
    figure: Figure


def bars(title: str | None, alt: str, axis: Axis, rows: Iterable[tuple[str, Sequence[Bar]]]) -> bytes:
    """The rows, each with its bars below one another, as a file."""
    picture = svg.picture(alt)
    y = svg.write_title(picture, title) + 22
    _numbers(picture, axis, y)
    strict = False
    for label, its_bars in rows:
        y += 14
        svg.put(picture, "path", d=f"M0 {y:g}H{svg.WIDTH}", stroke=svg.INK)
        y = svg.write_lines(picture, LEFT, y, svg.lines(label, 35), bold=True)
        for bar in its_bars:
            y = _bar(picture, axis, bar, y)
            strict = strict or bar.figure.comparator in {"<", ">"}
    y += 26
    _numbers(picture, axis, y)
    if strict:
        y += 26
        svg.put(picture, "circle", cx=LEFT + DOT, cy=y - 5, r=DOT, fill=svg.PAPER, stroke=svg.BAR, stroke_width=2.5)
        svg.write(picture, LEFT + 20, y, "the number itself does not count", colour=svg.QUIET)
    return svg.finished(picture, y + 14)


def _x(axis: Axis, place: float) -> float:
    return LEFT + (RIGHT - LEFT) * place / axis.end


def _places(axis: Axis) -> range:
    return range(0, axis.end + 1, axis.step)


def _numbers(picture: Element, axis: Axis, y: float) -> None:
    """The numbers of the axis; the first bears the unit, the next make room for it."""
    first = f"0 {axis.unit.name}"
    svg.write(picture, 2, y, first, colour=svg.QUIET)
    for place in _places(axis):
        if place and _x(axis, place) > LETTER * len(first) + LEFT:
            last = place == axis.end
            x, anchor = (svg.WIDTH - 2, "end") if last else (_x(axis, place), "middle")
            svg.write(picture, x, y, str(place), colour=svg.QUIET, anchor=anchor)


def _bar(picture: Element, axis: Axis, bar: Bar, y: float) -> float:
    """A bar below the name of who states its figure, and the figure; gives where it ends."""
    figure = render(bar.figure)
    svg.write(picture, RIGHT, y + 20, figure, bold=True, anchor="end")
    name = svg.lines(bar.name, int((RIGHT - LEFT) / LETTER), beside=math.ceil(BOLD * (len(figure) + 1) / LETTER))
    y = svg.write_lines(picture, LEFT, y, name, colour=svg.QUIET) + 13
    ticks = "".join(f"M{_x(axis, place):g} {y - 7:g}V{y + 7:g}" for place in _places(axis))
    svg.put(picture, "path", d=ticks, stroke=svg.LINE)
    _mark(picture, axis, bar.figure, y)
    return y + 8


def _mark(picture: Element, axis: Axis, figure: Figure, y: float) -> None:
    """A bar from end to end; for a figure with a comparator a line to the end of the axis, and for its value a dot."""
    low, high = (_x(axis, float(end)) for end in axis.ends(figure))
    open_side = {"<": (LEFT, low), "≤": (LEFT, low), ">": (high, RIGHT), "≥": (high, RIGHT)}.get(figure.comparator)
    if open_side:
        start, end = open_side
        svg.put(picture, "rect", x=start, y=y - THIN / 2, width=end - start, height=THIN, fill=svg.BAR)
    if figure.is_range:
        svg.put(picture, "rect", x=low, y=y - THICK / 2, width=high - low, height=THICK, rx=3, fill=svg.BAR)
    else:
        ground = svg.PAPER if figure.comparator in {"<", ">"} else svg.BAR
        svg.put(picture, "circle", cx=low, cy=y, r=DOT, fill=ground, stroke=svg.BAR, stroke_width=2.5)
