"""Shapes: what may stand where in a deck's files, said once.

A shape finds what is wrong with a tree, and gives the JSON Schema by which editors find it too. deckgen takes every scalar
as written; an editor turns `8`, `true` and nothing at all into a number, a boolean and null before it looks at the schema,
so a schema lets these stand for the text they were. The files' own shapes are in `generator.deck.shapes`.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, NamedTuple, Protocol, TypeAlias

from generator.deck.problems import values
from generator.deck.tree import Map, Node, Scalar, Seq
from generator.diagnostic import Diagnostic

JsonSchema: TypeAlias = dict[str, Any]

READ_AS = {"boolean": "true", "integer": "2027", "number": "0.5"}
"""JSON's types for what an editor doesn't take for text, with an example of each as it is written."""


class Shape(Protocol):
    """What a node must look like."""

    @property
    def expects(self) -> str:
        """What should stand here, to be read after "expected"."""

    def problems(self, node: Node) -> Sequence[Diagnostic]:
        """What is wrong with a node: nearly always nothing, so it is no generator, which takes longer to say so."""

    def schema(self) -> JsonSchema: ...


def _is_empty(node: Node) -> bool:
    """Whether nothing was written after the key: no problem of shape, but of content."""
    return not node and isinstance(node, Scalar) and not node.style


def either(kind: str, this: Shape, other: Shape) -> JsonSchema:
    """The schema of one shape for what is of a JSON type, and of another for all else.

    Unlike `anyOf`, it leaves an editor no doubt which of the two was meant, so its message is about that one.
    """
    return {"if": {"type": kind}, "then": this.schema(), "else": other.schema()}


class Anything(NamedTuple):
    """What deckgen doesn't look at."""

    expects: str = "anything"

    def problems(self, node: Node) -> Sequence[Diagnostic]:  # noqa: ARG002 - a shape is asked about a node
        return ()

    def schema(self) -> JsonSchema:
        return {}


class Text(NamedTuple):
    """A scalar; with a `pattern`, one that matches it whole."""

    expects: str = "text"
    pattern: str | None = None

    def problems(self, node: Node) -> Sequence[Diagnostic]:
        if not isinstance(node, Scalar):
            return [values.wrong_shape(node, self.expects)]
        if self.pattern is None or self.fits(node):
            return ()
        return [values.bad_value(node, self.expects)]

    def fits(self, text: str) -> bool:
        return self.pattern is None or re.fullmatch(self.pattern, text) is not None

    def schema(self) -> JsonSchema:
        if self.pattern is None:  # naming the types that can stand would make an editor propose `true` and `null`
            message = f"Expected {self.expects}; if it holds `: `, put it in single quotes."
            return {"if": {"type": ["object", "array"]}, "then": {"type": "string", "errorMessage": message}}
        return {
            "type": ["string", *(kind for kind, text in READ_AS.items() if re.fullmatch(self.pattern, text))],
            "pattern": f"^(?:{self.pattern})$",
            **({} if re.fullmatch(self.pattern, "-1") else {"minimum": 0}),
            "errorMessage": f"Expected {self.expects}.",
        }


class Choice(NamedTuple):
    """One of a few words."""

    words: tuple[str, ...]

    @property
    def expects(self) -> str:
        return "one of " + ", ".join(self.words)

    def problems(self, node: Node) -> Sequence[Diagnostic]:
        if not isinstance(node, Scalar):
            return [values.wrong_shape(node, self.expects)]
        return () if node in self.words else [values.bad_value(node, self.expects, self.words)]

    def schema(self) -> JsonSchema:
        flags = [word == "true" for word in self.words if word in {"true", "false"}]
        return {"enum": [*flags, *self.words]}


class Many(NamedTuple):
    """A list, each item of one shape."""

    item: Shape

    @property
    def expects(self) -> str:
        return f"a list, each item {self.item.expects}"

    def problems(self, node: Node) -> Sequence[Diagnostic]:
        if not isinstance(node, Seq):
            return () if _is_empty(node) else [values.wrong_shape(node, self.expects)]
        found: list[Diagnostic] = []
        for item in node.items:
            found += [values.wrong_shape(item, self.item.expects)] if _is_empty(item) else self.item.problems(item)
        return found

    def schema(self) -> JsonSchema:
        missing = {"type": "string", "errorMessage": f"Nothing stands here; expected {self.item.expects}."}
        item = {**self.item.schema(), "allOf": [{"if": {"type": "null"}, "then": missing}]}
        return {"type": ["array", "null"], "items": item, "errorMessage": f"Expected {self.expects}."}


