"""How two packages differ, for a student who has the old one and takes the new one."""

from dataclasses import dataclass
from typing import Literal, NamedTuple

from generator.release.dating import Fate
from generator.release.words import How, Run

FATES = (Fate.NEW, Fate.CHANGED, Fate.RETIRED, Fate.REFRESHED, Fate.WAITING, Fate.GONE)
"""What can happen to a note that differs, in the order in which it is told."""

Happening = Literal["new", "changed", "renamed", "moved", "gone"]


RIDING = {"Sources", "Card ID"}
"""The fields from which a student learns nothing: they ride along with a change of content."""


class FieldChange(NamedTuple):
    """A field that differs; `markup` tells that the words are the same, and `runs` then has the HTML."""

    field: str
    runs: tuple[Run, ...]
    markup: bool

    @property
    def teaches(self) -> bool:
        """Whether a student learns something else by it."""
        return not self.markup and self.field not in RIDING


class Part(NamedTuple):
    """Something that a note has and did not have, or the other way round: a tag, a card."""

    how: How
    name: str


@dataclass(frozen=True, slots=True)
class NoteChange:
    """A note that differs. `card` is the id of its card in the deck's files, None in a package that another tool made.

    `front` is what it asks. `media` are the changed ones that it shows; `note_types` its old and new one, if they differ.
    """

    guid: str
    card: str | None
    front: str
    fate: Fate
    fields: tuple[FieldChange, ...] = ()
    tags: tuple[Part, ...] = ()
    cards: tuple[Part, ...] = ()
    media: tuple[str, ...] = ()
    note_types: tuple[str, str] | None = None


class PartChange(NamedTuple):
    """A part of a note type that differs, with its old name if it was renamed, and how its text differs."""

    part: Literal["name", "kind", "field", "template", "front", "back", "style"]
    name: str
    happening: Happening
    was: str | None = None
    runs: tuple[Run, ...] = ()


BREAKING = {"kind", "field", "template"}
"""Parts of a note type that must not come, go or move: Anki then updates none of its notes and adds a second note type."""


@dataclass(frozen=True, slots=True)
class NoteTypeChange:
    """A note type that differs; `newer` tells whether Anki will take it over."""

    name: str
    happening: Happening
    newer: bool
    parts: tuple[PartChange, ...] = ()

    @property
    def breaking(self) -> bool:
        """Whether the notes of a student who has it will get no more updates."""
        return any(part.part in BREAKING and part.happening != "renamed" for part in self.parts)


class MediumChange(NamedTuple):
    """A picture or another medium that differs, with its sizes in bytes."""

    name: str
    happening: Happening
    old: int | None
    new: int | None


class DeckChange(NamedTuple):
    """A deck of Anki's that differs; `runs` has its description."""

    name: str
    happening: Happening
    was: str | None = None
    runs: tuple[Run, ...] = ()


@dataclass(frozen=True, slots=True)
class Difference:
    """All that differs. `notes` are in teaching order, and `unchanged` counts those that are in both packages and equal.

    `backwards` tells that the old package is the newer one, so that Anki takes over nothing of the new one.
    """

    notes: tuple[NoteChange, ...]
    note_types: tuple[NoteTypeChange, ...]
    media: tuple[MediumChange, ...]
    decks: tuple[DeckChange, ...]
    unchanged: int
    backwards: bool

    def __bool__(self) -> bool:
        return bool(self.notes or self.note_types or self.media or self.decks)

    def of(self, fate: Fate) -> tuple[NoteChange, ...]:
        """The notes of one fate."""
        return tuple(note for note in self.notes if note.fate == fate)


class LeftOut(NamedTuple):
    """How many notes only the old, or only the new package has, where just those in both are compared."""

    old: int
    new: int


@dataclass(frozen=True, slots=True)
class Comparison:
    """A difference, and between what: the deck's name in Anki, and what the old and the new package are called."""

    title: str
    old: str
    new: str
    difference: Difference
    left_out: LeftOut | None = None
