"""What all commands share: which decks are meant, and how findings are shown."""

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from generator.pipeline import Checked
    from generator.reporting.found import Found
    from generator.reporting.text import Paint

DECKS = click.argument("decks", nargs=-1, metavar="[DECK]...")


def checked_decks(
    root: Path, names: tuple[str, ...], forget: str | None = None, today: str | None = None, *, breaking: bool = False
) -> "list[Checked]":
    """The named decks of a project, or all of them, read and checked, as they are `today` (YYYY-MM-DD)."""
    from generator.cli.clock import day
    from generator.cli.hands import crew_for
    from generator.deck.files import read_deck
    from generator.pipeline import judge, load_rules, open_deck

    def checked(name: str) -> "Checked":
        files = read_deck(root, name)
        crew = crew_for(root, files)
        deck = open_deck(files, forget, crew.together, load_rules)
        return judge(deck, day(today), breaking=breaking, hands=crew.together)

    return [checked(name) for name in chosen_decks(root, names)]


def chosen_decks(root: Path, names: tuple[str, ...]) -> tuple[str, ...]:
    """The names of the decks that are meant: those given, or all."""
    from generator.deck.files import DECKS, deck_names

    known = deck_names(root)
    if not known:
        raise click.UsageError(
            f"There is no deck here: {root / DECKS} has no folder. Give the project's folder with --root."
        )
    for name in names:
        if name not in known:
            from generator.deck.nearest import nearest

            near = nearest(name, known)
            raise click.UsageError(
                f"There is no deck {name!r}. " + (f"Did you mean {near}?" if near else f"There is: {', '.join(known)}.")
            )
    return names or known


_KEPT: list[object] = []


def keep_to_the_end(value: object) -> None:
    """Lets a value live as long as the process: to free a large deck, object by object, takes a thirtieth of a build."""
    _KEPT.append(value)


LOOKS: dict[str, dict[str, Any]] = {  # the keywords of click.style
    "place": {"bold": True},
    "error": {"fg": "red", "bold": True},
    "warning": {"fg": "yellow", "bold": True},
    "info": {"fg": "cyan", "bold": True},
    "removed": {"fg": "red", "strikethrough": True},
    "added": {"fg": "green", "underline": True},
}
"""How the parts of a text report look on a terminal."""


def show_findings(decks: "Sequence[Checked]") -> None:
    """Prints what an author must or should mend in the decks, if anything; `deckgen check` has the rest."""
    say(report_of(decks))


def report_of(decks: "Sequence[Checked]") -> str:
    """What `show_findings` prints."""
    from dataclasses import replace

    from generator.diagnostic import Severity
    from generator.reporting.text import text_report

    grave = [
        replace(checked, diagnostics=tuple(one for one in checked.diagnostics if one.severity > Severity.INFO))
        for checked in decks
    ]
    return text_report(grave, paint()) if any(checked.diagnostics for checked in grave) else ""


def show_text(decks: "Sequence[Found]") -> None:
    """Prints the text report."""
    from generator.reporting.text import text_report

    say(text_report(decks, paint()))


def paint() -> "Paint":
    """What gives text its looks: colours where a terminal takes them (https://no-color.org)."""
    from generator.reporting.text import plain

    coloured = sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    return _paint if coloured else plain


def say(text: str, *, aside: bool = False) -> None:
    """Prints a text as it is; `aside`, to standard error."""
    encoding = (sys.stderr if aside else sys.stdout).encoding  # on Windows a pipe has one that lacks most characters
    click.echo(text.encode(encoding, "backslashreplace").decode(encoding), nl=False, err=aside)


def _paint(part: str, text: str) -> str:
    return click.style(text, **LOOKS[part])
