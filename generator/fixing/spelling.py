"""How a text is spelled in its YAML file, and how to spell it with changes and nothing else changed."""

import itertools
import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from yaml.scanner import Scanner

from generator.deck.compose import compose
from generator.deck.tree import Scalar, Seq
from generator.deck.typography import EXCHANGED, folded
from generator.diagnostic import Span
from generator.fixing.edit import Edit, apply


class Change(NamedTuple):
    """The characters `start` up to `end` of a text, and what should stand there."""

    start: int
    end: int
    text: str


def respelled(scalar: Scalar, file: str, changes: Iterable[Change]) -> Edit | None:
    """The edit of a file that makes the changes in a scalar; None if none of them can be made.

    What the file spells with an escape sequence stays: its author meant that very character. A plain scalar that would
    no longer be read as text is put in single quotes.
    """
    wanted = tuple(changes)
    before = file[scalar.start : scalar.end]
    edits = list(_edits(scalar, before, wanted)) if wanted else []
    if not edits:
        return None
    after = apply(before, edits)
    for spelling in (after, _quoted(after)) if not scalar.style else (after,):
        if _reads_alike(before, spelling, scalar):
            return Edit(scalar.span, spelling, len(edits))
    return None


def _edits(scalar: Scalar, spelling: str, changes: Iterable[Change]) -> Iterator[Edit]:
    """The edits of a scalar's spelling that make those changes whose characters stand in it, side by side."""
    places = dict(_places(scalar, spelling))
    for change in changes:
        found = [places.get(place) for place in range(change.start, change.end)]
        start = found[0]
        if start is not None and found == list(range(start, start + len(found))):
            span = Span(scalar.path, start, start + len(found))
            yield Edit(span, _spelled(change.text, span, scalar.style, spelling))


TOKENS = {
    "'": re.compile(r"''|.", re.DOTALL),
    '"': re.compile(r"\\(?:x.{2}|u.{4}|U.{8}|\r\n|.)|.", re.DOTALL),
}
"""What stands for one character between quotation marks."""
LINE_BREAKS = "\n\r\x85\u2028\u2029"
"""What ends a line in YAML 1.1."""
BLOCK_HEADER = re.compile(rf"[|>][^{LINE_BREAKS}]*(?:\r\n|[{LINE_BREAKS}])")
WHITE = frozenset(" \t" + LINE_BREAKS)
"""What YAML folds, and so may stand in a file otherwise than in the text."""


def _places(scalar: Scalar, spelling: str) -> Iterator[tuple[int, int]]:
    """Where in its spelling each character of a scalar stands, but for whitespace and what is escaped.

    But for whitespace, the characters of a text stand there in the same order, however its lines are folded.
    """
    solid = (place for place, character in enumerate(scalar) if character not in WHITE)
    tokens = ((start, token) for start, token in _tokens(scalar.style, spelling) if _read(token) not in WHITE)
    for place, (start, token) in zip(solid, tokens, strict=False):
        if _read(token) != scalar[place]:
            return
        if len(token) == 1:
            yield place, start


def _tokens(style: str, spelling: str) -> Iterable[tuple[int, str]]:
    """What stands in a spelling for each character of its scalar, and where."""
    if style in TOKENS:
        return ((token.start(), token[0]) for token in TOKENS[style].finditer(spelling, 1, len(spelling) - 1))
    header = BLOCK_HEADER.match(spelling) if style else None
    return itertools.islice(enumerate(spelling), header.end() if header else 0, None)


def _read(token: str) -> str:
    """The character that YAML reads for one or an escape sequence."""
    if token == "''" or len(token) == 1 or token[1] in LINE_BREAKS:
        return token[-1]
    return Scanner.ESCAPE_REPLACEMENTS.get(token[1]) or chr(int(token[2:], 16))


def _spelled(text: str, span: Span, style: str, spelling: str) -> str:
    """What to write for a text in a style. At the edge of a line YAML would take a space for indentation, or drop it."""
    if text == " " and _is_at_edge(span, f" {spelling[1:-1]} " if style in TOKENS else spelling):
        return ""
    if style == "'":
        return text.replace("'", "''")
    return text.replace('"', '\\"') if style == '"' else text


def _is_at_edge(span: Span, text: str) -> bool:
    """Whether nothing but space stands before or after a place on its line."""
    beside = (re.split(f"[{LINE_BREAKS}]", text[: span.start])[-1], re.split(f"[{LINE_BREAKS}]", text[span.end :])[0])
    return any(not part.translate(EXCHANGED).strip() for part in beside)


def _quoted(plain: str) -> str:
    """A plain scalar as it stands in its lines, in single quotes."""
    return "'" + plain.replace("'", "''") + "'"


FRAMES = ("[{}]", "- {}")
"""Where a scalar may stand: between brackets, or in lines of its own. YAML has other rules for each."""


def _reads_alike(before: str, after: str, scalar: Scalar) -> bool:
    """Whether YAML's own parser reads the same in a spelling as in the one before it, wherever that may have stood."""
    possible = [frame for frame in FRAMES if _value(frame.format(before)) == scalar]
    values = [_value(frame.format(after)) for frame in possible]
    return bool(values) and all(value is not None and folded(value) == folded(scalar) for value in values)


def _value(text: str) -> Scalar | None:
    """The one scalar in a text that is a list of one."""
    composed = compose("", text)
    if composed.broken or composed.diagnostics or not isinstance(composed.tree, Seq):
        return None
    items = composed.tree.items
    return items[0] if len(items) == 1 and isinstance(items[0], Scalar) else None
