"""What would break something for students: refused with what would happen and what to do, and what a reason lets through.

That it would happen is shown in real Anki, with the packages that are refused.
"""

from dataclasses import replace

import pytest

from generator import pipeline
from generator.apkg.package import Package, PackedField
from generator.apkg.reader import Unpacked, unpack
from generator.deck.files import read_deck
from tests.project import DECK, NAMESPACE, Project, card, cards
from tests.student import Student

DAY = 86_400
FIRST = 1_700_000_000
SECOND = FIRST + 30 * DAY
BOTH = card("both", more="    reverse: {question: And back?, answer: Back.}\n")
GAP = """\
  - id: gap
    cloze: '{{c1::The cervix}} is the {{c2::neck}} of the uterus.'
    sources: [anatomy-2024]
"""
OTHER = "d4f4f3a7-9a4f-4b7e-8f0c-5b6f0d1c2e3a"


@pytest.fixture
def released(project: Project, student: Student) -> Project:
    project.write("basics.yaml", cards(card("one"), BOTH, GAP))
    student.take(project.release(FIRST))
    for name in ("one", "both", "gap"):
        student.study(name)
    return project


def refused(project: Project) -> Package:
    """The package of a release that is refused."""
    checked = pipeline.check(read_deck(project.root, "example"))
    assert not checked.sound
    return pipeline.contents(pipeline.make(checked, SECOND))


def change(project: Project, old: str, new: str) -> None:
    project.write("deck.yaml", DECK.replace(old, new))
    project.write("basics.yaml", cards(card("one", answer="Changed."), BOTH, GAP, card("new")))


def test_a_renamed_deck_makes_a_second_one(released: Project, student: Student) -> None:
    change(released, "title: Example", "title: Renamed")
    student.take(pipeline.pack(refused(released)))
    assert [student.collection.decks.name(student.card(name).did) for name in ("one", "new")] == ["Example", "Renamed"]
    done = released.run("release")
    assert done.returncode == 1
    assert "deck.yaml:1:8: error[renamed-deck] The deck was released as “Example”" in done.stdout


def test_a_renamed_tag_root_doubles_the_tags(released: Project, student: Student) -> None:
    change(released, "tag_root: Example", "tag_root: Renamed")
    student.take(pipeline.pack(refused(released)))
    assert {"Example::Basics", "Renamed::Basics"} <= set(student.collection.tags.all())
    assert student.collection.models.by_name("Renamed question")
    assert "deck.yaml:3:11: error[renamed-tag-root]" in released.run("release").stdout


def test_another_namespace_ends_all_corrections(released: Project, student: Student) -> None:
    change(released, NAMESPACE, OTHER)
    taken = student.take(pipeline.pack(refused(released)))
    assert (taken.updated, taken.conflicting) == (0, 3)
    done = released.run("release", "--breaking", "I want to")
    assert done.returncode == 1
    assert "error[changed-namespace]" in done.stdout
    assert f"Write `namespace: {NAMESPACE}` again" in done.stdout


def test_another_form_is_refused_by_anki(released: Project, student: Student) -> None:
    cloze = "  - id: one\n    cloze: 'What is {{c1::one}}?'\n    sources: [anatomy-2024]\n"
    released.write("basics.yaml", cards(cloze, BOTH, GAP))
    assert student.take(pipeline.pack(refused(released))).conflicting == 1
    assert "error[changed-form]" in released.run("release", "--breaking", "I want to").stdout


@pytest.mark.parametrize(
    ("entries", "lost"),
    [((card("one"), card("both"), GAP), "a reverse"), ((card("one"), BOTH, GAP.replace("{{c2::neck}}", "neck")), "the gap c2")],
)  # fmt: skip
def test_a_part_that_goes_leaves_an_empty_card(
    released: Project, student: Student, entries: tuple[str, ...], lost: str
) -> None:
    released.write("basics.yaml", cards(*entries))
    student.take(pipeline.pack(refused(released)))
    assert student.empty_cards() == 1
    assert f"was released with {lost} and lacks it now" in released.run("release").stdout


@pytest.mark.parametrize(
    ("deck", "entries"),
    [
        (DECK.replace("title: Example", "title: Renamed"), (card("one"), BOTH, GAP)),
        (DECK.replace("tag_root: Example", "tag_root: Renamed"), (card("one"), BOTH, GAP)),
        (DECK, (card("one"), card("both"), GAP)),
    ],
)
def test_a_reason_lets_through_what_loses_nothing(released: Project, deck: str, entries: tuple[str, ...]) -> None:
    released.write("deck.yaml", deck)
    released.write("basics.yaml", cards(*entries))
    assert released.run("check").returncode == 1
    done = released.run("release", "--at", str(SECOND), "--breaking", "it was wrong")
    assert done.returncode == 0, done.stdout + done.stderr
    assert ": let through: " in done.stderr
    assert released.run("check").returncode == 0


def test_an_id_that_another_card_had(released: Project, student: Student) -> None:
    """Anki would let the student go on with the old card's progress."""
    released.write("basics.yaml", cards(card("one", "How long is a finger?", "Shorter than its hand."), BOTH, GAP))
    released.release(SECOND)  # for there was too little to tell it by
    released.write("basics.yaml", cards(card("one", "Which organ carries the fetus?", "The uterus."), BOTH, GAP))
    done = released.run("release", "--at", str(SECOND))
    assert done.returncode == 2
    assert "Card one (cards_src/example/basics.yaml) has not a word in common with what was released" in done.stderr
    before = student.progress("one")
    student.take(released.release(SECOND, "--breaking", "the same in other words"))
    assert student.progress("one") == before


def test_a_reason_for_nothing_is_a_mistake(released: Project) -> None:
    done = released.run("release", "--breaking", "to be sure")
    assert done.returncode == 2
    assert "Nothing in this release breaks anything for students: leave --breaking out." in done.stderr


def test_other_fields_are_refused_for_ever(released: Project, student: Student) -> None:
    """No author can change them, so the last package is made to differ, as another deckgen would have made it."""
    found = unpack(released.package.read_bytes())
    assert isinstance(found, Unpacked)
    package = found.package
    kinds = tuple(one._replace(fields=(*one.fields, PackedField("More", 1)), mod=SECOND) for one in package.note_types)
    notes = tuple(note._replace(fields=(*note.fields, ""), mod=SECOND) for note in package.notes)
    other = pipeline.pack(replace(package, note_types=kinds, notes=notes))
    assert student.take(other).conflicting == 3
    released.package.write_bytes(other)
    done = released.run("release", "--at", str(SECOND))
    assert done.returncode == 2
    assert "the note type Example question has other fields or templates than in the last release" in done.stderr
    assert "Traceback" not in done.stderr
