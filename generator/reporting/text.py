"""Findings as text for a terminal."""

import textwrap
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate

from generator.reporting.counts import closing, per_rule
from generator.reporting.found import Found, Located, located
from generator.reporting.place import Place
from generator.reporting.visible import visible

WIDTH = 80
INDENT = "    "

Paint = Callable[[str, str], str]
"""Gives a part of a report ("place", "removed", "added", or the name of a severity) and its text the look they have on a terminal."""


def plain(_part: str, text: str) -> str:
    """The text as it is."""
    return text


def text_report(decks: Sequence[Found], paint: Paint = plain) -> str:
    """Each finding as `finding` gives it; then how often each rule found something, and all in one sentence."""
    found = tuple(located(decks))
    lines = [line for one in found for line in finding(one, paint)]
    if len(found) > 1:
        lines += ["", *_tally(per_rule(one.diagnostic for one in found))]
    return "".join(f"{line}\n" for line in (*lines, closing(decks)))


def finding(one: Located, paint: Paint = plain) -> Iterator[str]:
    """The lines of one finding: its place and message, the line it speaks of, and what to do."""
    diagnostic, place, _ = one
    severity = str(diagnostic.severity)
    where = paint("place", f"{visible(diagnostic.span.path)}:{place.line}:{place.column}:")
    yield f"{where} {paint(severity, f'{severity}[{diagnostic.rule}]')} {visible(diagnostic.message)}"
    if excerpt := _excerpt(place):
        line, caret = excerpt
        yield INDENT + line
        yield INDENT + paint(severity, caret)
    yield from map(
        visible,
        textwrap.wrap(
            diagnostic.remedy, WIDTH, initial_indent=INDENT, subsequent_indent=INDENT, break_on_hyphens=False
        ),
    )
    if diagnostic.correction:
        yield from (INDENT + visible(line) for line in diagnostic.correction.text.split("\n"))


def _tally(counts: dict[str, int]) -> Iterator[str]:
    widest = len(str(max(counts.values())))
    for rule, count in counts.items():
        yield f"{INDENT}{count:>{widest}}  {rule}"


def _excerpt(place: Place) -> tuple[str, str] | None:
    """The line, or what fits of it around its column, and a caret to stand under that; None of a blank line."""
    room = WIDTH - len(INDENT)
    before, after = (visible(part.replace("\t", " ")) for part in (place.before, place.after))
    if width(before) + width(after) > room:
        before = _fitting(before[::-1], max(room // 2, room - width(after)))[::-1]
    after = _fitting(after, room - width(before))
    return (before + after, " " * width(before) + "^") if (before + after).strip() else None


def _fitting(text: str, room: int) -> str:
    """The start of a text that takes at most so many columns."""
    if text.isascii():
        return text[:room]
    taken = accumulate(map(width, text))
    return "".join(one for one, width in zip(text, taken, strict=True) if width <= room)


def width(text: str) -> int:
    """The columns that a text takes in a terminal: wide characters (Unicode Annex 11) take two, combining ones none."""
    if text.isascii():
        return len(text)
    return sum(
        0 if unicodedata.combining(one) else 2 if unicodedata.east_asian_width(one) in "WF" else 1 for one in text
    )
