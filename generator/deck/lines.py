"""YAML text → tree, line by line, for the YAML in which cards are mostly written.

libyaml's events are objects, and take most of the time of reading. A text whose lines are `key: value`, `- item`,
`- key: value`, or `key:` above lines that are indented further, needs none of them. It is read here to the same tree, to the
character; of a text that has any other line, nothing is.
"""

import re
from dataclasses import dataclass

from generator.deck.events import read_events
from generator.deck.tree import Map, Node, Scalar, Seq, placed
from generator.diagnostic import Span

ANY = r"[^\x00-\x1f\x7f-\x9f]*+"
TEXT = r"[^:#\x00-\x1f\x7f-\x9f]"
FIRST = r"""[^\s\x00-\x1f\x7f-\x9f\-?:,\[\]{}#&*!|>'"%@`]"""
"""The rest of a line, a character of it that never means anything to YAML, and one with which text may start."""

KEY = rf"(?!\.){FIRST}{TEXT}{{0,200}}+(?<! )(?=:)"
PLAIN = rf"{FIRST}{TEXT}*+(?:(?::(?=[^ \n])|(?<! )#){TEXT}*+)*+(?<! )"
"""Text without `: ` and ` #`."""
BLOCK = rf"\|-?\n( +)[^\s]{ANY}(?:\n\5{ANY}|\n *(?=\n))*+(?=\n)"
"""A text announced by `|`, all of whose lines start with the spaces of its first one."""
OTHER = rf"""['"\[{{#]{ANY}"""
LINE = re.compile(rf"\n*+( *+)(- ++)?(?:({KEY}):(?: ++|(?=\n)))?({PLAIN}|{OTHER}|{BLOCK})?(?:\n|\Z)|([\s\S])")
"""A line: its indentation, dash, key and value, as far as it has them. If it is another, its first character, the last group."""

SINGLE_QUOTED = re.compile(r"'(?:[^']|'')*'")
WORDS = re.compile(r"\[\w[\w.+-]*(?:, \w[\w.+-]*)*\]")
WORD = re.compile(r"[^\[\], ]+")

ODD = re.compile(r"[\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")
"""What a line can't hold beside control characters: ends of lines, a byte order mark, and what is no character."""

SIGNS = "'\"[{|#"
KINDS = {'"': Scalar, "[": Seq, "{": Map}
"""What a value is that starts with a sign, if nothing else stands on its line."""

DEEPEST = 16
"""Levels of nesting that are read here, and that a value on one line may add; far fewer than the levels that can be read."""


def read_lines(path: str, text: str, start: int) -> Node | None:
    """The tree of a text, which begins at the character `start` of the file at `path`; None if it takes libyaml to read it."""
    if not text.isascii() and ODD.search(text):
        return None
    try:
        return _Reader(path, text, start).tree()
    except _IntricateError:
        return None


class _IntricateError(Exception):
    """The text is not as simple as this reader wants it."""


@dataclass(slots=True)
class _Open:
    """A collection whose end has not come yet; a mapping has keys for its items."""

    column: int
    start: int
    is_map: bool
    keys: list[Scalar]
    items: list[Node]


class _Reader:
    """Builds the tree from its lines: the collections still open are a stack."""

    def __init__(self, path: str, text: str, start: int) -> None:
        self.path = path
        self.text = text
        self.start = start
        self.open = [_Open(-1, 0, True, [placed("", path, start, start)], [])]
        """The lowest has room for one item: the tree."""

    def tree(self) -> Node | None:
        """The tree; None for a text that has no line."""
        top, path, start = self.open[0], self.path, self.start
        for line in LINE.finditer(self.text):
            spaces, dash, key, value, _, other = line.groups()
            if not (key or dash):
                if other or (value and value[0] != "#"):
                    raise _IntricateError
                continue
            if dash or len(spaces) != top.column or not top.is_map:
                top = self._turn(line.end(1), len(spaces), dash, key)
            if key:
                if len(top.keys) > len(top.items):
                    raise _IntricateError
                begin = start + line.start(3)
                top.keys.append(placed(key, path, begin, begin + len(key)))
            if value:
                begin = start + line.start(4)
                if value[0] in SIGNS:
                    top.items.append(self._value(value, begin))
                else:
                    top.items.append(placed(value, path, begin, begin + len(value)))
            elif not key:
                raise _IntricateError
        while len(self.open) > 1:
            self._close(len(self.text))
        return self.open[0].items[0] if self.open[0].items else None

    def _turn(self, at: int, column: int, dash: str | None, key: str | None) -> _Open:
        """Closes the collections that end above the character `at`, and opens those that begin there."""
        top = self.open[-1]
        while column < top.column or (column == top.column and not (dash or top.is_map)):
            top = self._close(at)
        if column > top.column or (dash and top.is_map):
            if len(top.keys) == len(top.items) or not top.is_map:
                raise _IntricateError
            top = _Open(column, at, not dash, [], [])
            self.open.append(top)
        if dash and key:
            top = _Open(column + len(dash), at + len(dash), True, [], [])
            self.open.append(top)
        if len(self.open) > DEEPEST:
            raise _IntricateError
        return top

    def _close(self, at: int) -> _Open:
        done, top = self.open.pop(), self.open[-1]
        span = Span(self.path, self.start + done.start, self.start + at)
        if done.is_map:
            values: dict[str, Node] = dict(zip(done.keys, done.items, strict=False))
            if len(values) != len(done.keys):  # a key without a value, or one that stands there twice
                raise _IntricateError
            top.items.append(Map(tuple(done.keys), values, span))
        else:
            top.items.append(Seq(tuple(done.items), span))
        return top

    def _value(self, written: str, begin: int) -> Node:
        """A value that starts with a sign."""
        end = begin + len(written)
        if written[0] == "|":
            return self._block(written, begin)
        if SINGLE_QUOTED.fullmatch(written):
            return placed(written[1:-1].replace("''", "'"), self.path, begin, end, "'")
        if WORDS.fullmatch(written):
            found = WORD.finditer(written)
            words = (placed(word[0], self.path, begin + word.start(), begin + word.end()) for word in found)
            return Seq(tuple(words), Span(self.path, begin, end))
        if written.count("[") + written.count("{") > DEEPEST:
            raise _IntricateError
        read = read_events(self.path, written, begin)
        if read.broken or read.diagnostics or read.tree is None or type(read.tree) is not KINDS.get(written[0]):
            raise _IntricateError  # it goes on in the next line, or something stands behind it
        return read.tree

    def _block(self, written: str, begin: int) -> Scalar:
        head, first, *others = written.split("\n")
        margin = len(first) - len(first.lstrip(" "))
        if margin <= self.open[-1].column:
            raise _IntricateError
        text = "\n".join(line[margin:] for line in (first, *others)).rstrip("\n")
        return placed(text if head == "|-" else f"{text}\n", self.path, begin, begin + len(written) + 1, "|")
