"""What a named release brings to those who had the one named before it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from generator.apkg.package import Package
from generator.release.dating import Fate
from generator.release.diff import difference
from generator.release.difference import RIDING, Difference, NoteChange
from generator.release.ledger import CardEntry, VersionEntry
from generator.release.note_diff import described
from generator.release.plan import Release, changed_tag


@dataclass(frozen=True, slots=True)
class News:
    """The news of a named release of a deck; `changed` are the tags of the cards that changed."""

    deck: str
    title: str
    version: VersionEntry
    difference: Difference
    changed: tuple[str, ...]
    retired: str
    """The tag of retired cards."""


def news(release: Release, version: VersionEntry, old: Package | None, new: Package) -> News:
    """What the release of that name brings: what the ledger dates after the last name, with the words from the packages.

    The ledger alone knows what came by releases without a name in between; the old package, the last one that was released,
    knows the words.
    """
    earlier = [one.mod for one in release.ledger.versions.values() if one.mod < version.mod]
    found = difference(old or new, new)  # without it, the ledger still knows what came
    notes = tuple(_notes(release, found, new, max(earlier, default=0)))
    moved = [
        one.entry.changed for one in release.notes if one.entry.changed and one.entry.changed > max(earlier, default=0)
    ]
    listed = {note.guid for note in notes}
    return News(
        deck=release.deck.name,
        title=release.deck.title,
        version=version,
        difference=replace(found, notes=notes, unchanged=sum(one.entry.guid not in listed for one in release.notes)),
        changed=tuple(dict.fromkeys(changed_tag(release.deck, time) for time in sorted(moved))),
        retired=f"{release.deck.tag_root}::Retired",
    )


def _notes(release: Release, found: Difference, new: Package, since: int) -> Iterator[NoteChange]:
    """The notes that differ, in teaching order, each with the fate that the ledger knows it has."""
    told = {note.guid: note for note in found.notes}
    packed = {note.guid: note for note in new.notes}
    kinds = {kind.id: kind for kind in new.note_types}
    for one in release.notes:
        entry = one.entry
        change, fate = told.pop(entry.guid, None), _fate(entry, since)
        if fate is None:
            if change:
                yield change
        elif fate is Fate.NEW or change is None:
            note = packed[entry.guid]
            yield described(note, kinds[note.note_type], fate)
        else:
            teaching = tuple(field for field in change.fields if field.field not in RIDING)
            yield replace(change, fate=fate, fields=teaching, tags=())
    yield from told.values()


def _fate(entry: CardEntry, since: int) -> Fate | None:
    """What happened to a card after a time; None if nothing did, or nothing but a refresh."""
    if entry.first > since:
        return Fate.NEW if entry.state == "live" else Fate.RETIRED
    if (entry.changed or 0) > since:
        return Fate.CHANGED if entry.state == "live" else Fate.RETIRED
    return None
