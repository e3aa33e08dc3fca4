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
    from generator.cli.writing import keep_or_write_package, only_one
    from generator.deck.files import RELEASED

    checked = checked_decks(root, decks)
    show_findings(checked)
    if not all(deck.sound for deck in checked):
        click.echo("No draft was written: correct the errors above first.", err=True)
        return 1
    with only_one(root):
        for deck in checked:
            made = pipeline.make(deck, release_time(None))
            path = root / RELEASED / "draft" / f"{deck.deck.name}.apkg"
            written = keep_or_write_package(path, pipeline.contents(made), dated=False)
            click.echo(outcome(made))
            click.echo(f"{path.relative_to(root).as_posix()} {'written' if written else 'is up to date'}")
    return 0
