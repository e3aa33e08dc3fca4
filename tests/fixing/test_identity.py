"""The fix that writes ids: where they go, what they are made of, and that no two cards get the same."""

import uuid

import pytest

from generator.deck.files import read_deck
from generator.deck.identity import guid
from generator.diagnostic import Span
from generator.fixing.mending import mend
from generator.release.ledger import CardEntry
from tests.fixing.files import files, mended
from tests.project import NAMESPACE, Project, card, cards


@pytest.mark.parametrize(
    ("entry", "written"),
    [
        ("  - question: Why?\n    answer: So.\n", "  - id: why\n    question: Why?\n    answer: So.\n"),
        ("-   question: Why?\n    answer: So.\n", "-   id: why\n    question: Why?\n    answer: So.\n"),
        ("  -\n    question: Why?\n", "  -\n    id: why\n    question: Why?\n"),
        ("  -  # first\n\n     # asked\n     question: Why?\n", "  -  # first\n\n     # asked\n     id: why\n     question: Why?\n"),
        ("  - question: Why?\r\n    answer: So.\r\n", "  - id: why\r\n    question: Why?\r\n    answer: So.\r\n"),
        ("  - question: Why?", "  - id: why\n    question: Why?"),
        ("  - {question: Why?}\n", "  - {id: why, question: Why?}\n"),
        ('  - { "question": "Why?" }\n', '  - { id: why, "question": "Why?" }\n'),
        ("  - {\n    question: Why?,\n    answer: So}\n", "  - {\n    id: why, question: Why?,\n    answer: So}\n"),
        ("  - id: a\n    answer: |+\n      x\u2028  - question: Why?\n", "  - id: a\n    answer: |+\n      x\u2028  - id: why\n    question: Why?\n"),
        ("  - id:\n    question: Why?\n", "  - id: why\n    question: Why?\n"),
        ("  - question: Why?\n    id:  # todo\n", "  - question: Why?\n    id: why  # todo\n"),
        ("  - {id: , question: Why?}\n", "  - {id: why, question: Why?}\n"),
        ("  - {question: Why?, id: }\n", "  - {question: Why?, id: why}\n"),
        ("  - id: ''\n    question: Why?\n", "  - id: why\n    question: Why?\n"),
    ],
)  # fmt: skip
def test_an_id_is_written_where_it_belongs(entry: str, written: str) -> None:
    assert mended(f"cards:\n{entry}") == f"cards:\n{written}"
    assert mended(f"cards:\n{written}") == f"cards:\n{written}"


@pytest.mark.parametrize(
    "entry",
    [
        "  - answer: So.\n",
        "  - question: ''\n",
        "  - id: [why]\n    question: Why?\n",
        "  - id: *why\n    question: Why?\n",
        "  - idd: why\n    question: Why?\n",
        "  - {id, question: Why?}\n",
        "  - id: |\n    question: Why?\n",
        "  - &why\n    question: Why?\n",
    ],
)
def test_a_card_whose_id_may_stand_there_is_left_alone(entry: str) -> None:
    assert mended(f"cards:\n{entry}") == f"cards:\n{entry}"


@pytest.mark.parametrize("entries", ["[question: Why?]", "[ question: Why? , {id: a}]", "[\n  question: Why?\n  ]"])
def test_a_card_that_has_no_room_for_an_id_is_left_alone(entries: str) -> None:
    assert mended(f"cards: {entries}\n") == f"cards: {entries}\n"


@pytest.mark.parametrize(
    ("card", "name"),
    [
        ("question: What is the length of a short cervix?", "length-short-cervix"),
        ("question: Is a length ≤ 25 mm short?", "length-25-mm-short"),
        ("question: Où naît Müller?", "ou-nait-muller"),
        ("question: What is it?", "what-is-it"),
        ("question: Γιατί;", "card"),
        ("question: Which is the woman's \\(\\le 25\\,\\text{mm}\\) sign?", "womans-25-mm-sign"),
        ("question: Who is [Shirodkar](https://example.org/x)?", "shirodkar"),
        ("stem: A woman comes.\n    question: Why?", "why"),
        ("cloze: 'Removed at {{c1::36–37::weeks}} weeks{{c2::, {{c3::later}}}}.'", "removed-36-37-weeks-later"),
        (
            "question: Which of the many treatments that were tried in pregnancies with progesterone helped against birth?",
            "many-treatments-tried-pregnancies-progesterone-helped-against",
        ),
        (f"question: {'a' * 70}?", "a" * 64),
    ],
)
def test_an_id_is_made_of_the_words_that_tell(card: str, name: str) -> None:
    assert mended(f"cards:\n  - {card}\n") == f"cards:\n  - id: {name}\n    {card}\n"


def test_no_two_cards_get_the_same_id() -> None:
    nameless = "  - question: Why?\n"
    after = mend(files(cards(card("why"), nameless, nameless), more=cards(nameless, "  - id: why-4\n")), {}).after
    assert [line for text in after.texts.values() for line in text.splitlines() if " id: why" in line] == [
        "  - id: why",
        "  - id: why-2",
        "  - id: why-3",
        "  - id: why-5",
        "  - id: why-4",
    ]


def test_a_number_at_the_end_has_its_room() -> None:
    nameless = f"  - question: {'long ' * 20}\n"
    names = [line.split()[-1] for line in mended(cards(nameless, nameless)).splitlines() if " id: " in line]
    assert names == ["-".join(["long"] * 13), "-".join(["long"] * 12) + "-2"]
    assert len(names[0]) == 64


def released(name: str) -> CardEntry:
    """A card as it was released."""
    made = guid(uuid.UUID(NAMESPACE), name)
    return CardEntry(name, made, 1, "question", False, (), "0", "0", 1, None, 1, 1, "live", span=Span(""))


def test_no_card_gets_an_id_that_students_have() -> None:
    nameless = "cards:\n  - question: Why?\n"
    assert " id: why-2\n" in mended(nameless, {"why": released("why")})
    renamed = released("why")._replace(card="reason")
    assert " id: why-2\n" in mended(nameless, {"reason": renamed})
    assert " id: why-2\n" in mended(nameless + "  - id: reason\n    formerly: why\n")
    assert mended(nameless, None) == nameless


def test_an_id_that_cant_be_read_is_known() -> None:
    broken = "  - question: What?\n  - id: why\n    answer: a: b\n"
    assert mended(cards("  - question: Why?\n", broken)).startswith(
        "topic: Basics\ncards:\n  - id: why-2\n    question: Why?\n"
    )


def test_a_file_with_bytes_that_are_no_text_is_left_alone(project: Project) -> None:
    content = cards("  - question: What?\n", "  - question: Why?\n    extra: ").encode() + b"\xe9\n    id: why\n"
    project.write("basics.yaml", content)
    assert mend(read_deck(project.root, "example"), {}).done == {}
