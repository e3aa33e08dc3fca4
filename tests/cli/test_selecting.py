"""`deckgen check --select`, `--ignore` and `--since`: what is shown of what is wrong."""

import os
from pathlib import Path

import pytest

from generator.cli.changes import ALL, lines_of_diff
from tests.project import APPRAISAL, DECK, SOURCES, Project, card, cards, example
from tests.repository import commit, git

BROKEN = cards(
    "  - id: one\n    question: What one?\n    sources: [anatomy-2024]\n\n",
    "  - id: two\n    question: What two?\n    sources: [anatomy-2024]\n\n",
    "  - id: three\n    question: What three?\n    answer: That.\n    sources: [anatomy-2042]\n",
)
"""Two cards without an answer, one with a source that is unknown."""


@pytest.fixture
def repository(project: Project) -> Project:
    """A project under Git, with what is wrong in it committed."""
    project.write("basics.yaml", BROKEN)
    git(project.root, "init", "--quiet")
    commit(project.root)
    return project


def shown(project: Project, *options: str) -> list[str]:
    """The findings that `check` shows, as rule and card or path."""
    done = project.run("check", *options)
    assert done.stderr == ""
    found = [line for line in done.stdout.splitlines() if ": error[" in line or ": warning[" in line]
    assert done.returncode == bool(found)
    return [
        f"{line.partition('[')[2].partition(']')[0]} {line.partition('yaml:')[2].partition(':')[0]}" for line in found
    ]


@pytest.mark.parametrize(
    ("options", "rules"),
    [
        ((), ["empty-answer", "empty-answer", "unknown-source"]),
        (("--select", "unknown-source"), ["unknown-source"]),
        (
            ("--select", "unknown-source,missing-id", "--select", "empty-answer"),
            ["empty-answer"] * 2 + ["unknown-source"],
        ),
        (("--select", "missing-id"), []),
        (("--ignore", "empty-answer"), ["unknown-source"]),
        (("--ignore", "empty-answer, unknown-source"), []),
        (("--select", "empty-answer", "--ignore", "empty-answer"), []),
    ],
)
def test_rules_can_be_chosen(project: Project, options: tuple[str, ...], rules: list[str]) -> None:
    project.write("basics.yaml", BROKEN)
    assert [found.split()[0] for found in shown(project, *options)] == rules


def test_what_is_left_out_is_counted(project: Project) -> None:
    project.write("basics.yaml", BROKEN)
    assert project.run("check", "--select", "missing-id").stdout == "3 cards, no problems, 5 left out.\n"
    assert project.run("check", "--ignore", "empty-answer").stdout.endswith("3 cards, 1 error, 2 info, 2 left out.\n")


@pytest.mark.parametrize("form", ["json", "github", "sarif", "junit"])
def test_every_report_shows_the_same(project: Project, form: str) -> None:
    project.write("basics.yaml", BROKEN)
    report = project.run("check", "--select", "unknown-source", "--format", form).stdout
    assert "no source" in report
    assert "has no answer" not in report


@pytest.mark.parametrize("option", ["--select", "--ignore"])
@pytest.mark.parametrize(
    ("names", "said"),
    [
        ("missing-source,mising-id", "There is no rule 'mising-id'. Did you mean missing-id?"),
        ("xyz", "There is no rule 'xyz'. `deckgen explain` lists them."),
        ("", "There is no rule ''. `deckgen explain` lists them."),
    ],
)
def test_a_rule_that_is_none(project: Project, option: str, names: str, said: str) -> None:
    done = project.run("check", option, names)
    assert (done.returncode, done.stdout) == (2, "")
    assert f"Error: {said}\n" in done.stderr


def test_nothing_has_changed(repository: Project) -> None:
    assert shown(repository, "--since", "HEAD") == []
    assert repository.run("check", "--since", "HEAD").stdout == "3 cards, no problems, 5 left out.\n"


@pytest.mark.parametrize(
    ("old", "new", "rules"),
    [
        ("  - id: one\n    question: What one?", "  - id: one\n    question: What is it?", ["empty-answer 3"]),
        ("    answer: That.\n", "    answer: Those.\n", ["unknown-source 14"]),
        (
            "three\n    question: What three?\n    answer: That.\n",
            "three\n    question: What three?\n",
            ["empty-answer 11", "unknown-source 13"],
        ),
        ("    sources: [anatomy-2042]\n", "", ["missing-source 11"]),
        ("topic: Basics\n", "topic: Basics\n# a comment\n", []),
        ("cards:\n", "cards:\n" + card("new").replace("anatomy-2024", "nobody"), ["unknown-source 6"]),
        ("topic: Basics", "topic: Basic", ["unknown-topic 1"]),
    ],
)
def test_what_is_wrong_with_a_card_that_has_changed(repository: Project, old: str, new: str, rules: list[str]) -> None:
    assert BROKEN.count(old) == 1
    repository.write("basics.yaml", BROKEN.replace(old, new))
    assert shown(repository, "--since", "HEAD") == rules
    commit(repository.root)
    assert shown(repository, "--since", "HEAD~1") == rules
    assert shown(repository, "--since", "HEAD") == []


def test_other_files_by_line(repository: Project) -> None:
    repository.write("deck.yaml", DECK + "policy: {nonsense: off}\n")
    repository.write(
        "appraisal.yaml", APPRAISAL.replace("status: current, read: extract", "status: curent, read: extract")
    )
    repository.write("sources.yaml", SOURCES + "- title: Without an id\n")
    found = shown(repository, "--since", "HEAD")
    assert found == ["bad-value 2", "bad-policy 7", "missing-key 15"]


