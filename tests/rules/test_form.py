"""What the rules about a card's parts say of parts that are seldom wrong."""

import pytest

from tests.project import CARD, Project, cards
from tests.rules.said import said

REVERSE = CARD + "    reverse: {question: What is the neck of the uterus?, answer: The cervix.}\n"


@pytest.mark.parametrize(
    ("entry", "rule", "message"),
    [
        (REVERSE.replace("The cervix.}", "''}"), "empty-answer", "The reverse of card cervix has no answer."),
        (
            REVERSE.replace("{question: What is the neck of the uterus?", "{question: ''"),
            "empty-question",
            "The reverse of card cervix asks nothing.",
        ),
        (
            "  - {id: a, cloze: 'A {{c1000::gap}}.', sources: [anatomy-2024]}\n",
            "broken-cloze",
            "A gap has the number 1000; Anki knows 1 to 500.",
        ),
        ("  - {id: a, cloze: 'A {{c1::}}.', sources: [anatomy-2024]}\n", "broken-cloze", "A gap is empty."),
        ("  - {id: a, cloze: 'A {{c1:: ::hint}}.', sources: [anatomy-2024]}\n", "broken-cloze", "A gap is empty."),
        (
            "  - {id: a, cloze: '{{c1::A}} {{c2::gap.', sources: [anatomy-2024]}\n",
            "broken-cloze",
            "A gap is not closed by `}}`.",
        ),
    ],
)
def test_what_is_said(project: Project, entry: str, rule: str, message: str) -> None:
    project.write("basics.yaml", cards(entry))
    assert [found.message for found in said(project, rule)] == [message]


def test_a_gap_may_begin_with_a_capital(project: Project) -> None:
    project.write("basics.yaml", cards("  - {id: a, cloze: 'A {{C1::gap}}.', sources: [anatomy-2024]}\n"))
    assert said(project, "missing-cloze") == []


def test_an_answer_that_could_not_be_read_is_not_missing(project: Project) -> None:
    project.write("basics.yaml", cards(CARD.replace("answer: The neck of the uterus.", "answer: {a: b}")))
    assert len(said(project, "wrong-shape")) == 1
    assert said(project, "empty-answer") == []


def test_a_topic_that_could_not_be_read_is_not_missing(project: Project) -> None:
    project.write("basics.yaml", "cards:\n" + CARD + "    topic: {a: b}\n")
    assert len(said(project, "wrong-shape")) == 1
    assert said(project, "missing-topic") == []
