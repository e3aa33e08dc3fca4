"""What Anki makes of a note: its cards, each with the HTML of its front and back, as the Anki library renders them."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from unicodedata import normalize

from generator.preview.cloze import reveal
from generator.preview.template import Filter, Node, fill, parse
from generator.release.package import ords
from generator.rendering.note import Note
from generator.rendering.notetype import NoteType, Template


@dataclass(frozen=True, slots=True)
class Face:
    """One card of a note in Anki: its number among them, from 0, what it is called, and the HTML of its two sides."""

    ord: int
    name: str
    front: str
    back: str


def faces(note: Note, tags: Iterable[str], kind: NoteType, deck: str) -> Iterator[Face]:
    """The cards of a note of this type in the deck of this name; `tags` are those it has in Anki."""
    fields = {name: normalize("NFC", text) for name, text in zip(kind.fields, note.fields, strict=True)}
    for ord in ords(note.card):
        template = kind.templates[0 if note.form == "cloze" else ord]
        special = {
            "Tags": " ".join(sorted(tags, key=str.casefold)),
            "Type": kind.name,
            "Deck": deck,
            "Subdeck": deck.rpartition("::")[2],
            "Card": template.name.capitalize(),
            "CardFlag": "flag0",
        }
        front, back = sides(template, {**special, **fields}, ord + 1)
        yield Face(ord, f"gap {ord + 1}" if note.form == "cloze" else template.name, front, back)


def sides(template: Template, fields: Mapping[str, str], number: int) -> tuple[str, str]:
    """The front and back that a template makes of fields, on the card that hides the gaps of a number."""
    front = fill(_nodes(template.front), fields, _filters(number, front=True))
    return front, fill(_nodes(template.back), {"FrontSide": front, **fields}, _filters(number, front=False))


@cache
def _nodes(template: str) -> tuple[Node, ...]:
    return parse(template)


def _filters(number: int, *, front: bool) -> Mapping[str, Filter]:
    """The filters on one side of the card of a number."""
    return {"cloze": lambda text, _field: reveal(text, number, front=front), "hint": _hint}


def _hint(text: str, field: str) -> str:
    """A link in the place of a text, which shows it. Anki makes the id of the same, by a hash of another kind."""
    if not text.strip():
        return text
    name = "hint" + hashlib.sha256((text + field).encode()).hexdigest()[:16]
    return (
        f"""\n<a class=hint href="#"\nonclick="this.style.display='none';\n"""
        f"""document.getElementById('{name}').style.display='block';\nreturn false;" draggable=false>\n"""
        f"""{field}</a>\n<div id="{name}" class=hint style="display: none">{text}</div>\n"""
    )
