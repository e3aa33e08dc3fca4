"""A YAML text as a tree in which everything knows its place."""

from collections.abc import Iterator
from typing import NamedTuple, TypeAlias

from generator.diagnostic import Diagnostic, Span

QUOTATION_MARK = {"": 0, "'": 1, '"': 1}
"""Style of a scalar that may stand in its file as it reads → the characters before it that aren't its own."""


class Scalar(str):
    """A YAML scalar, taken as written: `no`, `010` and `1:30` stay those characters.

    It is a `str`; what is made from it by slicing or joining is a plain `str` again, without a place.
    """

    __slots__ = ("end", "path", "start", "style")

    path: str
    start: int
    end: int
    style: str

    @property
    def span(self) -> Span:
        return Span(self.path, self.start, self.end)

    def part(self, start: int, end: int) -> "Scalar":
        """The part `self[start:end]`, at its own place if the scalar stands in its file as it reads."""
        mark = QUOTATION_MARK.get(self.style)
        if mark is not None and self.end - self.start == len(self) + 2 * mark:
            first = self.start + mark
            return placed(self[start:end], self.path, first + start, first + end)
        return placed(self[start:end], self.path, self.start, self.end, self.style or ">")


def placed(text: str, path: str, start: int, end: int, style: str = "") -> Scalar:
    """The scalar that stands at a place, in a style: `'`, `"`, `|`, `>` or none.

    Decks have hundreds of thousands of them; this is quicker than a constructor.
    """
    scalar = Scalar(text)
    scalar.path = path
    scalar.start = start
    scalar.end = end
    scalar.style = style
    return scalar


class Seq(NamedTuple):
    """A YAML sequence."""

    items: "tuple[Node, ...]"
    span: Span

    def scalars(self) -> tuple[Scalar, ...]:
        return tuple([item for item in self.items if isinstance(item, Scalar)])

    def maps(self) -> "Iterator[Map]":
        return (item for item in self.items if isinstance(item, Map))


class Map(NamedTuple):
    """A YAML mapping: its keys in the order of the file, and the value of each.

    The getters give nothing where the value has another kind: that is the shape's to report.
    """

    keys: tuple[Scalar, ...]
    values: "dict[str, Node]"
    span: Span

    def scalar(self, key: str) -> Scalar | None:
        value = self.values.get(key)
        return value if isinstance(value, Scalar) else None

    def map(self, key: str) -> "Map | None":
        value = self.values.get(key)
        return value if isinstance(value, Map) else None

    def seq(self, key: str) -> Seq | None:
        value = self.values.get(key)
        return value if isinstance(value, Seq) else None

    def scalars(self, key: str) -> tuple[Scalar, ...]:
        """The scalars under a key that takes one or a list of them."""
        return one_or_many(self.values.get(key))

    def texts(self) -> dict[Scalar, Scalar]:
        """The entries whose value is a scalar."""
        return {key: value for key in self.keys if (value := self.scalar(key)) is not None}


Node: TypeAlias = Scalar | Seq | Map


def one_or_many(value: Node | None) -> tuple[Scalar, ...]:
    """A scalar by itself, or those of a list."""
    return (value,) if isinstance(value, Scalar) else value.scalars() if isinstance(value, Seq) else ()


class Break(NamedTuple):
    """Where a text stops being YAML, in libyaml's words; `began` is where the thing began that it was reading."""

    at: int
    began: int
    wrong: str
    context: str


class Composed(NamedTuple):
    """The tree of a text as far as it could be read, what is wrong with it, and where it broke off."""

    tree: Node | None
    diagnostics: tuple[Diagnostic, ...]
    broken: Break | None = None
