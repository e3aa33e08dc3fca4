"""The one of several names that somebody may have meant."""

from collections.abc import Iterable


def nearest(name: str, known: Iterable[str]) -> str | None:
    """The known name that resembles a name most, if any does."""
    import difflib  # takes its time to load, and most decks need none

    return next(iter(difflib.get_close_matches(name, [str(one) for one in known], n=1)), None)
