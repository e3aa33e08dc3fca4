"""Editions, imported into real Anki: smaller packages with the same notes."""

from pathlib import Path

import pytest

from generator.release.ledger import read_ledger
from tests.project import DECK, Project, card, cards
from tests.student import Imported, Student

DAY = 86_400
FIRST = 1_700_000_000
SECOND = FIRST + 30 * DAY
CORE = "    yield: core\n"


@pytest.fixture
def edited(project: Project) -> Project:
    """A project with an edition, and its first release: two core cards and a useful one."""
    project.write("deck.yaml", DECK + "editions:\n  core: {yield: core}\n")
    project.write("basics.yaml", cards(card("one", more=CORE), card("two", more=CORE), card("three")))
    project.release(FIRST)
    return project


def core(project: Project) -> bytes:
    return (project.root / "decks/example-core.apkg").read_bytes()


def test_an_edition_has_its_cards_in_the_same_deck(edited: Project, student: Student) -> None:
    assert student.take(core(edited)).new == 2
    assert student.collection.decks.name(student.card("one").did) == "Example"
    assert student.sound()


@pytest.mark.parametrize("first", ["core", "whole"])
def test_who_changes_to_the_other_keeps_everything(edited: Project, student: Student, first: str) -> None:
    packages = {"core": core(edited), "whole": edited.package.read_bytes()}
    student.take(packages.pop(first))
    student.study("one")
    student.write("one", "My notes", "mine")
    before = student.progress("one"), student.note("one").fields
    other = packages.popitem()[1]
    assert student.take(other) == Imported(1 if first == "core" else 0, 0, 2, 0, 0)
    assert (student.progress("one"), student.note("one").fields) == before
    assert student.notes() == 3
    assert student.sound()


def test_a_card_that_leaves_an_edition_is_still_corrected(edited: Project, student: Student) -> None:
    student.take(core(edited))
    edited.write("basics.yaml", cards(card("one", more=CORE), card("two", answer="Corrected."), card("three")))
    edited.release(SECOND)
    assert student.take(core(edited)) == Imported(0, 1, 1, 0, 0)
    assert student.note("two")["Answer"] == "Corrected."


def test_each_edition_has_its_own_corrections(edited: Project, student: Student) -> None:
    student.take(core(edited))
    edited.write(
        "basics.yaml", cards(card("one", answer="A.", more=CORE), card("two", more=CORE), card("three", answer="B."))
    )
    edited.release(SECOND)
    corrections = (edited.root / "decks/example-core.corrections.txt").read_text()
    assert student.correct(corrections) == Imported(0, 1, 0, 0, 0)
    assert edited.corrections.read_text().count("\n") == corrections.count("\n") + 1


def test_a_build_drafts_editions_too(edited: Project) -> None:
    edited.run("build")
    assert (edited.root / "decks/draft/example-core.apkg").exists()


@pytest.mark.parametrize(
    ("edition", "names"),
    [
        ("{yield: core}", {"a"}),
        ("{topic: Anatomy}", {"b", "c"}),
        ("{topic: [Anatomy::Cervix, Basics]}", {"a", "c", "d"}),
        ("{tag: Hard}", {"d"}),
        ("{topic: Anatomy, tag: [Hard, Exam]}", {"c"}),
    ],
)  # fmt: skip
def test_what_an_edition_takes(project: Project, edition: str, names: set[str]) -> None:
    project.write(
        "deck.yaml",
        DECK.replace("- Basics", "- Basics\n  - Anatomy\n  - Anatomy::Cervix\n  - Anatomys")
        + f"editions: {{some: {edition}}}\n",
    )
    project.write(
        "basics.yaml",
        cards(
            card("a", more=CORE),
            card("b", more="    topic: Anatomy\n"),
            card("c", more="    topic: Anatomy::Cervix\n    tags: Exam::Oral\n"),
            card("d", more="    tags: Hard\n"),
            card("e", more="    topic: Anatomys\n"),
        ),
    )  # fmt: skip
    project.release(FIRST)
    ledger, _ = read_ledger("f", project.ledger.read_text())
    assert {name for name, entry in ledger.cards.items() if entry.editions == ("some",)} == names


def test_an_edition_ends_only_for_a_reason(edited: Project) -> None:
    edited.write("deck.yaml", DECK)
    refused = edited.run("release")
    assert refused.returncode == 1
    assert "error[dropped-edition] The edition core was released" in refused.stdout
    done = edited.run("release", "--breaking", "one package is enough")
    assert done.returncode == 0
    assert "decks/example-core.apkg removed" in done.stdout
    assert not Path(edited.root / "decks/example-core.apkg").exists()
    assert edited.run("check").returncode == 0
