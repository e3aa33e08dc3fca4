"""Faults put into decks: those in figures are all reported, at the faulty card."""

from pathlib import Path

import pytest

from generator.deck.files import read_deck
from tests.evidence.seeded_faults import KINDS, ROOT, measure

KIDNEY = Path(__file__).parents[1] / "decks/good/kidney"
FIGURES = {"another number", "another unit", "another sign"}


def test_what_check_and_verify_report_of_a_deck_with_its_texts() -> None:
    results = measure(read_deck(KIDNEY, "kidney"), KIDNEY / "texts")
    assert {one.fault.kind for one in results} == set(KINDS) - {"another sign"}  # none of its figures has one
    missed = {kind: [str(one.fault) for one in results if one.fault.kind == kind and not one.rules] for kind in KINDS}
    assert missed.pop("another section of the source") != []  # two sections may say the same: it is no proof
    assert {kind: faults for kind, faults in missed.items() if faults} == {}


@pytest.mark.slow
def test_what_check_reports_of_the_projects_own_deck() -> None:
    results = [one for one in measure(read_deck(ROOT, "cervical-insufficiency")) if one.fault.kind in FIGURES]
    assert [str(one.fault) for one in results if not one.rules] == []
    assert len(results) >= 20
