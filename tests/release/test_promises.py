"""The table of docs/updating.md that tells students what stays and what arrives: each cell is tried in real Anki."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.project import Project, card, cards
from tests.student import Student

DAY = 86_400
FIRST = 1_700_000_000
SECOND = FIRST + 30 * DAY
PAGE = (Path(__file__).parents[2] / "docs" / "updating.md").read_text(encoding="utf-8")
TABLE = PAGE.partition("### What stays, and what arrives")[2].partition("Each cell is a test")[0]
ROWS = {
    cells[0]: dict(zip(("package", "both", "corrections"), cells[1:], strict=True))
    for line in TABLE.splitlines()
    if len(cells := [cell.strip() for cell in line.strip("| ").split(" | ")]) == 4 and cells[1] != "---"
}
ROUTES = ("package", "both", "corrections")

STUDIED = ("same", "changed", "edited", "seen", "old", "gone")


@dataclass(frozen=True)
class Updated:
    """A student before and after an update: what progress they had, by the card's id."""

    student: Student
    progress: dict[str, tuple[object, ...]]
    guids: dict[str, str]

    def field(self, name: str, field: str) -> str:
        return self.student.note_of(self.guids[name])[field]

    def tags(self, name: str) -> list[str]:
        return self.student.note_of(self.guids[name]).tags

    def stays(self, holds: bool) -> str:
        return "stays" if holds else "is replaced"

    def arrives(self, holds: bool) -> str:
        return "arrives" if holds else "does not arrive"


def released(project: Project, answer: str, *more: str, retired: str = "") -> bytes:
    changed = [card(name, answer=answer) for name in ("changed", "edited", "gone")]
    pictured = card("seen", answer=answer, more="    image: cervix.svg\n")
    project.write("basics.yaml", cards(card("same"), *changed, pictured, card("old", more=retired), *more))
    return project.release(FIRST if answer == "First." else SECOND)


def updated(project: Project, student: Student, route: str) -> Updated:
    """A student who studied and wrote in every card, and then took the second release by a route."""
    student.take(released(project, "First."))
    student.clock = FIRST + DAY
    guids = {name: student.note(name).guid for name in STUDIED}
    for name, guid in guids.items():
        student.study_note(guid)
        student.flag_note(guid)
        student.suspend_note(guid)
        for field in ("My notes", "Extra"):
            student.write_note(guid, field, f"mine on {name}")
        for tag in ("mine", "marked"):
            student.tag_note(guid, tag)
    for field in ("Image", "Audio"):
        student.write_note(guids["changed"], field, "mine")
    student.move_note(guids["changed"])
    student.delete_note(guids["gone"])
    progress = {name: student.progress_of(student.note_of(guids[name])) for name in STUDIED if name != "gone"}
    project.write("cards_src/example/media/cervix.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>")
    package = released(project, "Second.", card("new"), retired="    retired: 2023-12-14 out of use\n")
    student.clock = SECOND + DAY
    student.tag_note(guids["edited"], "later")
    if route != "package":
        student.correct(project.corrections.read_text(encoding="utf-8"))
    if route != "corrections":
        student.take(package)
    return Updated(student, progress, guids)


def _progress(name: str) -> Callable[[Updated], str]:
    def same(one: Updated) -> str:
        return one.stays(one.student.progress_of(one.student.note_of(one.guids[name])) == one.progress[name])

    return same


def _words(name: str, field: str, words: str = "") -> Callable[[Updated], str]:
    return lambda one: one.stays(one.field(name, field) == (words or f"mine on {name}"))


def _own_tags(name: str) -> Callable[[Updated], str]:
    return lambda one: one.stays({"mine", "marked"} <= set(one.tags(name)))


def _correction(name: str) -> Callable[[Updated], str]:
    return lambda one: one.arrives(one.field(name, "Answer") == "Second.")


def _picture(one: Updated) -> str:
    shown = re.findall(r'src="([^"]+)"', one.field("seen", "Image"))
    new = bool(shown) and one.student.media(shown[0]) == b"<svg xmlns='http://www.w3.org/2000/svg'/>"
    assert new == (one.field("seen", "Answer") == "Second.")
    return one.arrives(new)


def _own_files(one: Updated) -> str:
    found = {one.stays(one.field("changed", field) == "mine") for field in ("Image", "Audio")}
    [word] = found
    return word


SEEN: dict[str, Callable[[Updated], str]] = {
    "your progress on it": _progress("same"),
    "what you wrote in *My notes*": _words("same", "My notes"),
    "what you wrote in another field": _words("same", "Extra"),
    "your tags, and the mark": _own_tags("same"),
    "the correction": _correction("changed"),
    "the correction, if you edited, tagged or marked the card after the release": _correction("edited"),
    "your progress on it, flags and suspension included": _progress("changed"),
    "the deck that you moved it to": lambda one: one.stays(
        one.student.collection.decks.name(one.student.note_of(one.guids["changed"]).cards()[0].did) == "My own deck"
    ),
    "what you wrote in *My notes* on it": _words("changed", "My notes"),
    "your tags on it, and the mark": _own_tags("changed"),
    "what you wrote in a field of the deck's, such as *Extra*": _words("changed", "Extra"),
    "your picture or sound in *Image* or *Audio*": _own_files,
    "the tag that says when it changed": lambda one: one.arrives("Example::Changed::2023-12" in one.tags("changed")),
    "the correction, picture included": _picture,
    "what you wrote in *My notes* there": _words("seen", "My notes"),
    "a new card": lambda one: one.arrives(bool(one.student.collection.find_notes('"Card ID:new"'))),
    "the banner of a withdrawn card": lambda one: one.arrives("out of use" in one.field("old", "Question")),
    "the tag `Retired` of a withdrawn card": lambda one: one.arrives("Example::Retired" in one.tags("old")),
    "a card that you deleted, and that was corrected": lambda one: (
        "comes back" if one.guids["gone"] in one.student.guids() else "stays away"
    ),
}
"""What is seen of each row of the table after an update."""


@pytest.mark.parametrize("route", ROUTES)
def test_every_cell_is_true(project: Project, student: Student, route: str) -> None:
    after = updated(project, student, route)
    assert {row: cells[route] for row, cells in ROWS.items()} == {row: see(after) for row, see in SEEN.items()}
    assert student.sound()
    assert student.empty_cards() == 0
