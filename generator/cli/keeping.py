"""Results of work on card files that are kept, so that it need not be done again for files that stay as they are.

They lie beside the drafts, may be deleted at any time, and hold for the very same file, frame and deckgen only. Each is plain
data in a file of its own, written whole under a name made of all that it depends on: whoever reads it, reads the right one or none.
"""

import os
import tempfile
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Protocol, TypeVar

from generator.cli.encoding import decode, encode
from generator.cli.forking import alone
from generator.deck.hands import Hands, Work
from generator.deck.watching import Watch

T = TypeVar("T")


class Share(Protocol):
    """Has work done, under a name, for those who watch; gives what of it was done in this process."""

    def __call__(self, work: Work[T], paths: Sequence[str], name: str, watch: Watch, /) -> dict[str, T]: ...


def keeping(folder: Path, made_of: Callable[[str], str], share: Share, watch: Watch) -> Hands:
    """Hands that keep in a folder what is done, under what the work on a path is made of; another process finds it there, too."""

    def do(work: Work[T], paths: Sequence[str], kind: type[T], name: str) -> Sequence[T]:
        place = folder / kind.__name__
        files = {path: place / made_of(path) for path in paths}

        def work_and_keep(paths: Sequence[str]) -> Sequence[T]:  # whoever does it also keeps it
            done = work(paths)
            for path, one in zip(paths, done, strict=True):
                _keep(files[path], encode(one, path))
            return done

        found = _recalled(files, kind)
        if missing := [path for path in paths if path not in found]:
            found |= (share if _prepare(folder, place) else alone)(work_and_keep, missing, name, watch)
            found |= _recalled({path: files[path] for path in missing if path not in found}, kind)
            missing = [path for path in missing if path not in found]
            found |= zip(missing, work(missing) if missing else (), strict=True)
        _sweep(place, {file.name for file in files.values()})
        return [found[path] for path in paths]

    return do


def _recalled(files: Mapping[str, Path], kind: type[T]) -> dict[str, T]:
    """What is kept for paths, as far as there is anything."""
    return {path: one for path, file in files.items() if (one := _recall(file, kind, path)) is not None}


def _recall(file: Path, kind: type[T], path: str) -> T | None:
    try:
        return decode(file.read_bytes(), kind, path)
    except OSError:
        return None


def _prepare(folder: Path, place: Path) -> bool:
    """Makes a place in a folder, with nothing in it for Git; whether that can be done."""
    try:
        place.mkdir(parents=True, exist_ok=True)
        (folder / ".gitignore").write_text("*\n", encoding="utf-8")
    except OSError:
        return False
    return True


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
