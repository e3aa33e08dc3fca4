"""Every fix there is."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from generator.diagnostic import rule_name
from generator.fixing import identity, quoting, typography
from generator.fixing.edit import Edit
from generator.fixing.reading import Reading


class Fix(NamedTuple):
    """A fix: what it changes in a deck's card files, and how to call one and more of the things it mended.

    What it has changed it doesn't change again: done over and over, it comes to an end.
    """

    edits: Callable[[Reading], Iterator[Edit]]
    one: str
    more: str

    @property
    def name(self) -> str:
        return rule_name(self.edits)


FIXES = (
    Fix(quoting.quote, "text quoted", "texts quoted"),
    Fix(typography.word_debris, "character of a word processor", "characters of a word processor"),
    Fix(typography.comparison_sign, "comparison sign", "comparison signs"),
    Fix(typography.range_dash, "range dash", "range dashes"),
    Fix(identity.missing_id, "id written", "ids written"),
)
"""In this order, for each may find more to do after those before it; one that makes files readable comes first."""
