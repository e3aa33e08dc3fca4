"""Ranges that no source states as such, made of what different sources state."""

import re
from collections.abc import Sequence

from generator.evidence.figure import Figure

_SEVERAL = re.compile(r"\b(?:sources|texts|guidelines|studies|authors|estimates|societies|manuals)\b", re.IGNORECASE)


def spans_sources(claimed: Figure, text: str, stated: Sequence[Sequence[Figure]]) -> bool:
    """Whether a range runs from what one source states to what another does, and its text says that there are several."""
    if not claimed.is_range or not _SEVERAL.search(text):
        return False
    low, high = (
        {at for at, found in enumerate(stated) if any(_ends(figure, claimed.kind)[end] == value for figure in found)}
        for end, value in enumerate((claimed.low, claimed.high))
    )
    return bool(low and high and len(low | high) > 1)


def _ends(figure: Figure, kind: str) -> tuple[object, object]:
    return (figure.low, figure.high) if figure.kind == kind else (None, None)
