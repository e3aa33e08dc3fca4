"""How a difference is told to people, whatever the format: in sections of entries with the words that changed."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from generator.release.dating import Fate
from generator.release.difference import (
    FATES,
    Comparison,
    DeckChange,
    Difference,
    MediumChange,
    NoteChange,
    NoteTypeChange,
    Part,
    PartChange,
)
from generator.release.words import Run
from generator.reporting.counts import counted

AROUND = 5
"""Words that are shown on each side of a change."""
LONGEST_TITLE = 240
SHOWN_WHOLE = {Fate.CHANGED, Fate.RETIRED}
MOST_TOLD = 30
"""Words that are shown of a change from which a student learns nothing."""


class Line(NamedTuple):
    """What differs in one respect, such as a field."""

    label: str
    runs: tuple[Run, ...]


class Entry(NamedTuple):
    """A note, note type, medium or deck that differs; `name` is a card's id."""

    title: str
    name: str | None = None
    lines: tuple[Line, ...] = ()


class Section(NamedTuple):
    """Entries of one kind, and what they mean for a student."""

    heading: str
    meaning: str
    entries: tuple[Entry, ...]


class _Fate(NamedTuple):
    counted: str
    heading: str
    meaning: str


TOLD: Mapping[Fate, _Fate] = {
    Fate.NEW: _Fate("new", "New", "They come as new cards."),
    Fate.CHANGED: _Fate("changed", "Changed", "Anki replaces their text and keeps all progress."),
    Fate.RETIRED: _Fate("retired", "Retired", "They stay, with a banner that says why, and the tag Retired."),
    Fate.REFRESHED: _Fate("sent again", "Sent again", "Only their citations, tags or looks change."),
    Fate.WAITING: _Fate(
        "riding along",
        "Riding along",
        "They differ but are no newer, so Anki keeps the old ones until their content changes.",
    ),
    Fate.GONE: _Fate("no longer in it", "No longer in the package", "Students who have them keep them."),
}


def counts(difference: Difference, fates: Sequence[Fate] = FATES) -> str:
    """How many notes have these fates: "2 new, 1 changed, 77 unchanged"; notes of other fates count as unchanged."""
    numbers = {fate: len(difference.of(fate)) for fate in fates}
    others = sum(note.fate not in numbers and note.fate is not Fate.GONE for note in difference.notes)
    said = [f"{number} {TOLD[fate].counted}" for fate, number in numbers.items() if number]
    return ", ".join([*said, f"{difference.unchanged + others} unchanged"])


def remarks(comparison: Comparison) -> Iterator[str]:
    """What a reader must know to take the difference right."""
    if comparison.difference.backwards:
        yield (
            f"What Anki has from {comparison.old} is newer than {comparison.new}, so it takes over nothing that is older. "
            "To see the way forward, give them the other way round."
        )
    if left_out := comparison.left_out:
        yield (
            "One of the two comes from somebody's collection, so only notes that both have are compared: "
            f"{counted(left_out.old, 'note')} of {comparison.old} and {left_out.new} of {comparison.new} are left out."
        )


def sections(difference: Difference) -> Iterator[Section]:
    """All that differs: the notes by their fates, then note types, media and decks."""
    yield from sections_of(difference, FATES)
    if difference.note_types:
        yield Section("Note types", "They hold the looks of all cards.", tuple(map(_note_type, difference.note_types)))
    if difference.media:
        yield Section("Media", "A changed one comes with its cards.", tuple(map(_medium, difference.media)))
    if difference.decks:
        yield Section("Decks", "Anki takes over a description at every import.", tuple(map(_deck, difference.decks)))


def sections_of(difference: Difference, fates: Sequence[Fate]) -> Iterator[Section]:
    """The notes that have these fates."""
    for fate in fates:
        if notes := difference.of(fate):
            yield Section(TOLD[fate].heading, TOLD[fate].meaning, tuple(map(_note, notes)))


