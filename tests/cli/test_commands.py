"""The commands as their users run them: what they print, and how they exit."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.project import CARD, DECK, FIRST, Project, card, cards
from tests.repository import commit, git

REPOSITORY = Path(__file__).parents[2]


def test_check_prints_each_finding_with_its_place(project: Project) -> None:
    project.write(
        "basics.yaml",
        "topic: Basics\ncards:\n  - id: cervix\n    question: What is the cervix?\n    anwser: The neck of the uterus.\n",
    )
    done = project.run("check")
    assert done.returncode == 1
    assert done.stderr == ""
    assert (
        done.stdout
        == """\
cards_src/example/basics.yaml:3:9: error[missing-source] Card cervix has no source.
      - id: cervix
            ^
    Add `sources:` with a line `- source-id, Section` for each.
cards_src/example/basics.yaml:5:5: error[unknown-key] A card has no key “anwser”.
        anwser: The neck of the uterus.
        ^
    Did you mean `answer`?

    1  missing-source
    1  unknown-key
1 card, 2 errors.
"""
    )


def test_a_clean_check_says_so(project: Project) -> None:
    done = project.run("check")
    assert (done.returncode, done.stdout, done.stderr) == (0, "1 card, no problems.\n", "")


@pytest.mark.parametrize(("threshold", "status"), [("error", 1), ("warning", 1), ("info", 1), ("never", 0)])
def test_fail_on(project: Project, threshold: str, status: int) -> None:
    project.write("basics.yaml", cards(CARD.replace("sources", "source")))
    assert project.run("check", "--fail-on", threshold).returncode == status


@pytest.mark.parametrize("fault", ["    sources: []\n", "    sources:\n", "", "    sources: [nobody-2000]\n"])
@pytest.mark.parametrize("command", ["build", "release"])
def test_no_package_without_a_known_source(project: Project, command: str, fault: str) -> None:
    entry = CARD.replace("    sources: [anatomy-2024]\n", fault + "    allow: {missing-source: x, unknown-source: x}\n")
    project.write("basics.yaml", cards(entry))
    done = project.run(command)
    assert done.returncode == 1
    assert "error[missing-source]" in done.stdout or "error[unknown-source]" in done.stdout
    assert not project.package.exists()
    assert not project.draft.exists()
    assert not project.ledger.exists()


WAYS: dict[str, tuple[str, str]] = {
    "allow": ("    allow: {missing-source: well known, unknown-source: well known}\n", ""),
    "policy off": ("", "policy: {missing-source: off, unknown-source: off}\n"),
    "policy warning": ("", "policy: {missing-source: {severity: warning}, unknown-source: warning}\n"),
    "both, in vain": ("    allow: {'*': x, source: x}\n", "policy: {'*': off, missing: off}\n"),
}
"""What an author may write on a card and in deck.yaml to get a card without a source into a package."""


@pytest.mark.parametrize(("on_card", "in_deck"), WAYS.values(), ids=WAYS)
@pytest.mark.parametrize("sources", ["[]", "[nobody-2000]"])
@pytest.mark.parametrize("command", ["build", "release"])
def test_nothing_written_lets_a_card_without_a_source_through(
    project: Project, command: str, sources: str, on_card: str, in_deck: str
) -> None:
    project.write("basics.yaml", cards(CARD.replace("[anatomy-2024]", sources) + on_card))
    project.write("deck.yaml", DECK + in_deck)
    done = project.run(command)
    assert done.returncode == 1
    assert f"error[{'missing' if sources == '[]' else 'unknown'}-source]" in done.stdout
    assert not project.package.exists()
    assert not project.draft.exists()
    assert not project.ledger.exists()


@pytest.mark.parametrize(
    "option",
    [
        ("--select", "secondary-source"),
        ("--ignore", "missing-source,unknown-source"),
        ("--since", "HEAD"),
        ("--fail-on", "never"),
    ],
    ids=" ".join,
)
@pytest.mark.parametrize("sources", ["[]", "[nobody-2000]"])
def test_no_option_lets_a_card_without_a_source_through(
    project: Project, sources: str, option: tuple[str, str]
) -> None:
    project.write("basics.yaml", cards(CARD.replace("[anatomy-2024]", sources)))
    git(project.root, "init", "--quiet")
    commit(project.root)
    assert project.run("check", *option).returncode == 0
    for command in ("build", "release"):
        done = project.run(command, *option)
        assert done.returncode == 2
        assert f"No such option '{option[0]}'" in done.stderr
        assert project.run(command).returncode == 1
    assert not project.package.exists()
    assert not project.draft.exists()
    assert not project.ledger.exists()


def test_one_broken_deck_keeps_all_from_being_written(project: Project) -> None:
    for name in ("deck.yaml", "sources.yaml"):
        text = (project.root / "cards_src/example" / name).read_text()
        project.write(f"cards_src/other/{name}", text.replace("Example", "Other").replace("00000000", "00000001"))
    project.write("cards_src/other/basics.yaml", cards(CARD.replace("sources", "source")))
    assert project.run("build").returncode == 1
    assert not project.draft.exists()
    assert project.run("build", "example").returncode == 0
    assert project.draft.exists()


def test_build_says_what_a_student_will_see(project: Project) -> None:
    project.write("basics.yaml", cards(FIRST, card("two")))
    assert project.run("build").stdout == (
        "Example: 2 new, 0 changed, 0 retired, 0 unchanged.\ndecks/draft/example.apkg written\n"
    )
    project.release(1_700_000_000)
    project.write("basics.yaml", cards(FIRST + "    tags: Hard\n", card("two", answer="Else."), card("three")))
    assert project.run("build").stdout == (
        "Example: 1 new, 1 changed, 0 retired, 1 unchanged "
        "(1 of them with new citations, tags or looks that wait for their next change).\n"
        "decks/draft/example.apkg written\n"
    )


def test_drafts_are_checked_and_not_built(project: Project) -> None:
    project.write("basics.yaml", cards(card("one"), card("two", more="    draft: true\n")))
    assert "1 new" in project.run("build").stdout
    project.write("basics.yaml", cards(card("one"), card("two", answer="", more="    draft: true\n")))
    assert "error[empty-answer] Card two" in project.run("build").stdout


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("check", "exmaple"), "There is no deck 'exmaple'. Did you mean example?"),
        (("--root", "nowhere", "check"), "Directory 'nowhere' does not exist."),
        (("--root", "decks", "check"), "There is no deck here: decks/cards_src has no folder."),
        (("explain", "mising-source"), "There is no rule 'mising-source'. Did you mean missing-source?"),
        (("release", "--forget", "nothing"), "No card nothing was released, so there is nothing to forget."),
        (("release", "--forget", "cervix"), "The card cervix is still among the cards"),
        (("release", "--at", "soon"), "--at is 'soon': give Unix seconds"),
        (("chekc",), "No such command 'chekc'."),
    ],
)
def test_wrong_usage_is_explained(project: Project, arguments: tuple[str, ...], said: str) -> None:
    (project.root / "decks").mkdir()
    done = project.run(*arguments)
    assert done.returncode == 2
    assert said in " ".join(done.stderr.split())
    assert "Traceback" not in done.stderr


def test_explain_lists_the_rules_and_shows_a_page(project: Project) -> None:
    listed = project.run("explain").stdout
    assert re.search(r"^missing-source +A card has no source\.$", listed, re.MULTILINE)
    page = project.run("explain", "missing-source").stdout
    assert page.startswith("missing-source (error)\n\nA card has no source.\n")
    assert "Bad:\n\n    - id: cervix\n" in page
    assert page.endswith("\n\nFirm: nothing silences or softens it.\n")


def test_a_failing_disk_is_said_and_not_traced(project: Project) -> None:
    project.write("decks/example.apkg/in-the-way", "")
    done = project.run("release")
    assert done.returncode == 2
    assert "Error: " in done.stderr
    assert "Traceback" not in done.stderr


def with_packages() -> dict[str, str]:
    """An environment in which packages are found without what an installation loads at every start."""
    return {**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}


def test_help_loads_nothing_but_click() -> None:
    code = (
        "import sys\n"
        "import generator.cli\n"
        "try: generator.cli.deckgen(['--help'])\n"
        "except SystemExit: pass\n"
        "loaded = {name.split('.')[0] for name in sys.modules} - set(sys.stdlib_module_names)\n"
        "ours = {name for name in sys.modules if name.startswith('generator.')}\n"
        "print(sorted(loaded), all(name.startswith('generator.cli') for name in ours), file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-S", "-c", code], capture_output=True, text=True, check=True, env=with_packages()
    )
    assert done.stderr.strip() == "['__main__', 'click', 'generator'] True"
    for command in ("build", "check", "explain", "init", "release"):
        assert f"  {command}  " in done.stdout


@pytest.mark.parametrize(
    ("command", "kept_out"),
    [
        (
            "check",
            "genanki citeproc lxml sqlite3 zipfile asyncio markdown_it filelock generator.rendering generator.fixing "
            "generator.evidence.verification generator.evidence.texts",
        ),
        ("build", "asyncio ssl socket markdown_it logging generator.fixing generator.preview generator.apkg.reader"),
    ],
)
def test_a_command_loads_only_what_it_needs(project: Project, command: str, kept_out: str) -> None:
    """To load takes longer than to build a small deck."""
    code = (
        "import os, sys\n"
        "hasattr(os, 'sched_setaffinity') and os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})\n"  # all in one process
        "import generator.cli\n"
        f"generator.cli.deckgen(['--root', {str(project.root)!r}, {command!r}], standalone_mode=False)\n"
        f"print(sorted(sys.modules.keys() & set({kept_out.split()!r})), file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-S", "-c", code], capture_output=True, text=True, check=True, env=with_packages()
    )
    assert done.stderr.strip() == "[]"


def test_build_does_not_dwell_on_what_is_merely_worth_knowing(project: Project) -> None:
    project.write("basics.yaml", cards(card("one")))
    assert "info[unused-source]" in project.run("check").stdout
    assert "info[" not in project.run("build").stdout


def shell(project: Project, line: str) -> subprocess.CompletedProcess[str]:
    """Runs a line of shell in the project, in which `deckgen` is deckgen."""
    command = f"deckgen() {{ '{sys.executable}' -m generator \"$@\"; }}; {line}"
    environment = {**os.environ, "PYTHONPATH": str(REPOSITORY)}
    return subprocess.run(
        ["bash", "-c", command], cwd=project.root, env=environment, capture_output=True, text=True, check=False
    )


COMMANDS = ("--help", "check", "build", "explain missing-source")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="/dev/full is Linux's")
@pytest.mark.parametrize("command", COMMANDS)
def test_a_full_disk_below_the_output_is_an_error(project: Project, command: str) -> None:
    done = shell(project, f"deckgen {command} > /dev/full")
    assert (done.returncode, done.stderr) == (2, "Error: the system: No space left on device\n")


@pytest.mark.skipif(os.name != "posix", reason="a shell of POSIX")
@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("closed", [">&-", "2>&-", ">&- 2>&-"])
def test_output_that_nobody_wants_is_no_error(project: Project, command: str, closed: str) -> None:
    done = shell(project, f"deckgen {command} {closed}")
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.skipif(os.name != "posix", reason="a shell of POSIX")
@pytest.mark.parametrize("command", COMMANDS)
def test_a_reader_who_leaves_sees_no_traceback(project: Project, command: str) -> None:
    assert shell(project, f"deckgen {command} | true").stderr == ""
