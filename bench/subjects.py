"""What is measured on a generated deck: commands, with what is done before each run, and what each must have written."""

import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from bench import decks

HERE = Path(__file__).parent
DECKGEN = str(Path(sys.executable).with_name("deckgen"))

BARE = "bare script"
CHECK = "`deckgen check`"
CHECK_EDITED = "`deckgen check`, one card edited"
BUILD = "`deckgen build`"
EDITED = "`deckgen build`, one card edited"
UNCHANGED = "`deckgen build`, nothing changed"


@dataclass(frozen=True)
class Subject:
    """A command by its name; `prepare` comes before each run, and `package` is what it must have written, if anything.

    `ours` are the bare script and deckgen: they must run, and are measured in every round.
    """

    name: str
    command: list[str]
    prepare: Callable[[], object] = lambda: None
    package: Path | None = None
    ours: bool = True


def subjects(project: Path) -> list[Subject]:
    """The bare script, Anki's own library and deckgen, in the order in which they are run, on a project made by `decks.write`."""
    source, draft = project / "cards_src" / decks.NAME, project / "decks" / "draft" / f"{decks.NAME}.apkg"

    def script(name: str, file: str, kind: str, *more: str) -> Subject:
        target = project / f"{kind}.apkg"
        command = [sys.executable, str(HERE / file), str(source), str(target), *more]
        return Subject(name, command, package=target, ours=name == BARE)

    def start_afresh() -> None:
        shutil.rmtree(project / "decks", ignore_errors=True)

    def edit_a_card() -> None:
        path = source / "cards-0000.yaml"
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace("    answer: ", "    answer: So ", 1), encoding="utf-8")

    return [
        script(BARE, "bare.py", "bare"),
        script("bare script, YAML read by Python", "bare.py", "pure", "pure"),
        script("the `anki` library", "with_anki.py", "anki"),
        Subject(CHECK, [DECKGEN, "check"], start_afresh),
        Subject(CHECK_EDITED, [DECKGEN, "check"], edit_a_card),
        Subject(BUILD, [DECKGEN, "build"], start_afresh, draft),
        Subject(EDITED, [DECKGEN, "build"], edit_a_card, draft),
        Subject(UNCHANGED, [DECKGEN, "build"], package=draft),
    ]
