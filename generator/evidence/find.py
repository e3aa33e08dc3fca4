"""Finds the figures in a text.

A figure is a number that says something of patients or of evidence:

- a time (weeks of gestation, also "23+6", "24 0/7", "week 24"; hours, days, months, years), a length, a dose;
- a proportion ("25 %", "1 in 100", "1/2000", "a third of") and a part of a whole that is known ("71/250", "71 of 250");
- a count of things ("three losses", "two or more", "a single birth", "974 women", "15 trials");
- a statistic (relative risks, odds and hazard ratios, confidence intervals, p values, "33.8 ± 6.6 weeks": a mean and what it
  varies by) and a grade of evidence ("GRADE 1A", "Level B").

Each may be a range, have a comparator ("≤", "at least", "before", "or more") or be approximate ("about", "nearly"). Weeks
are weeks: whether of gestation or a span of time, no grammar can tell.

A number without a unit is a figure of the kind "number", for callers to pass over (`Figure.bare`).

No figures are: numbers in names (17-OHPC, COVID-19, No. 301, Table 6-1, phase 3, gravida 2), dates and years, telephone
numbers, numbers of lists and references, ordinals other than those of weeks (2nd trimester), "one" where it doesn't count an
event ("one of the", "in one trial"), small numbers in words without what they count, and how often something is done ("three times").
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace

from generator.evidence.beginnings import beginnings
from generator.evidence.figure import Figure
from generator.evidence.glance import signs
from generator.evidence.grades import GRADE, read_grade
from generator.evidence.items import START, read_head, read_headed
from generator.evidence.names import read_name
from generator.evidence.plain import origins, plain
from generator.evidence.series import read_series, series_figures

REACH = 256
"""Characters before a sign of a figure within which all begins that belongs to it: more than the longest head or name has."""
_GRADE = re.compile(GRADE)
_START = re.compile(START)


def figures(text: str) -> tuple[Figure, ...]:
    """The figures in a text, in order, each with the place where it stands; cloze markup is read through."""
    read = plain(text)
    found = tuple(_figures(read))
    if found and read != text:
        at = origins(text)
        found = tuple(replace(one, start=at[one.start], end=at[one.end - 1] + 1) for one in found)
    return found


def _figures(text: str) -> Iterator[Figure]:
    ahead, at = [*signs(text)], 0
    for place in beginnings(text, ahead[-1]) if ahead else ():
        if place < at:
            continue
        sign = ahead[bisect_left(ahead, place)]
        if place < sign - REACH:
            at = sign - REACH
            continue
        if name := read_name(text, place):
            at = name.end()
        elif grade := _GRADE.match(text, place):
            yield read_grade(grade)
            at = grade.end()
        elif _START.match(text, place) and (head := read_head(text, place)):
            at = head.end()
            if item := read_headed(text, head):
                series = read_series(text, item)
                yield from series_figures(series)
                at = series[-1].end
