"""Whatever stands in an author's files, every report stays what it should be."""

import json
import re

import junitparser
from hypothesis import given
from hypothesis import strategies as st

from generator.diagnostic import Diagnostic, Severity, Span
from generator.reporting.formats import REPORTS
from generator.reporting.github_summary import github_summary
from tests.reporting.sample import MANUAL, Example, example

BYTES = st.characters(min_codepoint=0xDC80, max_codepoint=0xDCFF, categories=["Cs"])
"""What Python makes of the bytes of a file's name that are not UTF-8."""
TEXTS = st.text(st.characters(exclude_categories=["Cs"]) | BYTES)


@st.composite
def found(draw: st.DrawFn) -> Example:
    path, text = f"cards_src/example/{draw(TEXTS)}", draw(TEXTS)
    start, end = sorted((draw(st.integers(0, len(text) + 1)), draw(st.integers(0, len(text) + 1))))
    card = draw(st.none() | TEXTS)
    finding = Diagnostic("missing-id", Severity.ERROR, Span(path, start, end), draw(TEXTS), draw(TEXTS), card)
    given = example(finding)
    return Example(given.deck, {**given.texts, path: text}, given.diagnostics)


@given(found())
def test_every_report_can_be_written(found: Example) -> None:
    for report in (
        *(make([found]) for make in REPORTS.values()),
        github_summary([found], MANUAL, "https://example.org"),
    ):
        assert report.encode()


@given(found())
def test_text_is_a_place_and_a_message_and_all_else_is_indented(found: Example) -> None:
    first, *others = REPORTS["text"]([found]).split("\n")
    assert re.match(r"cards_src/example/.*:\d+:\d+: error\[missing-id\]", first)
    assert others[-2:] == ["2 cards, 1 error.", ""]
    assert all(line.startswith("    ") for line in others[:-2])


@given(found())
def test_json_gives_the_texts_back(found: Example) -> None:
    (finding,) = found.diagnostics
    (read,) = json.loads(REPORTS["json"]([found]))["diagnostics"]
    assert (read["path"], read["message"], read["remedy"], read["card"]) == (
        finding.span.path,
        finding.message,
        finding.remedy,
        finding.card,
    )


@given(found())
def test_github_gets_one_command(found: Example) -> None:
    command, closing, rest = REPORTS["github"]([found]).split("\n")
    assert re.fullmatch(r"::error file=[^:,]*,line=\d+,endLine=\d+,col=\d+,title=missing-id::.*", command)
    assert (closing, rest) == ("2 cards, 1 error.", "")
    assert github_summary([found], MANUAL, None).count("\n- ") == 1


@given(found())
def test_sarif_has_a_plain_address_and_a_region(found: Example) -> None:
    (result,) = json.loads(REPORTS["sarif"]([found]))["runs"][0]["results"]
    location = result["locations"][0]["physicalLocation"]
    assert re.fullmatch(r"cards_src/example/[A-Za-z0-9_.~/%-]*", location["artifactLocation"]["uri"])
    region = location["region"]
    assert (1, 1) <= (region["startLine"], region["startColumn"]) <= (region["endLine"], region["endColumn"])


@given(found())
def test_junit_is_xml(found: Example) -> None:
    read = junitparser.JUnitXml.fromstring(REPORTS["junit"]([found]).encode())
    assert (read.tests, read.failures) in {(3, 1), (2, 1)}, "an id may be that of a card"
