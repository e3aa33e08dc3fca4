"""When two cards ask the same, and when they only look alike."""

import pytest

from tests.project import Project, card, cards
from tests.rules.said import said


def cloze(name: str, text: str) -> str:
    return f"  - id: {name}\n    cloze: '{text}'\n    sources: [anatomy-2024]\n"


def asked(project: Project, *entries: str) -> int:
    """How many of the cards ask what another asked before."""
    project.write("basics.yaml", cards(*entries))
    return len(said(project, "duplicate-question"))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("What is it?", "what  is IT"),
        ("What is “it”?", "What is 'it' ?"),
        ("It's what?", "It’s what…"),
        ("What – if any – is it?", "What, if any, is it?"),
        ("Weeks 3–4 of what?", "Weeks 3-4 of what?"),
        ("Cafe\u0301?", "Caf\u00e9?"),
        ("\\(x = 1\\) is what?", "\\(x = 1\\) is WHAT?"),
        ("What is \\(x\\)?", "WHAT is \\(x\\)?"),
        ("What is x\\(y\\)?", "What is x \\(y\\)?"),
    ],
)
def test_the_same_question(project: Project, one: str, other: str) -> None:
    assert asked(project, card("one", f'"{_escaped(one)}"'), card("two", f'"{_escaped(other)}"')) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("What means < 25 mm?", "What means > 25 mm?"),
        ("What means 2.5 cm?", "What means 25 cm?"),
        ("What means 25?", "What means 25 %?"),
        ("3 mm is what?", "4 mm is what?"),
        ("What means -5?", "What means 5?"),
        ("What means −5?", "What means 5?"),
        ("What is Na+?", "What is Na?"),
        ("What is CO2?", "What is CO²?"),
        ("What is \\(N\\)?", "What is \\(n\\)?"),
        ("定義?", "原因?"),
    ],
)
def test_two_questions_that_look_alike(project: Project, one: str, other: str) -> None:
    assert asked(project, card("one", f'"{_escaped(one)}"'), card("two", f'"{_escaped(other)}"')) == 0


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\")


def test_a_stem_sets_questions_apart(project: Project) -> None:
    one, two = (
        card(name, "What do you do?", more=f"    stem: A woman of {age}.\n") for name, age in (("a", 20), ("b", 30))
    )
    assert asked(project, one, two) == 0
    assert asked(project, one, two.replace("30", "20")) == 1


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("The {{c1::cervix}} is a neck.", "The cervix is a {{c1::neck}}.", 1),
        ("The {{c1::cervix::part}} is a neck.", "The {{c2::cervix}} is a neck.", 1),
        ("The {{c1::neck {{c2::or cervix}}}}.", "The neck or {{c1::cervix}}.", 1),
        ("std::vector has {{c1::this}}.", "std::map has {{c1::this}}.", 0),
        ("The {{c1::cervix}} is a neck.", "The {{c1::uterus}} is a neck.", 0),
        ("3 mm is {{c1::short}}.", "4 mm is {{c1::short}}.", 0),
    ],
)
def test_the_gaps_of_a_cloze_do_not_count(project: Project, one: str, other: str, same: int) -> None:
    assert asked(project, cloze("one", one), cloze("two", other)) == same


def test_retired_cards_and_empty_questions_do_not_count(project: Project) -> None:
    old = card("one", "What?", more="    retired: 2026-11-21 better asked elsewhere\n")
    assert asked(project, old, card("two", "What?")) == 0
    assert asked(project, card("one", "''"), card("two", "''"), card("three", "'?'"), card("four", "'!'")) == 0
    stem = "    stem: A woman of 20.\n"
    for blank in ("''", "' '"):
        assert asked(project, card("one", blank, more=stem), card("two", blank, more=stem)) == 0


def test_the_later_card_is_pointed_at_whatever_its_yield(project: Project) -> None:
    project.write("basics.yaml", cards(card("one", "What?"), card("two", "What?", more="    yield: core\n")))
    project.write("more.yaml", cards(card("three", "what ?")))
    two, three = said(project, "duplicate-question")
    assert (two.message, three.at) == ("Card one in cards_src/example/basics.yaml asks the same.", "what ?")


def test_a_card_without_an_id_can_be_the_first(project: Project) -> None:
    project.write("basics.yaml", cards(card("one", "What?").replace("id: one\n    ", ""), card("two", "What?")))
    [found] = said(project, "duplicate-question")
    assert found.message == "Another card in cards_src/example/basics.yaml asks the same."
