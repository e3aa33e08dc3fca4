"""The text report, as it stands on a terminal of 80 columns."""

from dataclasses import replace

import pytest

from generator.diagnostic import Diagnostic, Severity, Span
from generator.reporting.text import text_report
from tests.reporting.sample import PATH, SAMPLE, at, example, unknown_source


def test_the_whole_report() -> None:
    assert (
        text_report([SAMPLE])
        == r"""cards_src/example/caf\udce9\n::error::\x1b[31m\u202efdp.yaml:1:7: error[broken-yaml] Not YAML: "100%", \r\n::error::forged, \x1b[31m<red>.
    cards:
          ^
    Write `{{c1::…}}` in single quotes; then check the indentation of everything
    that follows it.
cards_src/example/one, two %41::three 漢字.yaml:5:16: warning[long-answer] The answer has 9 words.
        answer: 漢字 & so on, \u202e100% of it
                     ^
    Say less.
cards_src/example/one, two %41::three 漢字.yaml:6:15: error[unknown-source] sources.yaml has no source “anatomy-2042”.
        sources: [anatomy-2042, anatomy-2043]
                  ^
    Did you mean anatomy-2024?
cards_src/example/one, two %41::three 漢字.yaml:6:29: error[unknown-source] sources.yaml has no source “anatomy-2043”.
        sources: [anatomy-2042, anatomy-2043]
                                ^
    Did you mean anatomy-2024?
cards_src/example/gone.yaml:1:1: info[old-source] Nothing stands here.
    Look again.

    2  unknown-source
    1  broken-yaml
    1  long-answer
    1  old-source
2 cards, 3 errors, 1 warning, 1 info.
"""
    )


def test_one_finding_needs_no_counts() -> None:
    assert text_report([example(unknown_source("anatomy-2042"))]).endswith("anatomy-2024?\n2 cards, 1 error.\n")


def test_the_most_frequent_rule_comes_first_and_the_numbers_stand_below_each_other() -> None:
    one = unknown_source("anatomy-2042")
    other = Diagnostic("long-answer", Severity.WARNING, at("That."), "Long.", "Cut.")
    report = text_report([example(*[other] * 2, *[one] * 10)])
    assert "\n\n    10  unknown-source\n     2  long-answer\n2 cards, 10 errors, 2 warnings.\n" in report


def test_several_decks_make_one_report() -> None:
    assert text_report([example(), example(unknown_source("anatomy-2042"))]).endswith("\n4 cards, 1 error.\n")


def test_nothing_found_is_said() -> None:
    assert text_report([example()]) == "2 cards, no problems.\n"


@pytest.mark.parametrize("before", ["", "short ", "漢" * 200, "\x1b" * 200, "\t" * 200])
@pytest.mark.parametrize("after", ["", " short", "漢" * 200, "\x1b" * 200])
def test_a_long_line_is_cut_around_its_column(before: str, after: str) -> None:
    start = len(before)
    finding = Diagnostic("long-answer", Severity.WARNING, Span(PATH, start, start + 1), "Long.", "Cut.")
    report = text_report([replace(example(finding), texts={PATH: f"{before}X{after}\n"})])
    line, caret = report.splitlines()[1:3]
    assert columns(line) <= 80
    assert columns(line[: line.index("X")]) == caret.index("^")
    assert "\x1b" not in report


def columns(line: str) -> int:
    return sum(2 if one == "漢" else 1 for one in line)


def test_each_part_is_painted() -> None:
    painted = text_report([example(unknown_source("anatomy-2042"))], lambda part, text: f"<{part}>{text}</>")
    assert "漢字.yaml:6:15:</> <error>error[unknown-source]</> sources.yaml has" in painted
    assert painted.startswith("<place>cards_src")
    assert "<error>              ^</>\n" in painted
