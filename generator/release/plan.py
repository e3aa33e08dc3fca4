"""Notes + ledger + time → Release: what students will get, and what the ledger will say.

A note's `mod` decides in Anki whether it is updated, so it moves when the card's content moves, and only then.
"""

import datetime
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from generator.deck.card import Form
from generator.deck.identity import CARDS_PER_NOTE, FIRST_STAMP, STAMPS
from generator.deck.model import Deck
from generator.release.dating import Dated, Fate, date
from generator.release.ledger import CardEntry, Head, Ledger, NoteTypeEntry
from generator.release.order import dues
from generator.rendering.content import note_type_hash
from generator.rendering.note import Note
from generator.rendering.notetype import FIELDS, NoteType, note_type

A_YEAR = int(datetime.timedelta(days=365).total_seconds())
"""Seconds for which a retired note is published, and a correction stands in its file, for students who seldom update."""

LATE = 60
"""Seconds by which a release may seem older than the last one: clocks differ a little."""


class ReleasedNote(NamedTuple):
    """A note as the package has it: what was rendered, its entry in the ledger, and its tags in full."""

    note: Note
    entry: CardEntry
    tags: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Release:
    """Everything a package is made of, and the ledger that goes with it.

    `fates` says of each card what happens to it; `note_types` come with their modification times.
    """

    deck: Deck
    notes: tuple[ReleasedNote, ...]
    note_types: tuple[tuple[NoteType, int], ...]
    ledger: Ledger = field(repr=False)
    fates: Mapping[str, Fate]
    moves_time: bool
    """Whether anything in it gets the time of the release."""

    def count(self, *fates: Fate) -> int:
        return sum(fate in fates for fate in self.fates.values())


def plan(deck: Deck, notes: Iterable[Note], ledger: Ledger, time: int, *, refresh: bool = False) -> Release:
    """The release of a deck at a time (Unix seconds), after what the ledger remembers.

    With `refresh`, notes whose wording of citations, tags or rendering waited to ride along are sent as changed.
    """
    if ledger.version:
        time = max(time, ledger.version.mod + 1)  # so that what comes after a named release is newer than it, for ever
    dated = [*_dated(deck, notes, ledger, time, refresh=refresh)]
    entries = _with_own_numbers([one.entry for one in dated])
    note_types = [
        _note_type(deck, form, ledger, time) for form in FIELDS if any(one.note.form == form for one in dated)
    ]
    after = _after(deck, ledger, entries, [entry for _, entry in note_types])
    released = [
        ReleasedNote(one.note, entry, tags(deck, one.note, entry.changed))
        for one, entry in zip(dated, entries, strict=True)
        if entry.state == "live" or after.newest - (entry.changed or entry.first) <= A_YEAR
    ]
    return Release(
        deck=deck,
        notes=tuple(released),
        note_types=tuple((kind, entry.mod) for kind, entry in note_types),
        ledger=after,
        fates={one.entry.card: one.fate for one in dated},
        moves_time=any(one.fate not in {Fate.UNCHANGED, Fate.WAITING} for one in dated)
        or any(entry != ledger.note_types.get(entry.notetype) for _, entry in note_types),
    )


def time_problem(release: Release, before: Ledger, time: int, now: int) -> str | None:
    """Why a release must not be made at this time (all in Unix seconds), or None."""
    if not release.moves_time:
        return None
    if time > now:
        return (
            f"the release time {_utc(time)} is in the future (it is {_utc(now)}). "
            "Anki would ignore later corrections; give a time that has come, or correct the clock"
        )
    if time < before.newest - LATE:
        return (
            f"the release time {_utc(time)} is older than the last release, {_utc(before.newest)}. "
            "Anki would ignore the update; give a later time, or correct the clock"
        )
    return None


def _utc(time: int) -> str:
    return datetime.datetime.fromtimestamp(time, datetime.UTC).strftime("%Y-%m-%d %H:%M:%S UTC")


def _dated(deck: Deck, notes: Iterable[Note], ledger: Ledger, time: int, *, refresh: bool) -> Iterator[Dated]:
    """The notes with their fates, but for those that were retired before any student had them."""
    found = ((note, ledger.before(note.card.id or "", note.card.formerly)) for note in notes)
    there = [(note, before) for note, before in found if before or not note.card.retired]
    places = dues([before.due or None if before else None for _, before in there])
    for (note, before), due in zip(there, places, strict=True):
        yield date(deck, note, before, due, time, refresh=refresh)


def _with_own_numbers(entries: list[CardEntry]) -> list[CardEntry]:
    """The entries, each with a note id of its own; those released first keep theirs."""
    if len({entry.note for entry in entries}) == len(entries):
        return entries
    taken: set[int] = set()
    numbers: dict[str, int] = {}
    for entry in sorted(entries, key=lambda entry: (entry.first, entry.card)):
        number = entry.note
        while number in taken:
            number = FIRST_STAMP + (number - FIRST_STAMP + CARDS_PER_NOTE) % (CARDS_PER_NOTE * STAMPS)
        taken.add(number)
        numbers[entry.card] = number
    return [
        entry if entry.note == numbers[entry.card] else entry._replace(note=numbers[entry.card]) for entry in entries
    ]


def _note_type(deck: Deck, form: Form, ledger: Ledger, time: int) -> tuple[NoteType, NoteTypeEntry]:
    kind = note_type(form, deck.tag_root, deck.report)
    content, before = note_type_hash(kind), ledger.note_types.get(form)
    if before and before.content == content:
        return kind, before
    return kind, NoteTypeEntry(form, content, max(time, before.mod + 1) if before else time)


def _after(deck: Deck, ledger: Ledger, entries: list[CardEntry], note_types: list[NoteTypeEntry]) -> Ledger:
    """The ledger once the release is made. Cards that are drafts for now stay in it."""
    cards = dict(ledger.cards)
    for card in deck.built:
        cards.pop(card.formerly or "", None)
    cards.update((entry.card, entry) for entry in entries)
    kinds = {**ledger.note_types, **{entry.notetype: entry for entry in note_types}}
    return Ledger(Head(deck.name, deck.title, str(deck.namespace), deck.tag_root), kinds, cards, ledger.versions)


def changed_tag(deck: Deck, time: int) -> str:
    """The tag of a card whose content changed last at a time (Unix seconds)."""
    return f"{deck.tag_root}::Changed::{datetime.datetime.fromtimestamp(time, datetime.UTC).strftime('%Y-%m')}"


def tags(deck: Deck, note: Note, changed: int | None) -> tuple[str, ...]:
    """The tags of a note in full: also the month of its last change (Unix seconds), if it has changed since its first release."""
    return note.tags if changed is None else (*note.tags, changed_tag(deck, changed))
