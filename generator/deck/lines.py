"""YAML text → tree, line by line, for the YAML in which cards are mostly written.

libyaml's events are objects, and take most of the time of reading. A text whose lines are `key: value`, `- item`,
`- key: value`, or `key:` above lines that are indented further, needs none of them. It is read here to the same tree, to the
character; of a text that has any other line, nothing is.
"""

import re

from generator.deck.flow import FIRST
from generator.deck.tree import Node, placed
from generator.deck.unclosed import DEEPEST, IntricateError, Unclosed
from generator.deck.value import ANY, BLOCK, ODD, PLAIN, SIGNS, TEXT, WRAPPED, read_value
from generator.diagnostic import Span

KEY = rf"(?!\.){FIRST}{TEXT}{{0,200}}+(?<! )(?=:)"
OTHER = rf"""['"\[{{#]{ANY}"""
LINE = re.compile(rf"\n*+( *+)(- ++)?(?:({KEY}):(?: ++|(?=\n)))?({PLAIN}|{WRAPPED}|{OTHER}|{BLOCK})?(?:\n|\Z)|([\s\S])")
"""A line: its indentation, dash, key and value, as far as it has them. If it is another, its first character, the last group."""


def read_lines(path: str, text: str, start: int) -> Node | None:
    """The tree of a text, which begins at the character `start` of the file at `path`; None if it takes libyaml to read it."""
    if not text.isascii() and ODD.search(text):
        return None
    try:
        return _Reader(path, text, start).tree()
    except IntricateError:
        return None


class _Reader:
    """Builds the tree from its lines: the collections still open are a stack."""

    def __init__(self, path: str, text: str, start: int) -> None:
        self.path = path
        self.text = text
        self.start = start
        self.open = [Unclosed(-1, 0, True, [placed("", path, start, start)], [])]
        """The lowest has room for one item: the tree."""

    def tree(self) -> Node | None:
        """The tree; None for a text that has no line."""
        top, path, start = self.open[0], self.path, self.start
        for line in LINE.finditer(self.text):
            spaces, dash, key, value, _, other = line.groups()
            if not (key or dash):
                if other or (value and value[0] != "#"):
                    raise IntricateError
                continue
            if dash or len(spaces) != top.column or not top.is_map:
                top = self._turn(line.end(1), len(spaces), dash, key)
            if key:
                if len(top.keys) > len(top.items):
                    raise IntricateError
                begin = start + line.start(3)
                top.keys.append(placed(key, path, begin, begin + len(key)))
            if value:
                begin = start + line.start(4)
                if value[0] in SIGNS or "\n" in value:
                    top.items.append(read_value(path, value, begin, self.open[-1].column))
                else:
                    top.items.append(placed(value, path, begin, begin + len(value)))
            elif not key:
                raise IntricateError
        while len(self.open) > 1:
            self._close(len(self.text))
        return self.open[0].items[0] if self.open[0].items else None

    def _turn(self, at: int, column: int, dash: str | None, key: str | None) -> Unclosed:
        """Closes the collections that end above the character `at`, and opens those that begin there."""
        top = self.open[-1]
        while column < top.column or (column == top.column and not (dash or top.is_map)):
            top = self._close(at)
        if column > top.column or (dash and top.is_map):
            if len(top.keys) == len(top.items) or not top.is_map:
                raise IntricateError
            top = Unclosed(column, at, not dash, [], [])
            self.open.append(top)
        if dash and key:
            top = Unclosed(column + len(dash), at + len(dash), True, [], [])
            self.open.append(top)
        if len(self.open) > DEEPEST:
            raise IntricateError
        return top

    def _close(self, at: int) -> Unclosed:
        done, top = self.open.pop(), self.open[-1]
        span = Span(self.path, self.start + done.start, self.start + at)
        top.items.append(done.closed(span))
        return top
