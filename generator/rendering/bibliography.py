"""The sources of a deck as cards show them."""

from collections.abc import Iterator, Mapping, Sequence, Set
from functools import partial
from typing import NamedTuple, TypeAlias

from generator.deck.hands import Hands, own_hands
from generator.deck.model import Appraisal, Deck, Source
from generator.evidence.strength import tier, weight
from generator.rendering.escaping import escape
from generator.rendering.naming import short_name
from generator.rendering.reference import reference_html


class Entry(NamedTuple):
    """A source as HTML, in a few words and in full, with its tier and its weight beside others."""

    name: str
    reference: str
    tier: int
    weight: tuple[int, bool, int]


class Entries(NamedTuple):
    """Some sources of a register, by their ids."""

    sources: dict[str, Entry]


Bibliography: TypeAlias = Mapping[str, Entry]
"""The sources of a deck, by their ids."""

TOGETHER = 20
"""The neighbours in a register whose entries are made, and kept, together."""


def bibliography(deck: Deck, hands: Hands = own_hands) -> Bibliography:
    """The sources that the deck's notes cite."""
    cited = {citation.source for card in deck.built for citation in card.citations}
    groups = {" ".join(group): group for group in _groups([*deck.sources], cited)}
    found = hands(partial(_entries, groups=groups, deck=deck), [*groups], Entries, "Sources")
    return {name: entry for group in found for name, entry in group.sources.items()}


def _groups(register: Sequence[str], cited: Set[str]) -> Iterator[list[str]]:
    """Those of a register that are cited, with those of their neighbours."""
    for start in range(0, len(register), TOGETHER):
        if group := [str(name) for name in register[start : start + TOGETHER] if name in cited]:
            yield group


def _entries(names: Sequence[str], groups: Mapping[str, Sequence[str]], deck: Deck) -> list[Entries]:
    return [
        Entries({one: _entry(deck.sources[one], deck.appraisals.get(one), deck) for one in groups[name]})
        for name in names
    ]


def _entry(source: Source, appraisal: Appraisal | None, deck: Deck) -> Entry:
    short = escape(short_name(source, appraisal, deck.glossary))
    return Entry(short, reference_html(source), tier(appraisal), weight(source, appraisal))
