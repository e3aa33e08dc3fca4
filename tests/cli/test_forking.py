"""Two processes do what one does, whatever becomes of the other."""

import os
import pickle
import signal
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from generator.cli.forking import alone, beside, can_fork, side_by_side
from generator.cli.keeping import Share, keeping
from generator.deck.hands import Work
from generator.deck.watching import unwatched

pytestmark = pytest.mark.skipif(not can_fork(), reason="one processor only, or a system that can't copy a process")

ENDS: list[Callable[[], object]] = [
    lambda: os._exit(0),
    lambda: os.kill(os.getpid(), signal.SIGKILL),
    lambda: 1 / 0,
]
"""How a process may end before its work does."""


def numbered(paths: Sequence[str]) -> list[str]:
    """Work that says in which process it was done."""
    return [f"{path} {os.getpid()}" for path in paths]


def nothing_of(_paths: Sequence[str]) -> dict[str, str]:
    """What can be recalled of work that nobody keeps."""
    return {}


def once_all_have_begun(folder: Path, processes: int, work: Work[str] = numbered) -> Work[str]:
    """Work that nobody does before so many processes have begun it."""

    def do(paths: Sequence[str]) -> Sequence[str]:
        (folder / str(os.getpid())).touch()
        end = time.monotonic() + 60
        while len([*folder.iterdir()]) < processes and time.monotonic() < end:
            time.sleep(0.005)
        return work(paths)

    return do


@pytest.mark.parametrize("count", [0, 1, 2, 3, 8, 9, 100, 500])
def test_two_processes_share_the_work(count: int, tmp_path: Path) -> None:
    (begun := tmp_path / "begun").mkdir()
    paths = [str(number) for number in range(count)]
    hands = keeping(tmp_path / "kept", "made of {}".format, side_by_side, unwatched)
    found = hands(once_all_have_begun(begun, min(count, 2)), paths, str, "Numbers")
    assert [one.split()[0] for one in found] == paths
    assert len({one.split()[1] for one in found}) == min(count, 2)


@pytest.mark.parametrize("end", ENDS)
def test_what_the_other_process_leaves_undone_is_done_here(end: Callable[[], object], tmp_path: Path) -> None:
    here = os.getpid()

    def work(paths: Sequence[str]) -> list[str]:
        if os.getpid() != here:
            end()
        return numbered(paths)

    hands = keeping(tmp_path, "made of {}".format, side_by_side, unwatched)
    assert hands(work, [*"abcdef"], str, "Letters") == [f"{path} {here}" for path in "abcdef"]


def test_where_nothing_can_be_kept_all_is_done_here(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("where a folder should be")
    hands = keeping(tmp_path / "file", "made of {}".format, side_by_side, unwatched)
    assert hands(numbered, [*"abcdef"], str, "Letters") == [f"{path} {os.getpid()}" for path in "abcdef"]


@pytest.mark.parametrize("share", [alone, side_by_side])
@pytest.mark.parametrize("paths", ["", "a", "abcdefghij"])
def test_other_work_is_done_meanwhile_and_once(share: Share, paths: str, tmp_path: Path) -> None:
    done: list[int] = []
    hands = keeping(tmp_path, "made of {}".format, share, unwatched)
    for times in (1, 2):  # there is something to do, and nothing
        found = hands(numbered, [*paths], str, "Letters", lambda: done.append(os.getpid()))
        assert [one.split()[0] for one in found] == [*paths]
        assert done == [os.getpid()] * times


def test_what_the_other_process_did_is_recalled_while_it_goes_on(tmp_path: Path) -> None:
    recalled: list[str] = []

    def work(paths: Sequence[str]) -> list[str]:
        time.sleep(0.01)
        for path in paths:
            (tmp_path / path).touch()
        return [path.upper() for path in paths]

    def recall(paths: Sequence[str]) -> dict[str, str]:
        assert all((tmp_path / path).exists() for path in paths)
        recalled.extend(paths)
        return {path: path.upper() for path in paths}

    letters = [chr(code) for code in range(ord("a"), ord("z"))]
    found = side_by_side(work, letters, "Letters", unwatched, recall)
    assert recalled
    assert {*recalled} <= found.keys()
    assert all(found[path] == path.upper() for path in found)


def test_an_error_ends_both(tmp_path: Path) -> None:
    here, path = os.getpid(), tmp_path / "other"
    os.mkfifo(path)

    def work(paths: Sequence[str]) -> list[str]:
        if os.getpid() == here:
            raise KeyboardInterrupt(path.read_text())
        path.write_text(str(os.getpid()))
        signal.pause()
        return [*paths]

    with pytest.raises(KeyboardInterrupt) as raised:
        side_by_side(work, ["a", "b"], "Letters", unwatched, nothing_of)
    with pytest.raises(ProcessLookupError):
        os.kill(int(str(raised.value)), 0)


def test_nothing_is_said_twice(capfd: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    here = os.getpid()

    def work(paths: Sequence[str]) -> list[str]:
        sys.stderr.write("here " if os.getpid() == here else "there ")
        return numbered(paths)

    sys.stdout.write("before ")
    side_by_side(once_all_have_begun(tmp_path, 2, work), ["a", "b"], "Letters", unwatched, nothing_of)
    assert capfd.readouterr() == ("before ", "here ")


def test_who_watches_sees_all_the_work(tmp_path: Path) -> None:
    work = once_all_have_begun(tmp_path, 2)
    seen: list[object] = []

    def watch(items, name, length):  # type: ignore[no-untyped-def] # as generic as the protocol, which has no short name
        for item in items:
            seen.append((name, length))
            yield item

    assert alone(numbered, [*"abcdefgh"], "Letters", watch, nothing_of).keys() == {*"abcdefgh"}
    assert seen == [("Letters", 8)] * 8
    seen.clear()
    mine = side_by_side(work, [*"abcdefgh"], "Letters", watch, nothing_of)
    assert len(mine) < len(seen) <= 8 or [*mine] == [*"abcdefgh"[: len(mine)]]  # also what the other did before


def test_work_is_done_beside_other_work() -> None:
    with beside(os.getpid) as other:
        assert other() not in {None, os.getpid()}


@pytest.mark.parametrize("end", [*ENDS, lambda: pickle.loads(b"cut short")])
def test_work_that_fails_beside_is_done_here(end: Callable[[], object]) -> None:
    here = os.getpid()

    def work() -> int:
        if os.getpid() != here:
            end()
        return os.getpid()

    with beside(work) as other:
        assert other() == here


class Last:
    """What ends the process that would send it."""

    def __reduce__(self) -> str:
        os._exit(0)


def test_an_answer_that_breaks_off_is_none() -> None:
    here = os.getpid()
    with beside(lambda: (bytes(200_000), os.getpid(), Last())) as other:
        assert other()[1] == here


def test_what_nobody_needs_any_more_is_given_up_and_cleared_away(tmp_path: Path) -> None:
    begun = tmp_path / "begun"
    os.mkfifo(begun)

    def work() -> None:
        with tempfile.TemporaryDirectory(dir=tmp_path):
            begun.write_text(str(os.getpid()))
            signal.pause()

    with beside(work):
        copy = int(begun.read_text())
        assert len([*tmp_path.iterdir()]) == 2
    with pytest.raises(ProcessLookupError):
        os.kill(copy, 0)
    assert [*tmp_path.iterdir()] == [begun]


def test_a_large_answer_that_nobody_waits_for() -> None:
    with beside(lambda: bytes(1_000_000)):
        time.sleep(0.1)
