"""The formats of a report, by name."""

from collections.abc import Callable, Mapping, Sequence

from generator.reporting.found import Found
from generator.reporting.github import github_report
from generator.reporting.json import json_report
from generator.reporting.junit import junit_report
from generator.reporting.sarif import sarif_report
from generator.reporting.text import text_report
from generator.rules.catalogue import rules

REPORTS: Mapping[str, Callable[[Sequence[Found]], str]] = {
    "text": text_report,
    "json": json_report,
    "github": github_report,
    "sarif": lambda decks: sarif_report(decks, rules()),
    "junit": junit_report,
}
