"""Package → the bytes of an .apkg file, the same bytes for the same package on one machine.

genanki's objects say what is written: the tests hold each table against what genanki itself would have written. What it
leaves to us (ids and dates of each note, the zip file), and what it does slowly (the rows), is done here.
"""

import io
import json
import shutil
import sqlite3
import tempfile
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO

from isal import isal_zlib

from generator.apkg.loading import genanki
from generator.apkg.package import Package, PackedNote, PackedNoteType

FASTEST = 1
"""The level of compression: a tenth of the time of zlib's usual one, for a fifth more bytes."""

A_MEGABYTE = 2**20


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


INSERT_NOTE = """
    INSERT INTO notes (id, guid, mid, mod, tags, flds, sfld, usn, csum, flags, data)
    VALUES (?, ?, ?, ?, ?, ?, ?, -1, 0, 0, '')
"""
INSERT_CARD = """
    INSERT INTO cards (id, nid, did, ord, mod, due,
        usn, type, queue, ivl, factor, reps, lapses, left, odue, odid, flags, data)
    VALUES (?, ?, ?, ?, ?, ?, -1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, '')
"""
"""Notes and cards as genanki writes them."""


def pack(package: Package) -> bytes:
    """The package as the bytes of an .apkg file in Anki's legacy layout, which every version imports."""
    names = sorted(package.media)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED, compresslevel=FASTEST) as archive:
        with _collection(package) as collection:
            _add(archive, "collection.anki2", collection)
        _add(
            archive, "media", io.BytesIO(json.dumps({str(number): name for number, name in enumerate(names)}).encode())
        )
        for number, name in enumerate(names):
            _add(archive, str(number), io.BytesIO(package.media[name]))
    return packed.getvalue()


def _add(archive: zipfile.ZipFile, name: str, content: BinaryIO) -> None:
    with archive.open(name, "w") as target:  # dated 1980, the first date, so that equal content gives equal bytes
        # zipfile lets nobody choose a compressor; without this one, it is zlib's, and takes four times as long
        target._compressor = isal_zlib.compressobj(FASTEST, isal_zlib.DEFLATED, -zlib.MAX_WBITS)  # type: ignore[attr-defined]
        shutil.copyfileobj(content, target, A_MEGABYTE)
    entry = archive.getinfo(name)
    entry.external_attr = 0o644 << 16
    entry.create_system = 3  # Unix, also where it is made on Windows


@contextmanager
def _collection(package: Package) -> Iterator[BinaryIO]:
    """The collection as a SQLite database: a file that is there for a while, so that it needs no memory."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "collection.anki2")
        database = sqlite3.connect(path)
        try:
            _fill(database, package)
        finally:
            database.close()
        with path.open("rb") as collection:
            yield collection


def _fill(database: sqlite3.Connection, package: Package) -> None:
    """Writes a package into a new database, which nobody needs if that fails."""
    database.execute("PRAGMA journal_mode = OFF")
    database.execute("PRAGMA synchronous = OFF")
    genanki.Package(_decks(package)).write_to_db(database.cursor(), package.newest, iter(()))
    indexes = database.execute("SELECT name, sql FROM sqlite_master WHERE type = 'index'").fetchall()
    for name, _ in indexes:
        database.execute(f"DROP INDEX {name}")
    decks = {deck.name: deck.id for deck in package.decks}
    database.executemany(INSERT_NOTE, map(_note_row, package.notes))
    database.executemany(INSERT_CARD, (row for note in package.notes for row in _card_rows(note, decks[note.deck])))
    for _, sql in indexes:  # faster when all rows are there
        database.execute(sql)
    database.commit()


def _decks(package: Package) -> list[genanki.Deck]:
    """The decks with their note types, and without their notes: to write these one by one takes genanki most of its time."""
    models = [DatedModel(kind, package.decks[0].id) for kind in package.note_types]
    decks = [genanki.Deck(deck.id, deck.name, deck.description) for deck in package.decks]
    for model in models:
        decks[0].add_model(model)
    return decks


def _note_row(note: PackedNote) -> tuple[int | str, ...]:
    """What `INSERT_NOTE` takes."""
    fields, tags = "\x1f".join(note.fields), f" {' '.join(note.tags)} "
    return note.id, note.guid, note.note_type, note.mod, tags, fields, note.fields[0]


def _card_rows(note: PackedNote, deck: int) -> list[tuple[int, ...]]:
    """What `INSERT_CARD` takes, for each card of a note."""
    return [(note.id + ord, note.id, deck, ord, note.mod, note.due) for ord in note.ords]
