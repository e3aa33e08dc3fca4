"""Release → Package: what of a release goes to students, in Anki's terms."""

from collections.abc import Iterator

from generator.apkg.package import Package, PackedDeck, PackedField, PackedNote, PackedNoteType, PackedTemplate
from generator.deck.card import Card, Form
from generator.deck.identity import part_id, stamp
from generator.deck.model import Deck
from generator.release.ledger import CardEntry
from generator.release.plan import Release, ReleasedNote
from generator.rendering.notetype import NoteType


def package(release: Release) -> Package:
    """The package of a release. Retired notes lie in a deck of their own."""
    live, retired = _decks(release.deck)
    notes = sorted((_note(release.deck, released) for released in release.notes), key=lambda note: note.id)
    forms = {released.entry.form for released in release.notes}
    note_types = (_note_type(release.deck, kind, mod) for kind, mod in release.note_types if kind.form in forms)
    return Package(
        decks=(live, retired) if any(note.deck == retired.name for note in notes) else (live,),
        note_types=tuple(sorted(note_types, key=lambda kind: kind.id)),
        notes=tuple(notes),
        media={name: content for released in release.notes for name, content in released.note.media.items()},
    )


def deck_name(deck: Deck, entry: CardEntry) -> str:
    """The deck that a note goes to if the student doesn't have it yet."""
    live, retired = _decks(deck)
    return (live if entry.state == "live" else retired).name


def note_type_id(deck: Deck, form: Form) -> int:
    """Anki's id of a note type, for ever."""
    return stamp(deck.namespace, f"notetype:{form}")


def _decks(deck: Deck) -> tuple[PackedDeck, PackedDeck]:
    """The deck, and that of its retired notes: new students get those apart, others keep them where they are."""
    live = PackedDeck(stamp(deck.namespace, "deck"), deck.title, deck.description)
    about = "Cards that are out of use. Those that you study already stay where they are."
    return live, PackedDeck(stamp(deck.namespace, "deck:retired"), f"{deck.title} (retired)", about)


def _note_type(deck: Deck, kind: NoteType, mod: int) -> PackedNoteType:
    return PackedNoteType(
        id=note_type_id(deck, kind.form),
        name=kind.name,
        is_cloze=kind.form == "cloze",
        fields=tuple(PackedField(name, part_id(deck.namespace, f"field:{kind.form}:{name}")) for name in kind.fields),
        templates=tuple(
            PackedTemplate(
                template.name.capitalize(),
                part_id(deck.namespace, f"template:{kind.form}:{template.name}"),
                template.front,
                template.back,
            )
            for template in kind.templates
        ),
        css=kind.css,
        mod=mod,
    )


def _note(deck: Deck, released: ReleasedNote) -> PackedNote:
    entry = released.entry
    return PackedNote(
        id=entry.note,
        guid=entry.guid,
        note_type=note_type_id(deck, entry.form),
        deck=deck_name(deck, entry),
        mod=entry.mod,
        due=entry.due,
        fields=released.note.fields,
        tags=released.tags,
        ords=tuple(ords(released.note.card)),
    )


def ords(card: Card) -> Iterator[int]:
    """The numbers, from 0, of the templates or gaps that make cards of it in Anki."""
    if card.form == "cloze":
        yield from (number - 1 for number in card.clozes)
    else:
        yield from range(2 if card.reverse else 1)
