"""What all commands share: which decks are meant, and how findings are shown."""

import difflib
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from generator.pipeline import Checked

DECKS = click.argument("decks", nargs=-1, metavar="[DECK]...")


def checked_decks(root: Path, names: tuple[str, ...], forget: str | None = None) -> "list[Checked]":
    """The named decks of a project, or all of them, read and checked."""
    from generator.deck.files import read_deck
    from generator.pipeline import check

    return [check(read_deck(root, name), forget) for name in chosen(root, names)]


def chosen(root: Path, names: tuple[str, ...]) -> tuple[str, ...]:
    """The names of the decks that are meant; without any, of all."""
    from generator.deck.files import DECKS, deck_names

    known = deck_names(root)
    if not known:
        raise click.UsageError(
            f"There is no deck here: {root / DECKS} has no folder. Give the project's folder with --root."
        )
    for name in names:
        if name not in known:
            near = difflib.get_close_matches(name, known, n=1)
            raise click.UsageError(
                f"There is no deck {name!r}. "
                + (f"Did you mean {near[0]}?" if near else f"There is: {', '.join(known)}.")
            )
    return names or known


def show_findings(decks: "Iterable[Checked]") -> None:
    """Prints what was found in the decks."""
    from generator.reporting.text import text_report

    for checked in decks:
        for line in text_report(checked.diagnostics, checked.texts):
            click.echo(line)
