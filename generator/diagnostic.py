"""What deckgen tells an author: a diagnostic is a value, with the place it speaks of."""

import enum
import functools
from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple, ParamSpec


class Severity(enum.IntEnum):
    """How much a diagnostic weighs; an error keeps packages from being written."""

    INFO = 1
    WARNING = 2
    ERROR = 3

    def __str__(self) -> str:
        return self.name.lower()


class Span(NamedTuple):
    """The characters `start` up to `end` (0-based, `end` left out) of the text of the file at `path`.

    It becomes a line and a column only where it is shown (`generator.reporting.place`).
    """

    path: str
    start: int = 0
    end: int = 0


class Correction(NamedTuple):
    """What the line or lines at `span` should read instead."""

    span: Span
    text: str


class Finding(NamedTuple):
    """What a rule has to say: where, what is wrong, and what to do about it; its severity, if not the rule's own."""

    span: Span
    message: str
    remedy: str
    card: str | None = None
    correction: Correction | None = None
    severity: Severity | None = None


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """A finding with the name of the rule that found it and its severity."""

    rule: str
    severity: Severity
    span: Span
    message: str
    remedy: str
    card: str | None = None
    correction: Correction | None = None

    @property
    def advice(self) -> str:
        """What to do, and on lines of their own how the lines in question should read, if that is known."""
        return f"{self.remedy}\n{self.correction.text}" if self.correction else self.remedy


class Unshown(NamedTuple):
    """How many findings a report doesn't show: those that cards allow, and those that it was not asked for."""

    allowed: int = 0
    left_out: int = 0


def diagnosed(rule: str, severity: Severity, finding: Finding) -> Diagnostic:
    """What a rule of this name and severity found."""
    span, message, remedy, card, correction, own = finding
    name = None if card is None else str(card)  # an id knows its place, which is not the finding's
    return Diagnostic(rule, own or severity, span, message, remedy, name, correction)


def rule_name(function: Callable[..., object]) -> str:
    """The name of the rule that a function implements: `missing_source` is `missing-source`."""
    return function.__name__.replace("_", "-")


Arguments = ParamSpec("Arguments")


def problem(write: Callable[Arguments, Finding]) -> Callable[Arguments, Diagnostic]:
    """Turns a function that writes a finding into one that gives the error named after it."""
    name = rule_name(write)

    @functools.wraps(write)
    def diagnose(*args: Arguments.args, **kwargs: Arguments.kwargs) -> Diagnostic:
        return diagnosed(name, Severity.ERROR, write(*args, **kwargs))

    return diagnose
