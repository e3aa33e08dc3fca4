"""Two packages → what a student who has the old one sees who takes the new one."""

import html
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from urllib.parse import unquote

from generator.apkg.package import Package, PackedDeck, PackedNote, PackedNoteType
from generator.release.dating import Fate
from generator.release.difference import (
    DeckChange,
    Difference,
    FieldChange,
    LeftOut,
    MediumChange,
    NoteChange,
    Part,
)
from generator.release.notetype_diff import note_type_changes, renamed
from generator.release.words import How, readable, runs

NOTHING = Package((), (), (), {})
"""What a student has who has nothing yet."""

CARD_ID = "Card ID"
RETIRED = "::Retired"
DATED = re.compile(r"::Changed::\d{4}-\d{2}$")
"""The tag that says when a note changed, which is no change in itself."""
SHOWN = re.compile(r"""src\s*=\s*(?:"([^"]+)"|'([^']+)')|\[sound:([^\]]+)\]""")
"""A medium in a field."""
GAP = re.compile(r"\{\{c\d+::.*?\}\}")


def difference(old: Package, new: Package) -> Difference:
    """How the new package differs from the old one."""
    media = tuple(_media(old.media, new.media))
    compare = _Comparing(old, new, {medium.name for medium in media if medium.happening == "changed"})
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
    same = old.fields == new.fields and set(_lasting(old.tags)) == set(_lasting(new.tags))
    return replace(new, mod=old.mod) if same else new


class _Comparing:
    """Compares notes of two packages, of which these media have changed."""

    def __init__(self, old: Package, new: Package, changed_media: set[str]) -> None:
        self._old = {kind.id: kind for kind in old.note_types}
        self._new = {kind.id: kind for kind in new.note_types}
        self._changed_media = changed_media

    def notes(self, old: PackedNote | None, new: PackedNote | None) -> NoteChange | None:
        """How a note of both packages, or of one, differs; None if it does not."""
        if old is None or new is None:
            only = new or old
            assert only is not None
            kind = (self._new if new else self._old).get(only.note_type)
            return described(only, kind, Fate.NEW if new else Fate.GONE)
        change = self._change(old, new)
        if not (_tells(change) or new.mod > old.mod):
            return None
        shown, kinds = (old, self._old) if _newly_retired(old, new) else (new, self._new)
        told = described(shown, kinds.get(shown.note_type), _fate(old, new, change))
        return replace(change, card=told.card, front=told.front, fate=told.fate)

    def _change(self, old: PackedNote, new: PackedNote) -> NoteChange:
        """What of a note differs; what it asks, and its fate, are still to be said."""
        before, after = self._old.get(old.note_type), self._new.get(new.note_type)
        same = old.fields == new.fields and before == after
        return NoteChange(
            guid=new.guid,
            card=None,
            front="",
            fate=Fate.UNCHANGED,
            fields=() if same else tuple(_fields(_values(old, before, after), _values(new, after, after))),
            tags=tuple(_parts(_lasting(old.tags), _lasting(new.tags))),
            cards=tuple(_parts(_cards(old, before), _cards(new, after))),
            media=tuple(sorted(self._changed_media & _shown(new))) if self._changed_media else (),
            note_types=(_name(before), _name(after)) if old.note_type != new.note_type else None,
        )


def described(note: PackedNote, kind: PackedNoteType | None, fate: Fate) -> NoteChange:
    """A note with its fate, its card's id and what it asks."""
    card = _values(note, kind, kind).get(CARD_ID)
    return NoteChange(note.guid, card, GAP.sub("[…]", readable(note.fields[0])), fate)


def _tells(change: NoteChange) -> bool:
    return any((change.fields, change.tags, change.cards, change.media, change.note_types))


def _fate(old: PackedNote, new: PackedNote, change: NoteChange) -> Fate:
    """What happens to a note that differs: Anki takes over only what is newer."""
    if new.mod <= old.mod:
        return Fate.WAITING
    if _newly_retired(old, new):
        return Fate.RETIRED
    taught = any(field.teaches for field in change.fields)
    return Fate.CHANGED if taught or change.cards or change.media or change.note_types else Fate.REFRESHED


def _newly_retired(old: PackedNote, new: PackedNote) -> bool:
    before, after = (any(tag.endswith(RETIRED) for tag in note.tags) for note in (old, new))
    return after and not before


def _values(note: PackedNote, kind: PackedNoteType | None, later: PackedNoteType | None) -> Mapping[str, str]:
    """The fields of a note by name: by the name that the `later` note type has for them, where it has one."""
    names = [field.name for field in kind.fields] if kind else []
    names += [f"Field {number}" for number in range(len(names) + 1, len(note.fields) + 1)]
    new_names = renamed(kind, later) if kind and later else {}
    return {new_names.get(name, name): value for name, value in zip(names, note.fields, strict=False)}


def _fields(old: Mapping[str, str], new: Mapping[str, str]) -> Iterator[FieldChange]:
    for name in [*new, *(name for name in old if name not in new)]:
        before, after = old.get(name, ""), new.get(name, "")
        if before != after:
            read_before, read_after = readable(before), readable(after)
            markup = read_before == read_after
            yield FieldChange(name, runs(before, after) if markup else runs(read_before, read_after), markup)


def _lasting(tags: Sequence[str]) -> tuple[str, ...]:
    return tuple(tag for tag in tags if not DATED.search(tag))


def _cards(note: PackedNote, kind: PackedNoteType | None) -> tuple[str, ...]:
    """What the cards of a note are called: by their templates, or by the numbers of their clozes."""
    if kind is None or kind.is_cloze:
        return tuple(f"c{ord + 1}" for ord in note.ords)
    return tuple(kind.templates[ord].name if ord < len(kind.templates) else f"card {ord + 1}" for ord in note.ords)


def _parts(old: Sequence[str], new: Sequence[str]) -> Iterator[Part]:
    removed: How = "removed"
    yield from (Part(removed, name) for name in old if name not in new)
    added: How = "added"
    yield from (Part(added, name) for name in new if name not in old)


def _name(kind: PackedNoteType | None) -> str:
    return kind.name if kind else ""


def _shown(note: PackedNote) -> set[str]:
    """The names of the media in a note's fields."""
    found = (name for field in note.fields for name in SHOWN.findall(field))
    return {unquote(html.unescape("".join(names))) for names in found}


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
