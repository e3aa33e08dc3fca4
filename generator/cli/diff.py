"""`deckgen diff`."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli.project import say

if TYPE_CHECKING:
    from generator.cli.sides import Held, Side
    from generator.release.difference import Comparison

FORMATS = ("text", "json", "markdown")


@click.command()
@click.argument("old", required=False)
@click.argument("new", required=False, default=".")
@click.option(
    "--deck", "decks", metavar="DECK", multiple=True, help="Compare only this deck. May be given several times."
)
@click.option("--format", "form", type=click.Choice(FORMATS), default="text", show_default=True)
@click.option("--output", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE", help="The file to write to.")
@click.pass_obj
def diff(root: Path, old: str | None, new: str, decks: tuple[str, ...], form: str, output: Path | None) -> None:
    """Show what a student who updates will see.

    OLD and NEW are each a package (FILE.apkg, also one that Anki exported), a revision of Git (HEAD~3, v1.2), a package at a
    revision (v1.2:decks/NAME.apkg), or a dot for what you are working on. Without NEW, that is meant; without OLD, too, the
    last release is compared with it.

    Where Anki exported one of the packages, only the notes that both have are compared.
    """
    from generator.cli.writing import keep_or_write
    from generator.reporting.differences import DIFFERENCES

    found = tuple(_comparisons(root, old, new, decks))
    report = DIFFERENCES[form](found) if form != "text" or output else None
    if report is None:
        _show(found)
    elif output is None:
        click.echo(report.encode(), nl=False)
    else:
        keep_or_write(output, report.encode())


def _show(found: "tuple[Comparison, ...]") -> None:
    from generator.cli.project import paint
    from generator.reporting.diff_text import diff_text

    say(diff_text(found, paint()))


def _comparisons(root: Path, old: str | None, new: str, decks: tuple[str, ...]) -> "Iterator[Comparison]":
    """The decks on both sides, in pairs."""
    from generator.cli.sides import read_side

    before = read_side(root, old, decks, 0)
    newest = max((held.package.newest for held in before.packages.values()), default=0)
    after = read_side(root, new, decks, newest)
    for one, other in _pairs(before, after, decks):
        yield _compared(before.name, after.name, one, other)


def _pairs(before: "Side", after: "Side", decks: tuple[str, ...]) -> "Iterator[tuple[Held, Held]]":
    """What is to be compared: decks of the same name, or a package with the deck that shares most notes with it."""
    if not (before.is_project and after.is_project):
        yield _likest(before, after)
        return
    known = sorted(before.packages.keys() | after.packages.keys())
    if not (known or decks):
        raise click.UsageError("There is no deck on either side. Give the project's folder with --root.")
    for name in decks or known:
        if name not in known:
            raise click.UsageError(f"There is no deck {name!r} on either side.")
        one, other = before.packages.get(name), after.packages.get(name)
        yield one or _nothing(other), other or _nothing(one)


def _nothing(counterpart: "Held | None") -> "Held":
    from generator.cli.sides import Held
    from generator.release.diff import NOTHING

    return Held(NOTHING, counterpart.title if counterpart else "")


def _likest(before: "Side", after: "Side") -> "tuple[Held, Held]":
    """The two packages, one on each side, that share most notes."""
    pairs = [(one, other) for one in before.packages.values() for other in after.packages.values()]
    if not pairs:
        raise click.UsageError(f"There is no deck in {(after if before.packages else before).name!r}.")
    return max(pairs, key=lambda pair: len(_guids(pair[0]) & _guids(pair[1])))


def _guids(held: "Held") -> set[str]:
    return {note.guid for note in held.package.notes}


def _compared(old: str, new: str, one: "Held", other: "Held") -> "Comparison":
    from generator.release.diff import difference, in_common, settled
    from generator.release.difference import Comparison

    if one.is_export != other.is_export:
        before, after, left_out = in_common(one.package, other.package)
        title = other.title if one.is_export else one.title
        return Comparison(title, old, new, difference(before, settled(before, after)), left_out)
    after = other.package
    if one.drafted is not None and other.drafted is not None:
        after = settled(one.package, after, since=one.drafted)
    return Comparison(other.title, old, new, difference(one.package, after))
