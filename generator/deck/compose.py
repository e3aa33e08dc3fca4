"""YAML text → tree, by libyaml's events.

PyYAML's own `compose` and `load` recurse in C and crash the process on 50,000 nested brackets, drop duplicate keys and
turn `no` into False. Events do none of that.
"""

import re
from dataclasses import dataclass, field
from itertools import pairwise

import yaml
from yaml._yaml import CParser
from yaml.events import (
    AliasEvent,
    CollectionEndEvent,
    CollectionStartEvent,
    DocumentStartEvent,
    Event,
    MappingStartEvent,
    NodeEvent,
    ScalarEvent,
)

from generator.deck import problems
from generator.deck.tree import Map, Node, Scalar, Seq
from generator.diagnostic import Diagnostic, Span

DEEPEST = 32
"""Levels of nesting that are read; a deck needs eight."""

UNSHOWN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")
"""Characters that YAML lets in by an escape only. Anki separates a note's fields by U+001F."""


def compose(path: str, text: str) -> tuple[Node | None, list[Diagnostic]]:
    """The tree of one YAML document, as far as it could be read, and what is wrong with it."""
    composer = _Composer(path)
    parser = CParser(text)
    try:
        while (event := parser.get_event()) is not None:
            composer.take(event)
    except yaml.MarkedYAMLError as error:
        composer.diagnostics.append(_broken(path, text, error))
    except yaml.reader.ReaderError as error:
        composer.diagnostics.append(problems.bad_character(Span(path, error.position, error.position + 1)))
    except _TooDeepError as error:
        composer.diagnostics.append(problems.too_deep(error.span, DEEPEST))
    finally:
        parser.dispose()
    return composer.root(), composer.diagnostics


def _broken(path: str, text: str, error: yaml.MarkedYAMLError) -> Diagnostic:
    mark = error.problem_mark or error.context_mark
    start = min(mark.index, len(text)) if mark else 0
    return problems.broken_yaml(Span(path, start, start + 1), error.problem or "", error.context or "")


class _TooDeepError(Exception):
    def __init__(self, span: Span) -> None:
        self.span = span


@dataclass(slots=True)
class _Open:
    """A collection whose end has not come yet."""

    start: int
    is_map: bool
    items: "list[Node | None]" = field(default_factory=list)


class _Composer:
    """Builds the tree without recursion: the collections still open are a stack."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.diagnostics: list[Diagnostic] = []
        self.open: list[_Open] = [_Open(0, is_map=False)]
        self.documents = 0

    def root(self) -> Node | None:
        """The tree. Where the text breaks off, the list that was being read stays, without the item that is cut."""
        while len(self.open) > 1:
            last = self.open[-1]
            if len(self.open) == 2 or (len(self.open) == 3 and not last.is_map):
                self._close(last.start)
            else:
                self.open.pop()
        documents = self.open[0].items
        return documents[0] if documents else None

    def take(self, event: Event) -> None:
        if isinstance(event, ScalarEvent):
            self._reject_features(event)
            if event.style == '"' and UNSHOWN.search(event.value):
                self.diagnostics.append(problems.bad_character(self._span(event)))
            self._add(Scalar(event.value, *self._span(event), event.style or ""))
        elif isinstance(event, CollectionStartEvent):
            self._reject_features(event)
            if len(self.open) > DEEPEST:
                raise _TooDeepError(self._span(event))
            self.open.append(_Open(self._span(event).start, isinstance(event, MappingStartEvent)))
        elif isinstance(event, CollectionEndEvent):
            self._close(self._span(event).end)
        elif isinstance(event, AliasEvent):
            self.diagnostics.append(problems.yaml_feature(self._span(event), f"the alias *{event.anchor}"))
            self._add(None)
        elif isinstance(event, DocumentStartEvent):
            self.documents += 1
            if self.documents > 1:
                self.diagnostics.append(problems.yaml_feature(self._span(event), "a second document (---)"))

    def _add(self, node: Node | None) -> None:
        self.open[-1].items.append(node)

    def _span(self, event: Event) -> Span:
        start, end = event.start_mark, event.end_mark
        assert start is not None, "libyaml marks every event"
        assert end is not None
        return Span(self.path, start.index, end.index)

    def _reject_features(self, event: NodeEvent) -> None:
        if event.anchor is not None:
            self.diagnostics.append(problems.yaml_feature(self._span(event), f"the anchor &{event.anchor}"))
        tag = getattr(event, "tag", None)
        if tag is not None:
            self.diagnostics.append(problems.yaml_feature(self._span(event), f"the tag {tag}"))

    def _close(self, end: int) -> None:
        done = self.open.pop()
        span = Span(self.path, done.start, end)
        if done.is_map:
            self._add(self._map(done.items, span))
        else:
            self._add(Seq(tuple(item for item in done.items if item is not None), span))

    def _map(self, items: "list[Node | None]", span: Span) -> Map:
        keys: dict[str, Scalar] = {}
        values: dict[str, Node] = {}
        for key, value in list(pairwise(items))[::2]:
            if not isinstance(key, Scalar):
                if key is not None:
                    self.diagnostics.append(problems.odd_key(key.span))
            elif key in keys:
                self.diagnostics.append(problems.duplicate_key(key, keys[key]))
            elif value is not None:
                keys[key] = key
                values[key] = value
        return Map(tuple(keys.values()), values, span)
