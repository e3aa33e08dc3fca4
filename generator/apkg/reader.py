"""The bytes of an .apkg file → Package."""

import io
import json
import sqlite3
import zipfile
from collections import defaultdict
from typing import Any

from generator.apkg.package import Package, PackedDeck, PackedField, PackedNote, PackedNoteType, PackedTemplate

DEFAULT_DECK = 1
"""The id of the deck "Default", which every collection has."""


def unpack(content: bytes) -> Package | None:
    """The package in the legacy layout that `pack` writes; None if the bytes are no such package, or a damaged one."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names: dict[str, str] = json.loads(archive.read("media"))
            media = {name: archive.read(number) for number, name in names.items()}
            return _collection(archive.read("collection.anki2"), media)
    except (zipfile.BadZipFile, sqlite3.Error, KeyError, EOFError, ValueError, TypeError):
        return None


def _collection(database: bytes, media: dict[str, bytes]) -> Package:
    connection = sqlite3.connect(":memory:")
    try:
        connection.deserialize(database)
        models, decks = (
            json.loads(column) for column in connection.execute("SELECT models, decks FROM col").fetchone()
        )
        deck_names = {int(number): deck["name"] for number, deck in decks.items()}
        return Package(
            decks=tuple(
                PackedDeck(int(number), deck["name"], deck["desc"])
                for number, deck in decks.items()
                if int(number) != DEFAULT_DECK
            ),
            note_types=tuple(sorted((_note_type(model) for model in models.values()), key=lambda kind: kind.id)),
            notes=tuple(_notes(connection, deck_names)),
            media=media,
        )
    finally:
        connection.close()


def _note_type(model: dict[str, Any]) -> PackedNoteType:
    return PackedNoteType(
        id=int(model["id"]),
        name=model["name"],
        is_cloze=model["type"] == 1,
        fields=tuple(PackedField(field["name"], field.get("id")) for field in model["flds"]),
        templates=tuple(PackedTemplate(one["name"], one.get("id"), one["qfmt"], one["afmt"]) for one in model["tmpls"]),
        css=model["css"],
        mod=model["mod"],
    )


def _notes(connection: sqlite3.Connection, decks: dict[int, str]) -> list[PackedNote]:
    cards: defaultdict[int, list[tuple[int, int, int]]] = defaultdict(list)
    for note, ord, deck, due in connection.execute("SELECT nid, ord, did, due FROM cards ORDER BY nid, ord"):
        cards[note].append((ord, deck, due))
    rows = connection.execute("SELECT id, guid, mid, mod, flds, tags FROM notes ORDER BY id")
    return [
        PackedNote(
            id=number,
            guid=guid,
            note_type=note_type,
            deck=decks[cards[number][0][1]] if cards[number] else "",
            mod=mod,
            due=cards[number][0][2] if cards[number] else 0,
            fields=tuple(fields.split("\x1f")),
            tags=tuple(tags.split()),
            ords=tuple(ord for ord, _, _ in cards[number]),
        )
        for number, guid, note_type, mod, fields, tags in rows
    ]
