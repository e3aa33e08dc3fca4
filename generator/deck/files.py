"""A deck's files, read from the disk as they are."""

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from generator.deck import problems
from generator.diagnostic import Diagnostic, Span

DECKS = Path("cards_src")
"""The folder of all decks, below the project's root."""
RELEASED = Path("decks")
"""The folder of what was released."""


@dataclass(frozen=True, slots=True)
class DeckFiles:
    """The files of one deck: texts by path (relative to the root, with `/`), media by name, and what couldn't be read.

    `neighbours` has the deck.yaml of each other deck of the project, by the deck's name, as far as it can be read.
    """

    name: str
    folder: str
    ledger: str
    texts: Mapping[str, str]
    media: Mapping[str, bytes] = field(repr=False)
    diagnostics: tuple[Diagnostic, ...] = ()
    neighbours: Mapping[str, str] = field(default_factory=dict, repr=False)


def deck_names(root: Path) -> tuple[str, ...]:
    """The names of the project's decks: the folders under cards_src/."""
    folder = root / DECKS
    if not folder.is_dir():
        return ()
    return tuple(sorted(path.name for path in folder.iterdir() if path.is_dir() and not path.name.startswith(".")))


def read_deck(root: Path, name: str) -> DeckFiles:
    """All files of a deck and its ledger."""
    folder = root / DECKS / name
    ledger = root / RELEASED / f"{name}.ledger.jsonl"
    texts: dict[str, str] = {}
    media: dict[str, bytes] = {}
    diagnostics: list[Diagnostic] = []
    for path in [*_files_below(folder), *([ledger] if os.path.lexists(ledger) else [])]:
        shown = path.relative_to(root).as_posix()
        is_text = path.suffix in {".yaml", ".yml", ".json", ".jsonl"}
        if not is_text and path.parent != folder / "media":
            continue
        try:
            content = _read(path)
        except OSError as error:
            diagnostics.append(problems.unreadable_file(shown, error.strerror or str(error)))
            continue
        if is_text:
            texts[shown], broken = decode(shown, content)
            diagnostics += broken
        else:
            media[path.name] = content
    return DeckFiles(
        name,
        folder.relative_to(root).as_posix(),
        ledger.relative_to(root).as_posix(),
        texts,
        media,
        tuple(diagnostics),
        {other: text for other in deck_names(root) if other != name and (text := _head(root / DECKS / other))},
    )


def _head(folder: Path) -> str | None:
    """The text of a deck's deck.yaml, if it can be read; if not, that deck's own check says so."""
    try:
        return _read(folder / "deck.yaml").decode("utf-8-sig")
    except (OSError, UnicodeDecodeError):
        return None


def _files_below(folder: Path) -> Iterator[Path]:
    for where, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (Path(where, name) for name in sorted(names) if not name.startswith("."))


def _read(path: Path) -> bytes:
    if not path.is_file():  # a FIFO would block for ever
        raise OSError(0, "it is not a plain file" if path.exists() else "the link leads nowhere")
    return path.read_bytes()


def decode(path: str, content: bytes) -> tuple[str, list[Diagnostic]]:
    """The text of a UTF-8 file without its byte order mark; at a byte that isn't UTF-8, what comes before it."""
    mark = b"\xef\xbb\xbf"
    content = content.removeprefix(mark)
    try:
        return content.decode(), []
    except UnicodeDecodeError as error:
        readable = content[: error.start].decode()
        return readable, [problems.bad_encoding(Span(path, len(readable), len(readable) + 1), content[error.start])]
