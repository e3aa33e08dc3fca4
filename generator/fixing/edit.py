"""Edits: what a fix puts in the place of which characters of a file."""

from collections.abc import Iterable
from typing import NamedTuple

from generator.diagnostic import Span


class Edit(NamedTuple):
    """A text to put in the place of a span, and how many things that mends."""

    span: Span
    text: str
    mended: int = 1


def apply(text: str, edits: Iterable[Edit]) -> str:
    """The text of a file after edits that don't overlap; all else in it stays."""
    parts: list[str] = []
    done = 0
    for edit in sorted(edits):
        assert edit.span.start >= done, "no two edits of a fix change the same characters"
        parts += text[done : edit.span.start], edit.text
        done = edit.span.end
    return "".join(parts) + text[done:]
