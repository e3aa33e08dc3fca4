"""An entry of the source register → Source."""

from typing import Any

from generator.deck.model import IDENTIFIERS, Source
from generator.deck.tree import Map, Node, Scalar, Seq


def read_source(entry: Map) -> Source | None:
    """The source that an entry describes; None if it has no id."""
    name = entry.scalar("id")
    if name is None:
        return None
    identifiers = {key: value for key in IDENTIFIERS if (value := entry.scalar(key))}
    return Source(name, _plain(entry), identifiers)


def _plain(node: Node) -> Any:
    """A CSL item as plain data. CSL's only numbers are those of `date-parts`."""
    if isinstance(node, Scalar):
        return str(node)
    if isinstance(node, Seq):
        return [_plain(item) for item in node.items]
    return {str(key): _dates(value) if key == "date-parts" else _plain(value) for key, value in node.values.items()}


def _dates(node: Node) -> list[list[int]]:
    rows = (row for row in node.items if isinstance(row, Seq)) if isinstance(node, Seq) else ()
    return [[int(part) for part in row.scalars() if part.isdecimal()] for row in rows]
