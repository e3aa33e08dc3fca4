"""When sources disagree, and when they only seem to."""

import pytest

from tests.project import Project, cards
from tests.rules.said import said


def told(project: Project, rule: str, answer: str, sources: list[str], differs: list[str] | None = None) -> list[str]:
    """What a rule points at, in a card with an answer and what its citations state."""

    def cited(key: str, stated: list[str]) -> str:
        return f"    {key}:\n" + "".join(f"      - {{source: anatomy-2024, states: '{one}'}}\n" for one in stated)

    entry = f"  - id: a\n    question: When?\n    answer: '{answer}'\n" + cited("sources", sources)
    project.write("basics.yaml", cards(entry + (cited("differs", differs) if differs else "")))
    return [one.at.strip("'") for one in said(project, rule)]


@pytest.mark.parametrize(
    ("answer", "agreeing", "contrary"),
    [
        ("At 12–14 weeks.", "12–14 weeks", "16–18 weeks"),
        ("At < 25 mm.", "< 25 mm", "≤ 25 mm"),
        ("At 25 mm.", "25 mm", "2 cm"),
        ("At 25 mm.", "25 mm", "2 cm at 12 weeks"),
        ("In 1 in 100.", "1 in 100", "in 3 %"),
        ("After three losses.", "after three losses", "after two losses"),
        ("After 34 days.", "34 days", "33 days"),
        ("With grade 1A.", "grade 1A", "grade 2B"),
    ],
)
def test_two_sources_that_disagree(project: Project, answer: str, agreeing: str, contrary: str) -> None:
    rule = "undeclared-disagreement"
    assert told(project, rule, answer, [agreeing, contrary]) == [contrary]
    assert told(project, rule, answer, [agreeing, agreeing]) == []
    assert told(project, rule, answer, [agreeing, contrary], ["somewhat otherwise"]) == []


@pytest.mark.parametrize(
    ("answer", "agreeing", "other"),
    [
        ("At 12–14 weeks.", "12–14 weeks", "13–14 weeks"),
        ("At 12–14 weeks.", "12–14 weeks", "13 weeks"),
        ("From 16 weeks.", "from 16 weeks on", "after 16 weeks"),
        ("At < 20–25 mm.", "< 20–25 mm", "≤ 25 mm"),
        ("At ≤ 25 mm.", "≤ 25 mm", "< 20–25 mm"),
        ("At 25 mm.", "25 mm", "< 25 mm before 24 weeks"),
        ("At 25 mm.", "25 mm", "in 10 % of 974 women"),
        ("At 25 mm.", "25 mm", "15 mm in one trial, 20 mm in another"),
        ("p = 0.03.", "p = 0.03", "p = 0.04"),
        ("Three losses.", "three losses", "two trials"),
        ("Then.", "at 12 weeks", "at 14 weeks"),
    ],
)
def test_two_sources_that_agree_or_speak_of_other_things(
    project: Project, answer: str, agreeing: str, other: str
) -> None:
    assert told(project, "undeclared-disagreement", answer, [agreeing, other]) == []


@pytest.mark.parametrize(
    ("states", "differs", "empty"),
    [
        ("at 25 mm", "25 mm", True),
        ("25 mm", "2.5 cm", True),
        ("At 25 mm, or earlier in labour.", "at 25 mm or in labour, earlier", True),
        ("should be offered", "Should be offered.", True),
        ("should be offered", "may be offered", False),
        ("rarely offered", "barely offered", False),
        ("at 25 mm", "usually at 25 mm", False),
        ("at 25 mm", "about 25 mm", False),
        ("at 25 mm", "without exception at 25 mm", False),
        ("< 25 mm", "≤ 25 mm", False),
        ("not at 25 mm", "at 25 mm, always", False),
    ],
)
def test_what_does_not_differ(project: Project, states: str, differs: str, empty: bool) -> None:
    assert told(project, "empty-differs", "Then.", [states], [differs]) == ([differs] if empty else [])


def test_a_retired_card_need_not_say_what_differs(project: Project) -> None:
    entry = "  - id: a\n    question: When?\n    answer: Then.\n    sources: [anatomy-2024]\n    differs: [physiology-2020]\n"
    for more, found in (("", 1), ("    retired: 2026-11-21 wrong\n", 0)):
        project.write("basics.yaml", cards(entry + more))
        assert len(said(project, "empty-differs")) == found
