"""Package → the bytes of an .apkg file, the same bytes for the same package on one machine.

genanki's objects say what is written. What it leaves to us (ids and dates of each note, the zip file) is done here.
"""

import io
import itertools
import json
import sqlite3
import zipfile
from collections.abc import Iterator
from typing import Any

import genanki

from generator.apkg.package import Package, PackedNote, PackedNoteType

ZIP_DATE = (1980, 1, 1, 0, 0, 0)
"""The earliest date that a zip file can give; a fixed one, so that equal content gives equal bytes."""


class DatedModel(genanki.Model):
    """A note type with a modification time of its own, apart from the notes', and the deck to which it belongs.

    genanki gives fields and templates no ids, but passes them through. With them, Anki can follow a renamed one.
    """

    def __init__(self, packed: PackedNoteType, deck_id: int) -> None:
        super().__init__(
            packed.id,
            packed.name,
            fields=[{"name": field.name, "id": field.id} for field in packed.fields],
            templates=[
                {"name": template.name, "id": template.id, "qfmt": template.front, "afmt": template.back}
                for template in packed.templates
            ],
            css=packed.css,
            model_type=genanki.Model.CLOZE if packed.is_cloze else genanki.Model.FRONT_BACK,
        )
        self.mod = packed.mod
        self.deck_id = deck_id

    def to_json(self, _timestamp: float, _deck_id: int) -> dict[str, Any]:
        json: dict[str, Any] = super().to_json(self.mod, self.deck_id)
        return json


class DatedNote(genanki.Note):
    """A note with ids and a modification time of its own; its cards' ids follow the note's.

    Its cards are given, not guessed: genanki overlooks a cloze within a cloze.
    """

    def __init__(self, packed: PackedNote, model: DatedModel) -> None:
        super().__init__(model, list(packed.fields), tags=packed.tags, guid=packed.guid, due=packed.due)
        self.packed = packed
        self.cards = [genanki.Card(ord) for ord in packed.ords]

    def write_to_db(self, cursor: sqlite3.Cursor, _timestamp: float, deck_id: int, _ids: Iterator[int]) -> None:
        first = self.packed.id
        ids = itertools.chain([first], (first + ord for ord in self.packed.ords))
        super().write_to_db(cursor, self.packed.mod, deck_id, ids)


def pack(package: Package) -> bytes:
    """The package as the bytes of an .apkg file in Anki's legacy layout, which every version imports."""
    names = sorted(package.media)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        _add(archive, "collection.anki2", _collection(package))
        _add(archive, "media", json.dumps({str(number): name for number, name in enumerate(names)}).encode())
        for number, name in enumerate(names):
            _add(archive, str(number), package.media[name])
    return packed.getvalue()


def _add(archive: zipfile.ZipFile, name: str, content: bytes) -> None:
    entry = zipfile.ZipInfo(name, ZIP_DATE)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.external_attr = 0o644 << 16
    entry.create_system = 3  # Unix, also where it is made on Windows
    archive.writestr(entry, content)


def _collection(package: Package) -> bytes:
    """The collection as the bytes of a SQLite database."""
    database = sqlite3.connect(":memory:")
    try:
        genanki.Package(_decks(package)).write_to_db(database.cursor(), package.newest, iter(()))
        database.commit()
        return database.serialize()
    finally:
        database.close()


def _decks(package: Package) -> list[genanki.Deck]:
    models = {kind.id: DatedModel(kind, package.decks[0].id) for kind in package.note_types}
    decks = {deck.name: genanki.Deck(deck.id, deck.name, deck.description) for deck in package.decks}
    for note in package.notes:
        decks[note.deck].add_note(DatedNote(note, models[note.note_type]))
    return list(decks.values())
