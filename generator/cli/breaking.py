"""What `deckgen release --breaking WHY` lets through, in words."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from generator.pipeline import Checked


def let_through(decks: "Sequence[Checked]") -> str:
    """What the release breaks for students, a line each; an error if that is nothing, for then the reason was a mistake."""
    from generator.reporting.place import Places

    broken = [(deck, one) for deck in decks for one in deck.breaks]
    if not broken:
        raise click.UsageError("Nothing in this release breaks anything for students: leave --breaking out.")
    return "".join(
        f"{one.span.path}:{Places(deck.texts).of(one.span).line}: let through: {one.message}\n" for deck, one in broken
    )
