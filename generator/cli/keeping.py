"""Results of work on card files that are kept, so that it need not be done again for files that stay as they are.

They lie beside the drafts, may be deleted at any time, and hold for the very same file, frame and deckgen only. Each is plain
data in a file of its own, written whole under a name made of all that it depends on: whoever reads it, reads the right one or none.
"""

import os
import tempfile
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

from generator.cli.encoding import decode, encode
from generator.deck.hands import Hands, Work

T = TypeVar("T")


def keeping(folder: Path, made_of: Callable[[str], str], hands: Hands) -> Hands:
    """Hands that keep in a folder what others give, under what the work on a path is made of."""

    def do(work: Work[T], paths: Sequence[str], kind: type[T]) -> Sequence[T]:
        place = folder / kind.__name__
        files = {path: place / made_of(path) for path in paths}
        found = {path: one for path, file in files.items() if (one := _recall(file, kind)) is not None}

        def work_and_keep(paths: Sequence[str]) -> Sequence[T]:  # whoever does it also keeps it
            done = work(paths)
            for path, one in zip(paths, done, strict=True):
                _keep(files[path], encode(one))
            return done

        if missing := [path for path in paths if path not in found]:
            _prepare(folder, place)
            found |= zip(missing, hands(work_and_keep, missing, kind), strict=True)
        _sweep(place, {file.name for file in files.values()})
        return [found[path] for path in paths]

    return do


def _recall(file: Path, kind: type[T]) -> T | None:
    try:
        return decode(file.read_bytes(), kind)
    except OSError:
        return None


def _prepare(folder: Path, place: Path) -> None:
    """Makes a place in a folder, with nothing in it for Git."""
    with suppress(OSError):
        place.mkdir(parents=True, exist_ok=True)
        (folder / ".gitignore").write_text("*\n", encoding="utf-8")


def _keep(file: Path, content: bytes) -> None:
    """Writes a file whole, or not at all: without it, the work is done again."""
    with suppress(OSError):
        number, temporary = tempfile.mkstemp(dir=file.parent)
        try:
            with os.fdopen(number, "wb") as target:
                target.write(content)
            Path(temporary).replace(file)
        except BaseException:
            Path(temporary).unlink(missing_ok=True)
            raise


def _sweep(folder: Path, wanted: set[str]) -> None:
    """Removes what earlier files left."""
    with suppress(OSError):
        for file in folder.iterdir():
            if file.name not in wanted:
                file.unlink(missing_ok=True)
