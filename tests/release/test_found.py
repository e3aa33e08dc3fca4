"""What the random histories found, each as the shortest history that shows it."""

from tests.project import Project, card, cards
from tests.student import OLD, Student

DAY = 86_400
FIRST = 1_700_000_000
SECOND = FIRST + 30 * DAY
THIRD = SECOND + 30 * DAY


def gap(text: str) -> str:
    return f"  - id: gap\n    cloze: '{text}'\n    sources: [anatomy-2024]\n"


ONE_GAP, TWO_GAPS = gap("{{c1::The cervix}} is the neck."), gap("{{c1::The cervix}} is the {{c2::neck}}.")


def test_a_new_gap_of_a_note_that_the_student_edited_later_is_empty_until_the_corrections_come(
    project: Project, student: Student
) -> None:
    """Anki brings a card that is new to a note even where it doesn't update the note."""
    project.write("basics.yaml", cards(ONE_GAP))
    student.take(project.release(FIRST))
    project.write("basics.yaml", cards(TWO_GAPS))
    package = project.release(SECOND)
    student.clock = SECOND + DAY
    student.write("gap", "My notes", "mine")
    student.take(package)
    assert len(student.note("gap").cards()) == 2
    assert student.empty_cards() == 1
    student.correct(project.corrections.read_text())
    assert student.empty_cards() == 0
    assert student.note("gap")["My notes"] == "mine"


def test_an_old_corrections_file_sets_notes_back_until_the_newest_comes(project: Project, student: Student) -> None:
    """Anki's text import knows no dates, so only the newest file must be used."""
    project.write("basics.yaml", cards(card("one"), ONE_GAP))
    project.release(FIRST)
    project.write("basics.yaml", cards(card("one", answer="Second."), ONE_GAP.replace("neck", "part")))
    project.release(SECOND)
    old = project.corrections.read_text()
    project.write("basics.yaml", cards(card("one", answer="Third."), TWO_GAPS))
    student.take(project.release(THIRD))
    student.clock = THIRD + DAY
    student.correct(old)
    assert student.note("one")["Answer"] == "Second."
    assert student.empty_cards() == 1
    student.correct(project.corrections.read_text())
    assert student.note("one")["Answer"] == "Third."
    assert student.empty_cards() == 0


def test_a_note_that_was_deleted_comes_back_by_its_correction_too(project: Project, student: Student) -> None:
    project.write("basics.yaml", cards(card("one"), card("two")))
    student.take(project.release(FIRST))
    project.write("basics.yaml", cards(card("one", answer="Second."), card("two")))
    project.release(SECOND)
    guid = student.note("one").guid
    student.delete_note(guid)
    student.correct(project.corrections.read_text())
    assert student.note_of(guid)["Answer"] == "Second."
    assert student.collection.decks.name(student.note_of(guid).cards()[0].did) == "Example"
    assert student.note_of(guid).tags == []


def test_an_old_package_after_a_newer_one_is_out(project: Project, student: Student) -> None:
    """Anki up to 24.11 dates what an import changes by its own clock, and so may skip the newer package afterwards."""
    project.write("basics.yaml", cards(card("one")))
    student.take(project.release(FIRST))
    project.write("basics.yaml", cards(card("one", answer="Second.")))
    old = project.release(SECOND)
    project.write("basics.yaml", cards(card("one", answer="Third.")))
    newest = project.release(THIRD)
    student.clock = THIRD + DAY
    student.take(old)
    student.take(newest)
    assert student.note("one")["Answer"] == ("Second." if OLD else "Third.")
    student.correct(project.corrections.read_text())
    assert student.note("one")["Answer"] == "Third."


def test_a_card_that_is_a_draft_for_a_while_keeps_its_place_in_the_ledger(project: Project, student: Student) -> None:
    project.write("basics.yaml", cards(card("one"), card("two")))
    student.take(project.release(FIRST))
    student.study("one")
    before = student.progress("one")
    project.write("basics.yaml", cards(card("one", answer="Half done.", more="    draft: true\n"), card("two")))
    assert student.take(project.release(SECOND)).updated == 0
    project.write("basics.yaml", cards(card("one", answer="Done."), card("two")))
    assert student.take(project.release(THIRD)).updated == 1
    assert (student.note("one")["Answer"], student.progress("one")) == ("Done.", before)
