"""What `deckgen release` refuses for the students' sake, and `--breaking WHY` lets through, in words."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli.project import say

if TYPE_CHECKING:
    from generator.deck.card import Card
    from generator.pipeline import Checked
    from generator.release.plan import Release


def judge(root: Path, made: "list[tuple[Checked, Release]]", *, breaking: bool) -> None:
    """Refuses cards that took another's id; if that is let through, says so, and all else that breaks something."""
    from generator.cli.products import released_package
    from generator.release.dating import Fate
    from generator.release.reused import reused

    changed = [(deck, one) for deck, one in made if one.count(Fate.CHANGED)]
    cards = [card for deck, one in changed for card in reused(released_package(root, deck.deck.name), one)]
    if cards and not breaking:
        raise click.ClickException(_reused(cards))
    if breaking:
        broken = list(_let_through(made))
        if not broken and not cards:  # then the reason was a mistake
            raise click.UsageError("Nothing in this release breaks anything for students: leave --breaking out.")
        say("".join(broken), aside=True)


def _reused(cards: "list[Card]") -> str:
    one = cards[0]
    others = f", and {len(cards) - 1} more like it" if len(cards) > 1 else ""
    return (
        f"{one.called} ({one.place.path}) has not a word in common with what was released under its id{others}. "
        "Students would go on with the old card's progress, and take the new one for known. "
        "Give it an id of its own, and keep the old card with `retired: DATE why`; "
        "or, if it is the same card in other words, run `deckgen release --breaking WHY`."
    )


def _let_through(made: "list[tuple[Checked, Release]]") -> Iterator[str]:
    from generator.reporting.place import Places

    for deck, _ in made:
        for one in deck.breaks:
            yield f"{one.span.path}:{Places(deck.texts).of(one.span).line}: let through: {one.message}\n"
