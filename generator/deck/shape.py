"""Shapes: what may stand where in a deck's files, said once.

A shape finds what is wrong with a tree, and gives the JSON Schema by which editors find it too. deckgen takes every scalar
as written; an editor turns `8`, `true` and nothing at all into a number, a boolean and null before it looks at the schema,
so a schema lets these stand for the text they were. The files' own shapes are in `generator.deck.shapes`.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol, TypeAlias

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

    def problems(self, node: Node) -> Iterator[Diagnostic]: ...

    def schema(self) -> JsonSchema: ...


def _is_empty(node: Node) -> bool:
    """Whether nothing was written after the key: no problem of shape, but of content."""
    return isinstance(node, Scalar) and not node and not node.style


def either(kind: str, this: Shape, other: Shape) -> JsonSchema:
    """The schema of one shape for what is of a JSON type, and of another for all else.

    Unlike `anyOf`, it leaves an editor no doubt which of the two was meant, so its message is about that one.
    """
    return {"if": {"type": kind}, "then": this.schema(), "else": other.schema()}


@dataclass(frozen=True)
class Anything:
    """What deckgen doesn't look at."""

    expects: str = "anything"

    def problems(self, node: Node) -> Iterator[Diagnostic]:  # noqa: ARG002 - a shape is asked about a node
        yield from ()

    def schema(self) -> JsonSchema:
        return {}


@dataclass(frozen=True)
class Text:
    """A scalar; with a `pattern`, one that matches it whole."""

    expects: str = "text"
    pattern: str | None = None

    def problems(self, node: Node) -> Iterator[Diagnostic]:
        if not isinstance(node, Scalar):
            yield values.wrong_shape(node, self.expects)
        elif not self.fits(node):
            yield values.bad_value(node, self.expects)

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


@dataclass(frozen=True)
class Choice:
    """One of a few words."""

    words: tuple[str, ...]

    @property
    def expects(self) -> str:
        return "one of " + ", ".join(self.words)

    def problems(self, node: Node) -> Iterator[Diagnostic]:
        if not isinstance(node, Scalar):
            yield values.wrong_shape(node, self.expects)
        elif node not in self.words:
            yield values.bad_value(node, self.expects, self.words)

    def schema(self) -> JsonSchema:
        flags = [word == "true" for word in self.words if word in {"true", "false"}]
        return {"enum": [*flags, *self.words]}


@dataclass(frozen=True)
class Many:
    """A list, each item of one shape."""

    item: Shape

    @property
    def expects(self) -> str:
        return f"a list, each item {self.item.expects}"

    def problems(self, node: Node) -> Iterator[Diagnostic]:
        if isinstance(node, Seq):
            for item in node.items:
                if _is_empty(item):
                    yield values.wrong_shape(item, self.item.expects)
                else:
                    yield from self.item.problems(item)
        elif not _is_empty(node):
            yield values.wrong_shape(node, self.expects)

    def schema(self) -> JsonSchema:
        missing = {"type": "string", "errorMessage": f"Nothing stands here; expected {self.item.expects}."}
        item = {**self.item.schema(), "allOf": [{"if": {"type": "null"}, "then": missing}]}
        return {"type": ["array", "null"], "items": item, "errorMessage": f"Expected {self.expects}."}


@dataclass(frozen=True)
class OneOrMany:
    """One, or a list of them."""

    item: Shape

    @property
    def expects(self) -> str:
        return f"{self.item.expects}, or a list of them"

    def problems(self, node: Node) -> Iterator[Diagnostic]:
        if isinstance(node, Seq):
            yield from Many(self.item).problems(node)
        elif isinstance(node, Map):
            yield values.wrong_shape(node, self.expects)
        else:
            yield from self.item.problems(node)

    def schema(self) -> JsonSchema:
        return either("array", Many(self.item), self.item)


@dataclass(frozen=True)
class TextOr:
    """A scalar of one shape or a mapping of another."""

    text: Shape
    other: Shape

    @property
    def expects(self) -> str:
        return f"{self.text.expects} or {self.other.expects}"

    def problems(self, node: Node) -> Iterator[Diagnostic]:
        shape = self.other if isinstance(node, Map) else self.text
        if isinstance(node, Seq):
            yield values.wrong_shape(node, self.expects)
        else:
            yield from shape.problems(node)

    def schema(self) -> JsonSchema:
        return either("object", self.other, self.text)


@dataclass(frozen=True)
class ListOr:
    """A list, or a mapping that holds it."""

    items: Shape
    other: Shape

    @property
    def expects(self) -> str:
        return self.items.expects

    def problems(self, node: Node) -> Iterator[Diagnostic]:
        yield from (self.other if isinstance(node, Map) else self.items).problems(node)

    def schema(self) -> JsonSchema:
        return either("object", self.other, self.items)


@dataclass(frozen=True)
class Table:
    """A mapping whose keys the author chooses."""

    value: Shape
    key: Shape = Text()
    expects: str = "a mapping (`name: value`)"

    def problems(self, node: Node) -> Iterator[Diagnostic]:
        if isinstance(node, Map):
            for key in node.keys:
                yield from self.key.problems(key)
                yield from self.value.problems(node.values[key])
        elif not _is_empty(node):
            yield values.wrong_shape(node, self.expects)

    def schema(self) -> JsonSchema:
        return {
            "type": ["object", "null"],
            "propertyNames": self.key.schema(),
            "additionalProperties": self.value.schema(),
        }


@dataclass(frozen=True)
class Key:
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

    def problems(self, node: Node) -> Iterator[Diagnostic]:
        if not isinstance(node, Map):
            if not _is_empty(node):
                yield values.wrong_shape(node, self.expects)
            return
        for key in node.keys:
            if key in self.keys:
                yield from self.keys[key].value.problems(node.values[key])
            elif self.others is not None:
                yield from self.others.problems(node.values[key])
            else:
                yield values.unknown_key(key, self.keys, self.name, self.elsewhere)
        for name, key_shape in self.keys.items():
            if key_shape.required and name not in node.values:
                yield values.missing_key(node, name, key_shape.help, self.name)

    def schema(self) -> JsonSchema:
        return {
            "title": self.name,
            "type": ["object", "null"],
            "properties": {name: {"description": key.help, **key.value.schema()} for name, key in self.keys.items()},
            "required": [name for name, key in self.keys.items() if key.required],
            "additionalProperties": self.others is not None and self.others.schema(),
        }
