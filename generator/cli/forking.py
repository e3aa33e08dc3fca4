"""Work on card files in two processes side by side, where the system can copy a process and has a second processor."""

import os
import signal
import sys
from collections.abc import Iterator, Sequence
from typing import BinaryIO, TypeVar

from generator.cli.encoding import decode, encode
from generator.deck.hands import Work

T = TypeVar("T")

SIZE = 8
"""Bytes before each answer, which say how long it is."""


def side_by_side(work: Work[T], paths: Sequence[str], kind: type[T]) -> Sequence[T]:
    """The work, every other path of it done by a copy of this process; if that fails, it is done here too."""
    if len(paths) < 2 or not _can_fork():
        return work(paths)
    mine, others = paths[::2], paths[1::2]
    copy, answer = _fork(work, others)
    try:
        done = work(mine)
        with os.fdopen(answer, "rb") as pipe:
            found = [*_answers(pipe, kind)]
    except BaseException:
        os.kill(copy, signal.SIGKILL)
        raise
    finally:
        os.waitpid(copy, 0)
    return _interleaved(done, found if len(found) == len(others) else work(others))


def _answers(pipe: BinaryIO, kind: type[T]) -> Iterator[T]:
    """What the copy gave, one by one, so that memory need not hold the bytes of all."""
    while size := int.from_bytes(pipe.read(SIZE)):
        if (one := decode(pipe.read(size), kind)) is None:
            return
        yield one


def _interleaved(first: Sequence[T], second: Sequence[T]) -> list[T]:
    every = [*first, *second]
    every[::2], every[1::2] = first, second
    return every


def _can_fork() -> bool:
    return hasattr(os, "fork") and hasattr(os, "sched_getaffinity") and len(os.sched_getaffinity(0)) > 1


def _fork(work: Work[T], paths: Sequence[str]) -> tuple[int, int]:
    """A copy of this process that does the work and writes what it gives to a pipe: its number, and the pipe's end."""
    end, pipe = os.pipe()
    copy = os.fork()
    if copy:
        os.close(pipe)
        return copy, end
    try:
        os.close(end)  # so that this process hears of it when the other no longer listens
        sys.stderr = open(os.devnull, "w")  # noqa: PTH123, SIM115 - the bar is this process's
        with os.fdopen(pipe, "wb") as file:
            for one in work(paths):
                answer = encode(one)
                file.write(len(answer).to_bytes(SIZE) + answer)
    finally:
        os._exit(0)  # nothing that this process has begun is the copy's to end
