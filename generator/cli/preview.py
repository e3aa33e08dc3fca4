"""`deckgen preview`."""

from pathlib import Path

import click

from generator.cli.project import DECKS, checked_decks, chosen_decks


@click.command()
@DECKS
@click.option("--serve", is_flag=True, help="Show the pages at an address of this computer and follow your changes.")
@click.option("--port", type=click.IntRange(1, 65535), help="With --serve: the port of the address.")
@click.option("--open", "open_it", is_flag=True, help="Open the page in your browser.")
@click.pass_obj
def preview(root: Path, decks: tuple[str, ...], serve: bool, port: int | None, open_it: bool) -> None:
    """Show the cards as Anki does, as one web page per deck in decks/draft/."""
    if port is not None and not serve:
        raise click.UsageError("--port is the port of the address that --serve shows: give both.")
    if serve:
        from generator.cli.following import serve_decks

        serve_decks(root, chosen_decks(root, decks), port, open_it=open_it)
    else:
        _write(root, decks, open_it=open_it)


def _write(root: Path, decks: tuple[str, ...], *, open_it: bool) -> None:
    import webbrowser

    from generator import pipeline
    from generator.cli.writing import keep_or_write, only_one
    from generator.deck.files import RELEASED
    from generator.reporting.counts import closing

    checked = checked_decks(root, decks)
    with only_one(root):
        for deck in checked:
            path = root / RELEASED / "draft" / f"{deck.deck.name}.html"
            keep_or_write(path, pipeline.page(pipeline.preview(deck)).encode())
            click.echo(path.relative_to(root).as_posix())
            if open_it:
                webbrowser.open(path.resolve().as_uri())
    click.echo(closing(checked), err=True)
