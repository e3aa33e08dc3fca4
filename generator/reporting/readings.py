"""What `deckgen verify` read, in words."""

import textwrap
from collections.abc import Iterable, Iterator, Sequence

from generator.evidence.texts import WHOLE
from generator.evidence.verification import Reading
from generator.reporting.counts import counted
from generator.reporting.text import INDENT, WIDTH
from generator.reporting.visible import visible


def summary(title: str, readings: Sequence[Reading]) -> str:
    """All in one sentence: how many citations were checked, and how many of their figures found."""
    read = [reading for reading in readings if reading.text is not None]
    figures = [passage for reading in read for passage in reading.passages]
    found = sum(passage.borne_by is not None for passage in figures)
    sources = len({reading.citation.source for reading in read})
    return (
        f"{visible(title)}: {len(read)} of {counted(len(readings), 'citation')} checked against "
        f"{counted(sources, 'text')}, {found} of {counted(len(figures), 'figure')} found."
    )


def passages(readings: Iterable[Reading]) -> Iterator[str]:
    """For each figure that was found, what was stated and the passage that bears it."""
    for reading in readings:
        for passage in reading.passages:
            if passage.borne_by is not None and reading.text is not None:
                stated = (reading.citation.states or "")[passage.stated.start : passage.stated.end]
                section = "" if reading.heading == WHOLE else f", {reading.heading}"
                yield visible(f"{reading.card.id or reading.card.called}: {reading.citation.source}{section}: {stated}")
                yield from textwrap.wrap(
                    visible(reading.text.around(passage.borne_by)),
                    WIDTH,
                    initial_indent=INDENT,
                    subsequent_indent=INDENT,
                    break_on_hyphens=False,
                )
