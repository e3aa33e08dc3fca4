"""The files that students download: whether they are right, and writing them."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from generator.cli.writing import is_right, keep_or_write, write_unless
from generator.deck.files import RELEASED
from generator.pipeline import pack

if TYPE_CHECKING:
    from generator.apkg.package import Package
    from generator.release.ledger import Ledger
    from generator.release.products import Product

PACKAGE, CORRECTIONS = ".apkg", ".corrections.txt"


def write_products(root: Path, products: "Iterator[Product]") -> Iterator[str]:
    """Writes the packages and corrections to decks/; what it did, a line each."""
    for product in products:
        path = root / RELEASED / f"{product.name}{PACKAGE}"
        right = is_right(path, product.package, dated=True)
        yield _said(root, path, write_unless(right, path, partial(pack, product.package)))
        path = root / RELEASED / f"{product.name}{CORRECTIONS}"
        if product.corrections is None:
            path.unlink(missing_ok=True)
        else:
            yield _said(root, path, keep_or_write(path, product.corrections.encode()))


def are_right(root: Path, products: "Iterator[Product]") -> bool:
    """Whether decks/ has these packages and corrections."""
    return all(
        is_right(root / RELEASED / f"{product.name}{PACKAGE}", product.package, dated=True)
        and _content(root / RELEASED / f"{product.name}{CORRECTIONS}") == product.corrections
        for product in products
    )


def withdraw(root: Path, deck: str, before: "Ledger", after: "Ledger") -> Iterator[str]:
    """Removes the files of the editions that are no more; what it did, a line each."""
    for edition in sorted(before.editions - after.editions):
        for ending in (PACKAGE, CORRECTIONS):
            path = root / RELEASED / f"{deck}-{edition}{ending}"
            if path.exists():
                path.unlink()
                yield f"{path.relative_to(root).as_posix()} removed"


def released_package(root: Path, deck: str) -> "Package | None":
    """The whole deck's package as it was released last; None if there is none that can be read."""
    from generator.apkg.reader import Unpacked, unpack

    path = root / RELEASED / f"{deck}{PACKAGE}"
    found = unpack(path.read_bytes()) if path.is_file() else None
    return found.package if isinstance(found, Unpacked) else None


def _content(path: Path) -> str | None:
    return path.read_bytes().decode(errors="replace") if path.is_file() else None


def _said(root: Path, path: Path, written: bool) -> str:
    return f"{path.relative_to(root).as_posix()} {'written' if written else 'is up to date'}"
