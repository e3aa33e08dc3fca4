"""A student: a collection of the real Anki library, with what a student does to it."""

import html
import importlib.metadata
import re
import time
from dataclasses import dataclass
from pathlib import Path

from anki.collection import (
    Collection,
    ImportAnkiPackageOptions,
    ImportAnkiPackageRequest,
    ImportCsvRequest,
    ImportLogWithChanges,
)

from anki.cards import Card  # isort: skip  # after anki.collection: they import each other
from anki.notes import Note  # isort: skip

from anki.scheduler.v3 import CardAnswer, Scheduler  # isort: skip
from anki.import_export_pb2 import IMPORT_ANKI_PACKAGE_UPDATE_CONDITION_IF_NEWER as IF_NEWER  # isort: skip


OLD = importlib.metadata.version("anki") < "25"
"""Whether Anki dates a note that an import updates by its own clock, as it did up to 24.11, and not by the package's."""


@dataclass(frozen=True)
class Imported:
    """What Anki says of an import: how many notes of each kind."""

    new: int
    updated: int
    duplicate: int
    conflicting: int
    first_field_match: int


class Student:
    """Studies in a collection of their own.

    With a `clock` (Unix seconds), what the student does happens then: Anki's own clock can't be set, so the modification times
    that it gave are set to that afterwards.
    """

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True)
        self.folder = folder
        self.collection = Collection(str(folder / "collection.anki2"))
        self.born = int(time.time())
        self.clock: int | None = None

    def _date(self) -> None:
        if self.clock is not None and self.collection.db:
            self.collection.db.execute("UPDATE notes SET mod = ? WHERE mod >= ?", self.clock, self.born)

    def close(self) -> None:
        self.collection.close()

    def take(self, package: bytes) -> Imported:
        """Imports a package with the options that Anki's desktop offers by default."""
        path = self.folder / "package.apkg"
        path.write_bytes(package)
        log: ImportLogWithChanges = self.collection.import_anki_package(
            ImportAnkiPackageRequest(
                package_path=str(path),
                options=ImportAnkiPackageOptions(
                    merge_notetypes=False,
                    update_notes=IF_NEWER,
                    update_notetypes=IF_NEWER,
                    with_scheduling=False,
                    with_deck_configs=False,
                ),
            )
        )
        self.collection.models._clear_cache()
        self._date()
        return _counted(log)

    def correct(self, corrections: str) -> Imported:
        """Imports a corrections file, changing nothing in the dialog."""
        path = self.folder / "corrections.txt"
        path.write_text(corrections, encoding="utf-8")
        metadata = self.collection.get_csv_metadata(str(path), None)
        log = self.collection.import_csv(ImportCsvRequest(path=str(path), metadata=metadata))
        self._date()
        return _counted(log)

    def guids(self) -> list[str]:
        assert self.collection.db
        found: list[str] = self.collection.db.list("SELECT guid FROM notes ORDER BY guid")
        return found

    def note_of(self, guid: str) -> Note:
        """The note of a guid, of which there must be only one."""
        assert self.collection.db
        [number] = self.collection.db.list("SELECT id FROM notes WHERE guid = ?", guid)
        return self.collection.get_note(number)

    def note(self, card_id: str) -> Note:
        """The note of a card, found by its field Card ID."""
        found = self.collection.find_notes(f'"Card ID:{card_id}"')
        assert len(found) == 1, f"{len(found)} notes for {card_id}"
        return self.collection.get_note(found[0])

    def card(self, card_id: str, number: int = 0) -> Card:
        return self.note(card_id).cards()[number]

    def notes(self) -> int:
        return len(self.collection.find_notes(""))

    def study(self, card_id: str) -> None:
        """Answers a card once, as good."""
        self.study_note(self.note(card_id).guid)

    def write(self, card_id: str, field: str, text: str) -> None:
        self.write_note(self.note(card_id).guid, field, text)

    def tag(self, card_id: str, tag: str) -> None:
        self.tag_note(self.note(card_id).guid, tag)

    def study_note(self, guid: str) -> None:
        card = self.note_of(guid).cards()[0]
        card.start_timer()
        states = self.collection._backend.get_scheduling_states(card.id)
        scheduler = self.collection.sched
        assert isinstance(scheduler, Scheduler)
        scheduler.answer_card(scheduler.build_answer(card=card, states=states, rating=CardAnswer.GOOD))

    def write_note(self, guid: str, field: str, text: str) -> None:
        note = self.note_of(guid)
        note[field] = text
        self.collection.update_note(note)
        self._date()

    def tag_note(self, guid: str, tag: str) -> None:
        self.collection.tags.bulk_add([self.note_of(guid).id], tag)
        self._date()

    def suspend_note(self, guid: str) -> None:
        self.collection.sched.suspend_cards([self.note_of(guid).cards()[0].id])

    def flag_note(self, guid: str) -> None:
        self.collection.set_user_flag_for_cards(3, [self.note_of(guid).cards()[0].id])

    def move_note(self, guid: str) -> None:
        """Moves a note's cards to a deck of the student's own."""
        deck = self.collection.decks.id("My own deck")
        assert deck is not None
        self.collection.set_deck([card.id for card in self.note_of(guid).cards()], deck)

    def delete_note(self, guid: str) -> None:
        self.collection.remove_notes([self.note_of(guid).id])

    def media(self, name: str) -> bytes:
        return Path(self.collection.media.dir(), name).read_bytes()

    def progress(self, card_id: str) -> tuple[object, ...]:
        """What studying has made of a note's cards."""
        return self.progress_of(self.note(card_id))

    def progress_of(self, note: Note) -> tuple[object, ...]:
        return tuple(
            (
                card.id,
                card.type,
                card.queue,
                card.due,
                card.ivl,
                card.factor,
                card.reps,
                card.lapses,
                card.flags,
                card.did,
            )
            for card in note.cards()
        )

    def sound(self) -> bool:
        """Whether Anki's own check of the database finds nothing to mend."""
        said, fine = self.collection.fix_integrity()
        return fine and said == "Database rebuilt and optimized."

    def empty_cards(self) -> int:
        return len(self.notes_with_empty_cards())

    def notes_with_empty_cards(self) -> set[str]:
        return {self.collection.get_note(one.note_id).guid for one in self.collection.get_empty_cards().notes}


def _counted(log: ImportLogWithChanges) -> Imported:
    kinds = ("new", "updated", "duplicate", "conflicting", "first_field_match")
    return Imported(*(len(getattr(log.log, kind)) for kind in kinds))


def shown(rendered: str) -> str:
    """The text that a reader sees of a rendered card: without style and tags, spaces as one."""
    text = re.sub(r"<style>.*?</style>", "", rendered, flags=re.DOTALL)
    text = re.sub(r"</?(?:span|strong|em|a)\b[^>]*>", "", text)  # these stand within a line
    text = re.sub(r"<[^>]*>", " ", text)
    return " ".join(html.unescape(text).split())
