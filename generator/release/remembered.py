"""What the last release said: the ledger has only hashes, so its package is asked."""

from collections.abc import Iterator, Mapping

from generator.apkg.reader import Unpacked, unpack
from generator.evidence.html import html_to_text
from generator.evidence.plain import strip_cloze


def released_texts(content: bytes) -> Mapping[str, str]:
    """The question and answer, or the cloze, of each note in the bytes of a package, by guid; empty if it can't be read."""
    found = unpack(content)
    return dict(_texts(found)) if isinstance(found, Unpacked) else {}


def _texts(found: Unpacked) -> Iterator[tuple[str, str]]:
    cloze = {kind.id for kind in found.package.note_types if kind.is_cloze}
    for note in found.package.notes:
        taught = note.fields[:1] if note.note_type in cloze else note.fields[:2]
        yield note.guid, strip_cloze(html_to_text("<p>".join(taught)))
