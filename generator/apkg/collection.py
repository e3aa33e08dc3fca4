"""The SQLite file of a package → its decks, note types and notes.

Up to schema 11 decks and note types are JSON in the table `col`; from 18 on they have tables of their own, with protobuf in
them.
"""

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterator, Mapping
from contextlib import closing
from typing import Any, NamedTuple

from generator.apkg import protobuf
from generator.apkg.package import PackedDeck, PackedField, PackedNote, PackedNoteType, PackedTemplate

DEFAULT_DECK = 1
"""The id of the deck "Default", which every collection has."""
CLOZE = 1
"""The kind of a note type whose cards are clozes."""
MAGIC = b"SQLite format 3\0"
ROLLBACK = b"\1\1"
"""The file's versions (its bytes 18 and 19) without a write-ahead log, which a database in memory can't have.

See https://www.sqlite.org/c3ref/deserialize.html; Anki's exports have one, empty.
"""
SETTINGS = ("PRAGMA trusted_schema = OFF", "PRAGMA ignore_check_constraints = ON")
"""So that nothing written into the file runs when it is read."""


class Collection(NamedTuple):
    """What a collection holds; decks without "Default", note types and notes in the order of their ids."""

    decks: tuple[PackedDeck, ...]
    note_types: tuple[PackedNoteType, ...]
    notes: tuple[PackedNote, ...]


def read_collection(database: bytes) -> Collection:
    """The content of a SQLite file. Raises sqlite3.Error, ValueError, TypeError or LookupError if it is no collection."""
    if not database.startswith(MAGIC):
        raise ValueError("this is no SQLite file")
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.deserialize(database[:18] + ROLLBACK + database[20:])
        connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, len(database))
        connection.create_collation("unicase", _unicase)
        for setting in SETTINGS:
            connection.execute(setting)
        tables = _tables(connection)
        decks = _decks_18(connection) if "decks" in tables else _decks_11(connection)
        kinds = _note_types_18(connection) if "notetypes" in tables else _note_types_11(connection)
        names = {deck.id: deck.name for deck in decks}
        return Collection(
            decks=tuple(deck for deck in decks if deck.id != DEFAULT_DECK),
            note_types=tuple(sorted(kinds, key=lambda kind: kind.id)),
            notes=tuple(_notes(connection, names)),
        )


def _unicase(one: str, other: str) -> int:
    """The order of Anki's names, without regard to case."""
    left, right = one.casefold(), other.casefold()
    return (left > right) - (left < right)


def _tables(connection: sqlite3.Connection) -> set[str]:
    """The names of the tables. Raises ValueError if one is made up, or if pages are damaged or used twice.

    A view, a virtual table or a generated column could give rows without end.
    """
    made_up = connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'view' OR rootpage = 0 AND type = 'table'"
    )
    generated = connection.execute(
        "SELECT 1 FROM sqlite_master AS t, pragma_table_xinfo(t.name) AS c WHERE t.type = 'table' AND c.hidden"
    )
    if made_up.fetchone() or generated.fetchone():
        raise ValueError("the collection has tables without content of their own")
    if (said := connection.execute("PRAGMA quick_check(1)").fetchone()[0]) != "ok":
        raise ValueError(said)
    return {_text(name) for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}


def _decks_11(connection: sqlite3.Connection) -> list[PackedDeck]:
    decks = json.loads(connection.execute("SELECT decks FROM col").fetchone()[0])
    return [PackedDeck(int(number), _text(deck["name"]), _text(deck.get("desc", ""))) for number, deck in decks.items()]


def _decks_18(connection: sqlite3.Connection) -> list[PackedDeck]:
    rows = connection.execute("SELECT id, name, kind FROM decks ORDER BY id").fetchall()
    return [
        PackedDeck(_number(number), _text(name).replace("\x1f", "::"), _description(protobuf.fields(kind)))
        for number, name, kind in rows
    ]


def _description(kind: protobuf.Message) -> str:
    """The description in the message Deck.KindContainer: a filtered deck has none."""
    return "".join(protobuf.text(normal, 4) for normal in protobuf.messages(kind, 1))


def _note_types_11(connection: sqlite3.Connection) -> list[PackedNoteType]:
    models = json.loads(connection.execute("SELECT models FROM col").fetchone()[0])
    return [_note_type_11(model) for model in models.values()]


def _note_type_11(model: Mapping[str, Any]) -> PackedNoteType:
    return PackedNoteType(
        id=int(model["id"]),
        name=_text(model["name"]),
        is_cloze=model["type"] == CLOZE,
        fields=tuple(PackedField(_text(field["name"]), field.get("id")) for field in model["flds"]),
        templates=tuple(
            PackedTemplate(_text(one["name"]), one.get("id"), _text(one["qfmt"]), _text(one["afmt"]))
            for one in model["tmpls"]
        ),
        css=_text(model["css"]),
        mod=_number(model["mod"]),
    )


def _note_types_18(connection: sqlite3.Connection) -> list[PackedNoteType]:
    fields: defaultdict[int, list[PackedField]] = defaultdict(list)
    for kind, name, config in connection.execute("SELECT ntid, name, config FROM fields ORDER BY ntid, ord"):
        fields[kind].append(PackedField(_text(name), protobuf.number(protobuf.fields(config), 9)))
    templates: defaultdict[int, list[PackedTemplate]] = defaultdict(list)
    for kind, name, config in connection.execute("SELECT ntid, name, config FROM templates ORDER BY ntid, ord"):
        message = protobuf.fields(config)
        front, back = protobuf.text(message, 1), protobuf.text(message, 2)
        templates[kind].append(PackedTemplate(_text(name), protobuf.number(message, 8), front, back))
    return [
        _note_type_18(row, protobuf.fields(row[3]), tuple(fields[row[0]]), tuple(templates[row[0]]))
        for row in connection.execute("SELECT id, name, mtime_secs, config FROM notetypes")
    ]


def _note_type_18(
    row: tuple[Any, ...],
    config: protobuf.Message,
    fields: tuple[PackedField, ...],
    templates: tuple[PackedTemplate, ...],
) -> PackedNoteType:
    number, name, mod, _ = row
    return PackedNoteType(
        id=_number(number),
        name=_text(name),
        is_cloze=protobuf.number(config, 1) == CLOZE,
        fields=fields,
        templates=templates,
        css=protobuf.text(config, 3),
        mod=_number(mod),
    )


class _CardRow(NamedTuple):
    ord: int
    deck: int
    due: int


def _notes(connection: sqlite3.Connection, decks: Mapping[int, str]) -> Iterator[PackedNote]:
    cards: defaultdict[int, list[_CardRow]] = defaultdict(list)
    for note, *card in connection.execute("SELECT nid, ord, did, due FROM cards ORDER BY nid, ord"):
        cards[note].append(_CardRow(*map(_number, card)))
    for number, guid, kind, mod, fields, tags in connection.execute(
        "SELECT id, guid, mid, mod, flds, tags FROM notes ORDER BY id"
    ):
        own = cards[number]
        yield PackedNote(
            id=_number(number),
            guid=_text(guid),
            note_type=_number(kind),
            deck=decks.get(own[0].deck, "") if own else "",
            mod=_number(mod),
            due=own[0].due if own else 0,
            fields=tuple(_text(fields).split("\x1f")),
            tags=tuple(_text(tags).split()),
            ords=tuple(card.ord for card in own),
        )


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(f"no text: {value!r}")
    return value


def _number(value: object) -> int:
    if not isinstance(value, int):
        raise TypeError(f"no whole number: {value!r}")
    return value
