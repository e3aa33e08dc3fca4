"""A value on one line that starts with a sign → tree, if it is simple: `'a'`, `[a, b]`, `{a: b}`."""

import re

from generator.deck.tree import Node, Scalar, Seq, placed
from generator.deck.unclosed import DEEPEST, IntricateError, Unclosed
from generator.diagnostic import Span

FIRST = r"""[^\s\x00-\x1f\x7f-\x9f\-?:,\[\]{}#&*!|>'"%@`]"""
"""A character with which text may start, whatever follows it."""
PLAIN = rf"{FIRST}(?:[^,\[\]{{}}:#?\x00-\x1f\x7f-\x9f]|:(?=[\w:]))*(?<! )"
QUOTED = r"""'(?:[^'\n]++|'')*+'|"(?:[^"\\\n]++|\\[nt"\\])*+\""""
ESCAPE = re.compile(r"\\(.)")
ESCAPED = {"n": "\n", "t": "\t"}
PART = re.compile(rf"(?:({PLAIN}|{QUOTED})(:(?= ))?|([\[\]{{}},]))(?: *)|([\s\S])")
"""A text, with the colon that makes it a key; or a sign. If it is another, its first character, the last group."""

ITEM = rf"{FIRST}[^,\[\]{{}}:#?\x00-\x1f\x7f-\x9f]*+(?<! )"
LIST = re.compile(rf"\[{ITEM}(?:, *{ITEM})*\]")
"""A list of plain texts, as tags are mostly written."""

LONGEST_KEY = 200


def read_flow(path: str, written: str, start: int) -> Node:
    """The tree of a list or mapping, which begins at the character `start` of the file at `path`.

    Raises `IntricateError` if it takes libyaml to read it.
    """
    if LIST.fullmatch(written):
        return _list(path, written, start)
    opened = [Unclosed(-1, start, True, [placed("", path, start, start)], [])]
    ready = True  # for an item: at the beginning, after a comma, after a key
    for part in PART.finditer(written):
        text, colon, sign, other = part.groups()
        at = start + part.start()
        if other or opened[0].items:  # what stands behind the end
            raise IntricateError
        if sign and sign in ",]}":
            ready = _ends_item(sign, opened, Span(path, opened[-1].start, at + 1), ready)
        elif ready:
            ready = _begins_item(path, at, opened, text, colon, sign)
        else:
            raise IntricateError
    if not opened[0].items:
        raise IntricateError
    return opened[0].items[0]


def _list(path: str, written: str, start: int) -> Seq:
    items, at = [], start + 1
    for part in written[1:-1].split(","):
        text = part.lstrip(" ")
        end = at + len(part)
        items.append(placed(text, path, end - len(text), end))
        at = end + 1
    return Seq(tuple(items), Span(path, start, start + len(written)))


def _ends_item(sign: str, opened: list[Unclosed], span: Span, ready: bool) -> bool:
    """Takes a comma or closing bracket; says whether an item is wanted then."""
    top = opened[-1]
    if ready and (sign == "," or top.items):
        raise IntricateError
    if sign == ",":
        return True
    if top.is_map is not (sign == "}"):
        raise IntricateError
    opened.pop()
    opened[-1].items.append(top.closed(span))
    return False


def _begins_item(path: str, at: int, opened: list[Unclosed], text: str | None, colon: str | None, sign: str) -> bool:
    """Takes a key, a text or an opening bracket; says whether an item is wanted then."""
    top = opened[-1]
    if top.is_map and (len(top.keys) == len(top.items)) is not bool(colon):
        raise IntricateError
    if text is None:
        opened.append(Unclosed(-1, at, sign == "{", [], []))
        if len(opened) > DEEPEST:
            raise IntricateError
    elif not colon:
        top.items.append(read_text(path, text, at))
        return False
    elif top.is_map and len(text) <= LONGEST_KEY:
        top.keys.append(read_text(path, text, at))
    else:
        raise IntricateError
    return True


def read_text(path: str, written: str, start: int) -> Scalar:
    """A text in quotes or without, which begins at the character `start` of the file at `path`."""
    end, mark = start + len(written), written[0]
    if mark == "'":
        return placed(written[1:-1].replace("''", "'"), path, start, end, mark)
    if mark == '"':
        text = ESCAPE.sub(lambda escape: ESCAPED.get(escape[1], escape[1]), written[1:-1])
        return placed(text, path, start, end, mark)
    return placed(written, path, start, end)
