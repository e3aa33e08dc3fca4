"""Cards that took another's id: what they teach has nothing in common with what students have under it."""

from generator.apkg.package import Package
from generator.deck.card import Card
from generator.evidence.plain import plain
from generator.release.dating import Fate
from generator.release.package import package
from generator.release.plan import Release
from generator.release.remembered import taught
from generator.rules.prose import FILLERS, words

ENOUGH = 3
"""The telling words that a text must have to be known by them."""


def reused(before: Package | None, release: Release) -> tuple[Card, ...]:
    """The changed cards whose question and answer share no telling word with those in the last package."""
    changed = [one for one in release.notes if release.fates[one.entry.card] is Fate.CHANGED]
    if before is None or not changed:
        return ()
    old, new = taught(before), taught(package(release))
    guids = [one.entry.guid for one in changed]
    apart = {name for name in guids if name in old and _apart(_telling(old[name]), _telling(new[name]))}
    return tuple(one.note.card for one in changed if one.entry.guid in apart)


def _apart(one: frozenset[str], other: frozenset[str]) -> bool:
    return min(len(one), len(other)) >= ENOUGH and not one & other


def _telling(text: str) -> frozenset[str]:
    return frozenset(words(plain(text), FILLERS))
