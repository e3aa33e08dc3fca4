"""`deckgen verify`."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from generator.cli.project import DECKS, chosen_decks, say
from generator.cli.reports import PRINTED_TEXT, Wanted, chosen, report, report_options

if TYPE_CHECKING:
    from generator.pipeline import Verified

T = TypeVar("T")


@click.command()
@DECKS
@click.option(
    "--texts",
    "folder",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    metavar="DIR",
    required=True,
    help="The folder with the texts of the sources, each named after its source: ID.txt, ID.md or ID.html.",
)
@click.option("--show", is_flag=True, help="Show the passage that bears each figure.")
@click.option(
    "--write-headings", is_flag=True, help="First list in appraisal.yaml the headings of sources that have none."
)
@report_options
@click.pass_obj
def verify(
    root: Path,
    decks: tuple[str, ...],
    folder: Path,
    show: bool,
    write_headings: bool,
    wanted: tuple[Wanted, ...],
    output: Path | None,
    fail_on: str,
) -> int:
    """Set each citation beside the text of its source."""
    from generator.cli.writing import only_one

    reports = chosen(wanted, output)
    names = chosen_decks(root, decks)
    with only_one(root):
        if write_headings:
            for name in names:
                _write_headings(root, name, folder)
        verified = [_verified(root, name, folder) for name in names]
        status = report(verified, reports, fail_on)
        for deck in verified:
            _say(deck, show=show, aside=PRINTED_TEXT not in reports)
            _keep_record(root, deck)
    return status


def _verified(root: Path, name: str, folder: Path) -> "Verified":
    from generator import pipeline
    from generator.cli.bar import bar
    from generator.cli.texts import source_texts
    from generator.deck.files import read_deck

    return pipeline.verify(read_deck(root, name), partial(source_texts, folder), bar)


def _say(verified: "Verified", *, show: bool, aside: bool) -> None:
    """Prints what was verified: to standard error if a report for programs has standard output."""
    from generator.reporting.readings import passages, summary

    lines = (*(passages(verified.readings) if show else ()), summary(verified.deck.title, verified.readings))
    say("".join(f"{line}\n" for line in lines), aside=aside)


def _keep_record(root: Path, verified: "Verified") -> None:
    """Writes the record of what was verified, unless there are errors."""
    import datetime

    from generator.cli.clock import release_time
    from generator.cli.writing import keep_or_write
    from generator.deck.files import record_path
    from generator.diagnostic import Severity
    from generator.evidence.record import record_text, renewed

    if any(one.severity is Severity.ERROR for one in verified.diagnostics):
        return
    day = datetime.datetime.fromtimestamp(release_time(None), datetime.UTC).date().isoformat()
    doubted = {one.span for one in verified.diagnostics}
    record = renewed(verified.record, verified.readings, day, doubted)
    keep_or_write(root / record_path(verified.deck.name), record_text(record).encode())


def _write_headings(root: Path, name: str, folder: Path) -> None:
    """Lists the headings of the texts in the deck's appraisal, for the sources that list none."""
    import codecs

    from generator.cli.texts import source_texts
    from generator.cli.writing import keep_or_write
    from generator.deck.compose import compose
    from generator.deck.files import read_deck
    from generator.deck.parse import parse
    from generator.deck.tree import Map
    from generator.evidence.headings import with_headings
    from generator.evidence.texts import cut

    files = read_deck(root, name)
    path = f"{files.folder}/appraisal.yaml"
    deck, problems = parse(files)
    if wrong := sum(problem.span.path == path for problem in problems):
        raise click.ClickException(f"{path} has errors ({wrong}), so no headings were written: see `deckgen check`.")
    text = files.texts.get(path, "")
    tree = compose(path, text).tree
    without = [source for source in deck.appraisals if not deck.headings(source)]
    found = {source: cut(one).headings for source, one in source_texts(folder, without).items()}
    if isinstance(tree, Map) and found:
        mark = codecs.BOM_UTF8 if (root / path).read_bytes().startswith(codecs.BOM_UTF8) else b""
        keep_or_write(root / path, mark + with_headings(text, tree, found).encode())
