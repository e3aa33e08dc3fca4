"""Release → products: what students download of it."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from generator.apkg.package import Package
from generator.release.corrections import corrections
from generator.release.package import package
from generator.release.plan import Release, ReleasedNote


@dataclass(frozen=True, slots=True)
class Product:
    """The whole deck or one edition: the name of its files without their ending, its package, and its corrections, if any."""

    name: str
    package: Package
    corrections: str | None
    notes: tuple[ReleasedNote, ...] = field(repr=False)
    """Those of the package."""

    def undated_hash(self) -> str:
        """The hash of what its package holds but for modification times: 64 hexadecimal digits.

        What was rendered of each note has a hash of its own already.
        """
        kinds = [kind._replace(mod=0) for kind in self.package.note_types]
        digest = hashlib.sha256(repr((self.package.decks, kinds)).encode())
        for note, entry, tags in self.notes:
            about = f"{entry.note} {entry.guid} {entry.form} {entry.state} {entry.due}"
            digest.update(f"{about} {note.rendered} {tags[len(note.tags) :]}\n".encode())
        return digest.hexdigest()


def products(release: Release) -> Iterator[Product]:
    """The whole deck, then each edition, smaller, with the same notes, note types and decks."""
    yield _product(release.deck.name, release)
    for edition in release.deck.editions:
        notes = tuple(one for one in release.notes if edition.name in one.entry.editions)
        yield _product(f"{release.deck.name}-{edition.name}", replace(release, notes=notes))


def _product(name: str, release: Release) -> Product:
    return Product(name, package(release), corrections(release), release.notes)
