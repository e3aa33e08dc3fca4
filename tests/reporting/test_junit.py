"""The JUnit report: files are suites, cards are tests."""

import junitparser

from generator.diagnostic import Diagnostic, Severity
from generator.reporting.junit import junit_report
from tests.reporting.sample import HOSTILE, PATH, SAMPLE, at, example, unknown_source


def test_the_whole_report() -> None:
    assert junit_report([SAMPLE]).replace("\t", "  ") == (
        r"""<?xml version="1.0" encoding="utf-8"?>
<testsuites name="deckgen" tests="4" failures="2" errors="0" skipped="0" time="0.0">
  <testsuite name="cards_src/example/caf\udce9\n::error::\x1b[31m\u202efdp.yaml" tests="1" errors="0" failures="1" skipped="0" time="0">
    <testcase name="broken-yaml #1" classname="cards_src/example/caf\udce9\n::error::\x1b[31m\u202efdp.yaml">
      <failure message="Not YAML: &quot;100%&quot;, \r\n::error::forged, \x1b[31m&lt;red&gt;." type="broken-yaml">cards_src/example/caf\udce9\n::error::\x1b[31m\u202efdp.yaml:1:7: error[broken-yaml] Not YAML: &quot;100%&quot;, \r\n::error::forged, \x1b[31m&lt;red&gt;.
    cards:
          ^
    Write `{{c1::…}}` in single quotes; then check the indentation of everything
    that follows it.</failure>
    </testcase>
  </testsuite>
  <testsuite name="cards_src/example/gone.yaml" tests="1" errors="0" failures="0" skipped="0" time="0">
    <testcase name="old-source #1" classname="cards_src/example/gone.yaml">
      <system-out>cards_src/example/gone.yaml:1:1: info[old-source] Nothing stands here.
    Look again.</system-out>
    </testcase>
  </testsuite>
  <testsuite name="cards_src/example/one, two %41::three 漢字.yaml" tests="2" errors="0" failures="1" skipped="0" time="0">
    <testcase name="short-cervix" classname="cards_src/example/one, two %41::three 漢字.yaml">
      <failure message="sources.yaml has no source “anatomy-2042”. sources.yaml has no source “anatomy-2043”." type="unknown-source">cards_src/example/one, two %41::three 漢字.yaml:6:15: error[unknown-source] sources.yaml has no source “anatomy-2042”.
        sources: [anatomy-2042, anatomy-2043]
                  ^
    Did you mean anatomy-2024?
cards_src/example/one, two %41::three 漢字.yaml:6:29: error[unknown-source] sources.yaml has no source “anatomy-2043”.
        sources: [anatomy-2042, anatomy-2043]
                                ^
    Did you mean anatomy-2024?</failure>
      <system-out>cards_src/example/one, two %41::three 漢字.yaml:5:16: warning[long-answer] The answer has 9 words.
        answer: 漢字 &amp; so on, \u202e100% of it
                     ^
    Say less.</system-out>
    </testcase>
    <testcase name="fine" classname="cards_src/example/one, two %41::three 漢字.yaml"/>
  </testsuite>
</testsuites>
"""
    )


def test_a_reader_of_junit_counts_what_passed() -> None:
    read = junitparser.JUnitXml.fromstring(junit_report([SAMPLE]).encode())
    assert isinstance(read, junitparser.JUnitXml)
    assert (read.tests, read.failures, read.errors) == (4, 2, 0)
    assert [case.is_passed for suite in read for case in suite] == [False, True, False, True]


def test_nothing_found_passes_every_card() -> None:
    read = junitparser.JUnitXml.fromstring(junit_report([example()]).encode())
    assert [(suite.name, [case.name for case in suite]) for suite in read] == [(PATH, ["short-cervix", "fine"])]


def test_several_rules_fail_a_card_once() -> None:
    other = Diagnostic("empty-answer", Severity.ERROR, at("short"), "No answer.", "Write one.", "short-cervix")
    report = junit_report([example(other, unknown_source("anatomy-2042"))])
    assert report.count("<failure ") == 1
    assert 'type="empty-answer, unknown-source"' in report
    assert "error[empty-answer] No answer." in report
    assert "error[unknown-source] sources.yaml" in report


def test_findings_without_a_card_are_numbered_by_file_and_rule() -> None:
    one = SAMPLE.diagnostics[0]
    elsewhere = Diagnostic(one.rule, one.severity, at("cards"), one.message, one.remedy)
    read = junitparser.JUnitXml.fromstring(junit_report([example(one, one, elsewhere)]).encode())
    names = {suite.name: [case.name for case in suite] for suite in read}
    assert list(names.values()) == [["broken-yaml #1", "broken-yaml #2"], ["short-cervix", "fine", "broken-yaml #1"]]
    assert HOSTILE not in names
