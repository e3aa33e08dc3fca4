"""`deckgen check`."""

from pathlib import Path

import click

from generator.cli.project import DECKS, checked_decks, keep_to_the_end
from generator.cli.reports import Wanted, chosen, report, report_options
from generator.cli.selecting import Asked, selecting, selection

MOST_OFFERED = 1000
"""Findings up to which it is worth the time to try how many of them could be mended, if errors are among them."""


@click.command()
@DECKS
@report_options
@click.option("--fix", is_flag=True, help="Mend in the card files what can be mended, then check.")
@click.option("--diff", is_flag=True, help="With --fix: show what it would change, and write nothing.")
@click.option("--today", metavar="DATE", help="The day on which to judge what is due (by default, today).")
@click.pass_obj
@selecting
def check(
    root: Path,
    decks: tuple[str, ...],
    wanted: tuple[Wanted, ...],
    output: Path | None,
    fail_on: str,
    fix: bool,
    diff: bool,
    today: str | None,
    asked: Asked,
) -> int:
    """Show every problem of the decks, each with its place."""
    from generator.cli.fixing import mend_decks, offer_fixing, show_difference
    from generator.diagnostic import Severity
    from generator.reporting.selection import select

    reports = chosen(wanted, output)
    if diff and not fix:
        raise click.UsageError("--diff shows what --fix would change: give both, `deckgen check --fix --diff`.")
    if diff and show_difference(root, decks):
        return 1
    if fix and not diff:
        mend_decks(root, decks)
    shown = selection(root, asked)
    checked = [select(deck, shown) for deck in checked_decks(root, decks, today=today)]
    keep_to_the_end(checked)
    status = report(checked, reports, fail_on)
    found = [one for deck in checked for one in deck.diagnostics]
    if any(one.severity is Severity.ERROR for one in found) and len(found) <= MOST_OFFERED and not fix:
        offer_fixing(root, decks)
    return status
