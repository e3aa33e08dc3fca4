"""Who does the work on a deck: here and now, side by side, or not again."""

from collections.abc import Callable, Sequence
from typing import Protocol, TypeAlias, TypeVar

T = TypeVar("T")

Work: TypeAlias = Callable[[Sequence[str]], Sequence[T]]
"""Gives one result for each path, whichever other paths are with it; results are plain data of one kind."""


def nothing() -> None:
    """No other work."""


class Hands(Protocol):
    """Has work done on paths, under a name that an onlooker understands, and gives the results in their order.

    Other work that only this process can do is done first, once: if there are other hands, they begin `meanwhile`.
    """

    def __call__(
        self,
        work: Work[T],
        paths: Sequence[str],
        kind: type[T],
        name: str,
        meanwhile: Callable[[], object] = nothing,
        /,
    ) -> Sequence[T]: ...


def own_hands(
    work: Work[T], paths: Sequence[str], _kind: type[T], _name: str, meanwhile: Callable[[], object] = nothing
) -> Sequence[T]:
    """The work, done here and now."""
    meanwhile()
    return work(paths)
