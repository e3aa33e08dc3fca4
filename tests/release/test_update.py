"""A student takes releases into real Anki: what arrives, what stays."""

from pathlib import Path

import pytest

from tests.project import Project, card, cards
from tests.student import Student, shown

DAY = 86_400
FIRST = 1_700_000_000
SECOND = FIRST + 30 * DAY


@pytest.fixture
def released(project: Project) -> bytes:
    """The first release: three questions and a cloze."""
    project.write("basics.yaml", cards(card("one"), card("two"), card("three"), CLOZE))
    return project.release(FIRST)


CLOZE = """\
  - id: gap
    cloze: '{{c1::The cervix}} is the {{c2::neck}} of the uterus.'
    sources: [anatomy-2024]
"""


def second(project: Project) -> bytes:
    """The second release: a changed answer, a new card on top, a retired one."""
    project.write(
        "basics.yaml",
        cards(
            card("new"),
            card("one", answer="Corrected."),
            card("two"),
            card("three", more="    retired: 2023-12-14 out of use\n"),
            CLOZE,
        ),
    )
    return project.release(SECOND)


def test_the_first_import(released: bytes, student: Student) -> None:
    taken = student.take(released)
    assert (taken.new, taken.updated, taken.conflicting, taken.first_field_match) == (4, 0, 0, 0)
    assert [len(student.note(name).cards()) for name in ("one", "two", "three", "gap")] == [1, 1, 1, 2]
    assert student.sound()
    assert student.empty_cards() == 0


def test_an_update_brings_what_changed_and_nothing_else(project: Project, released: bytes, student: Student) -> None:
    student.take(released)
    for name in ("one", "two", "three"):
        student.study(name)
    student.write("two", "My notes", "my own words")
    student.tag("two", "mine")
    before = {name: student.progress(name) for name in ("one", "two", "three", "gap")}

    taken = student.take(second(project))

    assert (taken.new, taken.updated, taken.conflicting) == (1, 2, 0)
    assert {name: student.progress(name) for name in before} == before
    assert student.note("one")["Answer"] == "Corrected."
    assert student.note("two")["My notes"] == "my own words"
    assert "mine" in student.note("two").tags
    assert "Example::Retired" in student.note("three").tags
    assert "out of use" in shown(student.card("three").question())
    assert student.note("one").tags == ["Example::Basics", "Example::Changed::2023-12"]
    assert student.note("new").tags == ["Example::Basics"]
    assert student.sound()


def test_a_new_card_takes_its_place_among_those_there(project: Project, released: bytes, student: Student) -> None:
    student.take(released)
    student.take(second(project))
    dues = {name: student.card(name).due for name in ("new", "one", "two", "three", "gap")}
    assert list(dues) == sorted(dues, key=lambda name: dues[name])
    assert len(set(dues.values())) == len(dues)


@pytest.mark.parametrize("again", ["the same", "the older", "a rebuilt one"])
def test_a_package_that_is_not_newer_moves_nothing(
    project: Project, released: bytes, student: Student, again: str
) -> None:
    student.take(released)
    newer = second(project)
    student.take(newer)
    student.write("one", "Answer", "as I like it")
    before = {
        name: (student.progress(name), student.note(name).fields) for name in ("new", "one", "two", "three", "gap")
    }
    rebuilt = project.release(SECOND + DAY)
    taken = student.take({"the same": newer, "the older": released, "a rebuilt one": rebuilt}[again])
    assert (taken.new, taken.updated, taken.conflicting) == (0, 0, 0)
    assert {name: (student.progress(name), student.note(name).fields) for name in before} == before


def test_retired_notes_lie_apart_for_a_new_student_only(
    project: Project, released: bytes, student: Student, tmp_path: Path
) -> None:
    student.take(released)
    newer = second(project)
    student.take(newer)
    newcomer = Student(tmp_path / "newcomer")
    newcomer.take(newer)
    decks = [one.collection.decks.name(one.card("three").did) for one in (student, newcomer)]
    newcomer.close()
    assert decks == ["Example", "Example (retired)"]


