"""What a student reads in a field, and how two such texts differ, word by word."""

import re
from collections.abc import Iterable, Iterator, Sequence
from html.parser import HTMLParser
from itertools import groupby
from typing import Literal, NamedTuple

from generator.evidence.html import INLINE, UNREAD

How = Literal["same", "removed", "added"]

WORD = re.compile(r"(\{\{c\d+::|\}\}|\w+(?:[-–.,:/'’]\w+)*%?|<[^<>]*>|\S)(\s*)")
"""A word, a number or range, a mark of a cloze, a tag, or any other character; and the space behind it."""
MOST_WORDS = 10_000
"""Longer texts are not compared word by word; nobody would read it."""
MOST_HTML = 100_000
"""Characters of a field that are read as HTML: what isn't closed takes HTMLParser time that grows with their square."""
MARKED = {"li": "• ", "td": "| ", "th": "| "}
"""What a student sees before these elements, or would see if it weren't a table."""


class Run(NamedTuple):
    """Some words in a row: the removed and the same make the old text, the same and the added the new one."""

    how: How
    text: str


def readable(html: str) -> str:
    """The text of a field's HTML in one line, with its clozes as they are written, and pictures by name."""
    if len(html) > MOST_HTML:
        return " ".join(html.split())
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return " ".join("".join(reader.parts).split())


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self.unread = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in UNREAD:
            self.unread += 1
        elif tag == "img":
            given = dict(attrs)
            self.parts.append(f"[{': '.join(value for key in ('src', 'alt') if (value := given.get(key)))}]")
        elif tag not in INLINE:
            self.parts.append(f" {MARKED.get(tag, '')}")

    def handle_endtag(self, tag: str) -> None:
        if tag in UNREAD:
            self.unread = max(0, self.unread - 1)
        elif tag not in INLINE:
            self.parts.append(" ")

    def handle_data(self, data: str) -> None:
        if not self.unread:
            self.parts.append(data)


class _Piece(NamedTuple):
    """Words of the old text and words of the new one in their place."""

    same: bool
    old: Sequence[str]
    new: Sequence[str]


def runs(old: str, new: str) -> tuple[Run, ...]:
    """How the new text differs from the old one. What is the same between two changes is one with them if it is short."""
    pieces = _tidied(_pieces(WORD.findall(old), WORD.findall(new)))
    return tuple(run for piece in pieces for run in _as_runs(piece) if run.text)


def _pieces(old: list[tuple[str, str]], new: list[tuple[str, str]]) -> Iterator[_Piece]:
    from rapidfuzz.distance import LCSseq

    before, after = [["".join(word) for word in words] for words in (old, new)]
    if max(len(old), len(new)) > MOST_WORDS:
        yield _Piece(old == new, before, after)
        return
    for one in LCSseq.opcodes([word for word, _ in old], [word for word, _ in new]):
        yield _Piece(one.tag == "equal", before[one.src_start : one.src_end], after[one.dest_start : one.dest_end])


def _tidied(pieces: Iterable[_Piece]) -> Iterator[_Piece]:
    """The pieces, with what is the same taken into the changes around it where it is shorter than each of them."""
    merged = [_merged(group) for _, group in groupby(pieces, key=lambda piece: piece.same)]
    changes = [_length(piece) for piece in merged]
    same = [
        piece.same and not (0 < at < len(merged) - 1 and changes[at] <= min(changes[at - 1], changes[at + 1]))
        for at, piece in enumerate(merged)
    ]
    kept = [piece._replace(same=stays) for piece, stays in zip(merged, same, strict=True)]
    for _, group in groupby(kept, key=lambda piece: piece.same):
        yield _merged(group)


def _merged(pieces: Iterable[_Piece]) -> _Piece:
    found = list(pieces)
    old = [word for piece in found for word in piece.old]
    new = [word for piece in found for word in piece.new]
    return _Piece(found[0].same, old, new)


def _length(piece: _Piece) -> int:
    return max(len("".join(words).strip()) for words in (piece.old, piece.new))


def _as_runs(piece: _Piece) -> Iterator[Run]:
    if piece.same:
        yield Run("same", "".join(piece.new))
    else:
        yield Run("removed", "".join(piece.old))
        yield Run("added", "".join(piece.new))
