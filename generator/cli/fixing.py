"""`deckgen check --fix`: the mended card files, written or only shown."""

import os
import stat
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli.project import chosen_decks

if TYPE_CHECKING:
    from generator.fixing.catalogue import Fix
    from generator.fixing.mending import Mended

COLOURS = {"-": "red", "+": "green", "@": "cyan"}


def mend_decks(root: Path, names: tuple[str, ...]) -> None:
    """Mends the card files of the decks, and says what was mended in each."""
    from generator.cli.writing import only_one

    with only_one(root):
        mended = list(_mended(root, names))
        paths = [path for deck in mended for path in deck.done]
        for path in paths:
            _require_writable(root / path)
        for deck in mended:
            for path, done in deck.done.items():
                _write(root / path, deck.before.texts[path], deck.after.texts[path])
                click.echo(f"{path}: {_said(done)}", err=True)
    if not paths:
        click.echo("There was nothing to mend.", err=True)


def show_difference(root: Path, names: tuple[str, ...]) -> bool:
    """Shows what mending would change; whether it would change anything."""
    from generator.fixing.difference import difference

    lines = [line for deck in _mended(root, names) for line in difference(deck)]
    for line in lines:
        bold = line.startswith(("---", "+++")) or None
        styled = click.style(line.removesuffix("\n"), COLOURS.get(line[0]), bold=bold)
        click.echo(styled, color=False if os.environ.get("NO_COLOR") else None)
    return bool(lines)


def offer_fixing(root: Path, names: tuple[str, ...]) -> None:
    """Says how many of the findings mending would do away with, if it would any."""
    from generator.deck.files import read_deck
    from generator.pipeline import mendable

    if count := sum(mendable(read_deck(root, name)) for name in chosen_decks(root, names)):
        click.echo(f"{count} of these can be mended by `deckgen check --fix`.", err=True)


def _mended(root: Path, names: tuple[str, ...]) -> "Iterator[Mended]":
    from generator.deck.files import read_deck
    from generator.pipeline import mend

    return (mend(read_deck(root, name)) for name in chosen_decks(root, names))


def _require_writable(path: Path) -> None:
    """Refuses a file that is marked read-only: another could be put in its place, but that isn't what was meant."""
    if not (path.stat().st_mode & stat.S_IWUSR and os.access(path, os.W_OK)):
        raise click.ClickException(f"{path} is read-only, so nothing was mended. Make it writable, then try again.")


def _write(path: Path, before: str, after: str) -> None:
    """Writes a mended text; what isn't text in the file, such as a byte order mark, stays."""
    from generator.cli.writing import keep_or_write

    mark, found, rest = path.read_bytes().partition(before.encode())
    if not found:
        raise click.ClickException(f"{path} was changed by somebody else just now. Try again.")
    keep_or_write(path.resolve(), mark + after.encode() + rest)


def _said(done: "Mapping[Fix, int]") -> str:
    return ", ".join(f"{count} {fix.one if count == 1 else fix.more}" for fix, count in done.items())
