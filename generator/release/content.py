"""What a student learns from a card, as one hash: a note is changed when this changes, and only then."""

import hashlib
import json
import re
import unicodedata
from collections.abc import Mapping
from typing import Any

from generator.deck.card import Card, Citation
from generator.deck.model import Picture
from generator.rendering.note import Note
from generator.rendering.notetype import NoteType

SAME = str.maketrans(
    {"\u2018": "'", "\u2019": "'", "\u201c": '"', "\u201d": '"', "\u2011": "-", "\u00a0": " ", "\u202f": " "}
)
"""Characters that a typesetter exchanges without changing what is said."""

RANGE = re.compile(r"(?<=\d)[\u2010-\u2015](?=\d)")
SPACES = re.compile(r"[ \t]+")


def content_hash(card: Card, media: Mapping[str, Picture]) -> str:
    """The hash of a card's content: 32 hexadecimal digits.

    Content is stem, question, answer, cloze, reverse, hint, extra, aside, the bytes of the picture, differs, takeaway and
    retirement, as written. Sources, tags, topics, yield and reviews are not: they ride along with the next change.
    """
    content: dict[str, Any] = {
        "stem": card.stem,
        "question": card.question,
        "answer": card.answer,
        "cloze": card.cloze,
        "reverse": [card.reverse.question, card.reverse.answer] if card.reverse else None,
        "hint": card.hint,
        "extra": card.extra,
        "aside": card.aside.text if card.aside else None,
        "image": hashlib.sha256(media[card.image].content).hexdigest() if card.image else None,
        "differs": [_said(citation) for citation in card.differs],
        "takeaway": card.takeaway,
        "retired": card.retired,
    }
    return _hash({key: _folded(value) for key, value in content.items() if value})


def rendering_hash(note: Note) -> str:
    """The hash of what Anki gets of a note: its fields and tags. It tells whether something waits to ride along."""
    return _hash([note.fields, note.tags])


def note_type_hash(kind: NoteType) -> str:
    """The hash of a note type: its templates and style."""
    return _hash([kind.name, kind.fields, [[one.name, one.front, one.back] for one in kind.templates], kind.css])


def _said(citation: Citation) -> list[str]:
    places = [f"{locator.label} {locator.value}" for locator in citation.locators]
    return [citation.source, *places, citation.states or ""]


def _folded(value: Any) -> Any:
    """The value without what only typesetting changes: kinds of quotes, spaces and dashes in ranges, ≥ for >=."""
    if isinstance(value, list):
        return [_folded(item) for item in value]
    text = unicodedata.normalize("NFC", value).translate(SAME)
    text = RANGE.sub("-", text).replace("\u2265", ">=").replace("\u2264", "<=")
    return "\n".join(SPACES.sub(" ", line).strip() for line in text.strip().split("\n"))


def _hash(value: Any) -> str:
    written = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(written.encode()).hexdigest()[:32]
