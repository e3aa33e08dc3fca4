"""What a release taught: the ledger has only hashes, so its package is asked."""

from collections.abc import Mapping

from generator.apkg.package import Package
from generator.apkg.reader import Unpacked, unpack
from generator.evidence.html import html_to_text
from generator.evidence.plain import strip_cloze


def released_texts(content: bytes) -> Mapping[str, str]:
    """What the package in these bytes taught; nothing if it can't be read."""
    found = unpack(content)
    return taught(found.package) if isinstance(found, Unpacked) else {}


def taught(package: Package) -> Mapping[str, str]:
    """The question and answer, or the cloze, of each note of a package as plain text, by guid."""
    cloze = {kind.id for kind in package.note_types if kind.is_cloze}
    fronts = {note.guid: note.fields[:1] if note.note_type in cloze else note.fields[:2] for note in package.notes}
    return {guid: strip_cloze(html_to_text("<p>".join(fields))) for guid, fields in fronts.items()}
