"""A difference as one JSON object, for programs; schema/diff.schema.json describes it."""

import json
from collections.abc import Sequence
from typing import Any

from generator import __version__
from generator.release.dating import Fate
from generator.release.difference import (
    FATES,
    Comparison,
    DeckChange,
    Difference,
    FieldChange,
    NoteChange,
    NoteTypeChange,
    PartChange,
)
from generator.release.words import Run

SCHEMA_VERSION = 1
"""Rises when the shape of the report changes."""


def diff_json(found: Sequence[Comparison]) -> str:
    """Everything that differs, deck by deck."""
    report = {
        "schema_version": SCHEMA_VERSION,
        "tool": {"name": "deckgen", "version": __version__},
        "decks": [_comparison(one) for one in found],
    }
    return json.dumps(report, indent=2) + "\n"


def _comparison(comparison: Comparison) -> dict[str, Any]:
    difference = comparison.difference
    left_out = comparison.left_out
    return {
        "title": comparison.title,
        "old": comparison.old,
        "new": comparison.new,
        "backwards": difference.backwards,
        "left_out": left_out._asdict() if left_out else None,
        "counts": _counts(difference),
        "notes": [_note(note) for note in difference.notes],
        "note_types": [_note_type(kind) for kind in difference.note_types],
        "media": [medium._asdict() for medium in difference.media],
        "decks": [_deck(deck) for deck in difference.decks],
    }


def _counts(difference: Difference) -> dict[str, int]:
    return {**{_fate(fate): len(difference.of(fate)) for fate in FATES}, "unchanged": difference.unchanged}


def _fate(fate: Fate) -> str:
    return fate.name.lower()


def _note(note: NoteChange) -> dict[str, Any]:
    return {
        "guid": note.guid,
        "card": note.card,
        "front": note.front,
        "fate": _fate(note.fate),
        "fields": [_field(field) for field in note.fields],
        "tags": [part._asdict() for part in note.tags],
        "cards": [part._asdict() for part in note.cards],
        "media": list(note.media),
        "note_types": list(note.note_types) if note.note_types else None,
    }


def _field(change: FieldChange) -> dict[str, Any]:
    return {"field": change.field, "markup": change.markup, "runs": _runs(change.runs)}


def _note_type(change: NoteTypeChange) -> dict[str, Any]:
    return {
        "name": change.name,
        "happening": change.happening,
        "newer": change.newer,
        "breaking": change.breaking,
        "parts": [_part(part) for part in change.parts],
    }


def _part(change: PartChange) -> dict[str, Any]:
    return {**change._asdict(), "runs": _runs(change.runs)}


def _deck(change: DeckChange) -> dict[str, Any]:
    return {**change._asdict(), "runs": _runs(change.runs)}


def _runs(runs: Sequence[Run]) -> list[dict[str, str]]:
    return [run._asdict() for run in runs]
