"""What stands after `key: ` or `- ` → tree, if it is simple; a text may go on in the lines below."""

import re

from generator.deck.flow import FIRST, QUOTED, read_flow, read_text
from generator.deck.tree import Node, Scalar, placed
from generator.deck.unclosed import IntricateError

ANY = r"[^\x00-\x1f\x7f-\x9f]*+"
TEXT = r"[^:#\x00-\x1f\x7f-\x9f]"
"""The rest of a line, and a character of it that never means anything to YAML."""

MORE = r"\n ++(?!\+ |\d+[.)] )"
"""The beginning of a line that YAML joins to the one above; one that looks like an item of a list would be reported."""
REST = rf"{TEXT}*+(?:(?::(?=[^ \n])|(?<! )#){TEXT}*+)*+(?<! )"
PLAIN = rf"{FIRST}{REST}(?:{MORE}{FIRST}{REST})*"
"""Text without `: ` and ` #`, on one line or more."""
IN_QUOTES = r"(?:[^'\x00-\x1f\x7f-\x9f]++|'')*+(?<! )"
WRAPPED = rf"'{IN_QUOTES}(?:{MORE}(?![-*|]){IN_QUOTES})+'(?=\n)"
"""Text in single quotes, on more lines than one."""

BLOCK = rf"\|-?\n(?P<margin> +)[^\s]{ANY}(?:\n(?P=margin){ANY}|\n *(?=\n))*+(?=\n)"
"""A text announced by `|`, all of whose lines start with the spaces of its first one."""

SIGNS = "'\"[{|#"
"""What a value can start with that is more than text."""
ONE_LINE = re.compile(QUOTED)

ODD = re.compile(r"[\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")
"""What a line can't hold beside control characters: ends of lines, a byte order mark, and what is no character."""


def read_value(path: str, written: str, begin: int, column: int) -> Node:
    """The value that begins at the character `begin` of the file at `path`, in a collection that stands at a column.

    Raises `IntricateError` if it takes libyaml to read it.
    """
    if written[0] in "[{":
        return read_flow(path, written, begin)
    return read_scalar(path, written, begin, column)


def read_scalar(path: str, written: str, begin: int, column: int) -> Scalar:
    """The same of a value that is neither a list nor a mapping."""
    if written[0] == "|":
        return _block(path, written, begin, column)
    if "\n" in written:
        return _joined(path, written, begin, column)
    if written[0] not in SIGNS:
        return placed(written, path, begin, begin + len(written))
    if ONE_LINE.fullmatch(written):
        return read_text(path, written, begin)
    raise IntricateError


def _joined(path: str, written: str, begin: int, column: int) -> Scalar:
    """A text whose lines YAML joins by spaces."""
    lines = written.split("\n")
    if any(len(line) - len(line.lstrip(" ")) <= column for line in lines[1:]):
        raise IntricateError
    text = " ".join(line.lstrip(" ") for line in lines)
    quoted = text[0] == "'"
    text = text[1:-1].replace("''", "'") if quoted else text
    return placed(text, path, begin, begin + len(written), "'" if quoted else "")


def _block(path: str, written: str, begin: int, column: int) -> Scalar:
    head, first, *others = written.split("\n")
    margin = len(first) - len(first.lstrip(" "))
    if margin <= column:
        raise IntricateError
    text = "\n".join(line[margin:] for line in (first, *others)).rstrip("\n")
    return placed(text if head == "|-" else f"{text}\n", path, begin, begin + len(written) + 1, "|")
