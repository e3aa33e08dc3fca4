"""Where a span stands, for people: the line and column, both from 1, columns counted in characters."""

from bisect import bisect_right
from collections.abc import Mapping
from itertools import accumulate
from typing import NamedTuple

from generator.diagnostic import Span


class Place(NamedTuple):
    """A line of a file, a column in it, and the text of the line without its end."""

    line: int
    column: int
    text: str


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
        return Place(line, start - first + 1, text[first : starts[line] - 1].rstrip("\r"))
