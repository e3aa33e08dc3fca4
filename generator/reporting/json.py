"""Findings as one JSON object, for programs; schema/report.schema.json describes it."""

import json
from collections.abc import Sequence
from typing import Any

from generator import __version__
from generator.reporting.counts import all_cards, all_unshown, per_rule, per_severity
from generator.reporting.found import Found, Located, located

SCHEMA_VERSION = 1
"""Rises when the shape of the report changes."""


def json_report(decks: Sequence[Found]) -> str:
    """All findings, and how many there are of each severity and rule."""
    found = tuple(located(decks))
    diagnostics = [one.diagnostic for one in found]
    report = {
        "schema_version": SCHEMA_VERSION,
        "tool": {"name": "deckgen", "version": __version__},
        "diagnostics": [_diagnostic(one) for one in found],
        "summary": {
            "cards": all_cards(decks),
            "severities": {str(severity): count for severity, count in per_severity(diagnostics).items()},
            "rules": per_rule(diagnostics),
            **all_unshown(decks)._asdict(),
        },
    }
    return json.dumps(report, indent=2) + "\n"


def _diagnostic(one: Located) -> dict[str, Any]:
    diagnostic, place, _ = one
    return {
        "rule": diagnostic.rule,
        "severity": str(diagnostic.severity),
        "path": diagnostic.span.path,
        "line": place.line,
        "column": place.column,
        "end_line": place.end_line,
        "end_column": place.end_column,
        "message": diagnostic.message,
        "remedy": diagnostic.advice,
        "card": diagnostic.card,
    }
