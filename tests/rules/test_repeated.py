"""A card that cites one place twice."""

import pytest

from tests.project import CARD, Project, cards
from tests.rules.said import Said, said


def cite(project: Project, *citations: str, more: str = "") -> None:
    lines = "".join(f"      - {citation}\n" for citation in citations)
    project.write("basics.yaml", cards(CARD.replace(" [anatomy-2024]\n", "\n" + lines) + more))


def test_it_is_said_at_the_second(project: Project) -> None:
    cite(project, "physiology-2020, Cervix: its neck", "anatomy-2024", "physiology-2020, cervix")
    assert said(project, "repeated-citation") == [
        Said(
            "warning",
            "cervix",
            "Card cervix cites this place of physiology-2020 twice.",
            "Take one of the two out, or name the place that was meant.",
        )
    ]


@pytest.mark.parametrize(
    "second", ["anatomy-2024", "anatomy-2024: the neck", "{source: anatomy-2024, states: the  neck}"]
)
def test_the_same_or_less_is_said_again(project: Project, second: str) -> None:
    cite(project, "anatomy-2024: the neck", second)
    assert [one.at for one in said(project, "repeated-citation")] == ["anatomy-2024"]


@pytest.mark.parametrize(
    "second",
    [
        "anatomy-2024, Uterus",
        "physiology-2020",
        "anatomy-2024: of the uterus",
        "{source: anatomy-2024, page: 12}",
        "{source: anatomy-2024, via: physiology-2020, states: the neck}",
    ],
)
def test_something_else_is_no_repetition(project: Project, second: str) -> None:
    cite(project, "anatomy-2024: the neck", second)
    assert said(project, "repeated-citation") == []


def test_what_differs_counts_and_a_retired_card_does_not(project: Project) -> None:
    cite(project, "anatomy-2024, Neck", more="    differs: ['anatomy-2024, Neck']\n")
    assert len(said(project, "repeated-citation")) == 1
    cite(project, "anatomy-2024", "anatomy-2024", more="    retired: 2026-11-21 out of date\n")
    assert said(project, "repeated-citation") == []
