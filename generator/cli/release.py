"""`deckgen release`."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli.breaking import judge
from generator.cli.naming import named, reasons, version_name
from generator.cli.project import DECKS, checked_decks, show_findings

if TYPE_CHECKING:
    from generator.pipeline import Checked
    from generator.release.plan import Release


@click.command()
@DECKS
@click.option(
    "--at", metavar="TIME", help="The release time: Unix seconds or ISO 8601 (by default SOURCE_DATE_EPOCH, or now)."
)
@click.option(
    "--name",
    metavar="VERSION",
    callback=version_name,
    help="Give the release a name, such as 2027-02: it stands in the deck's description and in decks/CHANGELOG.md.",
)
@click.option("--refresh", metavar="WHY", help="Send out what waits to ride along too; say why.")
@click.option("--breaking", metavar="WHY", help="Let through what costs students something; tell them why.")
@click.option("--forget", metavar="ID", help="Strike a card from the ledger that no student ever received.")
@click.option(
    "--check", "only_check", is_flag=True, help="Write nothing; exit with 1 if something is not released yet."
)
@click.pass_obj
def release(
    root: Path,
    decks: tuple[str, ...],
    at: str | None,
    name: str | None,
    refresh: str | None,
    breaking: str | None,
    forget: str | None,
    only_check: bool,
) -> int:
    """Check the decks and write decks/: the ledger, the packages for students, and the changelog of named releases."""
    from generator.cli.changelog import read_changelog
    from generator.cli.outcome import sent_again
    from generator.cli.writing import only_one

    if only_check:
        return _check(root, decks, at, name)
    with only_one(root):
        read_changelog(root)  # lest it fail halfway
        checked = checked_decks(root, decks, forget, breaking=breaking is not None)
        if forget is not None:
            _require_gone(root, checked, forget)
        show_findings(checked)
        if not all(deck.sound for deck in checked):
            click.echo("Nothing was released: correct the errors above first.", err=True)
            return 1
        releases = _made(root, checked, at, name, refresh=refresh is not None)
        judge(root, releases, breaking=breaking is not None)
        remarks = reasons(refresh, breaking)
        if remarks and name is None:
            click.echo("Without --name VERSION, students read nowhere why.", err=True)
        for deck, made in releases:
            if refresh is not None:
                click.echo(sent_again(made), err=True)
            _write(root, deck, made, remarks)
    return 0


def _made(
    root: Path, checked: "list[Checked]", at: str | None, name: str | None, *, refresh: bool
) -> "list[tuple[Checked, Release]]":
    """The releases of all decks; none is written if one of them must not be made."""
    from generator import pipeline
    from generator.cli.clock import now, release_time
    from generator.cli.products import released_package
    from generator.release.frozen import schema_problem
    from generator.release.plan import time_problem

    time = release_time(at)
    made = [(deck, named(pipeline.make(deck, time, refresh=refresh), name)) for deck in checked]
    for deck, one in made:
        before = released_package(root, deck.deck.name)
        if problem := time_problem(one, deck.ledger, time, now()) or schema_problem(before, pipeline.contents(one)):
            raise click.ClickException(f"{deck.deck.name}: {problem}.")
    return made


def _require_gone(root: Path, checked: "list[Checked]", card_id: str) -> None:
    """Refuses to forget what the ledger doesn't have, or a card that is still there."""
    from generator.deck.files import read_deck
    from generator.release.ledger import read_ledger

    if any(card.id == card_id for deck in checked for card in deck.deck.cards):
        raise click.ClickException(
            f"The card {card_id} is still among the cards: remove it first, or retire it with `retired: DATE why`."
        )
    files = [read_deck(root, deck.deck.name) for deck in checked]
    ledgers = [read_ledger(one.ledger, one.texts.get(one.ledger))[0] for one in files]
    if not any(card_id in ledger.cards for ledger in ledgers):
        raise click.ClickException(f"No card {card_id} was released, so there is nothing to forget.")


def _write(root: Path, checked: "Checked", made: "Release", remarks: tuple[str, ...]) -> None:
    """Writes the ledger, then the changelog, then what students download, and says what they will see.

    In this order, what was killed is made good by the next release: the changelog is made of the packages that it precedes.
    """
    from generator import pipeline
    from generator.cli.changelog import write_changelog
    from generator.cli.outcome import outcome
    from generator.cli.products import withdraw, write_products
    from generator.cli.writing import keep_or_write
    from generator.deck.files import RELEASED

    name = checked.deck.name
    keep_or_write(root / RELEASED / f"{name}.ledger.jsonl", made.ledger.text().encode())
    written = [
        *write_changelog(root, made, remarks),
        *write_products(root, pipeline.products(made)),
        *withdraw(root, name, checked.ledger, made.ledger),
    ]
    click.echo("\n".join([outcome(made), *written]))


def _check(root: Path, names: tuple[str, ...], at: str | None, name: str | None) -> int:
    """Says what is not released yet, and writes nothing."""
    from generator import pipeline
    from generator.cli.changelog import has_changelog
    from generator.cli.clock import release_time
    from generator.cli.outcome import outcome
    from generator.cli.products import are_right
    from generator.deck.files import RELEASED

    checked = checked_decks(root, names)
    show_findings(checked)
    if not all(deck.sound for deck in checked):
        return 1
    status = 0
    for deck in checked:
        made = named(pipeline.make(deck, release_time(at)), name)
        ledger = root / RELEASED / f"{deck.deck.name}.ledger.jsonl"
        recorded = ledger.exists() and deck.texts.get(ledger.relative_to(root).as_posix()) == made.ledger.text()
        if not (recorded and are_right(root, pipeline.products(made))):
            status = 1
            click.echo(f"Not released yet: {outcome(made)} Run `deckgen release`.")
        elif not has_changelog(root, made):
            status = 1
            click.echo(f"{deck.deck.title}: the newest release is not in decks/CHANGELOG.md. Run `deckgen release`.")
        else:
            click.echo(f"{deck.deck.title}: everything is released.")
    return status
