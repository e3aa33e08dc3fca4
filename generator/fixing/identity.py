"""The fix that writes ids."""

import re
from collections.abc import Iterator

from generator.deck.card import Card
from generator.deck.identity import new_id
from generator.deck.problems import syntax
from generator.deck.reading import UNREAD
from generator.diagnostic import Span, rule_name
from generator.fixing.edit import Edit
from generator.fixing.reading import Reading
from generator.fixing.spelling import LINE_BREAKS
from generator.rules.identity import id_is_taken

MAYBE_ID = re.compile(r"\bid\b['\"]?\s*:\s*['\"]?([a-z0-9-]+)")
"""What looks like an id, so that those of cards that can't be read are known too."""

HIDES_ID = UNREAD | {rule_name(syntax.yaml_feature)}
"""The rules after whose finding in a card its id may be there and not be read."""


def missing_id(reading: Reading) -> Iterator[Edit]:
    """A card without an id gets one made of the words of its question or cloze.

    Its content and hash stay. A card that asks nothing, or has something in it that can't be read and might be its id, is
    left alone; so are all if the ledger can't say which ids students have.
    """
    if not reading.ids_known:
        return
    seen = {name for text in reading.texts.values() for name in MAYBE_ID.findall(text)}
    is_taken = id_is_taken(reading.review)
    for card in reading.cards():
        asked = card.question or card.cloze
        if not card.id and asked and asked.strip() and not _hides_id(card, reading):
            name = new_id(asked, lambda name: name in seen or is_taken(name))
            edit = _written(name, card, reading.texts[card.span.path])
            if edit is not None:
                seen.add(name)
                yield edit


def _hides_id(card: Card, reading: Reading) -> bool:
    path, start, end = card.span
    found = (problem.span for problem in reading.problems if problem.rule in HIDES_ID)
    return any(span.path == path and start <= span.start <= end for span in found)


def _written(name: str, card: Card, text: str) -> Edit | None:
    """The edit that gives a card its id: after an empty `id:`, or before its first key."""
    path, start, end = card.span
    if card.id is not None:
        return _filled_in(name, card.id.span, text[start : card.id.end])
    if text[start] == "{":
        first = NO_SPACE.search(text, start + 1)
        return Edit(Span(path, first.start(), first.start()), f"id: {name}, ") if first else None
    if text[end : end + 1] in {"]", ","}:
        return None  # between brackets, `key: value` without braces can't have a second key
    return Edit(Span(path, start, start), f"id: {name}{_line_end(text, start)}{' ' * _column(text, start)}")


NO_SPACE = re.compile(r"\S")
LINE_END = re.compile(r"\r\n?|\n")


def _filled_in(name: str, empty: Span, before: str) -> Edit | None:
    """The edit that puts an id in an empty place, given what stands in the card up to the end of that."""
    if empty.end > empty.start:
        return Edit(empty, name) if before.endswith(("''", '""')) else None
    if before.rstrip().endswith(":"):
        return Edit(empty, name if before[-1].isspace() else f" {name}")
    return None


def _line_end(text: str, place: int) -> str:
    """How the lines around a place end."""
    found = LINE_END.search(text, place) or LINE_END.search(text)
    return found[0] if found else "\n"


def _column(text: str, place: int) -> int:
    start = place
    while start and text[start - 1] not in LINE_BREAKS:
        start -= 1
    return place - start
