"""The decks on which deckgen is measured, and the script that it is measured against."""

import subprocess
import sys
from pathlib import Path

import pytest

from bench import decks
from bench.measure import notes_in
from bench.subjects import HERE
from generator import pipeline
from generator.deck.files import read_deck

SIZE = 400


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("bench")
    decks.write(SIZE, folder)
    return folder


def test_a_generated_deck_has_no_errors_and_all_notes(made: Path, tmp_path: Path) -> None:
    checked = pipeline.check(read_deck(made, decks.NAME))
    assert checked.sound
    package = tmp_path / "deck.apkg"
    package.write_bytes(pipeline.pack(pipeline.contents(pipeline.make(checked, 1_700_000_000))))
    assert notes_in(package) == SIZE


def test_the_same_number_gives_the_same_deck() -> None:
    assert list(decks.entries(50)) == list(decks.entries(50))


def test_a_generated_deck_is_as_it_is_said_to_be() -> None:
    entries = list(decks.entries(3_000))
    shares = {
        "cloze": sum("cloze" in entry.texts for entry in entries),
        "math": sum("\\(" in str(entry.texts) or "\\[" in str(entry.texts) for entry in entries),
        "Markdown": sum(
            any(mark in entry.texts.get("extra", "") for mark in ("**", "- ", "](", "|---")) for entry in entries
        ),
        "figures": sum(any(mark.isdigit() for mark in entry.cited[0].states) for entry in entries),
    }
    share = {name: number / len(entries) for name, number in shares.items()}
    assert share == pytest.approx({"cloze": 0.1, "math": 0.1, "Markdown": 0.33, "figures": 0.33}, abs=0.03)
    assert all(len(entry.tags) == 3 and len(entry.cited) == 2 for entry in entries)


def test_the_bare_script_makes_all_notes(made: Path) -> None:
    package = made / "bare.apkg"
    source = made / "cards_src" / decks.NAME
    subprocess.run([sys.executable, HERE / "bare.py", source, package], check=True)
    assert notes_in(package) == SIZE
