"""Release → products: what students download of it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from generator.apkg.package import Package
from generator.release.corrections import corrections
from generator.release.package import package
from generator.release.plan import Release


@dataclass(frozen=True, slots=True)
class Product:
    """The whole deck or one edition: the name of its files without their ending, its package, and its corrections, if any."""

    name: str
    package: Package
    corrections: str | None


def products(release: Release) -> Iterator[Product]:
    """The whole deck, then each edition, smaller, with the same notes, note types and decks."""
    yield _product(release.deck.name, release)
    for edition in release.deck.editions:
        notes = tuple(one for one in release.notes if edition.name in one.entry.editions)
        yield _product(f"{release.deck.name}-{edition.name}", replace(release, notes=notes))


def _product(name: str, release: Release) -> Product:
    return Product(name, package(release), corrections(release))
