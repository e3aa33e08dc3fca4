"""Who does the work on a deck: here and now, side by side, or not again."""

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, contextmanager
from typing import TYPE_CHECKING, Protocol, TypeAlias, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterator

T = TypeVar("T")

Work: TypeAlias = Callable[[Sequence[str]], Sequence[T]]
"""Gives one result for each path, whichever other paths are with it; results are plain data of one kind."""


class Hands(Protocol):
    """Has work done on paths, under a name that an onlooker understands, and gives the results in their order."""

    def __call__(self, work: Work[T], paths: Sequence[str], kind: type[T], name: str, /) -> Sequence[T]: ...


class Beside(Protocol):
    """Has one piece of work done while other work goes on: gives what waits for its result, which is plain data.

    Whoever leaves before that needs it no more.
    """

    def __call__(self, work: Callable[[], T], /) -> AbstractContextManager[Callable[[], T]]: ...


def own_hands(work: Work[T], paths: Sequence[str], _kind: type[T], _name: str) -> Sequence[T]:
    """The work, done here and now."""
    return work(paths)


@contextmanager
def afterwards(work: Callable[[], T]) -> "Iterator[Callable[[], T]]":
    """The work, done here when its result is wanted."""
    yield work
