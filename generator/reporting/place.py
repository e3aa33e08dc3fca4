"""Where a span stands, for people: lines and columns from 1, columns counted in characters."""

from bisect import bisect_right
from collections.abc import Mapping
from itertools import accumulate
from typing import NamedTuple

from generator.diagnostic import Span

BLANK = " \t\r\n"


class Place(NamedTuple):
    """Where a span starts and ends (its last column left out), and what stands before and after its start on its line.

    Both are cut to `MOST` characters.
    """

    line: int
    column: int
    end_line: int
    end_column: int
    before: str
    after: str


MOST = 200


class Places:
    """Finds the places of spans in texts, each text cut into lines only once."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        self._texts = texts
        self._starts: dict[str, list[int]] = {}

    def of(self, span: Span) -> Place:
        """The place of a span, without the blank lines that YAML counts to the end of a list or mapping."""
        text = self._texts.get(span.path, "")
        starts = self._lines(span.path, text)
        start = min(span.start, len(text))
        end = min(max(span.end, start), len(text))
        while end > start and text[end - 1] in BLANK:
            end -= 1
        line, end_line = (bisect_right(starts, at, hi=len(starts) - 1) for at in (start, end))
        first = starts[line - 1]
        before = text[max(first, start - MOST) : start]
        after = text[start : min(starts[line] - 1, start + MOST)].rstrip("\r")
        return Place(line, start - first + 1, end_line, end - starts[end_line - 1] + 1, before, after)

    def _lines(self, path: str, text: str) -> list[int]:
        """Where each line of a text starts, and where one behind the last would."""
        if path not in self._starts:
            self._starts[path] = [0, *accumulate(len(line) + 1 for line in text.split("\n"))]
        return self._starts[path]
