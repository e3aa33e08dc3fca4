"""Where math stands in an author's text: between `\\(` and `\\)`, or `\\[` and `\\]`."""

import re
from collections.abc import Iterator
from typing import NamedTuple

ESCAPE = re.compile(r"\\[\s\S]")
"""A backslash and what it changes: `\\\\` before a bracket is a line break of math, no bracket of ours."""

ENDS = {r"\(": r"\)", r"\[": r"\]"}
"""What opens math, and what closes it."""


class Math(NamedTuple):
    """The characters `start` up to `end` of a text; if it is not `closed`, those of its opening bracket alone."""

    start: int
    end: int
    closed: bool


def find_math(text: str) -> Iterator[Math]:
    """All math of a text, in order."""
    opening: re.Match[str] | None = None
    for escape in ESCAPE.finditer(text):
        if opening and escape[0] == ENDS[opening[0]]:
            yield Math(opening.start(), escape.end(), closed=True)
            opening = None
        elif escape[0] in ENDS:
            if opening:
                yield Math(opening.start(), opening.end(), closed=False)
            opening = escape
    if opening:
        yield Math(opening.start(), opening.end(), closed=False)
