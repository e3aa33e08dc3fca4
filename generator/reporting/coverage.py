"""What a deck covers, as tables for a terminal and as JSON."""

import json
import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import asdict

from generator.deck.shapes import TIERS
from generator.evidence.coverage import Coverage, SourceCoverage, TopicCoverage
from generator.reporting.counts import counted
from generator.reporting.text import INDENT, WIDTH
from generator.reporting.visible import visible

NAMES = 32
"""Columns for the name of a topic or source."""
GRADES: tuple[int | None, ...] = (*sorted(set(TIERS.values())), None)
"""The tiers, and a column for what has none."""


def coverage_json(decks: Sequence[Coverage]) -> str:
    """All of it, for programs; the key of what has no tier is "none"."""
    return json.dumps({"schema_version": 1, "decks": [_plain(deck) for deck in decks]}, indent=2) + "\n"


def _plain(deck: Coverage) -> dict[str, object]:
    plain = asdict(deck)
    for topic in plain["topics"]:
        topic["best_tiers"] = {str(tier or "none"): topic["best_tiers"].get(tier, 0) for tier in GRADES}
    return plain


def coverage_text(deck: Coverage) -> Iterator[str]:
    """The topics, the sources, the topics that lack cards, and the sections that no card cites."""
    yield f"{visible(deck.title)}: {counted(deck.cards, 'card')}, {counted(len(deck.topics), 'topic')}, " + counted(
        len(deck.sources), "source"
    )
    yield from ("", f"{'':{NAMES}}{'':14}{'best tier of a card':^24}{'not':>9}")
    yield f"{'topic':{NAMES}} cards sources{''.join(map(_tier, GRADES))} verified"
    yield from map(_topic_row, deck.topics)
    yield "! a topic where a wrong card does harm"
    yield from ("", f"{'':{NAMES}}{'':38}{'not':>9}")
    yield f"{'source':{NAMES}} cards  topics{'tier':>24} verified"
    yield from map(_source_row, deck.sources)
    yield from _gaps(deck)


def _tier(tier: int | None) -> str:
    return f"{tier or '–':>4}"


def _topic_row(topic: TopicCoverage) -> str:
    tiers = "".join(f"{topic.best_tiers.get(tier, 0) or '·':>4}" for tier in GRADES)
    name = ("! " if topic.safety_critical else "  ") + topic.topic
    return f"{_cut(name):{NAMES}} {topic.cards:>5} {len(topic.sources):>7}{tiers} {topic.unverified:>8}"


def _source_row(source: SourceCoverage) -> str:
    name, tier = _cut(source.source), _tier(source.tier)
    return f"{name:{NAMES}} {source.cards:>5} {source.topics:>7}{tier:>24} {source.unverified:>8}"


def _gaps(deck: Coverage) -> Iterator[str]:
    if lacking := [topic for topic in deck.topics if topic.lacking]:
        yield ""
        yield "Topics with fewer cards than they should have:"
        yield from (f"{INDENT}{visible(topic.topic)}: {topic.cards} of {topic.at_least}" for topic in lacking)
    if uncited := [source for source in deck.sources if source.uncited]:
        yield ""
        yield "Sections that no card cites:"
        for source in uncited:
            yield f"{INDENT}{visible(source.source)}"
            for heading in source.uncited or ():
                yield from textwrap.wrap(
                    visible(heading), WIDTH, initial_indent=2 * INDENT, subsequent_indent=3 * INDENT
                )


def _cut(name: str) -> str:
    name = visible(name)
    return name if len(name) <= NAMES else name[: NAMES - 1] + "…"
