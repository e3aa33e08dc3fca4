"""What a build remembers changes nothing but its time."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.cli import remembering
from tests.project import FIRST, Project, cards

MEMORY = Path("decks/draft/.last-build.json")


def built(project: Project) -> tuple[str, bytes]:
    """What a build says, and the package that is there after it."""
    done = project.run("build", env={"SOURCE_DATE_EPOCH": "1800000000"})
    assert done.returncode == 0
    return done.stdout, project.draft.read_bytes()


def test_a_build_with_its_memory_is_as_one_without(project: Project) -> None:
    built(project)
    remembered = built(project)
    (project.root / MEMORY).unlink()
    assert built(project) == remembered


def test_what_it_remembers_is_shown_again(project: Project) -> None:
    project.write("basics.yaml", cards(FIRST.replace("What is", "Describe")))
    first, _ = built(project)
    second, _ = built(project)
    assert "vague-opener" in first
    assert second == first.replace(" written", " is up to date")


def edit(project: Project) -> None:
    project.write("basics.yaml", cards(FIRST.replace("neck", "lower end")))


def touch_up_the_draft(project: Project) -> None:
    project.draft.write_bytes(b"another package")


def remove_the_draft(project: Project) -> None:
    project.draft.unlink()


def take_it_for_another(project: Project) -> None:
    memory = json.loads((project.root / MEMORY).read_bytes())
    (project.root / MEMORY).write_text(json.dumps(memory | {"key": "0" * 64}))


@pytest.mark.parametrize("change", [edit, touch_up_the_draft, remove_the_draft, take_it_for_another])
def test_after_a_change_everything_is_made_anew(project: Project, change: Callable[[Project], None]) -> None:
    built(project)
    change(project)
    said, package = built(project)
    (project.root / MEMORY).unlink()
    project.draft.unlink()
    assert built(project)[1] == package
    assert ("written" in said) == (change is not take_it_for_another)


@pytest.mark.parametrize(
    "damaged", [b"", b"{", b"[]", b'{"key": 1}', b"\xff", b'{"files": 1, "said": 2}', b"[" * 100_000]
)
def test_a_damaged_memory_is_no_memory(project: Project, damaged: bytes) -> None:
    before = built(project)[1]
    (project.root / MEMORY).write_bytes(damaged)
    assert built(project)[1] == before


def test_another_deckgen_or_another_day_is_not_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    key = remembering.made_of([], "today")
    assert key == remembering.made_of([], "today") != remembering.made_of([], "tomorrow")
    monkeypatch.setattr("generator.__version__", "0.0.0")
    assert key != remembering.made_of([], "today")
