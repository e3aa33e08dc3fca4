"""Workflow commands and the step's summary, as GitHub Actions reads them."""

import re

from markdown_it import MarkdownIt

from generator.diagnostic import Diagnostic, Severity
from generator.reporting.github import github_report
from generator.reporting.github_summary import github_summary
from tests.reporting.sample import HOSTILE, MANUAL, PATH, SAMPLE, at, example, unknown_source

FILES = "https://github.com/owner/decks/blob/0123abc"


def read(line: str) -> tuple[str, dict[str, str], str]:
    """A command as GitHub's runner reads it: split first, then turned back (actions/runner, ActionCommand.cs)."""
    found = re.fullmatch(r"::(\w+) (.*?)::(.*)", line)
    assert found, line
    pairs = (pair.split("=", 1) for pair in found[2].split(","))
    return found[1], {name: turned_back(value) for name, value in pairs}, turned_back(found[3])


def turned_back(text: str) -> str:
    for code, character in (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%")):
        text = text.replace(code, character)
    return text


def test_the_whole_report() -> None:
    assert (
        github_report([SAMPLE])
        == r"""::error file=cards_src/example/caf\udce9%0A%3A%3Aerror%3A%3A\x1b[31m\u202efdp.yaml,line=1,endLine=1,col=7,title=broken-yaml::Not YAML: "100%25", %0D%0A::error::forged, \x1b[31m<red>.%0AWrite `{{c1::…}}` in single quotes; then check the indentation of everything that follows it.
::error file=cards_src/example/one%2C two %2541%3A%3Athree 漢字.yaml,line=6,endLine=6,col=15,title=unknown-source::sources.yaml has no source “anatomy-2042”.%0ADid you mean anatomy-2024?
::error file=cards_src/example/one%2C two %2541%3A%3Athree 漢字.yaml,line=6,endLine=6,col=29,title=unknown-source::sources.yaml has no source “anatomy-2043”.%0ADid you mean anatomy-2024?
::warning file=cards_src/example/one%2C two %2541%3A%3Athree 漢字.yaml,line=5,endLine=5,col=16,title=long-answer::The answer has 9 words.%0ASay less.
::notice file=cards_src/example/gone.yaml,line=1,endLine=1,col=1,title=old-source::Nothing stands here.%0ALook again.
2 cards, 3 errors, 1 warning, 1 info.
"""
    )


def test_github_reads_what_was_meant() -> None:
    first, second, *_ = github_report([SAMPLE]).split("\n")
    command, properties, message = read(first)
    assert command == "error"
    assert message.startswith('Not YAML: "100%", \r\n::error::forged, \\x1b[31m<red>.\nWrite `{{c1::…}}`')
    _, properties, _ = read(second)
    assert properties == {"file": PATH, "line": "6", "endLine": "6", "col": "15", "title": "unknown-source"}


def test_no_text_becomes_a_command_of_its_own() -> None:
    lines = re.split(r"[\r\n]", github_report([SAMPLE]).strip())
    assert len(lines) == 6
    assert all(line.startswith("::") for line in lines[:-1])
    assert not lines[-1].startswith("::")


def test_ten_of_a_kind_are_annotated_and_the_rest_is_counted() -> None:
    error = unknown_source("anatomy-2042")
    warning = Diagnostic("long-answer", Severity.WARNING, at("That."), "Long.", "Cut.")
    info = Diagnostic("old-source", Severity.INFO, at("That."), "Old.", "Look again.")
    lines = github_report([example(*[info] * 10, *[warning] * 11, *[error] * 13)]).splitlines()
    assert [line.partition(" ")[0] for line in lines] == [
        *["::error"] * 10,
        "3",
        *["::warning"] * 10,
        "1",
        *["::notice"] * 10,
        "2",
    ]
    assert lines[10] == "3 more errors (GitHub shows 10 of a kind): `deckgen check` shows all."
    assert lines[21] == "1 more warning (GitHub shows 10 of a kind): `deckgen check` shows all."
    assert lines[-1] == "2 cards, 13 errors, 11 warnings, 10 info."


def test_nothing_found_is_said() -> None:
    assert github_report([example()]) == "2 cards, no problems.\n"


def test_the_whole_summary() -> None:
    place = f"{FILES}/cards_src/example/one%2C%20two%20%2541%3A%3Athree%20%E6%BC%A2%E5%AD%97.yaml"
    assert (
        github_summary([example(unknown_source("anatomy-2042"), *SAMPLE.diagnostics[1:2])], MANUAL, FILES)
        == rf"""### deckgen: 2 cards, 1 error, 1 warning.

| rule | findings | what it means |
|---|--:|---|
| long-answer | 1 | An answer is long. |
| unknown-source | 1 | A citation names a source that the register doesn't have. |

- [cards\_src/example/one, two %41::three 漢字.yaml:6]({place}#L6): error, unknown-source. sources.yaml has no source “anatomy-2042”. Did you mean anatomy-2024?
- [cards\_src/example/one, two %41::three 漢字.yaml:5]({place}#L5): warning, long-answer. The answer has 9 words. Say less.

"""
    )


def test_the_summary_shows_texts_as_they_are() -> None:
    markdown = MarkdownIt("commonmark").enable("table")
    shown = markdown.render(github_summary([SAMPLE], MANUAL, None))
    assert "Not YAML: &quot;100%&quot;, \\r\\n::error::forged, \\x1b[31m&lt;red&gt;. Write `{{c1::…}}` in" in shown
    assert "<li>cards_src/example/caf\\udce9\\n::error::\\x1b[31m\\u202efdp.yaml:1: error, broken-yaml." in shown
    assert "<td>unknown-source</td>" in shown
    assert "<a " not in shown
    linked = markdown.render(github_summary([SAMPLE], MANUAL, FILES))
    assert linked.count(f'<a href="{FILES}/cards_src/') == 5
    assert "/caf%E9%0A%3A%3Aerror" in linked, HOSTILE


def test_a_long_summary_says_how_much_it_leaves_out() -> None:
    summary = github_summary([example(*[unknown_source("anatomy-2042")] * 23)], MANUAL, None)
    assert summary.count("\n- ") == 20
    assert summary.endswith("\nAnd 3 more: `deckgen check` shows all.\n\n")


def test_a_clean_summary_is_a_line() -> None:
    assert github_summary([example()], MANUAL, FILES) == "### deckgen: 2 cards, no problems.\n\n"
