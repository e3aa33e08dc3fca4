"""A deck's files, read from the disk as they are."""

import codecs
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from generator.deck.problems import files
from generator.diagnostic import Diagnostic, Span

DECKS = Path("cards_src")
"""The folder of all decks, below the project's root."""
RELEASED = Path("decks")
"""The folder of what was released."""
LEDGER = ".ledger.jsonl"
"""How the name of a deck's ledger ends."""

TEXTS = {".yaml", ".yml", ".json", ".jsonl"}
"""The endings of the files that are read as text."""

LARGEST_TEXT = 32 << 20
MOST_TEXT = 128 << 20
LARGEST_MEDIUM = 64 << 20
"""Bytes that are read of a text file, of all text files of a deck, and of a picture: far more than a deck needs."""


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
    package: bytes = field(default=b"", repr=False)
    """The whole deck's package as it was released last; empty if there is none that can be read."""
    orphans: Mapping[str, str] = field(default_factory=dict, repr=False)
    """The first line of each ledger whose deck has no folder, by path."""

    @property
    def record(self) -> str:
        """The path of the record of what was verified."""
        return record_path(self.name).as_posix()


def record_path(name: str) -> Path:
    """Where the record of what was verified of a deck lies, below the project's root."""
    return RELEASED / f"{name}.verified.jsonl"


def deck_names(root: Path) -> tuple[str, ...]:
    """The names of the project's decks: the folders under cards_src/."""
    folder = root / DECKS
    if not folder.is_dir():
        return ()
    return tuple(sorted(path.name for path in folder.iterdir() if path.is_dir() and not path.name.startswith(".")))


def read_deck(root: Path, name: str) -> DeckFiles:
    """All files of a deck, its ledger and its record of what was verified."""
    folder = root / DECKS / name
    ledger = root / RELEASED / f"{name}{LEDGER}"
    texts: dict[str, str] = {}
    media: dict[str, bytes] = {}
    diagnostics: list[Diagnostic] = []
    paths = [*_files_below(folder), *(path for path in (ledger, root / record_path(name)) if os.path.lexists(path))]
    if _size_of_texts(paths) > MOST_TEXT:
        diagnostics.append(
            files.unreadable_file(
                f"{DECKS.as_posix()}/{name}", f"its files hold more than {MOST_TEXT >> 20} MiB of text"
            )
        )
        paths = []
    for path in paths:
        shown = path.relative_to(root).as_posix()
        is_text = path.suffix in TEXTS
        if not is_text and path.parent != folder / "media":
            continue
        try:
            content = _read(path, root, LARGEST_TEXT if is_text else LARGEST_MEDIUM)
        except OSError as error:
            diagnostics.append(files.unreadable_file(shown, error.strerror or str(error)))
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
        _package(root, name),
        dict(_orphans(root)),
    )


def _orphans(root: Path) -> Iterator[tuple[str, str]]:
    known = deck_names(root)
    for path in sorted((root / RELEASED).glob(f"*{LEDGER}")):
        if path.name.removesuffix(LEDGER) not in known:
            try:
                text = _read(path, root, LARGEST_TEXT).decode(errors="replace")
            except OSError:
                continue
            yield path.relative_to(root).as_posix(), text.partition("\n")[0] + "\n"


def _package(root: Path, name: str) -> bytes:
    try:
        return _read(root / RELEASED / f"{name}.apkg", root, LARGEST_MEDIUM)
    except OSError:
        return b""


def _size_of_texts(paths: list[Path]) -> int:
    return sum(path.stat().st_size for path in paths if path.suffix in TEXTS and path.is_file())


def _head(folder: Path) -> str | None:
    """The text of a deck's deck.yaml, if it can be read; if not, that deck's own check says so."""
    try:
        return _read(folder / "deck.yaml", folder.parent, LARGEST_TEXT).decode("utf-8-sig")
    except (OSError, UnicodeDecodeError):
        return None


def _files_below(folder: Path) -> Iterator[Path]:
    """The files of a deck, and what else bears the name of one."""
    for where, folders, names in os.walk(folder):
        yield from (Path(where, name) for name in sorted(folders) if Path(name).suffix in TEXTS)
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (Path(where, name) for name in sorted(names) if not name.startswith("."))


def _read(path: Path, root: Path, most: int) -> bytes:
    """The content of a plain file of the project; whatever else it is, an error that says so."""
    if path.is_dir():
        raise OSError(0, "it is a folder")
    if not path.is_file():  # a FIFO would block for ever
        raise OSError(0, "it is not a plain file" if path.exists() else "the link leads nowhere")
    if not Path(os.path.realpath(path)).is_relative_to(os.path.realpath(root)):
        raise OSError(0, "it is a link that leads out of the project")
    if path.stat().st_size > most:
        raise OSError(0, f"it is larger than {most >> 20} MiB")
    return path.read_bytes()


def decode(path: str, content: bytes) -> tuple[str, list[Diagnostic]]:
    """The text of a UTF-8 file without its byte order mark; what isn't UTF-8 is replaced, and reported once."""
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "", [files.bad_encoding(Span(path), "its first bytes are those of UTF-16")]
    content = content.removeprefix(codecs.BOM_UTF8)
    try:
        return content.decode(), []
    except UnicodeDecodeError as error:
        start = len(content[: error.start].decode())
        wrong = f"the byte 0x{content[error.start]:02X} stands here"
        return content.decode(errors="replace"), [files.bad_encoding(Span(path, start, start + 1), wrong)]
