"""The rows that deckgen writes are those that genanki would write of the same notes, table by table."""

import io
import itertools
import json
import sqlite3
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import genanki
from hypothesis import given
from hypothesis import strategies as st

from generator.apkg.package import Package, PackedDeck, PackedField, PackedNote, PackedNoteType, PackedTemplate
from generator.apkg.writer import DatedModel, pack


class DatedNote(genanki.Note):
    """A note with ids and a modification time of its own; its cards are given, not guessed."""

    def __init__(self, packed: PackedNote, model: DatedModel) -> None:
        super().__init__(model, list(packed.fields), tags=packed.tags, guid=packed.guid, due=packed.due)
        self.packed = packed
        self.cards = [genanki.Card(ord) for ord in packed.ords]

    def write_to_db(self, cursor: sqlite3.Cursor, _timestamp: float, deck_id: int, _ids: Iterator[int]) -> None:
        first = self.packed.id
        ids = itertools.chain([first], (first + ord for ord in self.packed.ords))
        super().write_to_db(cursor, self.packed.mod, deck_id, ids)


def by_genanki(package: Package) -> sqlite3.Connection:
    """The collection of a package as genanki writes it, note by note."""
    models = {kind.id: DatedModel(kind, package.decks[0].id) for kind in package.note_types}
    decks = {deck.name: genanki.Deck(deck.id, deck.name, deck.description) for deck in package.decks}
    for model in models.values():
        decks[package.decks[0].name].add_model(model)
    for note in package.notes:
        decks[note.deck].add_note(DatedNote(note, models[note.note_type]))
    database = sqlite3.connect(":memory:")
    genanki.Package(list(decks.values())).write_to_db(database.cursor(), package.newest, iter(()))
    return database


def by_deckgen(package: Package) -> sqlite3.Connection:
    database = sqlite3.connect(":memory:")
    database.deserialize(zipfile.ZipFile(io.BytesIO(pack(package))).read("collection.anki2"))
    return database


def content(database: sqlite3.Connection) -> dict[str, Any]:
    """Every table with its rows, and how everything was made."""
    try:
        made = sorted(database.execute("SELECT type, name, sql FROM sqlite_master"))
        tables = [name for kind, name, _ in made if kind == "table"]
        rows = {name: database.execute(f"SELECT * FROM {name} ORDER BY 1, 2").fetchall() for name in tables}
    finally:
        database.close()
    # genanki writes a note type that two decks have twice, under one key
    rows["col"] = [tuple(map(_read, row)) for row in rows["col"]]
    return {"made": made} | rows


def _read(value: Any) -> Any:
    """What a column holds, read if it is JSON."""
    return json.loads(value) if isinstance(value, str) and value.startswith("{") else value


QUESTION = PackedNoteType(
    11,
    "Example question",
    False,
    (PackedField("Question", 1), PackedField("Answer", 2)),
    (
        PackedTemplate("Question", 3, "{{Question}}", "{{Answer}}"),
        PackedTemplate("Reverse", 4, "{{Answer}}", "{{Question}}"),
    ),
    ".card {}",
    5,
)
CLOZE = PackedNoteType(
    12,
    "Example cloze",
    True,
    (PackedField("Text", 1),),
    (PackedTemplate("Cloze", 2, "{{cloze:Text}}", "{{cloze:Text}}"),),
    "",
    6,
)
DECKS = (PackedDeck(1001, "Example", "About it"), PackedDeck(1002, "Example (retired)", ""))

TEXTS = st.text(st.characters(exclude_categories=["Cc", "Cs"], exclude_characters="<>"), min_size=1, max_size=20)


@st.composite
def packages(draw: st.DrawFn) -> Package:
    notes = []
    for number in range(draw(st.integers(0, 5))):
        cloze = draw(st.booleans())
        notes.append(
            PackedNote(
                id=10**12 + 512 * number,
                guid=draw(st.uuids()).hex,
                note_type=12 if cloze else 11,
                deck=draw(st.sampled_from(DECKS)).name,
                mod=draw(st.integers(1, 2**31)),
                due=draw(st.integers(0, 10**9)),
                fields=(draw(TEXTS),) if cloze else (draw(TEXTS), draw(TEXTS)),
                tags=tuple(draw(st.lists(st.sampled_from(["A::b", "C", "D-1"]), unique=True))),
                ords=tuple(sorted(draw(st.sets(st.integers(0, 499 if cloze else 1), min_size=1, max_size=3)))),
            )
        )
    return Package(DECKS, (QUESTION, CLOZE), tuple(notes), {})


@given(packages())
def test_every_table_is_as_genanki_writes_it(package: Package) -> None:
    assert content(by_deckgen(package)) == content(by_genanki(package))


def test_a_package_of_one_deck_and_no_notes_is_as_genanki_writes_it() -> None:
    package = replace(Package(DECKS, (QUESTION,), (), {}), decks=DECKS[:1])
    assert content(by_deckgen(package)) == content(by_genanki(package))
