"""`deckgen check --format`: which report goes where, and what a terminal, a pipe and GitHub make of it."""

import json
import os
import re
import select
import subprocess
import sys
from pathlib import Path

import jsonschema
import junitparser
import pytest

from generator.cli.reports import FORMATS
from generator.reporting.formats import REPORTS
from tests.project import CARD, UNSOURCED, Project, cards

ROOT = Path(__file__).parents[2]
SCHEMA = json.loads((ROOT / "schema/report.schema.json").read_text(encoding="utf-8"))


@pytest.fixture
def broken(project: Project) -> Project:
    project.write("basics.yaml", cards(UNSOURCED))
    return project


def test_every_format_can_be_chosen() -> None:
    assert tuple(REPORTS) == FORMATS


def test_the_help_says_how(project: Project) -> None:
    shown = project.run("check", "--help", env={"COLUMNS": "80"}).stdout
    assert (
        """\
  --format FORMAT[:FILE]          text (the default), json, github, sarif or
                                  junit; with :FILE the report goes into that
                                  file. May be given several times, as in
                                  --format text --format sarif:report.sarif.
  --output FILE                   The file for the report that would go to
                                  standard output.
"""
        in shown
    )


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("fail_on", ["error", "never"])
def test_the_format_changes_nothing_about_the_exit_status(broken: Project, form: str, fail_on: str) -> None:
    done = broken.run("check", "--format", form, "--fail-on", fail_on)
    assert done.returncode == (fail_on == "error")
    assert done.stderr == ""
    assert "anatomy-2042" in done.stdout


@pytest.mark.parametrize("form", FORMATS)
def test_every_format_shows_how_a_line_should_read(project: Project, form: str, tmp_path: Path) -> None:
    project.write("basics.yaml", cards(CARD.replace("question: ", "question: The cervix: ")))
    page = tmp_path / "summary.md"
    shown = project.run("check", "--format", form, env={"GITHUB_STEP_SUMMARY": str(page)}).stdout
    mended = "    question: 'The cervix: What is the cervix?'"
    assert mended in shown
    assert page.exists() == (form == "github")
    assert form != "github" or f"<br>{mended}" in page.read_text()


@pytest.mark.parametrize("form", FORMATS)
def test_a_clean_project_is_clean_in_every_format(project: Project, form: str) -> None:
    done = project.run("check", "--format", form)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout
    assert "missing-source" not in done.stdout or form == "sarif"


@pytest.mark.parametrize(
    "text",
    [
        "topic: Basics\ncards: [\n",
        "\x00",
        b"topic: Basics\ncards:\n  - id: caf\xe9\n",
        "[" * 60_000,
        "{a: b}: c",
        'cards:\n  - id: "a\\ud800\\u202e"\n',
    ],
    ids=["cut off", "a control character", "not UTF-8", "deep", "an odd key", "half a pair"],
)
def test_a_broken_project_is_valid_json_all_the_same(project: Project, text: str | bytes) -> None:
    project.write("basics.yaml", text)
    done = project.run("check", "--format", "json")
    assert done.returncode == 1
    assert done.stderr == ""
    report = json.loads(done.stdout)
    jsonschema.validate(report, SCHEMA)
    assert report["summary"]["severities"]["error"] == len(report["diagnostics"]) > 0


def test_several_formats_at_once(broken: Project) -> None:
    done = broken.run(
        "check", "--format", "text", "--format", "sarif:out/report.sarif", "--format", "junit:report.xml", "example"
    )
    assert (done.returncode, done.stderr) == (1, "")
    assert done.stdout == broken.run("check").stdout
    for form, file in (("sarif", "out/report.sarif"), ("junit", "report.xml")):
        assert (broken.root / file).read_bytes() == broken.run("check", "--format", form).stdout.encode()
    assert junitparser.JUnitXml.fromfile(str(broken.root / "report.xml")).failures == 1


def test_output_takes_what_would_go_to_standard_output(broken: Project) -> None:
    printed = broken.run("check").stdout
    done = broken.run("check", "--output", "report.txt")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == "1 card, 1 error. The report is in report.txt.\n"
    assert (broken.root / "report.txt").read_text() == printed
    done = broken.run("check", "--format", "json", "--format", "github:commands.txt", "--output", "report.json")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == "1 card, 1 error. The report is in report.json and commands.txt.\n"
    assert json.loads((broken.root / "report.json").read_text())["diagnostics"]


