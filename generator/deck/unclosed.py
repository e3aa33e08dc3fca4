"""Lists and mappings that are being read without libyaml, as far as that goes."""

from dataclasses import dataclass

from generator.deck.tree import Map, Node, Scalar, Seq
from generator.diagnostic import Span

DEEPEST = 16
"""Levels of nesting that are read so, and that a value on one line may add; fewer than the levels that can be read."""


class IntricateError(Exception):
    """It takes libyaml to read the text, or to say what is wrong with it."""


@dataclass(slots=True)
class Unclosed:
    """A collection whose end has not come yet; a mapping has keys for its items."""

    column: int
    start: int
    is_map: bool
    keys: list[Scalar]
    items: list[Node]

    def closed(self, span: Span) -> Node:
        if not self.is_map:
            return Seq(tuple(self.items), span)
        values: dict[str, Node] = dict(zip(self.keys, self.items, strict=False))
        if len(values) != len(self.keys):  # a key without a value, or one that stands there twice
            raise IntricateError
        return Map(tuple(self.keys), values, span)
