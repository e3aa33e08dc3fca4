"""Packages in every layout that Anki writes are read as what they are; damaged and hostile ones are refused in words."""

import io
import json
import sqlite3
import zipfile
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from anki.collection import DeckIdLimit, ExportAnkiPackageOptions
from hypothesis import given
from hypothesis import strategies as st

from generator.apkg import protobuf
from generator.apkg.package import Package, PackedDeck
from generator.apkg.reader import Unpacked, Unreadable, unpack
from tests.project import PICTURE, Project, card, cards
from tests.student import Student

TIME = 1_700_000_000
CLOZE = "  - id: gap\n    cloze: '{{c1::The cervix}} & the {{c2::neck}}.'\n    sources: [anatomy-2024]\n"


@pytest.fixture
def made(project: Project) -> bytes:
    project.write(
        "basics.yaml",
        cards(
            card("one", more="    image: cervix.svg\n    reverse: {question: Why <b>?, answer: So.}\n"),
            card("two", more="    tags: [Hard]\n"),
            CLOZE,
        ),
    )
    deck = project.root / "cards_src/example/deck.yaml"
    deck.write_text(deck.read_text().replace("title: Example", "title: Medicine::Example\ndescription: What & why."))
    return project.made(TIME)


def exported(student: Student, name: str, *, legacy: bool, scheduling: bool = False) -> bytes:
    """The student's deck as Anki exports it."""
    path = student.folder / name
    deck = student.collection.decks.id_for_name("Medicine::Example")
    assert deck is not None
    student.collection.export_anki_package(
        out_path=str(path),
        options=ExportAnkiPackageOptions(
            with_scheduling=scheduling, with_deck_configs=False, with_media=True, legacy=legacy
        ),
        limit=DeckIdLimit(deck),
    )
    return path.read_bytes()


def read(content: bytes) -> Unpacked:
    unpacked = unpack(content)
    assert isinstance(unpacked, Unpacked), unpacked
    return unpacked


def comparable(package: Package) -> Package:
    """The package without what Anki numbers anew, or adds, in a collection: deck ids, empty decks above, the order of tags."""
    used = {note.deck for note in package.notes}
    return replace(
        package,
        decks=tuple(PackedDeck(0, deck.name, deck.description) for deck in package.decks if deck.name in used),
        notes=tuple(note._replace(tags=tuple(sorted(note.tags)), due=0) for note in package.notes),
    )


@pytest.mark.parametrize("legacy", [True, False], ids=["collection.anki21", "collection.anki21b"])
@pytest.mark.parametrize("scheduling", [True, False])
def test_what_anki_exports_is_what_was_imported(made: bytes, student: Student, legacy: bool, scheduling: bool) -> None:
    student.take(made)
    export = exported(student, "export.apkg", legacy=legacy, scheduling=scheduling)
    with zipfile.ZipFile(io.BytesIO(export)) as archive:
        assert "collection.anki21" + "b" * (not legacy) in archive.namelist()
    original, again = read(made), read(export)
    assert (original.is_export, again.is_export) == (False, True)
    assert comparable(again.package) == comparable(original.package)
    assert again.package.media == {"cervix.svg": PICTURE.encode()}
    assert [field.id is not None for kind in again.package.note_types for field in kind.fields] == [True] * 21


@pytest.mark.parametrize("legacy", [True, False])
def test_what_the_student_wrote_is_in_the_export(made: bytes, student: Student, legacy: bool) -> None:
    student.take(made)
    student.write("one", "My notes", "mine")
    student.tag("one", "hard")
    package = read(exported(student, "export.apkg", legacy=legacy)).package
    (note,) = [note for note in package.notes if "mine" in note.fields]
    assert "hard" in note.tags


def test_the_whole_collection_too(made: bytes, student: Student) -> None:
    student.take(made)
    path = student.folder / "whole.colpkg"
    student.collection.export_collection_package(str(path), include_media=True, legacy=False)
    package = read(path.read_bytes()).package
    assert comparable(package).notes == comparable(read(made).package).notes
    student.collection.reopen()


