"""Doing work on card files: here and now, side by side, or not again."""

from collections.abc import Callable, Sequence
from typing import Protocol, TypeAlias, TypeVar

T = TypeVar("T")

Work: TypeAlias = Callable[[Sequence[str]], Sequence[T]]
"""Gives one result for each path, whichever other paths are with it; results are plain data of one kind."""


class Hands(Protocol):
    """Has work done on paths, and gives the results in their order."""

    def __call__(self, work: Work[T], paths: Sequence[str], kind: type[T], /) -> Sequence[T]: ...


def own_hands(work: Work[T], paths: Sequence[str], _kind: type[T]) -> Sequence[T]:
    """The work, done here and now."""
    return work(paths)
