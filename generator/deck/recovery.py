"""Reading on after a mistake: a card that is not YAML does not hide the others of its file."""

import re
from collections import Counter
from typing import NamedTuple

from generator.deck.compose import compose
from generator.deck.problems import syntax
from generator.deck.shapes import CARD
from generator.deck.slips import LONGEST, find_slip, mended_value
from generator.deck.tree import Break, Composed, Map, Node, Scalar, Seq, placed
from generator.diagnostic import Correction, Diagnostic, Span

MOST_EXPLAINED = 200
"""Problems of one file that are explained; beyond them, broken cards are reported in libyaml's words."""


def read_tree(path: str, text: str) -> tuple[Node | None, list[Diagnostic]]:
    """The tree of a file as far as it is YAML, and what is wrong with it, explained."""
    composed = compose(path, text)
    return composed.tree, _explained(path, text, 0, composed)


def read_cards(path: str, text: str) -> tuple[Node | None, list[Diagnostic]]:
    """The tree of a card file; where it is not YAML, without the cards that aren't."""
    whole = compose(path, text)
    if whole.broken is None:
        return whole.tree, _explained(path, text, 0, whole)
    around, entries, usual = _cut(text)
    if not entries:
        return whole.tree, _explained(path, text, 0, whole)
    pieces = [*around, *entries]
    composed = [compose(path, text[piece.start : piece.end], piece.start) for piece in pieces]
    diagnostics: list[Diagnostic] = []
    for piece, part in zip(pieces, composed, strict=True):
        if part.broken and len(diagnostics) >= MOST_EXPLAINED:
            diagnostics.append(_in_the_words_of_yaml(path, part.broken))
            continue
        misplaced = _misplaced(path, text, piece, usual) if piece not in around else []
        diagnostics += misplaced or _explained(path, text[piece.start : piece.end], piece.start, part)
    if not any(part.broken for part in composed) and not diagnostics:
        diagnostics = _explained(path, text, 0, whole)
    return _joined(path, composed[: len(around)], composed[len(around) :], len(text)), diagnostics


class _Piece(NamedTuple):
    """The characters `start` up to `end` of a file, and the column at which they begin."""

    start: int
    end: int
    column: int


ENTRY = re.compile(rf"^([ \t]*)(?:-[ \t]*(?:{'|'.join(CARD.keys)})[ \t]*:|-(?=[ \t]|$)|id[ \t]*:)", re.MULTILINE)
"""What may be the first line of a card: a dash, with or without a card's key, or an id that lost its dash."""


def _cut(text: str) -> tuple[list[_Piece], list[_Piece], int]:
    """The texts before and after the cards, the text of each card, and the column at which most cards begin."""
    begin = re.search(r"^cards[ \t]*:", text, re.MULTILINE)
    first = ENTRY.search(text, begin.end()) if begin else None
    if first is None:
        return [], [], 0
    found_lines = list(ENTRY.finditer(text, first.start()))
    usual = _usual_column(found_lines)
    starts = [found for found in found_lines if _starts_card(found, usual)]
    end = _end_of_list(text, starts[-1].end())
    ends = [found.start() for found in starts[1:]] + [end]
    entries = [_Piece(one.start(), end, len(one[1])) for one, end in zip(starts, ends, strict=True)]
    return [_Piece(0, first.start(), 0), _Piece(end, len(text), 0)], entries, usual


def _usual_column(found: list[re.Match[str]]) -> int:
    """The column at which most of the dashes stand that are followed by a card's key."""
    columns = Counter(len(one[1]) for one in found if one[0].endswith(":") and "-" in one[0])
    return columns.most_common(1)[0][0] if columns else len(found[0][1])


def _starts_card(found: re.Match[str], usual: int) -> bool:
    """Whether a line starts a card, in a list whose dashes usually stand at a column."""
    column, line = len(found[1]), found[0].strip()
    if line.endswith(":") and line.startswith("-"):
        return column < usual + 4  # deeper ones stand in a card's own lists and texts
    return column == usual


