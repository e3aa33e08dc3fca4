"""What a student learns from a card, as one hash: a note is changed when this changes, and only then."""

import hashlib
from collections.abc import Iterable, Sequence
from json.encoder import encode_basestring as quoted
from typing import TypeAlias

from generator.deck.card import Card, Citation
from generator.deck.model import Deck
from generator.deck.typography import folded
from generator.rendering.notetype import NoteType

Said: TypeAlias = "str | Sequence[Said]"
"""Text, or a list of texts or such lists."""


def content_hash(card: Card, deck: Deck) -> str:
    """The hash of a card's content: 32 hexadecimal digits.

    Content is stem, question, answer, cloze, reverse, hint, extra, aside, the pictures, differs, takeaway and retirement,
    as written: of a picture its bytes, of one that is drawn what it is drawn of. Sources, tags, topics, yield and reviews are not: they ride along with the next change.
    """
    content: dict[str, Said | None] = {  # in the order of the alphabet
        "answer": card.answer,
        "aside": card.aside.text if card.aside else None,
        "cloze": card.cloze,
        "differs": [_said(citation) for citation in card.differs],
        "exhibit": _picture(card.exhibit, deck),
        "extra": card.extra,
        "hint": card.hint,
        "image": _picture(card.image, deck),
        "question": card.question,
        "retired": card.retired,
        "reverse": [card.reverse.question, card.reverse.answer] if card.reverse else None,
        "stem": card.stem,
        "takeaway": card.takeaway,
    }
    known = [f'"{key}":{_json(said)}' for key, value in content.items() if value and (said := _folded(value))]
    return _hash(f"{{{','.join(known)}}}")


def rendering_hash(fields: Iterable[str], tags: Iterable[str], media: Iterable[bytes]) -> str:
    """The hash of what Anki gets of a note: its fields, tags and pictures. It tells whether something waits to ride along."""
    pictures = [hashlib.sha256(content).hexdigest() for content in media]
    parts = [_texts(fields), _texts(tags), *map(quoted, pictures)]
    return _hash(f"[{','.join(parts)}]")


def note_type_hash(kind: NoteType) -> str:
    """The hash of a note type: its templates and style."""
    templates = [[one.name, one.front, one.back] for one in kind.templates]
    return _hash(_json([kind.name, kind.fields, templates, kind.css]))


def _picture(name: str | None, deck: Deck) -> str | None:
    """What a picture shows; a better way to draw the same is no change of it."""
    drawing = deck.drawings.get(name or "")
    if drawing is not None:
        rows = [[row.label, [_said(citation) for citation in row.sources]] for row in drawing.rows]
        parts = [drawing.kind, drawing.title or "", drawing.alt or "", rows, [*drawing.shows], str(drawing.lettered)]
        return _hash(_json(_folded(parts)))
    return hashlib.sha256(deck.media[name].content).hexdigest() if name else None


def _said(citation: Citation) -> list[str]:
    places = [f"{locator.label} {locator.value}" for locator in citation.locators]
    return [citation.source, *places, citation.states or ""]


def _folded(value: Said) -> Said:
    """The value without what only typesetting changes, in lists too."""
    return folded(value) if isinstance(value, str) else [_folded(item) for item in value]


def _texts(values: Iterable[str]) -> str:
    """Texts as a list in JSON."""
    return f"[{','.join(map(quoted, values))}]"


def _json(value: Said) -> str:
    """The value as JSON, as compact as can be."""
    return quoted(value) if isinstance(value, str) else f"[{','.join(map(_json, value))}]"


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:32]
