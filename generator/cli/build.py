"""`deckgen build`."""

from pathlib import Path

import click

from generator.cli.project import DECKS, checked_decks, show_findings


@click.command()
@DECKS
@click.pass_obj
def build(root: Path, decks: tuple[str, ...]) -> int:
    """Check the decks and write drafts of their packages to decks/draft/."""
    from generator import pipeline
    from generator.cli.clock import release_time
    from generator.cli.outcome import outcome
    from generator.cli.products import write_drafts
    from generator.cli.writing import only_one

    checked = checked_decks(root, decks)
    show_findings(checked)
    if not all(deck.sound for deck in checked):
        click.echo("No draft was written: correct the errors above first.", err=True)
        return 1
    with only_one(root):
        for deck in checked:
            made = pipeline.make(deck, release_time(None))
            written = list(write_drafts(root, pipeline.products(made)))
            click.echo("\n".join([outcome(made), *written]))
    return 0