def _end_of_list(text: str, start: int) -> int:
    after = re.compile(r"^(?:topic|asides)[ \t]*:", re.MULTILINE).search(text, start)
    return after.start() if after else len(text)


def _misplaced(path: str, text: str, piece: _Piece, usual: int) -> list[Diagnostic]:
    """What is wrong with a card whose dash stands at another column than most; empty if nothing is."""
    at = piece.start + piece.column
    if piece.column == usual or text[at : at + 1] != "-":
        return []
    message = f"The dash of this card has {piece.column} spaces before it, those of other cards have {usual}."
    end = text.find("\n", at)
    mended = " " * usual + text[at:end]
    if compose(path, text[piece.start : piece.end]).broken is None:
        return [
            syntax.broken_yaml(
                Span(path, at, at + 1), message, "Move all lines of the card so that the dashes stand in one column."
            )
        ]
    if compose(path, mended + text[end : piece.end]).broken is None:
        correction = Correction(Span(path, piece.start, end), mended)
        return [syntax.broken_yaml(Span(path, at, at + 1), message, "Write it like this:", correction)]
    return []


def _joined(path: str, around: list[Composed], parts: list[Composed], end: int) -> Map:
    """The tree of a card file put together again from what stands around its cards, and its cards."""
    values: dict[str, Node] = {}
    for part in around:
        if isinstance(part.tree, Map):
            values |= {key: part.tree.values[key] for key in part.tree.keys}
    cards = [item for part in parts if part.broken is None and isinstance(part.tree, Seq) for item in part.tree.items]
    values[placed("cards", path, 0, 0)] = Seq(tuple(cards), Span(path, 0, end))
    keys = tuple(key for key in values if isinstance(key, Scalar))
    return Map(keys, values, Span(path, 0, end))


def _explained(path: str, text: str, start: int, composed: Composed) -> list[Diagnostic]:
    """What is wrong with a text, which begins at the character `start` of its file, each with its correction."""
    if composed.broken is None:
        return [_corrected(path, text, start, found) for found in composed.diagnostics]
    sure = (found for found in composed.diagnostics if found.rule in {"bad-character", "lost-text"})
    kept = [_corrected(path, text, start, found) for found in sure]
    if any(found.rule == "lost-text" for found in kept):
        return kept  # what follows the comment is what YAML stumbles over
    return [*kept, _why_broken(path, text, start, composed.broken)]


def _why_broken(path: str, text: str, start: int, broken: Break) -> Diagnostic:
    slip = find_slip(text, broken.at - start, broken.began - start)
    if slip is None:
        return _in_the_words_of_yaml(path, broken)
    correction = Correction(Span(path, start + slip.start, start + slip.end), slip.mended)
    at = start + slip.at
    return syntax.broken_yaml(Span(path, at, at + 1), slip.message, "Write it like this:", correction)


def _in_the_words_of_yaml(path: str, broken: Break) -> Diagnostic:
    said = f"{broken.wrong} ({broken.context})" if broken.context else broken.wrong
    return syntax.broken_yaml(
        Span(path, broken.at, broken.at + 1),
        f"The file is not YAML from here on: {said}.",
        "Put text in single quotes if it holds `: ` or ` #` or starts with a sign such as `{`, `>` or `@`; "
        "check the indentation and the quotation marks above.",
    )


def _corrected(path: str, text: str, start: int, found: Diagnostic) -> Diagnostic:
    """A finding about text that YAML took for something else, with the line as it should read."""
    if found.rule not in {"odd-key", "yaml-feature", "lost-text"} or len(text) > LONGEST:
        return found
    if text.startswith("---", found.span.start - start):
        return found
    slip = mended_value(text, found.span.start - start)
    if slip is None:
        return found
    correction = Correction(Span(path, start + slip.start, start + slip.end), slip.mended)
    return syntax.corrected(found, slip.message, correction)
