"""Diagnostics as text for a terminal."""

import textwrap
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

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
    column = place.column - 1
    start = max(0, column - room // 2) if len(place.text) > room else 0
    before, after = (part.expandtabs(1) for part in (place.text[start:column], place.text[column : column + room]))
    while _width(before + after) > room:
        before, after = (before, after[:-1]) if after else (before[1:], after)
    if (before + after).strip():
        yield INDENT + before + after
        yield INDENT + " " * _width(before) + "^"


def _width(text: str) -> int:
    """The columns that a text takes in a terminal: wide characters (Unicode Annex 11) take two, combining ones none."""
    return sum(
        0 if unicodedata.combining(one) else 2 if unicodedata.east_asian_width(one) in "WF" else 1 for one in text
    )
