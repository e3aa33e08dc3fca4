"""What a finding says to do where something is not known."""

from collections.abc import Iterable

from generator.deck.nearest import nearest
from generator.deck.quotation import LONGEST_QUOTE

MOST = 6
"""Names that a message lists."""


def did_you_mean(name: str, known: Iterable[str], otherwise: str) -> str:
    """The known name that resembles the given one, as a question; `otherwise` if none does."""
    near = nearest(name[:LONGEST_QUOTE], known)
    return f"Did you mean {near}?" if near else otherwise


def listed(names: Iterable[str]) -> str:
    """The names in quotation marks, one after the other: the first few, if there are many."""
    quoted = [f"“{name}”" for name in names]
    rest = len(quoted) - MOST
    return ", ".join(quoted if rest <= 1 else [*quoted[:MOST], f"and {rest} more"])
