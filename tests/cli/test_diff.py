"""What `deckgen diff` compares, and what it says when it can't."""

import json
import os
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest
from anki.collection import ExportAnkiPackageOptions

from tests.project import Project, card, cards
from tests.repository import commit, git
from tests.student import Student

DAY = 86_400
FIRST = 1_700_000_000
SCHEMA = json.loads((Path(__file__).parents[2] / "schema/diff.schema.json").read_text(encoding="utf-8"))


@pytest.fixture
def released(project: Project) -> bytes:
    project.write("basics.yaml", cards(card("one"), card("two"), card("three")))
    return project.release(FIRST)


def said(project: Project, *arguments: str) -> str:
    done = project.run("diff", *arguments)
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    return done.stdout


def test_the_last_release_and_the_working_tree(project: Project, released: bytes) -> None:
    assert released
    assert said(project) == "Example: last release → working tree\n3 unchanged.\n"
    project.write("basics.yaml", cards(card("new"), card("one", answer="This and that."), card("two"), card("three")))
    assert (
        said(project)
        == """\
Example: last release → working tree
1 new, 1 changed, 2 unchanged.

New (1)
They come as new cards.
  • What is new? (new)

Changed (1)
Anki replaces their text and keeps all progress.
  • What is one? (one)
        Answer: [-That-]{+This and that+}.
"""
    )


@pytest.mark.skipif(os.name != "posix", reason="pseudo-terminals are POSIX's")
def test_on_a_terminal_it_has_colours(project: Project, released: bytes) -> None:
    assert released
    project.write("basics.yaml", cards(card("one", answer="This and that."), card("two"), card("three")))
    ours, theirs = os.openpty()
    command = [sys.executable, "-m", "generator", "--root", str(project.root), "diff"]
    env = {name: value for name, value in os.environ.items() if name != "NO_COLOR"} | {"TERM": "xterm"}
    process = subprocess.Popen(command, cwd=Path(__file__).parents[2], stdout=theirs, env=env)
    os.close(theirs)
    with os.fdopen(ours, "rb", closefd=True) as terminal:
        shown = terminal.read1(1 << 16).decode()
        assert process.wait() == 0
    assert "\x1b[31m\x1b[9m[-That-]\x1b[0m\x1b[32m\x1b[4m{+This\x1b[0m" in shown
    assert "\x1b[1mChanged (1)\x1b[0m" in shown


def test_before_the_first_release_everything_is_new(project: Project) -> None:
    assert "1 new, 0 unchanged." in said(project)


def test_two_packages(project: Project, released: bytes, tmp_path: Path) -> None:
    (tmp_path / "old.apkg").write_bytes(released)
    project.write("basics.yaml", cards(card("one", answer="Else."), card("two"), card("three")))
    project.release(FIRST + DAY)
    out = said(project, str(tmp_path / "old.apkg"), "decks/example.apkg")
    assert out.startswith(f"Example: {tmp_path}/old.apkg → decks/example.apkg\n1 changed, 2 unchanged.\n")
    out = " ".join(said(project, "decks/example.apkg", str(tmp_path / "old.apkg")).split())
    assert "give them the other way round" in out


@pytest.fixture
def history(project: Project) -> Project:
    """A project in a folder of its repository: released, then changed twice without a release."""
    git(project.root.parent, "init", "--quiet")
    project.write("basics.yaml", cards(card("one"), card("two"), card("three")))
    project.release(FIRST)
    commit(project.root.parent)
    project.write("basics.yaml", cards(card("one", answer="First change."), card("two"), card("three"), card("four")))
    commit(project.root.parent)
    project.write("basics.yaml", cards(card("one", answer="Second change."), card("two"), card("three"), card("four")))
    commit(project.root.parent)
    return project


def test_revisions(history: Project) -> None:
    before = {path: path.read_bytes() for path in history.root.parent.rglob("*") if path.is_file()}
    out = said(history, "HEAD~2", ".")
    assert "HEAD~2 → working tree\n1 new, 1 changed, 2 unchanged." in out
    assert "[-That-]{+Second change+}." in out
    out = said(history, "HEAD~1", "HEAD")
    assert "HEAD~1 → HEAD\n1 changed, 3 unchanged." in out
    assert "[-First-] {+Second+} change." in out
    assert "3 unchanged" in said(history, "HEAD~2:decks/example.apkg", "HEAD~2")
    assert "4 unchanged" in said(history, "HEAD")
    after = {path: path.read_bytes() for path in history.root.parent.rglob("*") if path.is_file()}
    assert after == before


def test_a_revision_in_which_the_project_was_not_there(history: Project) -> None:
    top = history.root.parent
    git(top, "checkout", "--quiet", "--orphan", "other")
    git(top, "rm", "--quiet", "-r", "--cached", ".")
    git(top, "commit", "--quiet", "--allow-empty", "--message", "Nothing")
    done = history.run("diff", "other")
    assert done.returncode == 2
    assert "At that revision the project's folder isn't there." in done.stderr


@pytest.mark.skipif(os.name != "posix", reason="symbolic links")
def test_a_revision_reads_nothing_from_outside(history: Project, tmp_path: Path) -> None:
    secret = tmp_path / "secret.yaml"
    secret.write_text("topic: Basics\ncards:\n  - {id: secret, question: A?, answer: B., sources: [anatomy-2024]}\n")
    (history.root / "cards_src/example/link.yaml").symlink_to(secret)
    commit(history.root.parent)
    done = history.run("diff", "HEAD~1", "HEAD")
    assert done.returncode == 2
    assert "secret" not in done.stdout
    assert "it is a link that leads out of the project" in " ".join(done.stderr.split())


