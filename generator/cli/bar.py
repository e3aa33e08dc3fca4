"""The bar that shows on a terminal how far long work has come."""

import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING, TypeVar

import click

if TYPE_CHECKING:
    from generator.deck.files import DeckFiles
    from generator.deck.watching import Watch

T = TypeVar("T")

LONG = 1_000_000
"""Characters of a deck whose work takes more than a moment."""


def bar(items: Iterable[T], name: str, length: int) -> Iterable[T]:
    """The items, with a bar on a terminal that shows how many are done; it goes when all are."""
    with click.progressbar(items, length=length, label=name, file=sys.stderr, hidden=not sys.stderr.isatty()) as shown:
        yield from shown


def bar_if_long(files: "DeckFiles") -> "Watch":
    """What watches the work on a deck: a bar, unless the work is done before anyone could look at it."""
    from generator.deck.watching import unwatched

    return bar if sum(map(len, files.texts.values())) > LONG else unwatched
