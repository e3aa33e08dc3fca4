"""What is said of a new package, and what Anki does with it."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from generator.apkg.package import Package, PackedField, PackedTemplate
from generator.apkg.reader import Unpacked, unpack
from generator.apkg.writer import pack
from generator.release.dating import Fate
from generator.release.diff import NOTHING, difference, in_common
from generator.release.difference import Difference, NoteChange
from generator.release.words import Run
from tests.project import PICTURE, Project, card, cards
from tests.student import Student

DAY = 86_400
FIRST = 1_700_000_000
SECOND = FIRST + 30 * DAY
CLOZE = "  - id: gap\n    cloze: '{{c1::The cervix}} is the {{c2::neck}}.'\n    sources: [anatomy-2024]\n"
IMAGE = "    image: cervix.svg\n"


def opened(content: bytes) -> Package:
    found = unpack(content)
    assert isinstance(found, Unpacked)
    return found.package


@pytest.fixture
def released(project: Project) -> bytes:
    project.write(
        "basics.yaml",
        cards(card("one"), card("two"), card("three"), card("four", more=IMAGE), card("five"), card("six"), CLOZE),
    )
    return project.release(FIRST)


@pytest.fixture
def second(project: Project, released: bytes) -> bytes:
    """The second release: of each kind of change one."""
    assert released
    project.write(
        "basics.yaml",
        cards(
            card("new"),
            card("one", answer="This and that."),
            card("two", more="    tags: [Hard]\n"),
            card("three", more="    retired: 2023-12-14 out of use\n"),
            card("four", more=IMAGE),
            card("five", more="    reverse: {question: Why?, answer: So.}\n"),
            card("six").replace("[anatomy-2024]", "[physiology-2020]"),
            CLOZE,
        ),
    )
    project.write("cards_src/example/media/cervix.svg", PICTURE.replace("10", "11"))
    project.write(
        "appraisal.yaml",
        (project.root / "cards_src/example/appraisal.yaml").read_text().replace(", headings: [Cervix]", ""),
    )
    return project.release(SECOND)


def fates(found: Difference) -> dict[str | None, Fate]:
    return {note.card: note.fate for note in found.notes}


def of(found: Difference, name: str) -> NoteChange:
    (note,) = [note for note in found.notes if note.card == name]
    return note


def test_each_note_has_its_fate(released: bytes, second: bytes) -> None:
    found = difference(opened(released), opened(second))
    assert fates(found) == {
        "new": Fate.NEW,
        "one": Fate.CHANGED,
        "two": Fate.WAITING,
        "three": Fate.RETIRED,
        "four": Fate.CHANGED,
        "five": Fate.CHANGED,
        "six": Fate.WAITING,
    }
    assert list(fates(found)) == ["new", "one", "two", "three", "four", "five", "six"]  # in teaching order
    assert found.unchanged == 1
    assert not found.backwards
    (answer,) = of(found, "one").fields
    assert (answer.field, answer.runs) == (
        "Answer",
        (Run("removed", "That"), Run("added", "This and that"), Run("same", ".")),
    )
    assert list(of(found, "two").tags) == [("added", "Example::Hard")]
    assert of(found, "three").front == "What is three?"
    assert of(found, "four").media == ("cervix.svg",)
    assert of(found, "five").cards == (("added", "Reverse"),)
    assert [medium.happening for medium in found.media] == ["changed"]
    assert [(deck.name, deck.happening) for deck in found.decks] == [("Example (retired)", "new")]
    assert of(difference(opened(second), opened(released)), "new").fate == Fate.GONE


def test_it_says_what_anki_does(released: bytes, second: bytes, student: Student) -> None:
    found = difference(opened(released), opened(second))
    student.take(released)
    before = {name: student.note(name).fields for name in ("two", "six", "gap")}
    taken = student.take(second)
    assert taken.new == len(found.of(Fate.NEW))
    assert taken.updated == len([*found.of(Fate.CHANGED), *found.of(Fate.RETIRED), *found.of(Fate.REFRESHED)])
    assert {name: student.note(name).fields for name in before} == before


def test_the_way_back_is_told_apart(released: bytes, second: bytes, student: Student) -> None:
    found = difference(opened(second), opened(released))
    assert found.backwards
    assert {fate for name, fate in fates(found).items() if name != "new"} == {Fate.WAITING}
    student.take(second)
    assert student.take(released).updated == 0


def test_a_refresh_is_no_change_of_content(project: Project, second: bytes, student: Student) -> None:
    third = project.release(SECOND + DAY, "--refresh", "new tags")
    found = difference(opened(second), opened(third))
    assert fates(found) == {
        "two": Fate.REFRESHED,
        "six": Fate.REFRESHED,
    }  # sent again, though the package had it already
    assert of(found, "two").tags == ()
    student.take(second)
    assert student.take(third).updated == 2


def test_nothing_differs_from_itself(second: bytes) -> None:
    found = difference(opened(second), opened(second))
    assert not found
    assert found.unchanged == 8
    assert set(fates(difference(NOTHING, opened(second))).values()) == {Fate.NEW}


def test_only_markup(project: Project, released: bytes) -> None:
    project.write(
        "basics.yaml",
        cards(
            card("one", answer="'*That.*'"),
            card("two"),
            card("three"),
            card("four", more=IMAGE),
            card("five"),
            card("six"),
            CLOZE,
        ),
    )
    found = difference(opened(released), opened(project.release(SECOND)))
    (change,) = of(found, "one").fields
    assert change.markup
    assert Run("added", "<em>") in change.runs
    assert of(found, "one").fate == Fate.REFRESHED


def with_kind(package: Package, **changes: object) -> Package:
    kinds = [package.note_types[0]._replace(mod=SECOND, **changes), *package.note_types[1:]]  # type: ignore[arg-type]
    return replace(package, note_types=tuple(kinds))


KINDS: dict[str, tuple[Callable[[Package], Package], bool, tuple[str, str]]] = {
    "style": (lambda old: with_kind(old, css=old.note_types[0].css + ".x {}"), False, ("style", "changed")),
    "a new name": (lambda old: with_kind(old, name="Other"), False, ("name", "renamed")),
    "a field more": (
        lambda old: with_kind(old, fields=(*old.note_types[0].fields, PackedField("More", 7))),
        True,
        ("field", "new"),
    ),
    "a field less": (lambda old: with_kind(old, fields=old.note_types[0].fields[:-1]), True, ("field", "gone")),
    "fields moved": (lambda old: with_kind(old, fields=old.note_types[0].fields[::-1]), True, ("field", "moved")),
    "a field renamed": (
        lambda old: with_kind(old, fields=tuple(one._replace(name=one.name + "!") for one in old.note_types[0].fields)),
        False,
        ("field", "renamed"),
    ),
    "a template more": (
        lambda old: with_kind(old, templates=(*old.note_types[0].templates, PackedTemplate("T", 7, "{{Question}}", ""))),
        True,
        ("template", "new"),
    ),
    "a front": (
        lambda old: with_kind(old, templates=tuple(one._replace(front="!" + one.front) for one in old.note_types[0].templates)),
        False,
        ("front", "changed"),
    ),
}  # fmt: skip


@pytest.mark.parametrize(("change", "breaking", "part"), KINDS.values(), ids=KINDS)
def test_note_types(
    released: bytes, student: Student, change: Callable[[Package], Package], breaking: bool, part: tuple[str, str]
) -> None:
    old = opened(released)
    new = change(old)
    found = difference(old, new)
    (kind,) = found.note_types
    assert kind.newer
    assert kind.breaking == breaking
    assert part in [(one.part, one.happening) for one in kind.parts]
    student.take(released)
    assert (student.take(pack(fitted(new))).conflicting > 0) == breaking


def fitted(package: Package) -> Package:
    """The package with newer notes that have as many fields as their note types."""
    room = {kind.id: len(kind.fields) for kind in package.note_types}
    notes = (one._replace(mod=SECOND, fields=(*one.fields, "")[: room[one.note_type]]) for one in package.notes)
    return replace(package, notes=tuple(notes))


def test_a_renamed_field_is_the_same_field(released: bytes) -> None:
    old = opened(released)
    fields = tuple(one._replace(name="Reply") if one.name == "Answer" else one for one in old.note_types[0].fields)
    other = tuple(one._replace(name="Reply") if one.name == "Answer" else one for one in old.note_types[1].fields)
    new = replace(old, note_types=(old.note_types[0]._replace(fields=fields), old.note_types[1]._replace(fields=other)))
    assert difference(old, new).notes == ()


def test_another_deck_name_or_description(released: bytes) -> None:
    old = opened(released)
    renamed = replace(old, decks=(old.decks[0]._replace(name="Other", description="new words"),))
    assert [(one.name, one.happening, one.was) for one in difference(old, renamed).decks] == [
        ("Other", "renamed", "Example"),
        ("Other", "changed", None),
    ]


def test_what_a_student_wrote_is_seen_and_their_own_notes_are_left_out(
    released: bytes, second: bytes, student: Student, tmp_path: Path
) -> None:
    student.take(released)
    student.write("one", "My notes", "mine")
    student.write("two", "Answer", "As I see it.")
    path = tmp_path / "theirs.apkg"
    note = student.collection.new_note(student.collection.models.by_name("Basic"))  # type: ignore[arg-type]
    note["Front"] = "my own"
    student.collection.add_note(note, student.collection.decks.id_for_name("Default"))  # type: ignore[arg-type]
    from anki.collection import ExportAnkiPackageOptions

    student.collection.export_anki_package(
        out_path=str(path), options=ExportAnkiPackageOptions(with_media=True, legacy=False), limit=None
    )
    theirs, ours, left_out = in_common(opened(path.read_bytes()), opened(second))
    assert left_out == (1, 1)
    found = difference(theirs, ours)
    assert "new" not in fates(found)
    assert fates(found)["two"] == Fate.WAITING  # they wrote after the release
    assert [field.field for field in of(found, "one").fields] == ["Answer", "My notes"]
