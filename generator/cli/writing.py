"""Writing files whole: a reader sees the old file or the new one, whatever happens to the writer."""

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.deck.files import RELEASED

if TYPE_CHECKING:
    from generator.apkg.package import Package

PATIENCE = 10
"""Seconds to wait for another deckgen to finish."""


@contextmanager
def only_one(root: Path) -> Iterator[None]:
    """Keeps other deckgen processes from writing to the same project meanwhile."""
    from generator.cli.locking import locked

    folder = root / RELEASED / "draft"
    folder.mkdir(parents=True, exist_ok=True)
    with locked(folder / ".lock", PATIENCE) as alone:
        if not alone:
            raise click.ClickException("Another deckgen is writing to this project. Try again when it is done.")
        yield


def is_right(path: Path, package: "Package", *, dated: bool) -> bool:
    """Whether the file holds this package; its times count only if it is `dated`."""
    if not path.is_file():
        return False
    from generator.apkg.reader import Unreadable, unpack  # a first build has nothing to read

    found = unpack(path.read_bytes())
    if isinstance(found, Unreadable):
        return False
    return found.package == package if dated else found.package.undated() == package.undated()


def keep_or_write(path: Path, content: bytes) -> bool:
    """Writes the file unless it has that content already; whether it wrote."""
    return write_unless(path.is_file() and path.read_bytes() == content, path, lambda: content)


def write_unless(right: bool, path: Path, content: Callable[[], bytes]) -> bool:
    """Writes the file unless what it holds is right; whether it wrote."""
    if right:
        _temporary(path).unlink(missing_ok=True)
    else:
        replace_file(path, content())
    return not right


def replace_file(path: Path, content: bytes) -> None:
    """Puts a whole new file in the place of the old one."""
    temporary = _temporary(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        with temporary.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        if path.exists():
            shutil.copymode(path, temporary)
        temporary.replace(path)
    except OSError as error:
        temporary.unlink(missing_ok=True)
        raise OSError(error.errno, error.strerror, str(path)) from error
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    if os.name == "posix":
        folder = os.open(path.parent, os.O_RDONLY)
        try:
            os.fsync(folder)  # or the new name might not outlive a power cut
        finally:
            os.close(folder)


def _temporary(path: Path) -> Path:
    """The one temporary name beside a file: what a killed process left is overwritten or removed by the next."""
    return path.with_name(f".{path.name}.tmp")