def test_a_report_is_written_whole_and_only_when_it_changed(broken: Project) -> None:
    file = broken.root / "report.json"
    broken.run("check", "--format", "json:report.json")
    before = file.stat().st_ino
    broken.run("check", "--format", "json:report.json")
    assert file.stat().st_ino == before
    broken.write("basics.yaml", cards(CARD))
    broken.run("check", "--format", "json:report.json")
    assert file.stat().st_ino != before
    assert {path.name for path in broken.root.iterdir()} == {"cards_src", "report.json"}


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--format", "xml"), "There is no format 'xml'. Choose text, json, github, sarif or junit."),
        (("--format", "json:"), "After --format json: the name of a file is missing."),
        (
            ("--format", "json", "--format", "text"),
            "Only one report can go to standard output: give the others a file, as in --format text:FILE.",
        ),
        (
            ("--format", "json:a", "--output", "b"),
            "Every --format has a file of its own, so nothing is left for --output.",
        ),
        (("--format", "json:a", "--format", "sarif:./a"), "Two reports can't go into the same file."),
        (("--format", "json", "--output", "cards_src"), "File 'cards_src' is a directory."),
        (("--format", "json:cards_src"), "File 'cards_src' is a directory."),
    ],
)
def test_wrong_usage_is_explained(broken: Project, arguments: tuple[str, ...], said: str) -> None:
    done = broken.run("check", *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert said in " ".join(done.stderr.split())
    assert "Traceback" not in done.stderr
    assert {path.name for path in broken.root.iterdir()} == {"cards_src"}


@pytest.mark.skipif(os.name != "posix", reason="such names are POSIX's")
def test_a_hostile_file_name_forges_no_line(project: Project) -> None:
    name = b"caf\xe9\nbasics.yaml:1:1: error[forged]\r\x1b[2K\xe2\x80\xae.yaml"
    path = os.fsencode(project.root / "cards_src/example") + b"/" + name
    Path(os.fsdecode(path)).write_text(cards(UNSOURCED.replace("cervix", "uterus")))
    done = project.run("check")
    assert done.returncode == 1
    assert done.stdout.splitlines()[0] == (
        r"cards_src/example/caf\udce9\nbasics.yaml:1:1: error[forged]\r\x1b[2K\u202e.yaml:6:15: "
        "error[unknown-source] sources.yaml has no source “anatomy-2042”."
    )
    for form in FORMATS:
        done = project.run("check", "--format", form, "--format", "text:report.txt")
        assert (done.returncode, done.stderr) == (1, "")
        assert "\x1b" not in done.stdout
        assert "\u202e" not in done.stdout


def test_an_output_that_lacks_characters_gets_escapes(broken: Project) -> None:
    for form in FORMATS:
        done = broken.run("check", "--format", form, env={"PYTHONIOENCODING": "ascii"})
        assert (done.returncode, done.stderr) == (1, ""), form
    assert "no source \\u201canatomy-2042\\u201d" in broken.run("check", env={"PYTHONIOENCODING": "ascii"}).stdout


def on_a_terminal(project: Project, *arguments: str, **env: str) -> str:
    """What a terminal gets from deckgen."""
    import pty

    ours, theirs = pty.openpty()
    unset = {name: value for name, value in os.environ.items() if name not in {"NO_COLOR", "TERM"}}
    process = subprocess.Popen(
        [sys.executable, "-m", "generator", *arguments],
        cwd=project.root,
        env={**unset, "PYTHONPATH": str(ROOT), "TERM": "xterm-256color", **env},
        stdout=theirs,
        stderr=theirs,
        stdin=theirs,
    )
    os.close(theirs)
    got = b""
    while select.select([ours], [], [], 30)[0]:
        try:
            part = os.read(ours, 65536)
        except OSError:  # Linux says so when the other side is closed
            break
        if not part:
            break
        got += part
    process.wait()
    os.close(ours)
    return got.decode().replace("\r\n", "\n")


@pytest.mark.skipif(os.name != "posix", reason="pseudo-terminals are POSIX's")
def test_a_terminal_gets_colours_unless_it_wants_none(broken: Project) -> None:
    printed = broken.run("check").stdout
    assert "\x1b" not in printed
    shown = on_a_terminal(broken, "check")
    assert shown.startswith(
        "\x1b[1mcards_src/example/basics.yaml:6:15:\x1b[0m \x1b[31m\x1b[1merror[unknown-source]\x1b[0m "
    )
    assert re.sub(r"\x1b\[[0-9]*m", "", shown) == printed
    assert on_a_terminal(broken, "check", NO_COLOR="1") == printed
    assert on_a_terminal(broken, "check", TERM="dumb") == printed
    assert on_a_terminal(broken, "check", NO_COLOR="") == shown
    assert "\x1b" not in on_a_terminal(broken, "check", "--format", "github")
    assert "\x1b[31m" in on_a_terminal(broken, "build")


def test_github_gets_a_summary_of_the_step(broken: Project, tmp_path: Path) -> None:
    page = tmp_path / "summary.md"
    page.write_text("Before.\n")
    address = {"GITHUB_SERVER_URL": "https://github.com", "GITHUB_REPOSITORY": "owner/decks", "GITHUB_SHA": "0123abc"}
    done = broken.run("check", "--format", "github", env={"GITHUB_STEP_SUMMARY": str(page), **address})
    assert (done.returncode, done.stderr) == (1, "")
    assert done.stdout.startswith("::error file=cards_src/example/basics.yaml,line=6,endLine=6,col=15,title=unknown")
    assert page.read_text().startswith("Before.\n### deckgen: 1 card, 1 error.\n")
    assert "(https://github.com/owner/decks/blob/0123abc/cards_src/example/basics.yaml#L6): error" in page.read_text()


def test_other_formats_leave_the_summary_alone(broken: Project, tmp_path: Path) -> None:
    page = tmp_path / "summary.md"
    broken.run("check", env={"GITHUB_STEP_SUMMARY": str(page)})
    assert not page.exists()
    assert broken.run("check", "--format", "github", env={"GITHUB_STEP_SUMMARY": ""}).returncode == 1