class OneOrMany(NamedTuple):
    """One, or a list of them."""

    item: Shape

    @property
    def expects(self) -> str:
        return f"{self.item.expects}, or a list of them"

    def problems(self, node: Node) -> Sequence[Diagnostic]:
        if isinstance(node, Map):
            return [values.wrong_shape(node, self.expects)]
        return (Many(self.item) if isinstance(node, Seq) else self.item).problems(node)

    def schema(self) -> JsonSchema:
        return either("array", Many(self.item), self.item)


class TextOr(NamedTuple):
    """A scalar of one shape or a mapping of another."""

    text: Shape
    other: Shape

    @property
    def expects(self) -> str:
        return f"{self.text.expects} or {self.other.expects}"

    def problems(self, node: Node) -> Sequence[Diagnostic]:
        if isinstance(node, Seq):
            return [values.wrong_shape(node, self.expects)]
        return (self.other if isinstance(node, Map) else self.text).problems(node)

    def schema(self) -> JsonSchema:
        return either("object", self.other, self.text)


class ListOr(NamedTuple):
    """A list, or a mapping that holds it."""

    items: Shape
    other: Shape

    @property
    def expects(self) -> str:
        return self.items.expects

    def problems(self, node: Node) -> Sequence[Diagnostic]:
        return (self.other if isinstance(node, Map) else self.items).problems(node)

    def schema(self) -> JsonSchema:
        return either("object", self.other, self.items)


class Table(NamedTuple):
    """A mapping whose keys the author chooses."""

    value: Shape
    key: Shape = Text()
    expects: str = "a mapping (`name: value`)"

    def problems(self, node: Node) -> Sequence[Diagnostic]:
        if not isinstance(node, Map):
            return () if _is_empty(node) else [values.wrong_shape(node, self.expects)]
        found: list[Diagnostic] = []
        for key in node.keys:
            found += self.key.problems(key)
            found += self.value.problems(node.values[key])
        return found

    def schema(self) -> JsonSchema:
        return {
            "type": ["object", "null"],
            "propertyNames": self.key.schema(),
            "additionalProperties": self.value.schema(),
        }


class Key(NamedTuple):
    """A key of a record: the shape of its value, and what it is for."""

    value: Shape
    help: str
    required: bool = False


@dataclass(frozen=True)
class Record:
    """A mapping with known keys; `name` is what it describes ("a card"). Other keys may have the shape of `others`."""

    name: str
    keys: Mapping[str, Key]
    others: Shape | None = None
    elsewhere: Mapping[str, str] = field(default_factory=dict)
    """Keys that are often put here and belong to something else, and to what."""

    @property
    def expects(self) -> str:
        return f"{self.name}, written as `key: value` lines"

    def problems(self, node: Node) -> Sequence[Diagnostic]:
        if not isinstance(node, Map):
            return () if _is_empty(node) else [values.wrong_shape(node, self.expects)]
        found: list[Diagnostic] = []
        shapes = self._shapes
        for key in node.keys:
            shape = shapes.get(key, self.others)
            if shape is None:
                found.append(values.unknown_key(key, self.keys, self.name, self.elsewhere))
            else:
                found += shape.problems(node.values[key])
        for name in self._required:
            if name not in node.values:
                found.append(values.missing_key(node, name, self.keys[name].help, self.name))
        return found

    @cached_property
    def _shapes(self) -> dict[str, Shape]:
        return {name: key.value for name, key in self.keys.items()}

    @cached_property
    def _required(self) -> tuple[str, ...]:
        return tuple(name for name, key in self.keys.items() if key.required)

    def schema(self) -> JsonSchema:
        return {
            "title": self.name,
            "type": ["object", "null"],
            "properties": {name: {"description": key.help, **key.value.schema()} for name, key in self.keys.items()},
            "required": [*self._required],
            "additionalProperties": self.others is not None and self.others.schema(),
        }
