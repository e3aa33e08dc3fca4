"""Work in two processes side by side, where the system can copy a process and has a second processor."""

import os
import signal
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import BinaryIO, NoReturn, TypeVar, cast

from generator.deck.hands import Work, nothing
from generator.deck.watching import Watch

T = TypeVar("T")

SHARE = 8
"""Of the work that is left, each portion is one part in so many: so two end at the same time, though most portions are large."""


@contextmanager
def beside(work: Callable[[], T]) -> Iterator[Callable[[], T]]:
    """Work that a copy of this process does meanwhile; if it can't, or fails, it is done here when its result is wanted."""
    if not can_fork():
        yield work
        return
    import pickle  # only what is done beside needs it

    with _copied(lambda answer: pickle.dump(work(), answer, pickle.HIGHEST_PROTOCOL)) as answer:

        def wait() -> T:
            try:
                return cast(T, pickle.load(answer))  # of this process's own copy, and nobody else's
            except (EOFError, pickle.UnpicklingError):
                return work()

        yield wait


def side_by_side(
    work: Work[T],
    paths: Sequence[str],
    name: str,
    watch: Watch,
    recall: Callable[[Sequence[str]], dict[str, T]],
    meanwhile: Callable[[], object] = nothing,
) -> dict[str, T]:
    """What this process did of the work, and what it could `recall` of what a copy did; under a name, for those who watch.

    The copy begins while this process does other work, and may fail.
    """
    portions = _portions(paths)
    if len(portions) < 2 or not can_fork():
        return alone(work, paths, name, watch, recall, meanwhile)
    left, numbers = os.pipe()  # each reads from it which portion to do next
    try:
        os.write(numbers, bytes(range(len(portions))))
    finally:
        os.close(numbers)
    with os.fdopen(left, "rb", buffering=0) as queue:

        def copy(_answer: BinaryIO) -> None:
            for number in _taken(queue):
                work(portions[number])

        with _copied(copy) as answer:
            meanwhile()
            done = _done(work, portions, watch(_passed(_taken(queue), portions), name, len(paths)), recall)
            answer.read()  # it ends with the copy
    return done


def alone(
    work: Work[T],
    paths: Sequence[str],
    name: str,
    watch: Watch,
    recall: Callable[[Sequence[str]], dict[str, T]],
    meanwhile: Callable[[], object] = nothing,
) -> dict[str, T]:
    """The work, done by this process, in portions for those who watch."""
    meanwhile()
    portions = _portions(paths)
    return _done(work, portions, watch(_passed(range(len(portions)), portions), name, len(paths)), recall)


def _done(
    work: Work[T],
    portions: Sequence[Sequence[str]],
    passed: Iterable[int | None],
    recall: Callable[[Sequence[str]], dict[str, T]],
) -> dict[str, T]:
    """The work on the portions that this process takes, and what it can recall of those that a copy has done by then."""
    done: dict[str, T] = {}
    theirs: list[int] = []
    following = 0
    for number in passed:
        if number is None:
            continue
        done |= zip(portions[number], work(portions[number]), strict=True)
        theirs += range(following, number)
        for other in theirs[:-1]:  # the copy may still be at the last
            done |= recall(portions[other])
        theirs, following = theirs[-1:], number + 1
    return done


def can_fork() -> bool:
    """Whether the system can copy a process and has a processor for the copy."""
    return hasattr(os, "fork") and hasattr(os, "sched_getaffinity") and len(os.sched_getaffinity(0)) > 1


def _portions(paths: Sequence[str]) -> list[Sequence[str]]:
    portions = []
    while paths:
        size = -(-len(paths) // SHARE)
        portions.append(paths[:size])
        paths = paths[size:]
    return portions


def _taken(queue: BinaryIO) -> Iterator[int]:
    while number := queue.read(1):
        yield number[0]


def _passed(taken: Iterable[int], portions: Sequence[Sequence[str]]) -> Iterator[int | None]:
    """The numbers of the portions that this process takes; None for each path besides, also of those that the other took."""
    passed = 0
    for number in taken:
        yield from [None] * sum(map(len, portions[passed:number]))
        yield number
        yield from [None] * (len(portions[number]) - 1)
        passed = number + 1


@contextmanager
def _copied(work: Callable[[BinaryIO], object]) -> Iterator[BinaryIO]:
    """What a copy of this process writes that does some work; it ends with the copy. To leave ends the copy."""
    end, pipe = os.pipe()
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})  # or the copy might go on as this process does
    copy = os.fork()
    if not copy:
        os.close(end)  # so that the copy hears of it when this process no longer listens
        _do(work, pipe)
    os.close(pipe)
    try:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
        with os.fdopen(end, "rb") as answer:
            yield answer
    finally:
        with suppress(ProcessLookupError):
            os.kill(copy, signal.SIGTERM)
        os.waitpid(copy, 0)


def _do(work: Callable[[BinaryIO], object], pipe: int) -> NoReturn:
    """Does the work and ends this process: nothing that the one had begun of which it is a copy is its own to end."""
    try:
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # it ends with the other
        signal.signal(signal.SIGTERM, lambda *_: sys.exit())  # and clears away what it has begun
        sys.stdout = sys.stderr = open(os.devnull, "w")  # noqa: PTH123, SIM115 - they are the other's
        with os.fdopen(pipe, "wb") as answer:
            work(answer)
    finally:
        os._exit(0)
