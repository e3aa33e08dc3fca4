"""The corrections file, imported into real Anki: what it corrects, and what it leaves alone."""

import pytest

from generator.release.corrections import HEADER
from tests.project import Project, card, cards
from tests.student import Imported, Student

DAY = 86_400
FIRST = 1_700_000_000
SECOND = FIRST + 30 * DAY

GAP = """\
  - id: gap
    cloze: '{{c1::The cervix}} is the {{c2::neck}} of the uterus.'
    sources: [anatomy-2024]
"""
PICTURED = card("seen", more="    image: cervix.svg\n")


@pytest.fixture
def released(project: Project, student: Student) -> bytes:
    """A first release, studied and written in by a student."""
    project.write("basics.yaml", cards(card("one", more="    hint: low\n"), card("two"), PICTURED, GAP))
    package = project.release(FIRST)
    student.take(package)
    student.clock = FIRST + DAY
    for name in ("one", "two", "seen", "gap"):
        student.study(name)
        student.write(name, "My notes", f"mine of {name}")
        student.tag(name, "mine")
    return package


def second(project: Project) -> str:
    """The second release: all cards but `two` changed, a new one, and the text of its corrections."""
    project.write(
        "basics.yaml",
        cards(
            card("one", answer="'\"K < Na\" → #1\\(x\\), <b>'"),
            card("two"),
            card("new"),
            PICTURED.replace("That", "This"),
            GAP.replace("neck", "lower part"),
        ),
    )
    project.release(SECOND)
    return project.corrections.read_text()


def test_a_first_release_has_no_corrections(project: Project, released: bytes) -> None:
    assert released
    assert not project.corrections.exists()


def test_a_correction_arrives_and_words_tags_and_progress_stay(
    project: Project, released: bytes, student: Student
) -> None:
    assert released
    before = {name: student.progress(name) for name in ("one", "two", "seen", "gap")}
    assert student.correct(second(project)) == Imported(0, 2, 0, 0, 0)
    assert student.note("one")["Answer"] == "&quot;K &lt; Na&quot; → #1\\(x\\), &lt;b&gt;"
    assert student.note("one")["Hint"] == ""
    assert "lower part" in student.note("gap")["Text"]
    for name in before:
        assert student.note(name)["My notes"] == f"mine of {name}"
        assert student.note(name)["Card ID"] == name
        assert "mine" in student.note(name).tags
    assert {name: student.progress(name) for name in before} == before
    assert student.sound()


def test_then_the_package_brings_the_rest(project: Project, released: bytes, student: Student) -> None:
    assert released
    corrections = second(project)
    student.clock = SECOND + 1
    student.correct(corrections)
    assert student.take(project.package.read_bytes()) == Imported(1, 1, 3, 0, 0)
    assert student.note("one")["My notes"] == "mine of one"
    assert student.note("seen")["Answer"] == "This."
    assert student.note("new")["Answer"] == "That."


def test_a_second_time_changes_nothing(project: Project, released: bytes, student: Student) -> None:
    assert released
    corrections = second(project)
    student.correct(corrections)
    assert student.correct(corrections) == Imported(0, 0, 2, 0, 0)


def test_it_corrects_what_the_student_edited_too(project: Project, released: bytes, student: Student) -> None:
    """A note that the student edited after the release keeps its text when the package comes; this is the way to have it."""
    assert released
    corrections = second(project)
    student.clock = SECOND + 1
    student.write("one", "Extra", "my own")
    assert student.take(project.package.read_bytes()).updated == 2
    assert student.note("one")["Answer"] == "That."
    student.correct(corrections)
    assert "K &lt; Na" in student.note("one")["Answer"]


def test_a_student_of_another_deck_gets_nothing(project: Project, released: bytes, tmp_path: object) -> None:
    from pathlib import Path

    assert released
    stranger = Student(Path(str(tmp_path)) / "stranger")
    stranger.correct(second(project))
    assert stranger.notes() == 0
    stranger.close()


def test_a_renamed_note_type_is_found(project: Project, released: bytes, student: Student) -> None:
    assert released
    models = student.collection.models
    kind = models.by_name("Example question")
    assert kind is not None
    kind["name"] = "My own name"
    models.update_dict(kind)
    assert student.correct(second(project)).updated == 2


def test_a_student_who_added_a_field_is_corrected_by_it_alone(
    project: Project, released: bytes, student: Student
) -> None:
    assert released
    models = student.collection.models
    kind = models.by_name("Example question")
    assert kind is not None
    models.add_field(kind, models.new_field("My own field"))
    models.update_dict(kind)
    corrections = second(project)
    assert student.take(project.package.read_bytes()).conflicting == 3
    student.correct(corrections)
    assert "K &lt; Na" in student.note("one")["Answer"]


def test_a_card_that_lost_its_picture_loses_it_there_too(project: Project, released: bytes, student: Student) -> None:
    assert released
    project.write("basics.yaml", cards(card("one", more="    hint: low\n"), card("two"), card("seen"), GAP))
    project.release(SECOND)
    assert student.correct(project.corrections.read_text()) == Imported(0, 1, 0, 0, 0)
    assert student.note("seen")["Image"] == ""


def test_what_was_sent_again_stays_in_it_for_other_releases(project: Project, released: bytes) -> None:
    assert released
    rows = second(project)
    project.write("basics.yaml", (project.root / "cards_src/example/basics.yaml").read_text() + card("late"))
    project.release(SECOND + DAY)
    assert project.corrections.read_text() == rows
    assert rows.startswith(HEADER)


def test_a_correction_stands_in_it_for_a_year(project: Project, released: bytes) -> None:
    assert released
    second(project)
    text = (project.root / "cards_src/example/basics.yaml").read_text()
    project.write("basics.yaml", text + card("late"))
    project.release(SECOND + 364 * DAY)
    assert project.corrections.exists()
    project.write("basics.yaml", text + card("late") + card("later"))
    project.release(SECOND + 366 * DAY)
    assert not project.corrections.exists()
    assert project.run("release", "--check").returncode == 0


def test_release_check_looks_at_it(project: Project, released: bytes) -> None:
    assert released
    second(project)
    assert project.run("release", "--check").returncode == 0
    project.corrections.write_text(project.corrections.read_text()[:-5])
    assert project.run("release", "--check").returncode == 1
    project.release(SECOND)
    assert project.run("release", "--check").returncode == 0
