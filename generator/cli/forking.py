"""Work on card files in two processes side by side, where the system can copy a process and has a second processor."""

import os
import signal
import sys
from collections.abc import Sequence
from typing import Any, TypeVar

from generator.cli.encoding import decode, encode
from generator.deck.hands import Work

T = TypeVar("T")


def side_by_side(work: Work[T], paths: Sequence[str], kind: type[T]) -> Sequence[T]:
    """The work, every other path of it done by a copy of this process; if that fails, it is done here too."""
    if len(paths) < 2 or not _can_fork():
        return work(paths)
    mine, others = paths[::2], paths[1::2]
    many: Any = list[kind]  # type: ignore[valid-type]  # known when it runs
    copy, answer = _fork(work, others)
    try:
        done = work(mine)
        with os.fdopen(answer, "rb") as pipe:
            found = decode(pipe.read(), many)
    except BaseException:
        os.kill(copy, signal.SIGKILL)
        raise
    finally:
        os.waitpid(copy, 0)
    return _interleaved(done, work(others) if found is None else found)


def _interleaved(first: Sequence[T], second: Sequence[T]) -> list[T]:
    every = [*first, *second]
    every[::2], every[1::2] = first, second
    return every


def _can_fork() -> bool:
    return hasattr(os, "fork") and hasattr(os, "sched_getaffinity") and len(os.sched_getaffinity(0)) > 1


def _fork(work: Work[T], paths: Sequence[str]) -> tuple[int, int]:
    """A copy of this process that does the work and writes what it gives to a pipe: its number, and the pipe's end."""
    answer, pipe = os.pipe()
    copy = os.fork()
    if copy:
        os.close(pipe)
        return copy, answer
    try:
        sys.stderr = open(os.devnull, "w")  # noqa: PTH123, SIM115 - the bar is this process's
        with os.fdopen(pipe, "wb") as file:
            file.write(encode(work(paths)))
    finally:
        os._exit(0)  # nothing that this process has begun is the copy's to end
