"""`deckgen coverage`."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli.project import DECKS, chosen_decks, say

if TYPE_CHECKING:
    from generator.evidence.coverage import Coverage


@click.command()
@DECKS
@click.option(
    "--texts",
    "folder",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    metavar="DIR",
    help="The folder with the texts of the sources, to list the sections that no card cites.",
)
@click.option("--json", "as_json", is_flag=True, help="For programs.")
@click.pass_obj
def coverage(root: Path, decks: tuple[str, ...], folder: Path | None, as_json: bool) -> None:
    """Show what the cards cover: the topics and the sources."""
    from generator.reporting.coverage import coverage_json, coverage_text

    found = [_coverage(root, name, folder) for name in chosen_decks(root, decks)]
    if as_json:
        click.echo(coverage_json(found), nl=False)
    else:
        say("\n".join("".join(f"{line}\n" for line in coverage_text(deck)) for deck in found))


def _coverage(root: Path, name: str, folder: Path | None) -> "Coverage":
    from generator.cli.texts import source_texts
    from generator.deck.files import read_deck
    from generator.deck.parse import parse
    from generator.evidence import coverage
    from generator.evidence.record import read_record
    from generator.evidence.texts import cut

    files = read_deck(root, name)
    deck, problems = parse(files)
    record, damage = read_record(files.record, files.texts.get(files.record))
    if wrong := len((*problems, *damage)):
        click.echo(f"{name} has errors ({wrong}), so something may be missing here: see `deckgen check`.", err=True)
    texts = source_texts(folder, deck.sources) if folder else {}
    cuts = {source: cut(text, deck.headings(source)) for source, text in texts.items()}
    return coverage.coverage(deck, record, cuts)
