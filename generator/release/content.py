"""What a student learns from a card, as one hash: a note is changed when this changes, and only then."""

import hashlib
import json
from typing import Any

from generator.deck.card import Card, Citation
from generator.deck.model import Deck
from generator.deck.typography import folded
from generator.rendering.note import Note
from generator.rendering.notetype import NoteType

COMPACT = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def content_hash(card: Card, deck: Deck) -> str:
    """The hash of a card's content: 32 hexadecimal digits.

    Content is stem, question, answer, cloze, reverse, hint, extra, aside, the pictures, differs, takeaway and retirement,
    as written: of a picture its bytes, of one that is drawn what it is drawn of. Sources, tags, topics, yield and reviews are not: they ride along with the next change.
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
        "exhibit": _picture(card.exhibit, deck),
        "image": _picture(card.image, deck),
        "differs": [_said(citation) for citation in card.differs],
        "takeaway": card.takeaway,
        "retired": card.retired,
    }
    return _hash({key: said for key, value in content.items() if value and (said := _folded(value))})


def rendering_hash(note: Note) -> str:
    """The hash of what Anki gets of a note: its fields, tags and pictures. It tells whether something waits to ride along."""
    pictures = [hashlib.sha256(content).hexdigest() for content in note.media.values()]
    return _hash([note.fields, note.tags, *pictures])


def note_type_hash(kind: NoteType) -> str:
    """The hash of a note type: its templates and style."""
    return _hash([kind.name, kind.fields, [[one.name, one.front, one.back] for one in kind.templates], kind.css])


def _picture(name: str | None, deck: Deck) -> str | None:
    """What a picture shows; a better way to draw the same is no change of it."""
    drawing = deck.drawings.get(name or "")
    if drawing is not None:
        rows = [[row.label, [_said(citation) for citation in row.sources]] for row in drawing.rows]
        parts = [drawing.kind, drawing.title or "", drawing.alt or "", rows, [*drawing.shows], str(drawing.lettered)]
        return _hash(_folded(parts))
    return hashlib.sha256(deck.media[name].content).hexdigest() if name else None


def _said(citation: Citation) -> list[str]:
    places = [f"{locator.label} {locator.value}" for locator in citation.locators]
    return [citation.source, *places, citation.states or ""]


def _folded(value: Any) -> Any:
    """The value without what only typesetting changes, in lists too."""
    return [_folded(item) for item in value] if isinstance(value, list) else folded(value)


def _hash(value: Any) -> str:
    return hashlib.sha256(COMPACT.encode(value).encode()).hexdigest()[:32]
