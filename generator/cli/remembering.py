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
from typing import TYPE_CHECKING, Any

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


def remember(root: Path, key: str, said: Sequence[str], written: Iterable[Path]) -> None:
    """Remembers what the same build will have to say, and the files that this one left."""
    from generator.cli.writing import keep_or_write

    files = {path.relative_to(root).as_posix(): _hash(path) for path in written}
    keep_or_write(root / MEMORY, json.dumps({"key": key, "said": [*said], "files": files}).encode())


def recall(root: Path, key: str) -> list[str]:
    """What is to be said if the last build was made of the same and its files are as it left them; empty if not."""
    try:
        memory = json.loads((root / MEMORY).read_bytes())
        if memory["key"] == key and all(_hash(root / path) == was for path, was in memory["files"].items()):
            return [str(text) for text in memory["said"]]
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        pass
    return []


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
    """deckgen as it is installed: its files, with the size of each and when it changed, and when others came and went."""
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


def _hash(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
