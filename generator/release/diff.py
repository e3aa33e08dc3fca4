"""Two packages → what a student who has the old one sees who takes the new one."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from generator.apkg.package import Package, PackedDeck, PackedNote
from generator.release.difference import (
    DeckChange,
    Difference,
    LeftOut,
    MediumChange,
)
from generator.release.note_diff import Comparing, lasting
from generator.release.notetype_diff import note_type_changes
from generator.release.words import readable, runs

NOTHING = Package((), (), (), {})
"""What a student has who has nothing yet."""


def difference(old: Package, new: Package) -> Difference:
    """How the new package differs from the old one."""
    media = tuple(_media(old.media, new.media))
    compare = Comparing(old, new, {medium.name for medium in media if medium.happening == "changed"})
    before, after = ({note.guid: note for note in package.notes} for package in (old, new))
    both = before.keys() & after.keys()
    in_order = sorted(after.values(), key=lambda note: note.due)
    notes = [compare.notes(before.get(note.guid), note) for note in in_order]
    notes += [compare.notes(note, None) for note in before.values() if note.guid not in after]
    changes = tuple(change for change in notes if change)
    return Difference(
        notes=changes,
        note_types=tuple(note_type_changes(old.note_types, new.note_types)),
        media=media,
        decks=tuple(_decks(old.decks, new.decks)),
        unchanged=len(both) - sum(change.guid in both for change in changes),
        backwards=bool(both) and max(before[one].mod for one in both) > max(after[one].mod for one in both),
    )


def in_common(old: Package, new: Package) -> tuple[Package, Package, LeftOut]:
    """What both packages have, and how many notes that leaves out of each.

    It is for what somebody exported: their collection has notes of their own, in decks of their own.
    """
    guids = {note.guid for note in old.notes} & {note.guid for note in new.notes}
    kinds = {kind.id for kind in old.note_types} & {kind.id for kind in new.note_types}
    names = old.media.keys() & new.media.keys()
    one, other = (
        replace(
            package,
            decks=(),
            note_types=tuple(kind for kind in package.note_types if kind.id in kinds),
            notes=tuple(note for note in package.notes if note.guid in guids),
            media={name: package.media[name] for name in names},
        )
        for package in (old, new)
    )
    return one, other, LeftOut(len(old.notes) - len(one.notes), len(new.notes) - len(other.notes))


def settled(old: Package, new: Package, since: int = 0) -> Package:
    """The new package without dates that tell nothing: a note that is the same in the old one keeps its time from there.

    That holds of those that are dated `since` (Unix seconds) then: in a draft, all that was not released yet has its date; in
    somebody's collection, a note may have the date of its import.
    """
    before = {note.guid: note for note in old.notes if note.mod >= since}
    return replace(new, notes=tuple(_settled(before.get(note.guid, note), note) for note in new.notes))


def _settled(old: PackedNote, new: PackedNote) -> PackedNote:
    same = old.fields == new.fields and set(lasting(old.tags)) == set(lasting(new.tags))
    return new._replace(mod=old.mod) if same else new


def _media(old: Mapping[str, bytes], new: Mapping[str, bytes]) -> Iterator[MediumChange]:
    for name in sorted(old.keys() | new.keys()):
        before, after = old.get(name), new.get(name)
        if before is None and after is not None:
            yield MediumChange(name, "new", None, len(after))
        elif after is None and before is not None:
            yield MediumChange(name, "gone", len(before), None)
        elif before is not None and after is not None and before != after:
            yield MediumChange(name, "changed", len(before), len(after))


def _decks(old: Sequence[PackedDeck], new: Sequence[PackedDeck]) -> Iterator[DeckChange]:
    """The decks that came, went, or have another name or description, matched by id or else by name."""
    by_id, by_name = {deck.id: deck for deck in old}, {deck.name: deck for deck in old}
    found = set()
    for deck in new:
        before = by_id.get(deck.id) or by_name.get(deck.name)
        if before is None:
            yield DeckChange(deck.name, "new")
            continue
        found.add(before)
        if before.name != deck.name:
            yield DeckChange(deck.name, "renamed", before.name)
        if before.description != deck.description:
            yield DeckChange(deck.name, "changed", runs=runs(readable(before.description), readable(deck.description)))
    yield from (DeckChange(deck.name, "gone") for deck in old if deck not in found)
