"""Two packages → the note types that differ, part by part."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Literal

from generator.apkg.package import PackedField, PackedNoteType, PackedTemplate
from generator.release.difference import NoteTypeChange, PartChange
from generator.release.words import Run, runs


def renamed(old: PackedNoteType, new: PackedNoteType) -> Mapping[str, str]:
    """The new name of each field of the old note type that the new one has too, found by its id or by its name."""
    return _pairs(old.fields, new.fields)


def note_type_changes(old: Sequence[PackedNoteType], new: Sequence[PackedNoteType]) -> Iterator[NoteTypeChange]:
    """The note types that came, went or changed, matched by id."""
    before = {kind.id: kind for kind in old}
    for kind in new:
        if kind.id not in before:
            yield NoteTypeChange(kind.name, "new", newer=True)
        elif parts := tuple(_parts(before[kind.id], kind)):
            yield NoteTypeChange(kind.name, "changed", kind.mod > before[kind.id].mod, parts)
    after = {kind.id for kind in new}
    yield from (NoteTypeChange(kind.name, "gone", newer=False) for kind in old if kind.id not in after)


def _parts(old: PackedNoteType, new: PackedNoteType) -> Iterator[PartChange]:
    if old.name != new.name:
        yield PartChange("name", new.name, "renamed", old.name)
    if old.is_cloze != new.is_cloze:
        yield PartChange("kind", "cloze" if new.is_cloze else "question", "changed")
    yield from _members("field", old.fields, new.fields)
    yield from _members("template", old.templates, new.templates)
    yield from _texts(old.templates, new.templates)
    if old.css != new.css:
        yield PartChange("style", "", "changed", runs=_text_runs(old.css, new.css))


def _members(
    part: Literal["field", "template"],
    old: Sequence[PackedField | PackedTemplate],
    new: Sequence[PackedField | PackedTemplate],
) -> Iterator[PartChange]:
    """Fields or templates that came, went, moved or got another name."""
    names = _pairs(old, new)
    kept = [one.name for one in new if one.name in names.values()]
    moved = kept != [names[one.name] for one in old if one.name in names]
    for before, after in names.items():
        if before != after:
            yield PartChange(part, after, "renamed", before)
    yield from (PartChange(part, one.name, "gone") for one in old if one.name not in names)
    yield from (PartChange(part, one.name, "new") for one in new if one.name not in kept)
    if moved:
        yield PartChange(part, ", ".join(one.name for one in new), "moved")


def _texts(old: Sequence[PackedTemplate], new: Sequence[PackedTemplate]) -> Iterator[PartChange]:
    names = _pairs(old, new)
    after = {template.name: template for template in new}
    for before in old:
        if before.name in names:
            now = after[names[before.name]]
            if before.front != now.front:
                yield PartChange("front", now.name, "changed", runs=_text_runs(before.front, now.front))
            if before.back != now.back:
                yield PartChange("back", now.name, "changed", runs=_text_runs(before.back, now.back))


def _text_runs(old: str, new: str) -> tuple[Run, ...]:
    """The words that differ, without regard to lines."""
    return runs(" ".join(old.split()), " ".join(new.split()))


def _pairs(
    old: Sequence[PackedField | PackedTemplate], new: Sequence[PackedField | PackedTemplate]
) -> Mapping[str, str]:
    """The new name of each old one: of that with the same id, else of that with the same name."""
    by_id = {one.id: one.name for one in new if one.id}
    names = {one.name for one in new}
    found = {one.name: by_id.get(one.id or 0, one.name) for one in old}
    return {before: after for before, after in found.items() if after in names}
