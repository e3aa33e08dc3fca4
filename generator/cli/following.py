"""`deckgen preview --serve`: pages that follow the files while an author writes."""

import threading
import webbrowser
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import click
from watchfiles import Change, watch

from generator import pipeline
from generator.cli.project import checked_decks
from generator.cli.serving import Server, Shelf
from generator.deck.files import DECKS, RELEASED

USUAL_PORT = 8765
"""Tried first, so that a page left open finds its server again."""

SETTLED = 30
"""Milliseconds without a further change after which a save is taken to be complete."""

PAUSE = 200
"""Milliseconds after which the watcher says that nothing has changed, the first time that it is there."""


def serve_decks(root: Path, decks: tuple[str, ...], port: int | None, *, open_it: bool) -> None:
    """Serves the pages of the decks until Ctrl-C, and makes them anew when files of theirs have changed."""
    shelf = Shelf()
    folders = [folder for folder in (root / DECKS, root / RELEASED) if folder.is_dir()]
    changed = watch(*folders, watch_filter=_matters_to(root), step=SETTLED, rust_timeout=PAUSE, yield_on_timeout=True)
    with _server(shelf, port) as server:
        try:
            next(changed)  # from here on no change is missed
            _renew(shelf, root, decks)
            with _running(server, open_it=open_it):
                for changes in changed:
                    if changes:
                        _renew(shelf, root, decks)
        except KeyboardInterrupt:
            click.echo("Ended.", err=True)


@contextmanager
def _running(server: Server, *, open_it: bool) -> Iterator[None]:
    """Answers meanwhile, and says where."""
    threading.Thread(target=server.serve_forever, daemon=True).start()
    click.echo(server.url)
    click.echo("Follows what you change in cards_src/; Ctrl-C ends it.", err=True)
    if open_it:
        webbrowser.open(server.url)
    try:
        yield
    finally:
        server.shutdown()


def _renew(shelf: Shelf, root: Path, decks: tuple[str, ...]) -> None:
    for deck in decks:
        try:
            [checked] = checked_decks(root, (deck,))
        except (click.ClickException, OSError) as error:  # the folder is being renamed, say
            click.echo(f"{deck} can't be read just now: {error}", err=True)
        else:
            shelf.put(deck, pipeline.preview(checked))


def _matters_to(root: Path) -> Callable[[Change, str], bool]:
    """Whether a file can belong to a deck or its releases; drafts, locks and what editors leave behind don't."""
    drafts = (root / RELEASED / "draft").resolve()

    def matters(_change: Change, path: str) -> bool:
        name = Path(path).name
        return not (
            name.startswith((".", "#", "~")) or name.endswith("~") or Path(path).resolve().is_relative_to(drafts)
        )

    return matters


def _server(shelf: Shelf, port: int | None) -> Server:
    """A server on the port, or, if none is given, on the usual or any free one."""
    try:
        return Server(shelf, port or USUAL_PORT)
    except OSError as error:
        if port is not None:
            raise click.ClickException(f"Port {port} can't be used: {error.strerror}. Give another --port.") from None
        return Server(shelf, 0)