def test_files_that_git_does_not_know(repository: Project) -> None:
    repository.write("new cards ü.yaml", cards(card("new").replace("anatomy-2024", "nobody")))
    repository.write(".gitignore", "")
    repository.write("cards_src/.gitignore", "ignored.yaml\n")
    repository.write("ignored.yaml", cards(card("ignored").replace("anatomy-2024", "nobody")))
    assert shown(repository, "--since", "HEAD") == ["unknown-source 6", "unknown-source 6"]


def test_names_that_git_writes_in_quotes(repository: Project) -> None:
    names = ["grün und blau.yaml", "子宮.yaml", 'a"b.yaml'] if os.name == "posix" else ["grün und blau.yaml"]
    for name in names:
        repository.write(name, cards(card(f"card-{len(name)}")))
    commit(repository.root)
    for name in names:
        repository.write(name, cards(card(f"card-{len(name)}").replace("anatomy-2024", "nobody")))
    assert shown(repository, "--since", "HEAD") == ["unknown-source 6"] * len(names)


def test_a_file_that_moved_has_not_changed(repository: Project) -> None:
    folder = repository.root / "cards_src/example"
    git(repository.root, "mv", str(folder / "basics.yaml"), str(folder / "moved.yaml"))
    assert shown(repository, "--since", "HEAD") == []


def test_a_file_that_is_gone(repository: Project) -> None:
    (repository.root / "cards_src/example/sources.yaml").unlink()
    assert shown(repository, "--since", "HEAD") == ["missing-file 1"]


def test_a_card_that_is_gone(repository: Project) -> None:
    repository.write("basics.yaml", cards(card("one"), card("two")))
    repository.release(1_700_000_000)
    commit(repository.root)
    repository.write("basics.yaml", cards(card("one")))
    done = repository.run("check", "--since", "HEAD")
    assert done.returncode == 1
    assert "error[vanished-card] The card two was released" in done.stdout


def test_a_project_in_a_folder_of_the_repository(tmp_path: Path) -> None:
    project = example(tmp_path / "below/project")
    project.write("basics.yaml", BROKEN)
    git(tmp_path, "init", "--quiet")
    commit(tmp_path)
    project.write("basics.yaml", BROKEN.replace("one\n    question: What one?", "one\n    question: What is it?"))
    project.write("new.yaml", cards(card("new").replace("anatomy-2024", "nobody")))
    expected = ["empty-answer 3", "unknown-source 6"]
    assert shown(project, "--since", "HEAD") == expected
    done = Project(tmp_path).run("--root", "below/project", "check", "--since", "HEAD")
    assert done.stdout == project.run("check", "--since", "HEAD").stdout


def test_settings_of_git_change_nothing(repository: Project) -> None:
    repository.write("basics.yaml", BROKEN.replace("one\n    question: What one?", "one\n    question: What is it?"))
    for name, value in {
        "color.ui": "always",
        "diff.noprefix": "false",
        "diff.mnemonicPrefix": "true",
        "diff.external": "false",
        "diff.context": "9",
        "diff.interHunkContext": "9",
        "core.quotePath": "true",
    }.items():
        git(repository.root, "config", name, value)
    repository.write(".gitattributes", "*.yaml -diff\n")
    done = repository.run("check", "--since", "HEAD", env={"GIT_DIFF_OPTS": "--unified=9", "LANG": "de_DE.UTF-8"})
    assert done.stdout.endswith("3 cards, 1 error, 4 left out.\n")


@pytest.mark.parametrize("revision", ["nonsense", "", "HEAD..HEAD", "--output=x", "-x", "HEAD:cards_src"])
def test_a_revision_that_is_none(repository: Project, revision: str) -> None:
    done = repository.run("check", f"--since={revision}")
    assert (done.returncode, done.stdout) == (2, "")
    assert (
        f"Error: Git knows no revision {revision!r}. Give a branch, a tag or a commit; in CI, fetch the history first.\n"
        in done.stderr
    )
    assert not (repository.root / "x").exists()


def test_a_folder_that_is_no_repository(project: Project) -> None:
    done = project.run("check", "--since", "HEAD", env={"GIT_CEILING_DIRECTORIES": str(project.root.parent)})
    assert (done.returncode, done.stdout) == (2, "")
    assert "Error: --since asks Git what has changed, and Git says: fatal: not a git repository" in done.stderr


def test_a_machine_without_git(repository: Project) -> None:
    done = repository.run("check", "--since", "HEAD", env={"PATH": str(repository.root)})
    assert (done.returncode, done.stdout) == (2, "")
    assert "Error: --since asks Git what has changed, and there is no Git on this machine.\n" in done.stderr


DIFF = b"""\
diff --git a.yaml a.yaml
index 1..2 100644
--- a.yaml
+++ a.yaml
@@ -2 +2 @@ topic: Basics
--- not.yaml
\\ No newline at end of file
+++ not.yaml
\\ No newline at end of file
@@ -5,2 +4,0 @@
-gone
-gone
@@ -9,0 +8,3 @@
+new
+@@ -1 +1 @@
+new
diff --git gone.yaml gone.yaml
--- gone.yaml
+++ /dev/null
@@ -1 +0,0 @@
-gone
diff --git with space.yaml with space.yaml
--- /dev/null
+++ with space.yaml\t
@@ -0,0 +1,2 @@
+new
+new
"""


def test_a_diff_is_read_by_its_counts() -> None:
    assert lines_of_diff(DIFF) == {
        "a.yaml": [range(2, 3), range(4, 5), range(8, 11)],
        "gone.yaml": [range(1, 2)],
        "with space.yaml": [range(1, 3)],
    }
    assert lines_of_diff(b"") == {}
    assert 10**9 in ALL
