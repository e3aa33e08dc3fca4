"""Where a span stands, for people: the line and column, both from 1, columns counted in characters."""

from bisect import bisect_right
from collections.abc import Mapping
from itertools import accumulate
from typing import NamedTuple

from generator.diagnostic import Span


class Place(NamedTuple):
    """A line of a file and a column in it; the line's text is cut to `MOST` characters on either side of the column."""

    line: int
    column: int
    before: str
    after: str


MOST = 200


class Places:
    """Finds the places of spans in texts, each text cut into lines only once."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        self._texts = texts
        self._starts: dict[str, list[int]] = {}

    def of(self, span: Span) -> Place:
        text = self._texts.get(span.path, "")
        starts = self._starts.get(span.path)
        if starts is None:
            starts = self._starts[span.path] = [0, *accumulate(len(line) + 1 for line in text.split("\n"))]
        start = min(span.start, len(text))
        line = bisect_right(starts, start, hi=len(starts) - 1)
        first = starts[line - 1]
        end = min(starts[line] - 1, start + MOST)
        return Place(line, start - first + 1, text[max(first, start - MOST) : start], text[start:end].rstrip("\r"))
