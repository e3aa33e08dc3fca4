"""A small project on the disk, and deckgen run in it as its users run it."""

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from generator import pipeline
from generator.deck.files import read_deck

NAMESPACE = "00000000-0000-4000-8000-000000000000"

DECK = f"""\
title: Example
namespace: {NAMESPACE}
tag_root: Example
topics:
  - Basics
  - {{tag: Safety, safety_critical: true}}
"""

SOURCES = """\
references:
- id: anatomy-2024
  type: book
  title: A small anatomy
  publisher: Nobody & Sons
  author:
  - {family: Doe, given: Jane}
  issued:
    date-parts:
    - [2024, 3]
  URL: https://example.org/anatomy
- id: physiology-2020
  type: book
  title: A small physiology
"""

APPRAISAL = """\
anatomy-2024: {kind: reference-manual, status: current, read: whole}
physiology-2020: {kind: reference-manual, status: current, read: extract, headings: [Cervix]}
"""

PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"><rect width="10" height="10"/></svg>'

FIRST = """\
  - id: cervix
    question: What is the cervix?
    answer: The neck of the uterus.
    image: cervix.svg
    sources: [anatomy-2024, 'physiology-2020, Cervix']
"""

CARD = """\
  - id: cervix
    question: What is the cervix?
    answer: The neck of the uterus.
    sources: [anatomy-2024]
"""

UNSOURCED = """\
  - id: cervix
    question: What is the cervix?
    answer: The neck of the uterus.
    sources: [anatomy-2042, anatomy-2024, 'physiology-2020, Cervix']
    image: cervix.svg
"""
"""A card with one fault: it cites a source that the register doesn't have."""


def cards(*entries: str, topic: str = "Basics") -> str:
    """A card file of entries that are indented as they stand in one."""
    return f"topic: {topic}\ncards:\n" + "".join(entries)


def card(name: str, question: str = "", answer: str = "That.", more: str = "") -> str:
    """An entry of a card file; by default it asks after its name."""
    return f"  - id: {name}\n    question: {question or f'What is {name}?'}\n    answer: {answer}\n    sources: [anatomy-2024]\n{more}"


@dataclass(frozen=True)
class Project:
    """A project with one deck, `example`."""

    root: Path

    @property
    def package(self) -> Path:
        return self.root / "decks/example.apkg"

    @property
    def corrections(self) -> Path:
        return self.root / "decks/example.corrections.txt"

    @property
    def draft(self) -> Path:
        return self.root / "decks/draft/example.apkg"

    @property
    def ledger(self) -> Path:
        return self.root / "decks/example.ledger.jsonl"

    def write(self, path: str, text: str | bytes) -> None:
        """Writes a file; a path without a folder lies in the deck's."""
        target = self.root / (path if "/" in path else f"cards_src/example/{path}")
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(text.encode() if isinstance(text, str) else text)

    def run(self, *arguments: str, env: dict[str, str] | None = None) -> subprocess.CompletedProcess[str]:
        """Runs deckgen in the project, as a process of its own."""
        return subprocess.run(
            [sys.executable, "-m", "generator", *arguments],
            cwd=self.root,
            env={**os.environ, "PYTHONPATH": str(Path(__file__).parent.parent), **(env or {})},
            capture_output=True,
            text=True,
            check=False,
        )

    def made(self, at: int) -> bytes:
        """The package of a first release, made in this process and written nowhere."""
        checked = pipeline.check(read_deck(self.root, "example"))
        assert checked.sound, checked.diagnostics
        return pipeline.pack(pipeline.contents(pipeline.make(checked, at)))

    def release(self, at: int, *arguments: str) -> bytes:
        """Makes a release at a time and gives the package."""
        done = self.run("release", "--at", str(at), *arguments)
        assert done.returncode == 0, done.stdout + done.stderr
        return self.package.read_bytes()


def example(root: Path) -> Project:
    """The project as all tests start with it: one deck with one card, which cites both sources and shows the picture."""
    project = Project(root)
    project.write("deck.yaml", DECK)
    project.write("sources.yaml", SOURCES)
    project.write("appraisal.yaml", APPRAISAL)
    project.write("basics.yaml", cards(FIRST))
    project.write("cards_src/example/media/cervix.svg", PICTURE)
    project.write(
        "cards_src/example/media/media.yaml", "cervix.svg: {author: deckgen, licence: CC0-1.0, alt: a cervix}\n"
    )
    return project
