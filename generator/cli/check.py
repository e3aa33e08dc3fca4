"""`deckgen check`."""

from pathlib import Path

import click

from generator.cli.project import DECKS, checked_decks
from generator.cli.reports import Wanted, chosen, report, report_options


@click.command()
@DECKS
@report_options
@click.pass_obj
def check(root: Path, decks: tuple[str, ...], wanted: tuple[Wanted, ...], output: Path | None, fail_on: str) -> int:
    """Show every problem of the decks, each with its place."""
    reports = chosen(wanted, output)
    return report(checked_decks(root, decks), reports, fail_on)
