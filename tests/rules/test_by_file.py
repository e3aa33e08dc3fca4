"""What is found in each card file by itself is what is found in all of them together."""

import datetime
import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.deck.card_file import read_card_files
from generator.deck.files import DeckFiles, deck_names, read_deck
from generator.deck.frame import Frame, card_files, read_frame
from generator.deck.hands import Work, nothing
from generator.deck.parse import parse, with_cards
from generator.diagnostic import Diagnostic
from generator.evidence.record import read_record
from generator.release.ledger import read_ledger
from generator.rules.by_file import review_deck
from generator.rules.catalogue import run
from generator.rules.policy import read_policy
from generator.rules.review import Review
from tests.test_corpus import CORPUS, laid_out

T = TypeVar("T")

ROOT = Path(__file__).parents[2]
REAL = read_deck(ROOT, "cervical-insufficiency")


def reviewed(files: DeckFiles, frame: Frame) -> Review:
    ledger, _ = read_ledger(files.ledger, files.texts.get(files.ledger))
    record, _ = read_record(files.record, files.texts.get(files.record))
    thresholds = read_policy(frame.deck.policy)[0].thresholds
    return Review(frame.deck, ledger.cards, thresholds, datetime.date(2026, 11, 21), record, ledger.head)


def together(files: DeckFiles) -> Iterator[Diagnostic]:
    deck, misread = parse(files)
    yield from (*misread, *run(reviewed(files, read_frame(files)).of(deck)))


def by_file(files: DeckFiles) -> Iterator[Diagnostic]:
    frame = read_frame(files)
    paths = card_files(files)
    cards = dict(zip(paths, read_card_files(paths, files.texts), strict=True))
    review = reviewed(files, frame).of(with_cards(frame, [*cards.values()]))
    yield from (*frame.diagnostics, *(one for file in cards.values() for one in file.diagnostics))
    yield from review_deck(review, frame, cards, one_by_one)


def one_by_one(
    work: Work[T], paths: Sequence[str], _kind: type[T], _name: str, meanwhile: Callable[[], object] = nothing
) -> list[T]:
    """The work, done as if each path were the only one."""
    meanwhile()
    return [one for path in paths for one in work([path])]


def in_order(found: Iterator[Diagnostic]) -> list[Diagnostic]:
    return sorted(found, key=repr)


@pytest.mark.parametrize("path", [path for path in CORPUS if path.is_dir()], ids=lambda path: path.stem)
def test_in_the_corpus(path: Path, tmp_path: Path) -> None:
    root = laid_out(path, tmp_path / "project")
    for name in deck_names(root):
        files = read_deck(root, name)
        assert in_order(by_file(files)) == in_order(together(files))


@settings(max_examples=20, deadline=None)
@given(st.integers(0, 2**32))
def test_in_a_deck_with_slips(seed: int) -> None:
    files = with_slips(REAL, random.Random(seed))
    assert in_order(by_file(files)) == in_order(together(files))


def with_slips(files: DeckFiles, chance: random.Random) -> DeckFiles:
    """A deck in whose card files lines were lost and doubled, and cards copied or moved into others."""
    texts = {path: files.texts[path] for path in card_files(files)}
    for _ in range(chance.randrange(1, 8)):
        path, other = chance.choice([*texts]), chance.choice([*texts])
        head, *cards = texts[path].split("\n  - ")
        card = cards.pop(chance.randrange(len(cards)))
        if chance.random() < 0.5:
            texts[path] = "\n  - ".join([head, *cards])
        if chance.random() < 0.5:
            card = card.replace("id: ", "id: another-", 1).replace(" the ", " any ", 1).replace("tags: [", "tags: [x")
        texts[other] += f"\n  - {card}\n"
    for path in chance.sample([*texts], k=2):
        lines = texts[path].split("\n")
        line = lines.pop(chance.randrange(len(lines)))
        lines[chance.randrange(len(lines)) :][:0] = [line] * chance.randrange(3)
        texts[path] = "\n".join(lines)
    return replace(files, texts={**files.texts, **texts})
