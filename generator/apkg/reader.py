"""The bytes of an .apkg file → Package, whatever version of Anki, or other tool, made it."""

import sqlite3
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from generator.apkg.archive import Archive, BadPackageError
from generator.apkg.collection import read_collection
from generator.apkg.package import Package
from generator.apkg.zstd import ZstdError

MOST = 1 << 30
"""Bytes that a package may take unpacked: far more than a deck needs, and within the memory of any machine."""

DAMAGE = (
    zipfile.BadZipFile, zlib.error, ZstdError, sqlite3.Error,
    OSError, EOFError, ValueError, TypeError, AttributeError, LookupError, ArithmeticError, RuntimeError,
)  # fmt: skip
"""What the libraries raise over bytes that are not what they should be; RuntimeError is zipfile's of a locked one."""


@dataclass(frozen=True, slots=True)
class Unreadable:
    """Why a package can't be read, to be set after "it can't be read: "."""

    reason: str


@dataclass(frozen=True, slots=True)
class Unpacked:
    """A package, and whether Anki exported it from somebody's collection."""

    package: Package
    is_export: bool


def unpack(content: bytes, most: int = MOST) -> Unpacked | Unreadable:
    """The package in the bytes of a file, of which at most so many bytes are unpacked."""
    try:
        with _said("it is no Anki package, or a damaged one"):
            archive = Archive(content, most)
        with _said("its collection is damaged"):
            decks, note_types, notes = read_collection(archive.collection())
        with _said("its media are damaged"):
            media = archive.media()
    except BadPackageError as error:
        return Unreadable(str(error))
    return Unpacked(Package(decks, note_types, notes, media), archive.is_export)


@contextmanager
def _said(reason: str) -> Iterator[None]:
    """Gives damage that a library finds a reason in words."""
    try:
        yield
    except BadPackageError:
        raise
    except DAMAGE as error:
        raise BadPackageError(reason) from error
