"""Findings as workflow commands, which GitHub Actions shows beside the lines of a pull request."""

from collections.abc import Iterator, Sequence

from generator.diagnostic import Severity
from generator.reporting.counts import SEVERITIES, closing, counted
from generator.reporting.found import Found, Located, located
from generator.reporting.visible import visible

COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
MOST_SHOWN = 10
"""Annotations of a kind that GitHub shows of one step; it drops the rest without a word."""


def github_report(decks: Sequence[Found]) -> str:
    """An annotation of each finding, the gravest first, as many as are shown; then all in one sentence."""
    found = tuple(located(decks))
    lines = [line for severity in SEVERITIES for line in _annotations(found, severity)]
    return "".join(f"{line}\n" for line in (*lines, closing(decks)))


def _annotations(found: Sequence[Located], severity: Severity) -> Iterator[str]:
    matching = [one for one in found if one.diagnostic.severity == severity]
    yield from map(_annotation, matching[:MOST_SHOWN])
    if (rest := len(matching) - MOST_SHOWN) > 0:
        yield f"{counted(rest, f'more {severity}')} (GitHub shows {MOST_SHOWN} of a kind): `deckgen check` shows all."


def _annotation(one: Located) -> str:
    diagnostic, place, _ = one
    properties = {
        "file": diagnostic.span.path,
        "line": str(place.line),
        "endLine": str(place.end_line),
        "col": str(place.column),
        "title": diagnostic.rule,
    }
    said = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    return f"::{COMMANDS[diagnostic.severity]} {said}::" + _data(f"{diagnostic.message}\n{diagnostic.advice}")


def _data(text: str) -> str:
    """A text as a command carries it: GitHub turns these three back."""
    return visible(text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A"))


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
