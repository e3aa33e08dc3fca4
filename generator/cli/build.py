"""`deckgen build`."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli.project import DECKS, chosen_decks, keep_to_the_end, paint, report_of, say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.cli.drafting import AllDrafted
    from generator.cli.hands import Crew
    from generator.cli.remembering import Memory
    from generator.deck.files import DeckFiles
    from generator.pipeline import Checked, Opened


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
    from functools import partial

    from generator.cli.drafting import make_drafts
    from generator.cli.forking import beside
    from generator.cli.remembering import remember
    from generator.cli.writing import only_one

    decks = _opened(root, files)
    make = partial(make_drafts, decks, time)
    with beside(partial(make, partial(memory.holds, root))) as made:  # in vain, should there be errors
        checked = _checked(decks)
        say(findings := report_of(checked))
        if not all(deck.sound for deck in checked):
            click.echo("No draft was written: correct the errors above first.", err=True)
            return 1
        drafted = made()
    with only_one(root):
        if not all(draft.packed or memory.holds(root, draft.path) == draft.holds for draft in drafted.drafts):
            drafted = make(lambda _: None)  # what was there is no more
        said = [findings, *_write(root, drafted, memory)]
        remember(root, key, said, {draft.path: draft.holds for draft in drafted.drafts})
    return 0


def _opened(root: Path, files: "list[DeckFiles]") -> "list[tuple[Opened, Crew]]":
    from generator.cli.hands import crew_for
    from generator.pipeline import open_deck

    decks = [(open_deck(deck, hands=crew.together), crew) for deck in files for crew in [crew_for(root, deck)]]
    keep_to_the_end(decks)
    return decks


def _checked(decks: "list[tuple[Opened, Crew]]") -> "list[Checked]":
    from generator.cli.clock import day
    from generator.pipeline import judge

    checked = [judge(deck, day(None), hands=crew.own) for deck, crew in decks]
    keep_to_the_end(checked)
    return checked


def _write(root: Path, drafted: "AllDrafted", memory: "Memory") -> "Iterator[str]":
    """Writes the drafts and says so; gives what the same build would say next."""
    from generator.cli.drafting import said_of, write_draft

    for deck in drafted.decks:
        say(deck.outcome)
        yield deck.outcome
        for draft in deck.drafts:
            say(said_of(draft, written=write_draft(root, draft, memory)))
            yield said_of(draft, written=False)


def _day(time: int) -> str:
    """What of the time of a build stands in its drafts."""
    import datetime

    return datetime.datetime.fromtimestamp(time, datetime.UTC).strftime("%Y-%m-%d")
