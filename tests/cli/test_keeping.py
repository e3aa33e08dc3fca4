"""What is kept of the work on card files, and two processes that share it, change nothing but the time that it takes."""

import datetime
import random
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.cli.encoding import decode, encode
from generator.cli.forking import alone
from generator.cli.hands import KEPT, crew_for
from generator.cli.keeping import keeping
from generator.deck.files import DeckFiles, deck_names, read_deck
from generator.deck.frame import NOT_CARDS
from generator.deck.hands import Work, nothing, own_hands
from generator.deck.watching import unwatched
from generator.pipeline import Checked, check, judge, make, open_deck, pack, products
from tests.deck.test_usual import whole
from tests.rules.test_by_file import REAL, with_slips
from tests.test_corpus import CORPUS, laid_out

T = TypeVar("T")

NAME = REAL.name
REPOSITORY = Path(__file__).parents[2]
TODAY = datetime.date(2026, 11, 21)


def checked(files: DeckFiles, root: Path) -> Checked:
    crew = crew_for(root, files)
    return judge(open_deck(files, hands=crew.together), TODAY, hands=crew.together)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A project with the deck on cervical insufficiency."""
    for folder in ("cards_src", "decks"):
        shutil.copytree(REPOSITORY / folder, tmp_path / folder, ignore=shutil.ignore_patterns("draft"))
    return tmp_path


def kept(root: Path) -> list[Path]:
    return [path for path in (root / KEPT).rglob("*") if path.is_file() and path.name != ".gitignore"]


@settings(max_examples=8, deadline=None)
@given(st.lists(st.integers(0, 2**32), min_size=1, max_size=3))
def test_a_deck_that_is_edited_again_and_again(seeds: list[int]) -> None:
    files = REAL
    with tempfile.TemporaryDirectory() as folder:
        for seed in seeds:
            files = with_slips(files, random.Random(seed))
            for _ in range(2):  # as it is made, and as it was kept
                assert checked(files, Path(folder)) == check(files, today=TODAY)


def test_a_package_has_the_same_bytes(root: Path) -> None:
    files = read_deck(root, NAME)
    plain, time = check(files, today=TODAY), 1_800_000_000
    expected = [pack(product.package) for product in products(make(plain, time))]
    for _ in range(2):  # as it is made, and as it was kept
        made = make(checked(files, root), time, hands=crew_for(root, files).own)
        assert [pack(product.package) for product in products(made)] == expected


@pytest.mark.parametrize("name", [name for name in NOT_CARDS if f"{REAL.folder}/{name}" in REAL.texts])
def test_all_other_files_count(root: Path, name: str) -> None:
    """Of each, the rules of one card may depend on every word."""
    checked(read_deck(root, NAME), root)
    before = set(kept(root))
    path = root / "cards_src" / NAME / name
    path.write_text(path.read_text(encoding="utf-8") + "# a remark\n", encoding="utf-8")
    checked(read_deck(root, NAME), root)
    assert before
    assert not before & set(kept(root))


def test_what_no_file_needs_goes(root: Path) -> None:
    files = read_deck(root, NAME)
    checked(files, root)
    before = set(kept(root))
    path = next((root / "cards_src" / NAME).glob("def*.yaml"))
    path.write_text(path.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    checked(read_deck(root, NAME), root)
    after = set(kept(root))
    assert len(before - after) == len(after - before) == 2  # what was read, and what was found


def cut_short(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-100])


def empty(path: Path) -> None:
    path.write_bytes(b"")


def garble(path: Path) -> None:
    path.write_bytes(b"\xc1" + path.read_bytes())


def put_something_else(path: Path) -> None:
    path.write_bytes(b"\x93\x01\x02\x03")


def put_a_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


@pytest.mark.parametrize("damage", [cut_short, empty, garble, put_something_else, put_a_folder])
def test_what_is_damaged_is_made_again(root: Path, damage: Callable[[Path], None]) -> None:
    files = read_deck(root, NAME)
    expected = checked(files, root)
    for path in kept(root):
        damage(path)
    assert checked(files, root) == expected


def test_where_nothing_can_be_kept_nothing_is(root: Path) -> None:
    files = read_deck(root, NAME)
    (root / KEPT).parent.mkdir(parents=True)
    (root / KEPT).write_text("a file, where the folder should be")
    assert checked(files, root) == check(files, today=TODAY)


@pytest.mark.parametrize("path", CORPUS, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_all_that_may_be_found_can_be_kept(path: Path, tmp_path: Path) -> None:
    """Otherwise all would be right, and everything done twice."""
    root = laid_out(path, tmp_path / "project")

    def keepable(
        work: Work[T], paths: Sequence[str], kind: type[T], name: str, meanwhile: Callable[[], object] = nothing
    ) -> Sequence[T]:
        done = own_hands(work, paths, kind, name, meanwhile)
        for path, one in zip(paths, done, strict=True):
            assert whole(decode(encode(one, path), kind, path)) == whole(one)
            assert whole(decode(encode(one, "another"), kind, "another")) == whole(one)
        return done

    for name in deck_names(root):
        deck = open_deck(read_deck(root, name), hands=keepable)
        if judge(deck, TODAY, hands=keepable).sound:
            make(deck, 1_800_000_000, hands=keepable)


def test_kept_work_is_not_done_again(tmp_path: Path) -> None:
    done: list[str] = []

    def work(paths: Sequence[str]) -> list[str]:
        done.extend(paths)
        return [path.upper() for path in paths]

    for made_of in ("1", "1", "2"):
        hands = keeping(tmp_path, (made_of + "{}").format, alone, unwatched)
        assert hands(work, ["a", "b"], str, "Letters") == ["A", "B"]
    assert done == ["a", "b", "a", "b"]


def test_two_processes_at_a_time(root: Path) -> None:
    """Both keep, read and clear away in one place, again and again, for files that differ."""
    command = [
        sys.executable,
        "-m",
        "generator",
        "--root",
        str(root),
        "check",
        "--format",
        "json",
        "--today",
        "2026-11-21",
    ]
    path = root / "cards_src" / NAME / "deck.yaml"
    texts = [path.read_text(encoding="utf-8") + remark for remark in ("", "# a remark\n")]
    expected = subprocess.run(command, capture_output=True, cwd=REPOSITORY, check=True).stdout
    for _ in range(3):
        running = []
        for text in texts:
            path.write_text(text, encoding="utf-8")
            running.append(subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=REPOSITORY))
        assert [process.communicate()[0] for process in running] == [expected, expected]
    path.write_text(texts[0], encoding="utf-8")
    assert checked(read_deck(root, NAME), root) == check(read_deck(root, NAME), today=TODAY)
