"""Diagnostics as text for a terminal."""

import textwrap
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import accumulate

from generator.diagnostic import Diagnostic, Severity
from generator.reporting.place import Place, Places

WIDTH = 80
INDENT = "    "


def text_report(diagnostics: Iterable[Diagnostic], texts: Mapping[str, str]) -> Iterator[str]:
    """The lines of the report: of each finding its place and message, the line it speaks of, and what to do."""
    places = Places(texts)
    for diagnostic in diagnostics:
        place = places.of(diagnostic.span)
        where = f"{diagnostic.span.path}:{place.line}:{place.column}"
        yield f"{where}: {diagnostic.severity}[{diagnostic.rule}] {diagnostic.message}"
        yield from _excerpt(place)
        yield from textwrap.wrap(
            diagnostic.remedy, WIDTH, initial_indent=INDENT, subsequent_indent=INDENT, break_on_hyphens=False
        )
        if diagnostic.correction:
            yield from (INDENT + line for line in diagnostic.correction.text.split("\n"))


def summary(diagnostics: Iterable[Diagnostic]) -> str:
    """How many findings of each severity there are: "2 errors, 1 warning", or "no problems"."""
    counts = Counter(diagnostic.severity for diagnostic in diagnostics)
    parts = [
        counted(counts[severity], str(severity)) for severity in sorted(Severity, reverse=True) if counts[severity]
    ]
    return ", ".join(parts) or "no problems"


def counted(number: int, noun: str) -> str:
    """A number with its noun, in the plural where it is due."""
    return f"{number} {noun}" + ("s" if number != 1 and noun != "info" else "")


def _excerpt(place: Place) -> Iterator[str]:
    """The line, or what fits of it around its column, with a caret under that."""
    room = WIDTH - len(INDENT)
    before, after = place.before.expandtabs(1), place.after.expandtabs(1)
    if _width(before) + _width(after) > room:
        before = _fitting(before[::-1], max(room // 2, room - _width(after)))[::-1]
    after = _fitting(after, room - _width(before))
    if (before + after).strip():
        yield INDENT + before + after
        yield INDENT + " " * _width(before) + "^"


def _fitting(text: str, room: int) -> str:
    """The start of a text that takes at most so many columns."""
    if text.isascii():
        return text[:room]
    taken = accumulate(map(_width, text))
    return "".join(one for one, width in zip(text, taken, strict=True) if width <= room)


def _width(text: str) -> int:
    """The columns that a text takes in a terminal: wide characters (Unicode Annex 11) take two, combining ones none."""
    if text.isascii():
        return len(text)
    return sum(
        0 if unicodedata.combining(one) else 2 if unicodedata.east_asian_width(one) in "WF" else 1 for one in text
    )
