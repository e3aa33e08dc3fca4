"""Findings as SARIF 2.1.0, the exchange format of code scanning (OASIS, errata 01)."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any
from urllib.parse import quote

from generator import __version__
from generator.diagnostic import Severity
from generator.reporting.counts import all_cards, all_unshown
from generator.reporting.found import Found, Located, located
from generator.reporting.place import Place
from generator.rules.catalogue import Rule

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
ROOT = "SRCROOT"


def sarif_report(decks: Sequence[Found], manual: Sequence[Rule]) -> str:
    """One run with all findings, and every rule's page of the manual."""
    index = {rule.name: number for number, rule in enumerate(manual)}
    run = {
        "tool": {"driver": {"name": "deckgen", "version": __version__, "rules": [_rule(rule) for rule in manual]}},
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {ROOT: {"description": {"text": "The folder of the project."}}},
        "results": list(_results(located(decks), index)),
        "properties": {"cards": all_cards(decks), **all_unshown(decks)._asdict()},
    }
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2) + "\n"


def _rule(rule: Rule) -> dict[str, Any]:
    prose = rule.manual.partition("\n\nBad:\n")[0]
    return {
        "id": rule.name,
        "name": "".join(word.capitalize() for word in rule.name.split("-")),
        "shortDescription": {"text": rule.summary},
        "fullDescription": {"text": prose},
        "help": {"text": rule.manual, "markdown": rule.manual},
        "defaultConfiguration": {"level": LEVELS[rule.severity]},
    }


def _results(found: Iterable[Located], index: dict[str, int]) -> Iterator[dict[str, Any]]:
    seen: Counter[str] = Counter()
    for one in found:
        diagnostic, place, _ = one
        subject = _subject(one)
        seen[subject] += 1
        yield {
            "ruleId": diagnostic.rule,
            "ruleIndex": index[diagnostic.rule],
            "level": LEVELS[diagnostic.severity],
            # Braces stay single, against SARIF 3.11.5: with no arguments to fill in, viewers show `{{c1::…}}` as it stands.
            "message": {"text": f"{diagnostic.message} {diagnostic.advice}"},
            "locations": [{"physicalLocation": _location(diagnostic.span.path, place)}],
            "partialFingerprints": {"cardAndRule/v1": f"{subject}/{seen[subject]}"},
        }


def _subject(one: Located) -> str:
    """What stays the same of a finding when lines move: its card, or its file where it has none, and its rule."""
    diagnostic, _, deck = one
    whose = diagnostic.span.path if diagnostic.card is None else f"{deck}/{diagnostic.card}"
    return f"{whose}/{diagnostic.rule}"


def _location(path: str, place: Place) -> dict[str, Any]:
    return {
        "artifactLocation": {"uri": quote(path, errors="surrogateescape"), "uriBaseId": ROOT},
        "region": {
            "startLine": place.line,
            "startColumn": place.column,
            "endLine": place.end_line,
            "endColumn": place.end_column,
        },
    }
