"""What the last build was made of and what it said, so that to build the same again takes only a look.

It lies beside the drafts and may be deleted at any time. It is plain JSON, replaced whole, and holds for the very same files
and the very same deckgen only.
"""

import dataclasses
import hashlib
import json
import os
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from generator.deck.files import DeckFiles

MEMORY = Path("decks", "draft", ".last-build.json")


def made_of(decks: "Iterable[DeckFiles]", *circumstances: str) -> str:
    """The hash of all that a build is made of: the files of the decks, deckgen itself, and the circumstances."""
    digest = hashlib.sha256()
    for part in _parts([*decks, _deckgen(), circumstances]):
        digest.update(len(part).to_bytes(8))
        digest.update(part)
    return digest.hexdigest()


class Memory(NamedTuple):
    """What the last build was made of, what the same would say, and its drafts by path: the hashes of the file and of what it holds."""

    key: str = ""
    said: Sequence[str] = ()
    drafts: Mapping[str, tuple[str, str]] = {}

    def is_of(self, root: Path, key: str) -> bool:
        """Whether a build that is made of this would make what is there."""
        return self.key == key and all(_is(root / path, file) for path, (file, _) in self.drafts.items())

    def holds(self, root: Path, path: str) -> str | None:
        """The hash of what a draft holds, if its file is as it was left."""
        file, content = self.drafts.get(path, ("", ""))
        return content if file and _is(root / path, file) else None


def remember(root: Path, key: str, said: Sequence[str], drafts: Mapping[str, str]) -> None:
    """Remembers what the same build will have to say, and the drafts that this one left: by path, the hash of what each holds."""
    from generator.cli.writing import keep_or_write

    hashes = {path: (_hash(root / path), holds) for path, holds in drafts.items()}
    keep_or_write(root / MEMORY, json.dumps(Memory(key, said, hashes)._asdict()).encode())


def recall(root: Path) -> Memory:
    """What the last build left; empty if nothing is known of it."""
    try:
        memory = json.loads((root / MEMORY).read_bytes())
        drafts = {str(path): (str(file), str(holds)) for path, (file, holds) in memory["drafts"].items()}
        return Memory(str(memory["key"]), [str(text) for text in memory["said"]], drafts)
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return Memory()


def _parts(value: Any) -> Iterable[bytes]:
    """A value's parts, in order; two values that differ have other parts."""
    if isinstance(value, str):
        yield value.encode("utf-8", "surrogatepass")
    elif isinstance(value, bytes):
        yield value
    elif isinstance(value, Mapping):
        yield f"{len(value)} entries".encode()
        for key, one in value.items():
            yield from _parts(key)
            yield from _parts(one)
    elif dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            yield from _parts(getattr(value, field.name))
    elif isinstance(value, list | tuple):
        yield f"{len(value)} items".encode()
        for one in value:
            yield from _parts(one)
    else:
        yield repr(value).encode()


def _deckgen() -> list[str]:
    """deckgen as it is installed: its files, with the size of each and when it changed, and when libraries came and went."""
    from generator import __version__

    package = Path(__file__).parents[1]
    libraries = [f"{path} {path.stat().st_mtime_ns}" for path in map(Path, sys.path) if path.is_dir()]
    found = [__version__, sys.version, *libraries]
    for where, folders, names in os.walk(package):
        folders.sort()
        for name in sorted(names):
            if not name.endswith(".pyc"):
                status = os.stat(os.path.join(where, name))  # noqa: PTH116, PTH118 - a thousand paths take their time
                found.append(f"{where}/{name} {status.st_size} {status.st_mtime_ns}")
    return found


def _is(path: Path, content: str) -> bool:
    """Whether a file has the content of a hash."""
    return path.is_file() and _hash(path) == content


def _hash(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
