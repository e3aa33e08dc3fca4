"""Faults put into decks: those in figures are all found wrong, and every one is reported, at the faulty card."""

from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from generator.cli.texts import source_texts
from generator.deck.files import DeckFiles, read_deck
from generator.evidence.record import record_text, renewed
from generator.pipeline import verify
from tests.evidence.seeded_faults import KINDS, ROOT, measure, texts_beside

KIDNEY = Path(__file__).parents[1] / "decks/good/kidney"
FIGURES = {"another number", "another unit", "another sign"}


def recorded(files: DeckFiles, folder: Path) -> DeckFiles:
    """The files of a deck with the record of its verification."""
    found = verify(files, partial(source_texts, folder))
    record = record_text(renewed({}, found.readings, "2026-11-21"))
    return replace(files, texts={**files.texts, files.record: record})


def test_what_check_and_verify_report_of_a_deck_with_its_texts() -> None:
    files = recorded(read_deck(KIDNEY, "kidney"), KIDNEY / "texts")
    results = measure(files, texts_beside(files, KIDNEY / "texts"))
    assert {one.fault.kind for one in results} == set(KINDS) - {"another sign"}  # none of its figures has one
    assert [str(one.fault) for one in results if not one.reported] == []
    missed = {kind: [str(one.fault) for one in results if one.fault.kind == kind and not one.rules] for kind in KINDS}
    assert missed.pop("another section of the source") != []  # two sections may say the same: it is no proof
    assert {kind: faults for kind, faults in missed.items() if faults} == {}


@pytest.mark.slow
def test_what_check_reports_of_the_projects_own_deck() -> None:
    results = measure(read_deck(ROOT, "cervical-insufficiency"))
    in_figures = [one for one in results if one.fault.kind in FIGURES]
    assert [str(one.fault) for one in in_figures if not one.rules] == []
    assert len(in_figures) >= 20
    elsewhere = [one for one in results if one.fault.kind == "another source"]
    assert [str(one.fault) for one in elsewhere if not one.reported] == []
    assert len(elsewhere) >= 50
