"""Release → Package: what of a release goes to students, in Anki's terms."""

from collections.abc import Iterator, Mapping

from generator.apkg.package import Package, PackedDeck, PackedField, PackedNote, PackedNoteType, PackedTemplate
from generator.deck.card import Card, Form
from generator.deck.identity import part_id, stamp
from generator.deck.model import Deck
from generator.release.ledger import CardEntry, Ledger
from generator.release.naming import day
from generator.release.plan import Release, ReleasedNote
from generator.rendering.escaping import escape
from generator.rendering.markdown import to_html
from generator.rendering.notetype import NoteType


def package(release: Release) -> Package:
    """The package of a release. Retired notes lie in a deck of their own."""
    live, retired = _decks(release.deck, about(release))
    note_type_ids = {kind.form: note_type_id(release.deck, kind.form) for kind, _ in release.note_types}
    notes = sorted((_note(release.deck, one, note_type_ids) for one in release.notes), key=lambda note: note.id)
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
    return deck.title if entry.state == "live" else f"{deck.title} (retired)"


def note_type_id(deck: Deck, form: Form) -> int:
    """Anki's id of a note type, for ever."""
    return stamp(deck.namespace, f"notetype:{form}")


def about(release: Release) -> str:
    """The deck's description as Anki shows it: in HTML, and with the newest name that a release was given."""
    described = [to_html(release.deck.description)] if release.deck.description else []
    return "<br><br>".join([*described, *_version(release.ledger)])


def _version(ledger: Ledger) -> Iterator[str]:
    if named := ledger.version:
        later = f", with corrections up to {day(ledger.newest)}" if ledger.newest > named.mod else ""
        yield f"Version {escape(named.version)} of {day(named.mod)}{later}"


def _decks(deck: Deck, description: str) -> tuple[PackedDeck, PackedDeck]:
    """The deck, and that of its retired notes: new students get those apart, others keep them where they are."""
    live = PackedDeck(stamp(deck.namespace, "deck"), deck.title, description)
    out_of_use = "Cards that are out of use. Those that you study already stay where they are."
    return live, PackedDeck(stamp(deck.namespace, "deck:retired"), f"{deck.title} (retired)", out_of_use)


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


def _note(deck: Deck, released: ReleasedNote, note_types: Mapping[Form, int]) -> PackedNote:
    entry = released.entry
    return PackedNote(
        id=entry.note,
        guid=entry.guid,
        note_type=note_types[entry.form],
        deck=deck_name(deck, entry),
        mod=entry.mod,
        due=entry.due,
        fields=released.note.fields,
        tags=released.tags,
        ords=ords(entry),
    )


def ords(card: Card | CardEntry) -> tuple[int, ...]:
    """The numbers, from 0, of the templates or gaps that make cards of it in Anki."""
    if card.form == "cloze":
        return tuple([number - 1 for number in card.clozes])
    return (0, 1) if card.reverse else (0,)
