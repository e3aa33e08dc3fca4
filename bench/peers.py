"""Other programs that make packages of text files, each in an environment of its own, with the same cards in their format."""

import json
import subprocess
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from bench.decks import Entry, source_id


@dataclass(frozen=True)
class Peer:
    """A program by its name in the package index: what to install, how its input is written, and how it is called.

    `write` gets the cards and an empty folder; `command` gets the folder of its programs, the input and the output folder.
    """

    name: str
    install: tuple[str, ...]
    write: Callable[[Iterable[Entry], Path], None]
    command: Callable[[Path, Path, Path], list[str]]


def fields(entry: Entry) -> tuple[str, str]:
    """Front and back of a card, with everything that stands on either."""
    texts = entry.texts
    front = texts.get("question") or texts["cloze"]
    cited = "; ".join(f"{source_id(one.source)}, {one.heading}: {one.states}" for one in entry.cited)
    back = [texts.get("answer", ""), texts.get("hint", ""), texts.get("extra", ""), cited]
    return front, "\n\n".join(text for text in back if text)


def _yaml_deck(entries: Iterable[Entry], folder: Path) -> None:
    """One YAML file; texts in JSON's notation, which is YAML's too."""
    lines = [
        "config:",
        "  name: Basic",
        "  fields: [Front, Back]",
        "  templates: [{name: Card 1, qfmt: '{{Front}}', afmt: '{{FrontSide}}{{Back}}'}]",
        "  css: ''",
        "deck-name: Generated",
        "data:",
    ]
    for entry in entries:
        front, back = (json.dumps(text, ensure_ascii=False) for text in fields(entry))
        lines.append(f"- front: {front}\n  back: {back}\n  tags: [{', '.join(entry.tags)}]")
    (folder / "deck.yaml").write_text("\n".join(lines) + "\n", encoding="utf-8")


def _percent_deck(entries: Iterable[Entry], folder: Path) -> None:
    cards = ("\n\n%\n\n".join((*fields(entry), ", ".join(entry.tags))) for entry in entries)
    (folder / "deck.md").write_text("\n\n---\n\n".join(cards) + "\n", encoding="utf-8")


def _headed_deck(entries: Iterable[Entry], folder: Path) -> None:
    cards = (f"## {front}\n\n{back}\n" for front, back in map(fields, entries))
    (folder / "deck.md").write_text("# Generated\n\n" + "\n".join(cards), encoding="utf-8")


PEERS = (
    Peer(
        "anki-yaml-tool",
        ("anki-yaml-tool==0.4.0",),
        _yaml_deck,
        lambda programs, source, target: [
            str(programs / "anki-yaml-tool"),
            "--quiet",
            "build",
            *("--file", str(source / "deck.yaml"), "--output", str(target / "deck.apkg")),
        ],
    ),
    Peer(
        "ankdown",
        ("ankdown==0.7.1", "setuptools<80"),
        _percent_deck,
        lambda programs, source, target: [
            str(programs / "ankdown"),
            *("-r", str(source), "-p", str(target / "deck.apkg")),
        ],
    ),
    Peer(
        "md2anki",
        ("md2anki==3.1.0",),
        _headed_deck,
        lambda programs, source, target: [
            str(programs / "md2anki"),
            str(source / "deck.md"),
            *("-anki", str(target / "deck.apkg")),
        ],
    ),
    Peer(
        "markdown-anki-decks",
        ("markdown-anki-decks==1.1.1", "click<8.2", "typer<0.16"),  # with newer ones it can't start
        _headed_deck,
        lambda programs, source, target: [str(programs / "mdankideck"), str(source), str(target)],
    ),
)


def programs(peer: Peer, work: Path) -> Path:
    """The folder of a peer's programs, installed there if they aren't yet."""
    home = work / "peers" / peer.name
    folder = home / ("Scripts" if sys.platform == "win32" else "bin")
    if not (home / "installed").exists():
        subprocess.run([sys.executable, "-m", "venv", "--clear", str(home)], check=True)
        pip = [str(folder / "python"), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *peer.install]
        subprocess.run(pip, check=True, stderr=subprocess.DEVNULL)
        (home / "installed").touch()
    return folder
