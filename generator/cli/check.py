"""`deckgen check`."""

from pathlib import Path

import click

from generator.cli.project import DECKS, checked_decks, show_findings


@click.command()
@DECKS
@click.option(
    "--fail-on",
    type=click.Choice(["error", "warning", "info", "never"]),
    default="error",
    show_default=True,
    help="The weakest finding that makes the exit status 1.",
)
@click.option("--fix", is_flag=True, help="Mend in the card files what can be mended, then check.")
@click.option("--diff", is_flag=True, help="With --fix: show what it would change, and write nothing.")
@click.pass_obj
def check(root: Path, decks: tuple[str, ...], fail_on: str, fix: bool, diff: bool) -> int:
    """Show every problem of the decks, each with its place."""
    from generator.cli.fixing import mend_decks, offer_fixing, show_difference
    from generator.diagnostic import Severity
    from generator.reporting.text import counted, summary

    if diff and not fix:
        raise click.UsageError("--diff shows what --fix would change: give both, `deckgen check --fix --diff`.")
    if diff and show_difference(root, decks):
        return 1
    if fix and not diff:
        mend_decks(root, decks)
    checked = checked_decks(root, decks)
    show_findings(checked)
    found = [diagnostic for deck in checked for diagnostic in deck.diagnostics]
    cards = sum(len(deck.deck.cards) for deck in checked)
    click.echo(f"{counted(cards, 'card')}, {summary(found)}.")
    if found and not fix:
        offer_fixing(root, decks)
    return int(fail_on != "never" and any(one.severity >= Severity[fail_on.upper()] for one in found))
