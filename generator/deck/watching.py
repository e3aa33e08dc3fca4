"""Watching long work pass by, without anything changing that nobody watches."""

from collections.abc import Iterable
from typing import Protocol, TypeVar

T = TypeVar("T")


class Watch(Protocol):
    """Shows how far some work has come: gives its items on, one by one."""

    def __call__(self, items: Iterable[T], name: str, length: int, /) -> Iterable[T]: ...


def unwatched(items: Iterable[T], _name: str, _length: int) -> Iterable[T]:
    """The items, and nothing shown."""
    return items
