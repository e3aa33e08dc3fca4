"""Which heading a section means."""

import time

import pytest

from generator.deck.headings import Ambiguous, Found, Unknown, find_heading

HEADINGS = (
    "1. Key recommendations",
    "2. Introduction",
    "2.1 Introduction",
    "Abstract",
    "Can Anything Be Done for an Incompetent Cervix?",
    'History-Indicated ("Prophylactic")',
    "Major Recommendations: Level A",
    "Major Recommendations: Level B",
    "Risk factors",
    "Risk factors in twins",
    "What's new?",
    "Älteste Fälle – Überblick",
    "***",
)


@pytest.mark.parametrize(
    ("section", "heading"),
    [
        ("Abstract", "Abstract"),
        ("ABSTRACT", "Abstract"),
        (" abstract: ", "Abstract"),
        ("1. Key recommendations", "1. Key recommendations"),
        ("Key  recommendations", "1. Key recommendations"),
        ("3. Abstract", "Abstract"),
        ("1.1 Risk factors", "Risk factors"),
        ("Can Anything Be Done", "Can Anything Be Done for an Incompetent Cervix?"),
        ("incompetent cervix", "Can Anything Be Done for an Incompetent Cervix?"),
        ("History – indicated", 'History-Indicated ("Prophylactic")'),
        ("prophylactic", 'History-Indicated ("Prophylactic")'),
        ("Level A", "Major Recommendations: Level A"),
        ("risk factors", "Risk factors"),
        ("Risk factors in", "Risk factors in twins"),
        ("What’s new", "What's new?"),
        ("überblick", "Älteste Fälle – Überblick"),
        ("U\u0308berblick", "Älteste Fälle – Überblick"),
        ("2.1 introduction", "2.1 Introduction"),
        ("***", "***"),
        ("opening", "opening"),
        ("Opening", "opening"),
    ],
)
def test_a_section_names_a_heading(section: str, heading: str) -> None:
    assert find_heading(section, HEADINGS) == Found(heading)


@pytest.mark.parametrize(
    ("section", "candidates"),
    [
        ("Major Recommendations", ("Major Recommendations: Level A", "Major Recommendations: Level B")),
        ("Introduction", ("2. Introduction", "2.1 Introduction")),
        ("2", ("2. Introduction", "2.1 Introduction")),
        ("risk", ("Risk factors", "Risk factors in twins")),
    ],
)
def test_a_section_that_fits_several_headings(section: str, candidates: tuple[str, ...]) -> None:
    assert find_heading(section, HEADINGS) == Ambiguous(candidates)


@pytest.mark.parametrize(
    ("section", "nearest"),
    [
        ("Abstrakt", "Abstract"),
        ("act", None),
        ("3. Introduction", "2. Introduction"),
        ("4. Key recommendations", "1. Key recommendations"),
        ("Can Anythng Be Done", "Can Anything Be Done for an Incompetent Cervix?"),
        ("openning", "opening"),
        ("Sigma algebra", None),
        ("§", None),
    ],
)
def test_a_section_that_names_no_heading(section: str, nearest: str | None) -> None:
    found = find_heading(section, HEADINGS)
    assert isinstance(found, Unknown)
    if nearest:
        assert found.nearest == nearest


def test_a_listed_opening_is_the_opening() -> None:
    assert find_heading("opening", ("(opening)", "Opening remarks")) == Found("(opening)")
    assert find_heading("opening", ("Opening remarks",)) == Found("opening")
    assert find_heading("Opening rem", ("Opening remarks",)) == Unknown("Opening remarks")


def test_a_heading_that_stands_twice_is_one() -> None:
    assert find_heading("Abstract", ("Abstract", "Abstract")) == Found("Abstract")


def test_numbers_that_belong_to_the_heading_are_not_numbering() -> None:
    assert isinstance(find_heading("3 weeks later", ("2 weeks later",)), Unknown)
    assert isinstance(find_heading("3.5 cm or less", ("2.5 cm or less",)), Unknown)


def test_many_sections_take_little_time() -> None:
    start = time.process_time()
    for number in range(100_000):
        assert isinstance(find_heading("Level A" + " " * (number % 100), HEADINGS), Found)
    assert time.process_time() - start < 1
