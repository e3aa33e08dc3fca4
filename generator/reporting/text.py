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


def summary(diagnostics: Iterable[Diagnostic]) -> str:
    """How many findings of each severity there are: "2 errors, 1 warning", or "no problems"."""
    counts = Counter(diagnostic.severity for diagnostic in diagnostics)
    parts = [
        _counted(counts[severity], str(severity)) for severity in sorted(Severity, reverse=True) if counts[severity]
    ]
    return ", ".join(parts) or "no problems"


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" + ("s" if number != 1 and noun != "info" else "")


def _excerpt(place: Place) -> Iterator[str]:
    """The line, cut to the width of the page around its column, with a caret under that."""
    if not place.text.strip():
        return
    room = WIDTH - len(INDENT)
    start = max(0, place.column - 1 - room // 2) if _width(place.text) > room else 0
    before, after = place.text[start : place.column - 1], place.text[place.column - 1 :]
    line = (before + after).expandtabs(1)
    while _width(line) > room:
        line = line[:-1]
    yield INDENT + line
    yield INDENT + " " * _width(before.expandtabs(1)) + "^"


def _width(text: str) -> int:
    """The columns that a text takes in a terminal: wide characters (Unicode Annex 11) take two, combining ones none."""
    return sum(
        0 if unicodedata.combining(one) else 2 if unicodedata.east_asian_width(one) in "WF" else 1 for one in text
    )
