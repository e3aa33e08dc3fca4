"""`deckgen check`."""

from pathlib import Path

import click

from generator.cli.project import DECKS, checked_decks, show_text


@click.command()
@DECKS
@click.option(
    "--fail-on",
    type=click.Choice(["error", "warning", "info", "never"]),
    default="error",
    show_default=True,
    help="The weakest finding that makes the exit status 1.",
)
@click.pass_obj
def check(root: Path, decks: tuple[str, ...], fail_on: str) -> int:
    """Show every problem of the decks, each with its place."""
    from generator.diagnostic import Severity

    checked = checked_decks(root, decks)
    show_text(checked)
    found = [diagnostic for deck in checked for diagnostic in deck.diagnostics]
    return int(fail_on != "never" and any(one.severity >= Severity[fail_on.upper()] for one in found))
