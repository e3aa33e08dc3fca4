"""YAML text → tree, by libyaml's events.

PyYAML's own `compose` and `load` recurse in C and crash the process on 50,000 nested brackets, drop duplicate keys and
turn `no` into False. Events do none of that.
"""

import re
from dataclasses import dataclass, field

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

from generator.deck.problems import syntax
from generator.deck.tree import Break, Composed, Map, Node, Scalar, Seq, placed
from generator.diagnostic import Diagnostic, Span

DEEPEST = 32
"""Levels of nesting that are read; a deck needs eight."""

UNSHOWN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
"""What YAML 1.1 (section 5.1) does not call printable. Anki separates a note's fields by one of these, U+001F."""

LOST = re.compile(r"[ \t]*(?P<lost>(?:(?<=[ \t])#[^\s#][^\n]*)|(?:(?<=[^ \t] )#[ \t][^\n]*\w[^\n]*))")
"""A comment that looks like text: no space after its `#`, or just one before it. (A comment has two, as yamllint wants.)"""

JOINED = re.compile(r"(?<!\n)\n[ \t]*(?P<item>[-+*] |\d+[.)] |\|)")
"""A line, not after an empty one, that would start an item of a list or the row of a table."""

UNBROKEN = frozenset(("", "'"))
"""The styles of texts whose lines YAML joins."""
BEFORE_COMMENT = frozenset(" \t#")


def read_events(path: str, text: str, start: int) -> Composed:
    """The tree of one YAML document, which begins at the character `start` of the file at `path`."""
    composer = _Composer(path, text, start)
    for unshown in UNSHOWN.finditer(text):
        composer.diagnostics.append(syntax.bad_character(composer.span(*unshown.span()), unshown[0]))
    parser = CParser(UNSHOWN.sub("\ufffd", text))
    broken = None
    try:
        while (event := parser.get_event()) is not None:
            composer.take(event)
    except yaml.MarkedYAMLError as error:
        broken = _break(error, start, start + len(text))
    except _TooDeepError as error:
        composer.diagnostics.append(syntax.too_deep(error.span, DEEPEST))
    finally:
        parser.dispose()
    return Composed(composer.root(), tuple(composer.diagnostics), broken)


def _break(error: yaml.MarkedYAMLError, start: int, end: int) -> Break:
    marks = (error.problem_mark or error.context_mark, error.context_mark or error.problem_mark)
    at, began = (min(start + mark.index, end) if mark else start for mark in marks)
    return Break(at, began, error.problem or "", error.context or "")


class _TooDeepError(Exception):
    def __init__(self, span: Span) -> None:
        self.span = span


@dataclass(slots=True)
class _Open:
    """A collection whose end has not come yet."""

    start: int
    is_map: bool
    items: list[Node] = field(default_factory=list)


class _Composer:
    """Builds the tree without recursion: the collections still open are a stack."""

    def __init__(self, path: str, text: str, start: int) -> None:
        self.path = path
        self.text = text
        self.start = start
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
            self._scalar(event)
        elif isinstance(event, CollectionStartEvent):
            self._reject_features(event)
            if len(self.open) > DEEPEST:
                raise _TooDeepError(self._span(event))
            self.open.append(_Open(self._span(event).start, isinstance(event, MappingStartEvent)))
        elif isinstance(event, CollectionEndEvent):
            self._close(self._span(event).end)
        elif isinstance(event, AliasEvent):
            self.diagnostics.append(syntax.yaml_feature(self._span(event), f"the alias *{event.anchor}"))
            self._add(placed(f"*{event.anchor}", *self._span(event)))  # as it was written, and may be meant
        elif isinstance(event, DocumentStartEvent):
            self.documents += 1
            if self.documents > 1:
                self.diagnostics.append(syntax.yaml_feature(self._span(event), "a second document (---)"))

    def _scalar(self, event: ScalarEvent) -> None:
        assert event.start_mark is not None, "libyaml marks every event"
        assert event.end_mark is not None
        start, end, style = event.start_mark.index, event.end_mark.index, event.style or ""
        if event.anchor is not None or event.tag is not None or not (style or event.implicit[0]):
            self._reject_features(event)
        if style == '"' and (unshown := UNSHOWN.search(event.value)):
            self.diagnostics.append(syntax.bad_character(self.span(start, end), unshown[0]))
        if (
            style in UNBROKEN
            and self.text.find("\n", start, end) >= 0
            and (item := JOINED.search(self.text, start, end))
        ):
            self.diagnostics.append(syntax.joined_lines(self.span(item.start("item"), item.end())))
        if not style and self.text[end : end + 1] in BEFORE_COMMENT and (comment := LOST.match(self.text, end)):
            self.diagnostics.append(syntax.lost_text(self.span(*comment.span("lost")), event.value))
        self.open[-1].items.append(placed(event.value, self.path, self.start + start, self.start + end, style))

    def span(self, start: int, end: int) -> Span:
        """The span in the file of characters of the text."""
        return Span(self.path, self.start + start, self.start + end)

    def _add(self, node: Node) -> None:
        self.open[-1].items.append(node)

    def _span(self, event: Event) -> Span:
        start, end = event.start_mark, event.end_mark
        assert start is not None, "libyaml marks every event"
        assert end is not None
        return self.span(start.index, end.index)

    def _reject_features(self, event: NodeEvent) -> None:
        if event.anchor is not None:
            self.diagnostics.append(syntax.yaml_feature(self._span(event), f"the anchor &{event.anchor}"))
        tag = getattr(event, "tag", None)
        if isinstance(event, ScalarEvent) and not event.style and not event.implicit[0]:
            tag = tag or "!"
        if tag is not None:
            self.diagnostics.append(syntax.yaml_feature(self._span(event), f"the tag {tag}"))

    def _close(self, end: int) -> None:
        done = self.open.pop()
        span = Span(self.path, done.start, end)
        if done.is_map:
            self._add(self._map(done.items, span))
        else:
            self._add(Seq(tuple(done.items), span))

    def _map(self, items: list[Node], span: Span) -> Map:
        keys: dict[str, Scalar] = {}
        values: dict[str, Node] = {}
        doubled: set[str] = set()
        for key, value in zip(items[::2], items[1::2], strict=False):  # a text that breaks off may lack the last value
            if not isinstance(key, Scalar):
                self.diagnostics.append(syntax.odd_key(key.span))
            elif key in keys:
                if "id" not in doubled:  # what comes after a second id belongs to a card whose dash is missing
                    self.diagnostics.append(syntax.duplicate_key(key, keys[key]))
                doubled.add(key)
            else:
                keys[key] = key
                values[key] = value
        return Map(tuple(keys.values()), values, span)
