"""The JSON report, in full and against its published schema."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from generator import __version__
from generator.diagnostic import Unshown
from generator.reporting.counts import closing
from generator.reporting.json import json_report
from generator.reporting.sarif import sarif_report
from tests.reporting.sample import SAMPLE, example, unknown_source

SCHEMA = json.loads((Path(__file__).parents[2] / "schema/report.schema.json").read_text(encoding="utf-8"))


def valid(report: str) -> Any:
    """The report read again, if it is what the schema describes."""
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    read = json.loads(report)
    jsonschema.validate(read, SCHEMA, jsonschema.Draft202012Validator)
    return read


def test_the_whole_report() -> None:
    assert valid(json_report([SAMPLE])) == {
        "schema_version": 1,
        "tool": {"name": "deckgen", "version": __version__},
        "diagnostics": [
            {
                "rule": "broken-yaml",
                "severity": "error",
                "path": "cards_src/example/caf\udce9\n::error::\x1b[31m\u202efdp.yaml",
                "line": 1,
                "column": 7,
                "end_line": 1,
                "end_column": 7,
                "message": 'Not YAML: "100%", \r\n::error::forged, \x1b[31m<red>.',
                "remedy": "Write `{{c1::…}}` in single quotes; then check the indentation of everything that follows it.",
                "card": None,
            },
            {
                "rule": "long-answer",
                "severity": "warning",
                "path": "cards_src/example/one, two %41::three 漢字.yaml",
                "line": 5,
                "column": 16,
                "end_line": 5,
                "end_column": 36,
                "message": "The answer has 9 words.",
                "remedy": "Say less.",
                "card": "short-cervix",
            },
            {
                "rule": "unknown-source",
                "severity": "error",
                "path": "cards_src/example/one, two %41::three 漢字.yaml",
                "line": 6,
                "column": 15,
                "end_line": 6,
                "end_column": 27,
                "message": "sources.yaml has no source “anatomy-2042”.",
                "remedy": "Did you mean anatomy-2024?",
                "card": "short-cervix",
            },
            {
                "rule": "unknown-source",
                "severity": "error",
                "path": "cards_src/example/one, two %41::three 漢字.yaml",
                "line": 6,
                "column": 29,
                "end_line": 6,
                "end_column": 41,
                "message": "sources.yaml has no source “anatomy-2043”.",
                "remedy": "Did you mean anatomy-2024?",
                "card": "short-cervix",
            },
            {
                "rule": "old-source",
                "severity": "info",
                "path": "cards_src/example/gone.yaml",
                "line": 1,
                "column": 1,
                "end_line": 1,
                "end_column": 1,
                "message": "Nothing stands here.",
                "remedy": "Look again.",
                "card": None,
            },
        ],
        "summary": {
            "cards": 2,
            "severities": {"error": 3, "warning": 1, "info": 1},
            "rules": {"unknown-source": 2, "broken-yaml": 1, "long-answer": 1, "old-source": 1},
            "allowed": 0,
            "left_out": 0,
        },
    }


def test_nothing_found_is_a_report_too() -> None:
    report = valid(json_report([example()]))
    assert report["diagnostics"] == []
    assert report["summary"] == {
        "cards": 2,
        "severities": {"error": 0, "warning": 0, "info": 0},
        "rules": {},
        "allowed": 0,
        "left_out": 0,
    }


def test_what_is_not_shown_is_counted_over_all_decks() -> None:
    decks = [replace(example(), unshown=Unshown(allowed, left_out)) for allowed, left_out in ((1, 0), (2, 5))]
    summary = valid(json_report(decks))["summary"]
    assert (summary["allowed"], summary["left_out"]) == (3, 5)
    assert closing(decks) == "4 cards, no problems, 3 allowed, 5 left out."
    assert json.loads(sarif_report(decks, ()))["runs"][0]["properties"] == {"cards": 4, "allowed": 3, "left_out": 5}


def test_it_is_plain_ascii_so_that_no_terminal_or_pipe_changes_it() -> None:
    report = json_report([SAMPLE])
    assert report.isascii()
    assert report.endswith("}\n")
    assert "\x1b" not in report


@pytest.mark.parametrize(
    "change",
    [
        {"rule": "Unknown Source"},
        {"severity": "fatal"},
        {"line": 0},
        {"path": ""},
        {"card": 7},
        {"column": None},
        {"code": 1},
    ],
)
def test_the_schema_is_strict(change: dict[str, object]) -> None:
    report = json.loads(json_report([example(unknown_source("anatomy-2042"))]))
    report["diagnostics"][0] |= change
    with pytest.raises(jsonschema.ValidationError):
        valid(json.dumps(report))
