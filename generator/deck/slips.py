"""Why a text is not YAML: the common slips of typing, in an author's words, with the line as it should read.

libyaml says where it got stuck, not what was meant. So each slip proposes a mended line, and the first one with which the
text can be read is taken, or at least read further: a correction that is shown has been tried.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from generator.deck.compose import compose

LONGEST = 100_000
"""Characters of text in which slips are looked for; each is tried by reading the text once more."""


class Line(NamedTuple):
    """A line of a text: where it starts, what stands in it, and the columns at which lines above it start."""

    start: int
    text: str
    columns: tuple[int, ...]


class Slip(NamedTuple):
    """A slip: the character at which it shows, what YAML made of it, and the line (from `start` to `end`) mended."""

    at: int
    message: str
    start: int
    end: int
    mended: str


def find_slip(text: str, at: int, began: int) -> Slip | None:
    """The slip that keeps a text from being read beyond the character `at`, where it was reading something from `began`."""
    if len(text) > LONGEST:
        return None
    second_best = None
    for line in _suspects(text, at, began):
        for column, message, mended in _proposals(line):
            slip = Slip(line.start + column, message, line.start, line.start + len(line.text), mended)
            left = compose("", text[: slip.start] + mended + text[slip.end :]).broken
            if left is None:
                return slip
            if left.at > max(at, slip.end) + len(mended) - len(line.text):
                second_best = second_best or slip
    return second_best


def mended_value(text: str, at: int) -> Slip | None:
    """The slip in the value at a character which YAML can read, but not as the text that was meant."""
    line = _line(text, at)
    for column, message, mended in _value_slips(line):
        if (broken := compose("", mended)).broken is None and not broken.diagnostics:
            return Slip(line.start + column, message, line.start, line.start + len(line.text), mended)
    return None


def _suspects(text: str, at: int, began: int) -> Iterator[Line]:
    """The lines in which the slip may be: where the reader got stuck, where the thing it was reading began, those above."""
    seen = set()
    here = _line(text, at)
    above = _line(text, here.start - 1) if here.start else here
    while above.start and not above.text.strip():
        above = _line(text, above.start - 1)
    for line in (here, _line(text, began), above):
        if line.start not in seen and line.text.strip():
            seen.add(line.start)
            yield line


def _line(text: str, at: int) -> Line:
    start = text.rfind("\n", 0, at) + 1
    end = text.find("\n", start)
    above = text[:start].split("\n")
    columns = [_column(line) for line in above if line.strip() and not line.lstrip().startswith("#")]
    return Line(start, text[start : end if end >= 0 else len(text)].rstrip("\r"), tuple(dict.fromkeys(columns[::-1])))


def _column(line: str) -> int:
    """Where the content of a line starts; after the dash, if there is one."""
    found = re.match(r"[ \t]*(?:- +)?", line)
    return found.end() if found else 0


Proposal = tuple[int, str, str]
"""A column, what YAML made of it, and the line mended."""


def _proposals(line: Line) -> Iterator[Proposal]:
    for propose in (_tab, _missing_space, _missing_dash, _value_slips, _missing_colon, _indentation):
        yield from propose(line)


def _tab(line: Line) -> Iterator[Proposal]:
    indent = line.text[: len(line.text) - len(line.text.lstrip())]
    if "\t" in indent:
        for width in (*line.columns, *range(0, 12, 2)):
            yield (
                indent.index("\t"),
                "The line is indented with a tab; YAML wants spaces.",
                " " * width + line.text.lstrip(),
            )


VALUE = re.compile(r"(?P<lead>[ \t]*(?:- +)*)(?:(?P<key>[^\s'\"#{\[&*!|>%@`-][^:#]*?): +)?(?P<value>\S.*?)\s*")
"""A line as `- key: value`, each part but the value if it is there."""

COMMENT = re.compile(r"[ \t]{2,}#[ \t].*")
"""A comment that is meant as one: two spaces before the sign, and one after it."""

SIGNS = {
    "{": "A value that starts with `{` is a mapping to YAML, not text.",
    "[": "A value that starts with `[` is a list to YAML, not text.",
    "}": "To YAML `}` is the end of a mapping.",
    "]": "To YAML `]` is the end of a list.",
    ">": "To YAML `>` announces a text that begins on the next line.",
    "|": "To YAML `|` announces a text that begins on the next line.",
    "@": "YAML keeps `@` for itself: no value may start with it.",
    "`": "YAML keeps the backquote for itself: no value may start with it.",
    "%": "YAML keeps `%` for itself: no value may start with it.",
    "&": "To YAML `&` gives a name to what follows.",
    "*": "To YAML `*` stands for something that was named with `&` elsewhere.",
    "!": "To YAML `!` says of which type the value is.",
    "-": "To YAML `- ` starts an item of a list.",
    "#": "To YAML `#` starts a comment.",
    "?": "To YAML `? ` starts a key.",
}
"""Signs that mean something to YAML at the start of a value."""


def _value_slips(line: Line) -> Iterator[Proposal]:
    """Values that must stand in quotes; of a citation `source, section: states`, only what it states."""
    parts = VALUE.fullmatch(line.text)
    if not parts:
        return
    for begin in dict.fromkeys((parts.start("value"), parts.start("key") if parts["key"] else parts.start("value"))):
        value, comment = _without_comment(line.text[begin:].rstrip())
        column, message = _why(value)
        if message:
            for quoted in _quotings(value):
                yield begin + column, message, line.text[:begin] + quoted + comment


def _without_comment(value: str) -> tuple[str, str]:
    """A value, and the comment that its author meant behind it; none where the value may hold it in quotes."""
    found = COMMENT.search(value)
    if found is None or (value[0] in "\"'" and value[0] in found[0]):
        return value, ""
    return value[: found.start()], found[0]


def _why(value: str) -> tuple[int, str]:
    """Where in a value YAML reads something else than text, and what; an empty text if nothing strikes."""
    first = value[0]
    if first in "\"'":
        return _why_quoted(value)
    if first in SIGNS:
        return 0, SIGNS[first]
    curly = " Curly quotes don't quote in YAML." if first in "“‘„" else ""
    if colon := re.search(r":(?:\s|$)", value):
        return colon.start(), f"YAML takes the `:` in this text for the end of a key.{curly}"
    if comment := re.search(r"\s#", value):
        return comment.start() + 1, "YAML takes what follows ` #` for a comment."
    return 0, ""


def _why_quoted(value: str) -> tuple[int, str]:
    mark = value[0]
    if mark == '"' and (escape := re.search(r"\\[^0abtnvfre \"/\\N_LPxuU]", value)):
        return escape.start(), f"In double quotes a backslash starts an escape, and `{escape[0]}` is none."
    end = value.find(mark, 1)
    if end < 0:
        return 0, f"The quotation mark {mark} is not closed on this line."
    return end, f"The quoted text ends here, at the second {mark}, and more follows."


def _quotings(value: str) -> Iterator[str]:
    """The value in single quotes: without the quotation marks that were meant as such, or with all it has."""
    mark = value[0]
    if mark in "\"'" and len(value) > 1:
        inner = value[1:-1] if value.endswith(mark) else value[1:]
        if value.endswith(mark) or mark not in inner:
            yield "'" + re.sub("'+", "''", inner) + "'"
    yield "'" + value.replace("'", "''") + "'"


def _missing_space(line: Line) -> Iterator[Proposal]:
    if found := re.match(r"[ \t]*-(?=[a-z_]+ *:)", line.text):
        yield (
            found.end() - 1,
            "After the dash a space is missing.",
            f"{line.text[: found.end()]} {line.text[found.end() :]}",
        )
    if found := re.match(r"[ \t]*(?:-[ \t]*)?[a-z_]+(:)(?=[^\s:])", line.text):
        yield (
            found.start(1),
            "After the colon a space is missing.",
            f"{line.text[: found.end(1)]} {line.text[found.end(1) :]}",
        )


def _missing_colon(line: Line) -> Iterator[Proposal]:
    if found := re.match(r"[ \t]*(?:- +)?([a-z_]+)(?= +[^:\s])", line.text):
        mended = f"{line.text[: found.end()]}:{line.text[found.end() :]}"
        yield found.end(), f"After the key `{found[1]}` the colon is missing.", mended


def _missing_dash(line: Line) -> Iterator[Proposal]:
    if found := re.match(r"([ \t]*)(?=id *:)", line.text):
        yield found.end(), "A card begins here, and its dash is missing.", f"{found[1]}- {line.text[found.end() :]}"


def _indentation(line: Line) -> Iterator[Proposal]:
    content = line.text.lstrip()
    width = len(line.text) - len(content)
    for column in line.columns:
        if column != width:
            message = f"The line is indented by {width} spaces, where {column} would fit."
            yield width, message, " " * column + content
