"""A new deck: it builds at once, and nothing that was there is harmed."""

import os
import subprocess
import sys
import uuid
from pathlib import Path

import pytest
import yaml

from generator.deck.files import read_deck
from generator.deck.schema import schema_files
from generator.pipeline import check
from tests.editor import complaints
from tests.project import Project
from tests.student import Student, shown

NAME = "heart-failure"


@pytest.fixture
def empty(tmp_path: Path) -> Project:
    root = tmp_path / "empty"
    root.mkdir()
    return Project(root)


def files(root: Path) -> dict[str, bytes]:
    found = (path for path in root.rglob("*") if path.is_file() and path.name != ".lock")
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in found}


def test_what_it_says(empty: Project) -> None:
    done = empty.run("init", NAME)
    assert (done.returncode, done.stderr) == (0, "")
    assert (
        done.stdout
        == """\
cards_src/heart-failure/ written, with three cards; its README.md says how to go on.
Also written: .gitattributes, .gitignore, schema.
Next: deckgen build heart-failure
"""
    )


def test_a_new_deck_is_clean_is_released_and_studied(empty: Project, student: Student) -> None:
    empty.run("init", NAME)
    assert empty.run("check", "--fail-on", "info").stdout == "3 cards, no problems.\n"
    assert empty.run("build").returncode == 0
    assert empty.run("release").returncode == 0
    assert empty.run("release", "--check").returncode == 0
    assert student.take((empty.root / f"decks/{NAME}.apkg").read_bytes()).new == 3
    assert student.sound()
    assert student.empty_cards() == 0
    assert student.collection.decks.name(student.card("tea-plant").did) == "Heart failure"
    assert student.note("tea-plant").tags == ["HeartFailure::Basics", "HeartFailure::Yield::Core"]
    assert "2–3 minutes" in shown(student.card("green-tea-brewing").answer())
    assert "[how long?]" in shown(student.card("green-tea-brewing").question())
    assert "The kettle has just boiled" in shown(student.card("vignette-green-tea-kettle").question())


def test_an_editor_has_nothing_to_say(empty: Project) -> None:
    empty.run("init", NAME)
    written = files(empty.root)
    assert {name: written[f"schema/{name}"].decode() for name in schema_files()} == schema_files()
    for name in ("deck", "appraisal", "first-cards"):
        path = f"cards_src/{NAME}/{name}.yaml"
        assert complaints(path, written[path].decode()) == []
        schema = written[path].decode().partition("\n")[0].partition("$schema=")[2]
        assert (empty.root / path).parent.joinpath(schema).is_file()


def test_two_decks_have_nothing_in_common(empty: Project) -> None:
    namespaces = set()
    for name in (NAME, "heart-rate"):
        assert empty.run("init", name).returncode == 0
        namespaces.add(check(read_deck(empty.root, name)).deck.namespace)
    assert len(namespaces) == 2
    assert all(one.version == 4 and one.variant == uuid.RFC_4122 for one in namespaces)
    assert empty.run("build").returncode == 0


def test_the_readme_names_the_deck(empty: Project) -> None:
    empty.run("init", NAME)
    readme = (empty.root / f"cards_src/{NAME}/README.md").read_text()
    assert readme.startswith("# Heart failure\n")
    assert f"`deckgen build {NAME}`" in readme


def test_a_second_init_changes_nothing(empty: Project) -> None:
    empty.run("init", NAME)
    before = files(empty.root)
    done = empty.run("init", NAME)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == (
        "Error: cards_src/heart-failure is there already, and init overwrites nothing. "
        "Choose another name, or write your cards in a file of that folder.\n"
    )
    assert files(empty.root) == before


def test_the_name_of_a_released_deck_is_not_given_away(project: Project) -> None:
    project.release(1_700_000_000)
    (project.root / "cards_src/example").rename(project.root / "cards_src/.gone")
    done = project.run("init", "example")
    assert done.returncode == 2
    assert "A deck example was released, says decks/example.ledger.jsonl" in done.stderr
    assert not (project.root / "cards_src/example").exists()


@pytest.mark.parametrize(
    ("name", "suggestion"),
    [("Heart Failure", "heart-failure"), ("../x", "x"), ("heart_failure", "heart-failure"), ("…", "heart-failure")],
)
def test_a_bad_name_is_refused_with_a_better_one(empty: Project, name: str, suggestion: str) -> None:
    done = empty.run("init", name)
    assert done.returncode == 2
    assert f"such as {suggestion}." in done.stderr
    assert files(empty.root.parent) == {}


def test_what_is_there_is_kept(empty: Project) -> None:
    empty.write("schema/deck.schema.json", "{}")
    empty.write("./.gitattributes", b"* text=auto\n*.ledger.jsonl\t merge=union\n")
    empty.write("./.gitignore", b"caf\xe9\n# no line end here")
    empty.run("init", NAME)
    written = files(empty.root)
    assert written["schema/deck.schema.json"] == b"{}"
    assert "schema/cards.schema.json" in written
    assert written[".gitattributes"] == b"* text=auto\n*.ledger.jsonl\t merge=union\n*.verified.jsonl merge=union\n"
    assert written[".gitignore"] == b"caf\xe9\n# no line end here\n/decks/draft/\n"
    empty.run("init", "another")
    assert {path: files(empty.root)[path] for path in written} == written


@pytest.mark.parametrize("line", ["decks/draft/", "/decks/draft", "decks/draft"])
def test_a_draft_folder_that_is_ignored_otherwise(empty: Project, line: str) -> None:
    empty.write("./.gitignore", f"{line}\n")
    empty.run("init", NAME)
    assert (empty.root / ".gitignore").read_text() == f"{line}\n"


def test_the_templates_have_lost_their_dollars(empty: Project) -> None:
    empty.run("init", NAME)
    for path, content in files(empty.root / "cards_src").items():
        assert b"$" not in content.replace(b"server: $schema", b""), path
        if path.endswith(".yaml"):
            yaml.safe_load(content)


@pytest.mark.skipif(os.name != "posix", reason="limits are POSIX's")
def test_a_failing_disk_leaves_no_half_deck(empty: Project) -> None:
    import resource

    empty.run("init", "another")  # what the project needs is there
    before = files(empty.root)
    done = subprocess.run(
        [sys.executable, "-m", "generator", "--root", str(empty.root), "init", NAME],
        cwd=Path(__file__).parents[2],
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000)),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    assert "File too large" in done.stderr
    assert files(empty.root) == before
    assert sorted(path.name for path in (empty.root / "cards_src").iterdir()) == ["another"]
    assert empty.run("init", NAME).returncode == 0


def test_what_a_killed_init_left_is_swept_away(empty: Project) -> None:
    empty.write(f"cards_src/.{NAME}.tmp/half.yaml", "cards:")
    assert empty.run("init", NAME).returncode == 0
    assert not (empty.root / f"cards_src/.{NAME}.tmp").exists()
    assert not (empty.root / f"cards_src/{NAME}/half.yaml").exists()
