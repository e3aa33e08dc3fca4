"""A note in two packages → how it differs, and what a student sees of that."""

import html
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from urllib.parse import unquote

from generator.apkg.package import Package, PackedNote, PackedNoteType
from generator.release.dating import Fate
from generator.release.difference import FieldChange, NoteChange, Part
from generator.release.notetype_diff import renamed
from generator.release.words import How, readable, runs

CARD_ID = "Card ID"
RETIRED = "::Retired"
DATED = re.compile(r"::Changed::\d{4}-\d{2}$")
"""The tag that says when a note changed, which is no change in itself."""
SHOWN = re.compile(r"""src\s*=\s*(?:"([^"]{1,500})"|'([^']{1,500})')|\[sound:([^\]]{1,500})\]""")
"""A medium in a field; this and the next have bounds, so that no field can make them slow."""
GAP = re.compile(r"\{\{c\d{1,4}::.{0,500}?\}\}")


class Comparing:
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
            tags=tuple(_parts(lasting(old.tags), lasting(new.tags))),
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


def lasting(tags: Sequence[str]) -> tuple[str, ...]:
    """The tags without the one that dates a change."""
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
