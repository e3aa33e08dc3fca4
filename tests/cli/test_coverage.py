"""`deckgen coverage` as an author runs it."""

import json

import pytest

from tests.project import DECK, Project, card, cards

SHOWN = """\
Example: 3 cards, 2 topics, 2 sources

                                                best tier of a card         not
topic                            cards sources   1   2   3   4   5   – verified
  Basics                             2       1   ·   2   ·   ·   ·   ·        1
! Safety                             1       2   ·   1   ·   ·   ·   ·        2
! a topic where a wrong card does harm

                                                                            not
source                           cards  topics                    tier verified
anatomy-2024                         3       2                       2        2
physiology-2020                      1       1                       2        1

Topics with fewer cards than they should have:
    Safety: 1 of 3
"""


@pytest.fixture
def covered(project: Project) -> Project:
    project.write("deck.yaml", DECK.replace("safety_critical: true", "safety_critical: true, at_least: 3"))
    project.write(
        "basics.yaml",
        cards(
            card("one"),
            card("two").replace("anatomy-2024", "'anatomy-2024, Neck'"),
            card("old", more="    retired: 2026-01-01 gone\n"),
        ),
    )
    project.write(
        "safety.yaml",
        cards(card("three").replace("anatomy-2024", "'anatomy-2024, Body', 'physiology-2020, Cervix'"), topic="Safety"),
    )
    project.write(
        "decks/example.verified.jsonl",
        '{"source":"anatomy-2024","locator":{},"states":"","cited_by":"one","text":"3b18","day":"2026-11-21"}\n',
    )
    return project


def test_the_tables(covered: Project) -> None:
    done = covered.run("coverage")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == SHOWN
    assert max(map(len, done.stdout.splitlines())) <= 80


def test_the_sections_that_no_card_cites(covered: Project) -> None:
    covered.write("texts/physiology-2020.txt", "It opens.\n\n## Cervix\nHere.\n\n## Uterus\nThere.\n")
    covered.write("cards_src/example/appraisal.yaml", "physiology-2020: {kind: blog, status: current, read: whole}\n")
    shown = covered.run("coverage", "--texts", "texts").stdout
    assert shown.endswith("\n\nSections that no card cites:\n    physiology-2020\n        opening\n        Uterus\n")
    covered.write("texts/anatomy-2024.txt", "## Neck\nA.\n\n## Head\nB.\n")
    assert "Head" not in covered.run("coverage", "--texts", "texts").stdout, "a citation without a section cites all"


def test_json(covered: Project) -> None:
    found = json.loads(covered.run("coverage", "--json").stdout)
    assert found["schema_version"] == 1
    (deck,) = found["decks"]
    assert (deck["deck"], deck["title"], deck["cards"]) == ("example", "Example", 3)
    assert deck["topics"][1] == {
        "topic": "Safety",
        "safety_critical": True,
        "at_least": 3,
        "cards": 1,
        "sources": {"anatomy-2024": 1, "physiology-2020": 1},
        "best_tiers": {"1": 0, "2": 1, "3": 0, "4": 0, "5": 0, "none": 0},
        "unverified": 2,
    }
    assert deck["sources"][1] == {
        "source": "physiology-2020",
        "tier": 2,
        "cards": 1,
        "topics": 1,
        "unverified": 1,
        "uncited": None,
    }


def test_long_names_are_cut_and_hostile_ones_shown(covered: Project) -> None:
    covered.write("safety.yaml", cards(card("three").replace("anatomy-2024", "anatomy-2024"), topic="Safety"))
    covered.write("sources.yaml", "references:\n- {id: " + "a" * 90 + ', title: A}\n- {id: "\\u202eb", title: B}\n')
    shown = covered.run("coverage").stdout
    assert "\n" + "a" * 31 + "… " in shown
    assert "\\u202eb" in shown
    assert max(map(len, shown.splitlines())) <= 80


def test_a_broken_deck_is_covered_as_far_as_it_can_be_read(covered: Project) -> None:
    covered.write("more.yaml", "cards: [\n")
    done = covered.run("coverage")
    assert done.returncode == 0
    assert done.stderr.startswith("example has errors (")
    assert "deckgen check" in done.stderr
