"""What the rules about editions let through."""

import pytest

from tests.project import DECK, Project, card, cards
from tests.rules.said import said


@pytest.mark.parametrize(("topic", "empty"), [("Basics", 0), ("Safety", 1)])
def test_an_edition_leaves_cards_out_but_not_all(project: Project, topic: str, empty: int) -> None:
    project.write("deck.yaml", f"{DECK}editions:\n  short: {{topic: {topic}, tag: Exam}}\n")
    project.write("basics.yaml", cards(card("one", more="    tags: [Exam]\n"), card("two")))
    assert len(said(project, "empty-edition")) == empty
