"""Anki's template language, as far as our templates use it: `{{Field}}`, filters, `{{#Field}}…{{/Field}}`, `{{^Field}}…{{/Field}}`.

What it does is what the Anki library does; what it does not know is an error, never a guess. Anki's manual describes the
language: https://docs.ankiweb.net/templates/intro.html
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias

Filter: TypeAlias = Callable[[str, str], str]
"""What a filter makes of a field: its text and its name → HTML."""

TOKEN = re.compile(r"(<!--.*?-->)|\{\{(.*?)\}\}", re.DOTALL)
"""A comment, which Anki leaves as it is, or something in braces."""

EMPTY = re.compile(r"(?:[ \t\n\r\f\v]|</?(?:br|div) ?/?>)*", re.IGNORECASE)
"""What Anki takes for an empty field."""


class TemplateError(ValueError):
    """A template uses what is not known here, or is not well formed."""


@dataclass(frozen=True, slots=True)
class Replacement:
    """`{{filter:Field}}`; filters in the order in which they work."""

    field: str
    filters: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """What shows only if a field has something in it, or (not `filled`) only if it has nothing."""

    field: str
    filled: bool
    nodes: "tuple[Node, ...]"


Node: TypeAlias = str | Replacement | Section


def parse(template: str) -> tuple[Node, ...]:
    """The nodes of a template; a TemplateError if its sections are not nested."""
    return tuple(_nodes(_tokens(template), None))


def fill(nodes: tuple[Node, ...], fields: Mapping[str, str], filters: Mapping[str, Filter]) -> str:
    """The HTML of a template with fields in it; a TemplateError if it names a field or filter that isn't there."""
    return "".join(_filled(node, fields, filters) for node in nodes)


def _tokens(template: str) -> Iterator[str | tuple[str, str]]:
    """The parts of a template: text, or a sign (`#`, `^`, `/` or none) and the name that it stands before."""
    end = 0
    for token in TOKEN.finditer(template):
        yield template[end : token.start()] + (token[1] or "")
        if token[1] is None:
            inside = token[2].strip()
            yield (inside[0], inside[1:].strip()) if inside[:1] in ("#", "^", "/") else ("", inside)
        end = token.end()
    yield template[end:]


def _nodes(tokens: Iterator[str | tuple[str, str]], section: str | None) -> Iterator[Node]:
    """The nodes up to the end of the section, or of the template if there is none."""
    for token in tokens:
        if isinstance(token, str):
            yield token
            continue
        sign, name = token
        if sign == "/":
            if name != section:
                raise TemplateError(f"{{{{/{name}}}}} closes what is not open")
            return
        if sign:
            yield Section(name, sign == "#", tuple(_nodes(tokens, name)))
        else:
            *filters, field = name.split(":")
            yield Replacement(field, tuple(reversed(filters)))
    if section is not None:
        raise TemplateError(f"{{{{#{section}}}}} is not closed")


def _filled(node: Node, fields: Mapping[str, str], filters: Mapping[str, Filter]) -> str:
    if isinstance(node, str):
        return node
    if node.field not in fields:
        raise TemplateError(f"there is no field {node.field}")
    text = fields[node.field]
    if isinstance(node, Section):
        return fill(node.nodes, fields, filters) if node.filled != bool(EMPTY.fullmatch(text)) else ""
    for name in node.filters:
        if name not in filters:
            raise TemplateError(f"the filter {name} is not known here")
        text = filters[name](text, node.field)
    return text
