"""The SARIF report, in full and against the schema of SARIF 2.1.0.

The schema (2.1.0-rtm.5, as SchemaStore has it) is the copy that Microsoft's npm package @microsoft/sarif-matcher-utils
1.0.0-beta.0 (MIT licence) carries, unchanged.
"""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import jsonschema
import pytest

from generator import __version__
from generator.diagnostic import Span
from generator.reporting.sarif import sarif_report
from generator.rules.catalogue import rules
from tests.reporting.sample import CARDS, MANUAL, PATH, SAMPLE, at, example, unknown_source

SCHEMA = json.loads(Path(__file__).with_name("sarif-2.1.0-rtm.5.json").read_text(encoding="utf-8"))


def valid(report: str) -> Any:
    """The only run of the report, if it is what the standard describes."""
    read = json.loads(report)
    jsonschema.validate(read, SCHEMA, jsonschema.Draft4Validator)
    (run,) = read["runs"]
    return run


def result(
    rule: str, index: int, level: str, message: str, uri: str, region: tuple[int, int, int, int], fingerprint: str
) -> dict[str, Any]:
    """A result as the report must have it."""
    line, column, end_line, end_column = region
    return {
        "ruleId": rule,
        "ruleIndex": index,
        "level": level,
        "message": {"text": message},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": uri, "uriBaseId": "SRCROOT"},
                    "region": {
                        "startLine": line,
                        "startColumn": column,
                        "endLine": end_line,
                        "endColumn": end_column,
                    },
                }
            }
        ],
        "partialFingerprints": {"cardAndRule/v1": fingerprint},
    }


def test_the_whole_report() -> None:
    hostile = "cards_src/example/caf%E9%0A%3A%3Aerror%3A%3A%1B%5B31m%E2%80%AEfdp.yaml"
    awkward = "cards_src/example/one%2C%20two%20%2541%3A%3Athree%20%E6%BC%A2%E5%AD%97.yaml"
    run = valid(sarif_report([SAMPLE], MANUAL))
    rules = run["tool"]["driver"].pop("rules")
    assert run == {
        "tool": {"driver": {"name": "deckgen", "version": __version__}},
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {"SRCROOT": {"description": {"text": "The folder of the project."}}},
        "results": [
            result(
                "broken-yaml",
                4,
                "error",
                'Not YAML: "100%", \r\n::error::forged, \x1b[31m<red>. '
                "Write `{{c1::…}}` in single quotes; then check the indentation of everything that follows it.",
                hostile,
                (1, 7, 1, 7),
                "cards_src/example/caf\udce9\n::error::\x1b[31m\u202efdp.yaml/broken-yaml/1",
            ),
            result(
                "long-answer",
                2,
                "warning",
                "The answer has 9 words. Say less.",
                awkward,
                (5, 16, 5, 36),
                "example/short-cervix/long-answer/1",
            ),
            result(
                "unknown-source",
                1,
                "error",
                "sources.yaml has no source “anatomy-2042”. Did you mean anatomy-2024?",
                awkward,
                (6, 15, 6, 27),
                "example/short-cervix/unknown-source/1",
            ),
            result(
                "unknown-source",
                1,
                "error",
                "sources.yaml has no source “anatomy-2043”. Did you mean anatomy-2024?",
                awkward,
                (6, 29, 6, 41),
                "example/short-cervix/unknown-source/2",
            ),
            result(
                "old-source",
                3,
                "note",
                "Nothing stands here. Look again.",
                "cards_src/example/gone.yaml",
                (1, 1, 1, 1),
                "cards_src/example/gone.yaml/old-source/1",
            ),
        ],
        "properties": {"cards": 2, "allowed": 0, "left_out": 0},
    }
    assert [rule["defaultConfiguration"]["level"] for rule in rules] == ["error", "error", "warning", "note", "error"]
    assert rules[1] == {
        "id": "unknown-source",
        "name": "UnknownSource",
        "shortDescription": {"text": "A citation names a source that the register doesn't have."},
        "fullDescription": {
            "text": "A citation names a source that the register doesn't have.\n\nLetter | for `letter`."
        },
        "help": {
            "text": "A citation names a source that the register doesn't have.\n\nLetter | for `letter`.\n\n"
            "Bad:\n\n    - id: a\n\nGood:\n\n    - id: b",
            "markdown": "A citation names a source that the register doesn't have.\n\nLetter | for `letter`.\n\n"
            "Bad:\n\n    - id: a\n\nGood:\n\n    - id: b",
        },
        "defaultConfiguration": {"level": "error"},
    }
    assert unquote(awkward) == PATH


def test_the_whole_manual_is_in_it() -> None:
    listed = valid(sarif_report([example()], rules()))["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in listed] == [rule.name for rule in rules()]
    for rule in listed:
        assert len(rule["fullDescription"]["text"]) <= 1024, "GitHub takes no more"


def test_nothing_found_is_a_run_too() -> None:
    assert valid(sarif_report([example()], MANUAL))["results"] == []


def fingerprints(*found: Any) -> list[str]:
    results = valid(sarif_report(found, MANUAL))["results"]
    return [one["partialFingerprints"]["cardAndRule/v1"] for one in results]


def test_a_fingerprint_stays_when_lines_and_files_move() -> None:
    before = example(unknown_source("anatomy-2042"), unknown_source("anatomy-2043"))
    path = "cards_src/example/moved.yaml"
    moved = tuple(replace(one, span=Span(path, one.span.start + 40, one.span.end + 40)) for one in before.diagnostics)
    after = replace(before, texts={path: "#" * 39 + "\n" + CARDS}, diagnostics=moved)
    assert fingerprints(before) == fingerprints(after)


def test_cards_of_the_same_id_in_two_decks_have_their_own() -> None:
    one = example(unknown_source("anatomy-2042"))
    other = replace(one, deck=replace(one.deck, name="other"))
    assert len(set(fingerprints(one, other, one))) == 3


@pytest.mark.parametrize(
    ("span", "columns"),
    [(at("漢字"), (13, 15)), (at("& so", "\u202e100%"), (16, 30)), (Span(PATH, len(CARDS), len(CARDS)), (1, 1))],
)
def test_columns_count_characters(span: Span, columns: tuple[int, int]) -> None:
    (one,) = valid(sarif_report([example(replace(unknown_source("anatomy-2042"), span=span))], MANUAL))["results"]
    region = one["locations"][0]["physicalLocation"]["region"]
    assert (region["startColumn"], region["endColumn"]) == columns


@pytest.mark.parametrize("breakage", ["level", "ruleIndex", "message"])
def test_the_schema_sees_what_is_wrong(breakage: str) -> None:
    report = json.loads(sarif_report([SAMPLE], MANUAL))
    report["runs"][0]["results"][0][breakage] = "wrong"
    with pytest.raises(jsonschema.ValidationError):
        valid(json.dumps(report))