def _note(note: NoteChange) -> Entry:
    return Entry(_middle_out(note.front, LONGEST_TITLE), note.card, tuple(_note_lines(note)))


def _note_lines(note: NoteChange) -> Iterator[Line]:
    if note.note_types:
        old, new = note.note_types
        yield Line("Note type, so Anki never takes this over", (Run("removed", f"{old} "), Run("added", new)))
    for field in note.fields:
        runs = shortened(field.runs) if field.teaches and note.fate in SHOWN_WHOLE else _brief(field.runs)
        yield Line(f"{field.field}, markup only" if field.markup else field.field, runs)
    yield from (Line("Media", (Run("same", f"{name} has changed"),)) for name in note.media)
    if note.cards:
        gone = any(part.how == "removed" for part in note.cards)
        yield Line("Cards, of which one is left empty" if gone else "Cards", _parts(note.cards))
    if note.tags:
        yield Line("Tags", _parts(note.tags))


def _parts(parts: Sequence[Part]) -> tuple[Run, ...]:
    return tuple(Run(part.how, f"{part.name} ") for part in parts)


def _note_type(change: NoteTypeChange) -> Entry:
    return Entry(
        f"{change.name}, {change.happening}: {_note_type_meaning(change)}", lines=tuple(map(_part, change.parts))
    )


def _note_type_meaning(change: NoteTypeChange) -> str:
    if change.happening == "new":
        return "it comes with its notes."
    if change.happening == "gone":
        return "students who have it keep it."
    if change.breaking:
        return "Anki updates no note of it any more, and adds a second note type beside it."
    return "all its cards change their looks." if change.newer else "it is no newer, so Anki keeps the old one."


def _part(change: PartChange) -> Line:
    label = " ".join(word for word in (change.part.capitalize(), change.name) if word)
    if change.happening == "renamed":
        return Line(change.part.capitalize(), (Run("removed", f"{change.was} "), Run("added", change.name)))
    return Line(label, _brief(change.runs) or (Run("same", change.happening),))


def _medium(change: MediumChange) -> Entry:
    sizes = " → ".join(f"{size:,} bytes" for size in (change.old, change.new) if size is not None)
    return Entry(f"{change.name} ({change.happening}, {sizes})")


def _deck(change: DeckChange) -> Entry:
    if change.happening == "renamed":
        names = (Run("removed", f"{change.was} "), Run("added", change.name))
        return Entry(change.name, lines=(Line("Name, so Anki makes a second deck", names),))
    if change.happening == "changed":
        return Entry(change.name, lines=(Line("Description", shortened(change.runs)),))
    return Entry(f"{change.name} ({change.happening})")


def shortened(runs: Sequence[Run]) -> tuple[Run, ...]:
    """The runs; of what stays the same only the words next to a change."""
    last = len(runs) - 1
    return tuple(
        run._replace(text=_around(run.text, AROUND if at > 0 else 0, AROUND if at < last else 0))
        if run.how == "same"
        else run
        for at, run in enumerate(runs)
    )


def _brief(runs: Sequence[Run]) -> tuple[Run, ...]:
    """The runs as `shortened` gives them, or only how much differs where nobody would read it all."""
    changed = sum(len(run.text.split()) for run in runs if run.how != "same")
    return shortened(runs) if changed <= MOST_TOLD else (Run("same", f"{changed} words differ"),)


def _around(text: str, first: int, last: int) -> str:
    """A text without its middle, but for some first and last words."""
    words = text.split()
    if len(words) <= first + last + 2:
        return text
    kept = " ".join([*words[:first], "…", *words[len(words) - last :]])
    return text[: len(text) - len(text.lstrip())] + kept + text[len(text.rstrip()) :]


def _middle_out(text: str, longest: int) -> str:
    """A text without its middle if it is long: of a vignette the question at its end tells most."""
    if len(text) <= longest:
        return text
    return f"{text[: longest // 2].rsplit(' ', 1)[0]} … {text[-longest // 2 :].split(' ', 1)[-1]}"
