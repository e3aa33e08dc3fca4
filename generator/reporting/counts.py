"""How much was found, in numbers and in words."""

from collections import Counter
from collections.abc import Iterable, Sequence

from generator.diagnostic import Diagnostic, Severity
from generator.reporting.found import Found

SEVERITIES = tuple(sorted(Severity, reverse=True))
"""The gravest first, as every report has them."""


def per_severity(diagnostics: Iterable[Diagnostic]) -> dict[Severity, int]:
    """How many findings of each severity there are, none left out."""
    counts = Counter(diagnostic.severity for diagnostic in diagnostics)
    return {severity: counts[severity] for severity in SEVERITIES}


def per_rule(diagnostics: Iterable[Diagnostic]) -> dict[str, int]:
    """How many findings each rule has, the most frequent first."""
    counts = Counter(diagnostic.rule for diagnostic in diagnostics)
    return dict(sorted(counts.items(), key=lambda item: (-item[1], item[0])))


def closing(decks: Sequence[Found]) -> str:
    """All in one sentence: "80 cards, 2 errors, 1 warning, 3 allowed." or "80 cards, no problems."."""
    cards = sum(len(found.deck.cards) for found in decks)
    counts = per_severity(diagnostic for found in decks for diagnostic in found.diagnostics)
    parts = [counted(count, str(severity)) for severity, count in counts.items() if count]
    unshown: Counter[str] = Counter()
    for found in decks:
        unshown.update(found.unshown)
    left_out = [f"{count} {why}" for why, count in unshown.items() if count]
    return f"{counted(cards, 'card')}, {', '.join([*(parts or ['no problems']), *left_out])}."


def counted(number: int, noun: str) -> str:
    """A number with its noun, in the plural where it is due."""
    return f"{number} {noun}" + ("s" if number != 1 and noun != "info" else "")
