"""Tags that Anki would change or mix up."""

import pytest

from tests.project import DECK, Project, card, cards
from tests.rules.said import said


def tagged(project: Project, *tags: str) -> list[str]:
    """What is said about cards with these tags, one each."""
    entries = (card(f"card-{number}", more=f"    tags: ['{tag}']\n") for number, tag in enumerate(tags))
    project.write("basics.yaml", cards(*entries))
    return [found.message for found in said(project, "bad-tag")]


@pytest.mark.parametrize(
    ("tag", "keeper"),
    [
        ("marked", "Anki"),
        ("Leech", "Anki"),
        ("Yield", "deckgen"),
        ("changed::2027-01", "deckgen"),
        ("Retired", "deckgen"),
    ],
)
def test_words_that_are_taken(project: Project, tag: str, keeper: str) -> None:
    assert tagged(project, tag) == [f"“{tag}” is a word that {keeper} keeps for itself."]


@pytest.mark.parametrize("tag", ["Hard", "Exam::Retired", "Exam::marked", "leeches", "Example", "Basics"])
def test_words_that_are_free(project: Project, tag: str) -> None:
    assert tagged(project, tag) == []


def test_another_case_is_reported_once_for_each_spelling(project: Project) -> None:
    assert tagged(project, "Hard", "hard", "hard", "HARD", "Hard") == [
        "“hard” stands elsewhere as “Hard”, and Anki takes the two for one tag.",
        "“HARD” stands elsewhere as “Hard”, and Anki takes the two for one tag.",
    ]


def test_levels_count_under_one_parent_only(project: Project) -> None:
    assert tagged(project, "A::Hard", "B::hard", "hard::a") == []
    assert tagged(project, "A::B::Hard", "A::b::Easy") == [
        "“A::b” stands elsewhere as “A::B”, and Anki takes the two for one tag."
    ]


def test_topics_are_tags(project: Project) -> None:
    assert tagged(project, "basics::first") == [
        "“basics” stands elsewhere as “Basics”, and Anki takes the two for one tag."
    ]
    project.write("deck.yaml", DECK + "  - basics\n  - Disputed\n")
    assert [found.at for found in said(project, "bad-tag")] == ["'basics::first'", "basics", "Disputed"]


@pytest.mark.parametrize("tag", ["a b", "a::::b", "::a", "a\u3000b", "ä"])
def test_what_the_shape_refuses_is_not_said_twice(project: Project, tag: str) -> None:
    assert tagged(project, tag, tag.upper()) == []
