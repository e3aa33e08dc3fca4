"""What an Anki package holds, as far as deckgen writes and compares it."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import NamedTuple


class PackedTemplate(NamedTuple):
    """A card template. `id` lets Anki follow a renamed one; it is None where another tool wrote none."""

    name: str
    id: int | None
    front: str
    back: str


class PackedField(NamedTuple):
    """A field of a note type, with an id as a template has it."""

    name: str
    id: int | None


class PackedNoteType(NamedTuple):
    """A note type; `mod` in Unix seconds."""

    id: int
    name: str
    is_cloze: bool
    fields: tuple[PackedField, ...]
    templates: tuple[PackedTemplate, ...]
    css: str
    mod: int


class PackedDeck(NamedTuple):
    """A deck of Anki's; its notes name it by its name, as Anki does on import."""

    id: int
    name: str
    description: str


class PackedNote(NamedTuple):
    """A note with its cards: `ords` are the numbers, from 0, of the templates or clozes that make them."""

    id: int
    guid: str
    note_type: int
    deck: str
    mod: int
    due: int
    fields: tuple[str, ...]
    tags: tuple[str, ...]
    ords: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Package:
    """The content of a package; two equal ones are the same to Anki.

    The first deck is the one that new notes go to. Note types and notes are in the order of their ids.
    """

    decks: tuple[PackedDeck, ...]
    note_types: tuple[PackedNoteType, ...]
    notes: tuple[PackedNote, ...]
    media: Mapping[str, bytes] = field(repr=False)

    def undated(self) -> "Package":
        """The same without modification times."""
        return replace(
            self,
            note_types=tuple(note_type._replace(mod=0) for note_type in self.note_types),
            notes=tuple(note._replace(mod=0) for note in self.notes),
        )

    @property
    def newest(self) -> int:
        """The newest modification time in it (Unix seconds), 0 if it is empty."""
        return max([note.mod for note in self.notes] + [kind.mod for kind in self.note_types], default=0)