def rezipped(content: bytes, change: Callable[[str, bytes], bytes | None], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """The package with other content of its members; None leaves one out."""
    result = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(result, "w", method) as new:
        for name in old.namelist():
            if (member := change(name, old.read(name))) is not None:
                new.writestr(name, member)
    return result.getvalue()


def with_sql(content: bytes, script: str) -> bytes:
    """The package after something was done to its database."""

    def change(name: str, member: bytes) -> bytes:
        if name != "collection.anki2":
            return member
        with closing(sqlite3.connect(":memory:")) as database:
            database.deserialize(member)
            database.executescript(script)
            return database.serialize()

    return rezipped(content, change)


ENDLESS = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT"
HOSTILE = {
    "a view without end": f"DROP TABLE cards; CREATE VIEW cards AS {ENDLESS} i AS nid, 0 AS ord, 1 AS did, 1 AS due FROM n",
    "a column made up": "ALTER TABLE notes RENAME TO n; CREATE TABLE notes (id, guid, mid, mod, tags, "
    "flds AS (printf('%.*c', 9000000, 'x'))); INSERT INTO notes SELECT id, guid, mid, mod, tags FROM n",
    "a virtual table": "DROP TABLE cards; CREATE VIRTUAL TABLE cards USING fts5(nid, ord, did, due)",
    "no notes": "DROP TABLE notes",
    "no decks": "UPDATE col SET decks = 'null'",
    "no number": "UPDATE notes SET mod = 'soon'",
    "no text": "UPDATE notes SET flds = x'00ff'",
    "no letters": "UPDATE notes SET flds = CAST(x'ff41' AS TEXT)",
    "no note type": "UPDATE col SET models = '[1]'",
    "deep JSON": f"UPDATE col SET models = '{'[' * 100_000}'",
}


@pytest.mark.parametrize("script", HOSTILE.values(), ids=HOSTILE)
def test_a_database_that_is_not_a_collection_is_refused(made: bytes, script: str) -> None:
    assert unpack(with_sql(made, script)) == Unreadable("its collection is damaged")


def test_pages_that_are_used_twice_are_refused(made: bytes) -> None:
    """A tree of pages that meet again would have more rows than fit into any memory."""

    def change(name: str, member: bytes) -> bytes:
        if name != "collection.anki2":
            return member
        with closing(sqlite3.connect(":memory:")) as database:
            database.deserialize(member)
            database.executemany("INSERT INTO graves VALUES (?, ?, ?)", [(0, number, 0) for number in range(5000)])
            database.commit()
            root = database.execute("SELECT rootpage FROM sqlite_master WHERE name = 'graves'").fetchone()[0]
            size = database.execute("PRAGMA page_size").fetchone()[0]
            pages = bytearray(database.serialize())
        page = pages[(root - 1) * size : root * size]
        assert page[0] == 5  # an interior page of a table
        first, second = int.from_bytes(page[12:14]), int.from_bytes(page[14:16])
        at = (root - 1) * size + second
        pages[at : at + 4] = page[first : first + 4]  # the child of the first cell is that of the second too
        return bytes(pages)

    assert unpack(rezipped(made, change)) == Unreadable("its collection is damaged")


def test_a_bomb_is_defused(made: bytes, student: Student) -> None:
    bomb = rezipped(made, lambda name, member: bytes(50 << 20) if name == "0" else member)
    assert len(bomb) < 1 << 20
    assert unpack(bomb, most=10 << 20) == Unreadable("unpacked, it takes more than 10 MiB")
    zeros = student.folder / "zeros.png"
    zeros.write_bytes(bytes(50 << 20))
    student.collection.media.add_file(str(zeros))
    student.take(made)
    student.write("two", "My notes", '<img src="zeros.png">')
    export = exported(student, "export.apkg", legacy=False)
    assert len(export) < 1 << 20
    assert unpack(export, most=10 << 20) == Unreadable("unpacked, it takes more than 10 MiB")


def without(member: str) -> Callable[[str, bytes], bytes | None]:
    return lambda name, content: None if name == member else content


def put(member: str, new: bytes) -> Callable[[str, bytes], bytes | None]:
    return lambda name, content: new if name == member else content


DAMAGED: dict[str, tuple[Callable[[bytes], bytes], str]] = {
    "empty": (lambda _: b"", "it is no Anki package, or a damaged one"),
    "text": (lambda _: b"cards:\n- id: one\n", "it is no Anki package, or a damaged one"),
    "another zip file": (
        lambda made: rezipped(made, without("collection.anki2")),
        "it is no Anki package, for it holds no collection",
    ),
    "newer": (
        lambda _: zipped({"meta": b"\x08\x09", "collection.anki99": b""}),
        "a newer version of Anki made it, whose layout deckgen doesn't know",
    ),
    "a broken meta": (lambda _: zipped({"meta": b"\x08"}), "it is no Anki package, or a damaged one"),
    "a text in the meta": (lambda _: zipped({"meta": b"\x0a\x01x"}), "it is no Anki package, or a damaged one"),
    "an empty collection": (lambda made: rezipped(made, put("collection.anki2", b"")), "its collection is damaged"),
    "a collection in pieces": (
        lambda made: rezipped(made, lambda name, member: member[:9000] if name == "collection.anki2" else member),
        "its collection is damaged",
    ),
    "no zstd": (
        lambda _: zipped({"meta": b"\x08\x03", "collection.anki21b": b"SQLite format 3\0"}),
        "its collection is damaged",
    ),
    "a medium that isn't there": (
        lambda made: rezipped(made, without("0")),
        "its list of media names a file that is not in it",
    ),
    "no list of media": (lambda made: rezipped(made, put("media", b"[")), "its media are damaged"),
    "media that are a list": (lambda made: rezipped(made, put("media", b'["x"]')), "its media are damaged"),
    "media with numbers": (lambda made: rezipped(made, put("media", b'{"0": 1}')), "its media are damaged"),
    "bzip2": (
        lambda made: rezipped(made, lambda _, member: member, zipfile.ZIP_BZIP2),
        "it is compressed in a way that no Anki package is",
    ),
}


def zipped(members: dict[str, bytes]) -> bytes:
    result = io.BytesIO()
    with zipfile.ZipFile(result, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return result.getvalue()


@pytest.mark.parametrize(("damage", "reason"), DAMAGED.values(), ids=DAMAGED)
def test_what_is_wrong_with_a_package_is_said(made: bytes, damage: Callable[[bytes], bytes], reason: str) -> None:
    assert unpack(damage(made)) == Unreadable(reason)


@pytest.mark.parametrize("legacy", [True, False])
@given(data=st.data())
def test_damage_anywhere_makes_no_traceback(package_of: dict[bool, bytes], legacy: bool, data: st.DataObject) -> None:
    content = bytearray(package_of[legacy])
    for _ in range(data.draw(st.integers(1, 8))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    unpack(bytes(content[: data.draw(st.integers(0, len(content)))]) if data.draw(st.booleans()) else bytes(content))


@pytest.mark.parametrize("legacy", [True, False])
@given(data=st.data())
def test_damage_within_makes_no_traceback(package_of: dict[bool, bytes], legacy: bool, data: st.DataObject) -> None:
    """Damage that the checksums of the zip file don't show."""

    def change(_name: str, member: bytes) -> bytes:
        changed = bytearray(member)
        for _ in range(data.draw(st.integers(0, 4)) if member else 0):
            changed[data.draw(st.integers(0, len(changed) - 1))] = data.draw(st.integers(0, 255))
        return bytes(changed)

    unpack(rezipped(package_of[legacy], change))


@pytest.fixture(scope="module")
def package_of(tmp_path_factory: pytest.TempPathFactory) -> dict[bool, bytes]:
    """A small package in the legacy layout, and in today's."""
    from tests.project import example

    folder = tmp_path_factory.mktemp("packages")
    project = example(folder / "project")
    deck = project.root / "cards_src/example/deck.yaml"
    deck.write_text(deck.read_text().replace("title: Example", "title: Medicine::Example"))
    made = project.made(TIME)
    student = Student(folder / "student")
    student.take(made)
    export = exported(student, "export.apkg", legacy=False)
    student.close()
    return {True: made, False: export}


def test_names_that_are_paths_are_only_names(made: bytes, tmp_path: Path) -> None:
    name = "../../../evil.svg"
    package = read(rezipped(made, put("media", json.dumps({"0": name}).encode()))).package
    assert list(package.media) == [name]
    assert not list(tmp_path.parent.rglob("evil.svg"))


@given(st.binary(max_size=60))
def test_any_bytes_are_a_protobuf_message_or_an_error(content: bytes) -> None:
    try:
        message = protobuf.fields(content)
        for number in message:
            protobuf.text(message, number)
    except ValueError:
        pass
