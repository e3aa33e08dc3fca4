"""Results of work on card files that are kept, so that it need not be done again for files that stay as they are.

They lie beside the drafts, may be deleted at any time, and hold for the very same file, frame and deckgen only. Each is plain
data in a file of its own, written whole under a name made of all that it depends on: whoever reads it, reads the right one or none.
"""

import os
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Protocol, TypeVar

from generator.cli.encoding import decode, encode
from generator.cli.forking import alone
from generator.deck.hands import Hands, Work, nothing
from generator.deck.watching import Watch

T = TypeVar("T")


class Share(Protocol):
    """Has work done, under a name, for those who watch, and other work `meanwhile`; gives what this process has of the results.

    What other processes did, it has as far as it can `recall` that.
    """

    def __call__(
        self,
        work: Work[T],
        paths: Sequence[str],
        name: str,
        watch: Watch,
        recall: Callable[[Iterable[str]], dict[str, T]],
        meanwhile: Callable[[], object],
        /,
    ) -> dict[str, T]: ...


def keeping(folder: Path, made_of: Callable[[str], str], share: Share, watch: Watch) -> Hands:
    """Hands that keep in a folder what is done, under what the work on a path is made of; another process finds it there, too."""

    def do(
        work: Work[T], paths: Sequence[str], kind: type[T], name: str, meanwhile: Callable[[], object] = nothing
    ) -> Sequence[T]:
        place = folder / kind.__name__
        files = {path: place / made_of(path) for path in paths}

        def recall(paths: Iterable[str]) -> dict[str, T]:
            return {path: one for path in paths if (one := _recall(files[path], kind, path)) is not None}

        def work_and_keep(paths: Sequence[str]) -> Sequence[T]:  # whoever does it also keeps it
            done = work(paths)
            for path, one in zip(paths, done, strict=True):
                _keep(files[path], encode(one, path))
            return done

        found = recall(paths)
        if missing := [path for path in paths if path not in found]:
            hands = share if _prepare(folder, place) else alone
            found |= hands(work_and_keep, missing, name, watch, recall, meanwhile)
            found |= recall(path for path in missing if path not in found)
            missing = [path for path in missing if path not in found]
            found |= zip(missing, work(missing) if missing else (), strict=True)
        else:
            meanwhile()
        _sweep(place, {file.name for file in files.values()})
        return [found[path] for path in paths]

    return do


def _recall(file: Path, kind: type[T], path: str) -> T | None:
    """What is kept for a path, if anything is."""
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
        temporary = file.with_name(f"{file.name}.{os.getpid()}")
        try:
            temporary.write_bytes(content)
            temporary.replace(file)
        except BaseException:
            temporary.unlink(missing_ok=True)
            raise


def _sweep(folder: Path, wanted: set[str]) -> None:
    """Removes what earlier files left."""
    with suppress(OSError):
        for file in folder.iterdir():
            if file.name not in wanted:
                file.unlink(missing_ok=True)
