"""How much was found, in numbers and in words."""

from collections import Counter
from collections.abc import Iterable, Sequence

from generator.diagnostic import Diagnostic, Severity, Unshown
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
    counts = per_severity(diagnostic for found in decks for diagnostic in found.diagnostics)
    parts = [counted(count, str(severity)) for severity, count in counts.items() if count]
    unshown = [f"{count} {why.replace('_', ' ')}" for why, count in all_unshown(decks)._asdict().items() if count]
    return f"{counted(all_cards(decks), 'card')}, {', '.join([*(parts or ['no problems']), *unshown])}."


def all_cards(decks: Iterable[Found]) -> int:
    """How many cards the decks have."""
    return sum(len(found.deck.cards) for found in decks)


def all_unshown(decks: Iterable[Found]) -> Unshown:
    """How many findings in the decks are not shown."""
    return Unshown(*(sum(each) for each in zip(*(found.unshown for found in decks), strict=True)))


def counted(number: int, noun: str) -> str:
    """A number with its noun, in the plural where it is due."""
    return f"{number} {noun}" + ("s" if number != 1 and noun != "info" else "")
