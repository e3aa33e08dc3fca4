"""What a release must never do, however good the reason, since Anki takes no correction afterwards."""

from generator.apkg.package import Package, PackedNoteType


def schema_problem(before: Package | None, after: Package) -> str | None:
    """Why the note types of a package must not follow those of the last one, or None.

    Anki takes note types of one id as the same only if their fields and templates are: the same ones in the same order.
    """
    had = {kind.id: kind for kind in before.note_types} if before else {}
    for kind in after.note_types:
        if kind.id in had and _schema(had[kind.id]) != _schema(kind):
            return (
                f"the note type {kind.name} has other fields or templates than in the last release. Anki would correct no card "
                "that students have and give them a second note type. Release with the deckgen that made the last release"
            )
    return None


def _schema(kind: PackedNoteType) -> tuple[object, ...]:
    return kind.is_cloze, [field.name for field in kind.fields], [template.name for template in kind.templates]