def test_a_retired_note_is_published_for_a_year(
    project: Project, released: bytes, student: Student, tmp_path: Path
) -> None:
    assert released
    second(project)
    late = cards(
        card("new", answer="Later."), card("one", answer="Corrected."), card("two"),
        card("three", more="    retired: 2023-12-14 out of use\n"), CLOZE,
    )  # fmt: skip
    project.write("basics.yaml", late)
    assert student.take(project.release(SECOND + 365 * DAY)).new == 5
    project.write("basics.yaml", late.replace("Later.", "Later still."))
    newcomer = Student(tmp_path / "newcomer")
    assert newcomer.take(project.release(SECOND + 366 * DAY)).new == 4
    newcomer.close()
    assert b'"card":"three"' in project.ledger.read_bytes()


def test_a_card_retired_before_its_first_release_is_never_published(project: Project, student: Student) -> None:
    project.write("basics.yaml", cards(card("one"), card("two", more="    retired: 2023-12-14 never mind\n")))
    student.take(project.release(FIRST))
    assert student.notes() == 1


def test_what_rides_along_waits_for_a_change_or_a_refresh(project: Project, released: bytes, student: Student) -> None:
    student.take(released)
    project.write("basics.yaml", cards(card("one", more="    tags: Hard\n"), card("two"), card("three"), CLOZE))
    assert student.take(project.release(SECOND)).updated == 0
    taken = student.take(project.release(SECOND + DAY, "--refresh", "the new tags"))
    assert taken.updated == 1
    assert "Example::Hard" in student.note("one").tags
    assert "Changed" not in str(student.note("one").tags)


def test_a_refresh_says_what_it_does(project: Project, released: bytes) -> None:
    assert released
    project.write("basics.yaml", cards(card("one", more="    tags: Hard\n"), card("two"), card("three"), CLOZE))
    done = project.run("release", "--at", str(SECOND), "--refresh", "the new tags")
    assert done.stderr == (
        "Without --name VERSION, students read nowhere why.\n"
        "Example: 1 card is sent again, though nothing changed that students learn from. "
        "What they wrote on it is replaced.\n"
    )
    again = project.run("release", "--at", str(SECOND + DAY), "--refresh", "once more")
    assert "Example: nothing waited to be sent again.\n" in again.stderr


def test_another_deckgen_that_renders_otherwise_touches_no_note(
    project: Project, released: bytes, student: Student, monkeypatch: pytest.MonkeyPatch
) -> None:
    from generator import pipeline
    from generator.deck.files import read_deck
    from generator.rendering.markdown import to_html

    student.take(released)
    student.clock = FIRST + DAY
    student.write("one", "My notes", "mine")
    monkeypatch.setattr("generator.rendering.note.to_html", lambda text: f"<p>{to_html(text)}</p>")
    checked = pipeline.check(read_deck(project.root, "example"))
    upgraded, refreshed = (pipeline.make(checked, SECOND, refresh=refresh) for refresh in (False, True))
    assert student.take(pipeline.pack(pipeline.contents(upgraded))).updated == 0
    assert student.note("one")["My notes"] == "mine"
    assert student.take(pipeline.pack(pipeline.contents(refreshed))).updated == 4


def test_a_renamed_card_stays_the_same_note(project: Project, released: bytes, student: Student) -> None:
    student.take(released)
    student.study("one")
    before = student.progress("one")
    renamed = card("uno", answer="Corrected.", more="    formerly: one\n")
    project.write("basics.yaml", cards(renamed, card("two"), card("three"), CLOZE))
    student.take(project.release(SECOND))
    assert student.notes() == 4
    assert student.progress("uno") == before


def test_new_templates_reach_a_student_without_touching_a_note(
    project: Project, released: bytes, student: Student
) -> None:
    student.take(released)
    student.write("one", "My notes", "mine")
    deck = (project.root / "cards_src/example/deck.yaml").read_text()
    project.write("deck.yaml", deck + "report: https://example.org/new?card={id}\n")
    taken = student.take(project.release(SECOND))
    assert taken.updated == 0
    assert student.note("one")["My notes"] == "mine"
    assert "https://example.org/new?card=one" in student.card("one").answer()


def test_forget(project: Project, released: bytes) -> None:
    assert released
    project.write("basics.yaml", cards(card("one"), card("two"), CLOZE))
    refused = project.run("release", "--at", str(SECOND))
    assert refused.returncode == 1
    assert "error[vanished-card] The card three was released" in refused.stdout
    project.release(SECOND, "--forget", "three")
    assert b"three" not in project.ledger.read_bytes()