def test_a_revision_with_errors_is_said_to_have_them(history: Project) -> None:
    history.write("more.yaml", cards(card("five").replace("sources", "source")))
    commit(history.root.parent)
    done = history.run("diff", "HEAD", "HEAD~1")
    assert done.returncode == 2
    said = " ".join(done.stderr.split())
    assert "At HEAD the deck example has 1 error by the rules of today, such as: cards_src/example/more.yaml: " in said
    assert said.endswith("give its package: HEAD:decks/example.apkg")
    done = history.run("diff")
    assert "Here the deck example has 1 error, so nothing can be made of it: `deckgen check` shows" in done.stderr


def test_what_anki_exported(history: Project, student: Student) -> None:
    student.take(history.package.read_bytes())
    student.write("one", "My notes", "my own words")
    own = student.collection.new_note(student.collection.models.by_name("Basic"))  # type: ignore[arg-type]
    own["Front"] = "mine"
    student.collection.add_note(own, student.collection.decks.id_for_name("Default"))  # type: ignore[arg-type]
    student.collection.export_anki_package(
        out_path=str(history.root / "theirs.apkg"), options=ExportAnkiPackageOptions(legacy=False), limit=None
    )
    out = " ".join(said(history, "decks/example.apkg", "theirs.apkg").split())
    assert "1 changed, 2 unchanged" in out
    assert "My notes: {+my own words+}" in out
    assert "0 notes of decks/example.apkg and 1 of theirs.apkg are left out" in out
    assert "mine" not in out


def test_several_decks(project: Project, released: bytes) -> None:
    for name in ("deck.yaml", "sources.yaml"):
        text = (project.root / "cards_src/example" / name).read_text()
        project.write(f"cards_src/other/{name}", text.replace("Example", "Other").replace("00000000", "00000001"))
    project.write("cards_src/other/basics.yaml", cards(card("eins")))
    out = said(project)
    assert "Example: last release → working tree\n3 unchanged.\n\nOther: last release → working tree\n1 new" in out
    assert "Other" not in said(project, "--deck", "example")
    (project.root / "old.apkg").write_bytes(released)
    assert said(project, "old.apkg", ".") == "Example: old.apkg → working tree\n3 unchanged.\n"


def test_a_renamed_deck_is_shown_not_refused(project: Project, released: bytes) -> None:
    assert released
    project.write(
        "deck.yaml",
        (project.root / "cards_src/example/deck.yaml").read_text().replace("title: Example", "title: Other"),
    )
    assert "Name, so Anki makes a second deck: [-Example-] {+Other+}" in said(project)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("nothing.apkg",), "nothing.apkg is no file. Give a package, a revision of Git, or . for what"),
        (("decks",), "decks is no file."),
        (("--deck", "example", "decks/.."), "decks/.. is no file."),
        (("cards_src/example/deck.yaml",), "deck.yaml can't be read: it is no Anki package, or a damaged one."),
        (("HEAD",), "deckgen diff asks Git what has changed, and Git says: fatal: not a git repository"),
        (("--deck", "exmaple"), "There is no deck 'exmaple' on either side."),
    ],
)
def test_what_is_no_package_is_explained(
    project: Project, released: bytes, arguments: tuple[str, ...], said: str
) -> None:
    assert released
    done = project.run("diff", *arguments, env={"GIT_CEILING_DIRECTORIES": str(project.root.parent)})
    assert done.returncode == 2
    assert said in " ".join(done.stderr.split())
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("revision", "said"),
    [
        ("HEAD~9", "Git knows no revision 'HEAD~9'."),
        ("HEAD:decks/none.apkg", "At that revision there is no file decks/none.apkg."),
        ("HEAD:cards_src/example/deck.yaml", "can't be read: it is no Anki package"),
    ],
)
def test_what_git_does_not_know_is_explained(history: Project, revision: str, said: str) -> None:
    done = history.run("diff", revision)
    assert done.returncode == 2
    assert said in " ".join(done.stderr.split())


def test_the_json_is_what_the_schema_describes(project: Project, released: bytes) -> None:
    assert released
    project.write(
        "basics.yaml",
        cards(
            card("new"),
            card("one", answer="Else."),
            card("two", more="    reverse: {question: Why?, answer: So.}\n"),
            card("three"),
        ),
    )
    project.write(
        "deck.yaml",
        (project.root / "cards_src/example/deck.yaml").read_text()
        + "description: New.\nreport: https://example.org/{id}\n",
    )
    done = project.run("diff", "--format", "json", "--output", "diff.json")
    assert (done.stdout, done.stderr) == ("", "")
    report = json.loads((project.root / "diff.json").read_text())
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    jsonschema.validate(report, SCHEMA, jsonschema.Draft202012Validator)
    (deck,) = report["decks"]
    assert deck["counts"] == {
        "new": 1,
        "changed": 2,
        "retired": 0,
        "refreshed": 0,
        "waiting": 0,
        "gone": 0,
        "unchanged": 1,
    }
    assert [note["card"] for note in deck["notes"]] == ["new", "one", "two"]
    assert deck["note_types"][0]["parts"][0]["part"] == "back"
    assert deck["decks"][0]["runs"] == [{"how": "added", "text": "New."}]
    assert json.loads(project.run("diff", "--format", "json").stdout) == report
