"""`deckgen check`."""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from generator.cli.project import DECKS, checked_decks, show_text
from generator.cli.selecting import Asked, selecting, selection

if TYPE_CHECKING:
    from generator.reporting.found import Found

FORMATS = ("text", "json", "github", "sarif", "junit")
FILE = click.Path(dir_okay=False, path_type=Path)


class Wanted(NamedTuple):
    """A report that is asked for: its format, and its file unless it goes to standard output."""

    format: str
    file: Path | None = None


PRINTED_TEXT = Wanted("text")


def _wanted(text: str) -> Wanted:
    """What `FORMAT` or `FORMAT:FILE` asks for."""
    form, colon, file = text.partition(":")
    if form not in FORMATS:
        raise click.UsageError(f"There is no format {form!r}. Choose {', '.join(FORMATS[:-1])} or {FORMATS[-1]}.")
    if colon and not file:
        raise click.UsageError(f"After --format {text} the name of a file is missing.")
    return Wanted(form, FILE(file) if file else None)


@click.command()
@DECKS
@click.option(
    "--format",
    "wanted",
    type=_wanted,
    metavar="FORMAT[:FILE]",
    multiple=True,
    help="text (the default), json, github, sarif or junit; with :FILE the report goes into that file. "
    "May be given several times, as in --format text --format sarif:report.sarif.",
)
@click.option(
    "--output",
    type=FILE,
    metavar="FILE",
    help="The file for the report that would go to standard output.",
)
@click.option(
    "--fail-on",
    type=click.Choice(["error", "warning", "info", "never"]),
    default="error",
    show_default=True,
    help="The weakest finding that makes the exit status 1.",
)
@click.option("--today", metavar="DATE", help="The day on which to judge what is due (by default, today).")
@click.pass_obj
@selecting
def check(
    root: Path,
    decks: tuple[str, ...],
    wanted: tuple[Wanted, ...],
    output: Path | None,
    fail_on: str,
    today: str | None,
    asked: Asked,
) -> int:
    """Show every problem of the decks, each with its place."""
    from generator.diagnostic import Severity
    from generator.reporting.selection import select

    reports = _with_output(wanted or (PRINTED_TEXT,), output)
    shown = selection(root, asked)
    checked = [select(deck, shown) for deck in checked_decks(root, decks, today=today)]
    for report in reports:
        if report == PRINTED_TEXT:
            show_text(checked)
        else:
            _deliver(report, checked)
    if any(report.format == "github" for report in reports):
        _add_to_step_summary(checked)
    if all(report.file for report in reports):
        _say_where(reports, checked)
    found = [diagnostic for deck in checked for diagnostic in deck.diagnostics]
    return int(fail_on != "never" and any(one.severity >= Severity[fail_on.upper()] for one in found))


def _with_output(wanted: Sequence[Wanted], output: Path | None) -> tuple[Wanted, ...]:
    """The reports, no two to the same place; `output` is the file of the one that names none."""
    bare = [report.format for report in wanted if report.file is None]
    if output is not None and not bare:
        raise click.UsageError("Every --format has a file of its own, so nothing is left for --output.")
    if len(bare) > 1:
        raise click.UsageError(
            f"Only one report can go to standard output: give the others a file, as in --format {bare[1]}:FILE."
        )
    reports = tuple(Wanted(report.format, report.file or output) for report in wanted)
    files = [report.file.resolve() for report in reports if report.file is not None]
    if len(set(files)) < len(files):
        raise click.UsageError("Two reports can't go into the same file.")
    return reports


def _deliver(report: Wanted, checked: "Sequence[Found]") -> None:
    """Prints a report or writes its file, in UTF-8 whatever the system's encoding."""
    from generator.cli.writing import keep_or_write
    from generator.reporting.formats import REPORTS

    content = REPORTS[report.format](checked).encode()
    if report.file is None:
        click.echo(content, nl=False)
    else:
        keep_or_write(report.file, content)


def _add_to_step_summary(checked: "Sequence[Found]") -> None:
    """Adds a summary to the page of the step, where GitHub Actions has one."""
    from generator.reporting.github_summary import github_summary
    from generator.rules.catalogue import rules

    if page := os.environ.get("GITHUB_STEP_SUMMARY"):
        address = [os.environ.get(f"GITHUB_{name}") for name in ("SERVER_URL", "REPOSITORY", "SHA")]
        files = "{}/{}/blob/{}".format(*address) if all(address) else None
        with Path(page).open("a", encoding="utf-8") as summary:
            summary.write(github_summary(checked, rules(), files))


def _say_where(reports: Sequence[Wanted], checked: "Sequence[Found]") -> None:
    """Tells a person who sees no report what it says and where it is."""
    from generator.reporting.counts import closing

    click.echo(f"{closing(checked)} The report is in {' and '.join(str(report.file) for report in reports)}.", err=True)
