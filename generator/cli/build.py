"""`deckgen build`."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli.project import DECKS, check_files, chosen_decks, paint, report_of, say

if TYPE_CHECKING:
    from generator.cli.remembering import Memory
    from generator.deck.files import DeckFiles


@click.command()
@DECKS
@click.pass_obj
def build(root: Path, decks: tuple[str, ...]) -> int:
    """Check the decks and write drafts of their packages to decks/draft/."""
    from generator.cli.clock import day, release_time
    from generator.cli.remembering import made_of, recall
    from generator.deck.files import read_deck

    files = [read_deck(root, name) for name in chosen_decks(root, decks)]
    time = release_time(None)
    key = made_of(files, str(day(None)), _day(time), paint()("error", "as it looks"))
    if (memory := recall(root)).is_of(root, key):
        say("".join(memory.said))
        return 0
    return _build(root, files, time, key, memory)


def _build(root: Path, files: "list[DeckFiles]", time: int, key: str, memory: "Memory") -> int:
    from dataclasses import replace

    from generator import pipeline
    from generator.cli.hands import hands_for
    from generator.cli.outcome import outcome
    from generator.cli.products import draft, is_up_to_date, write_draft
    from generator.cli.remembering import remember
    from generator.cli.writing import only_one

    hands = [hands_for(root, deck) for deck in files]
    checked = check_files(files, hands)
    findings = report_of(checked)
    say(findings)
    if not all(deck.sound for deck in checked):
        click.echo("No draft was written: correct the errors above first.", err=True)
        return 1
    sound = [replace(deck, texts={}) for deck in checked]
    files.clear()
    checked.clear()  # the texts are as large as the packages, and done with
    said, drafts = [findings], []
    with only_one(root):
        for deck, its_hands in zip(sound, hands, strict=True):
            made = pipeline.make(deck, time, hands=its_hands)
            said.append(f"{outcome(made)}\n")
            say(said[-1])
            for product in pipeline.products(made):
                drafts.append(one := draft(root, product))
                said.append(f"{is_up_to_date(root, one.path)}\n")  # that is what the same build would say next
                say(f"{write_draft(root, one, product.package, memory.holds(root, one.path))}\n")
        remember(root, key, said, drafts)
    return 0


def _day(time: int) -> str:
    """What of the time of a build stands in its drafts."""
    import datetime

    return datetime.datetime.fromtimestamp(time, datetime.UTC).strftime("%Y-%m-%d")
