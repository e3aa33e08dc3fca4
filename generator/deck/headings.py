"""Which heading of a source a citation's section means."""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple, TypeAlias

from generator.deck.nearest import nearest

OPENING = "opening"
"""The section that is the text before the first heading; every source has it."""

NUMBERING = re.compile(r"^(?:\d+(?:\.\d+)*[.)]|\d+(?:\.\d+)+)\s+")
"""What may number a heading: "1.", "2)", "3.1". A bare "2" may belong to it: "2 weeks later"."""

WORD = re.compile(r"\w+")


class Found(NamedTuple):
    """The section means this heading."""

    heading: str


class Ambiguous(NamedTuple):
    """The section might mean each of these headings."""

    candidates: tuple[str, ...]


class Unknown(NamedTuple):
    """The section means none of the headings; `nearest` is one that it resembles."""

    nearest: str | None


Match: TypeAlias = Found | Ambiguous | Unknown


@cache
def find_heading(section: str, headings: tuple[str, ...]) -> Match:
    """The heading that a section names.

    The heading as it stands wins; then one that differs only in case, spacing, dashes and other punctuation; then one
    that differs in its numbering too; then the only one of which the section is a part, by whole words.
    """
    keys = [_key(heading) for heading in headings]
    if not any(key.words == (OPENING,) for key in keys):
        keys.append(_key(OPENING))
    for agree in (_same_text, _same_words, _same_but_for_numbering, _is_part):
        candidates = tuple(dict.fromkeys(key.text for key in keys if agree(_key(section), key)))
        if candidates:
            return Found(candidates[0]) if len(candidates) == 1 else Ambiguous(candidates)
    return Unknown(_nearest(_key(section), keys))


def words_of(heading: str) -> tuple[str, ...]:
    """The words of a heading as they are compared, without the number in front."""
    return _words(NUMBERING.sub("", _folded(heading), count=1))


class _Key(NamedTuple):
    """A section or heading: as written, its words, and its words without the numbering in front."""

    text: str
    words: tuple[str, ...]
    bare: tuple[str, ...]


@cache
def _key(text: str) -> _Key:
    return _Key(text, _words(_folded(text)), words_of(text))


def _folded(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold().strip()


def _words(folded: str) -> tuple[str, ...]:
    return tuple(WORD.findall(folded))


def _same_text(section: _Key, heading: _Key) -> bool:
    return section.text == heading.text


def _same_words(section: _Key, heading: _Key) -> bool:
    return section.words == heading.words != ()


def _same_but_for_numbering(section: _Key, heading: _Key) -> bool:
    """One of the two is numbered; two different numbers mean two headings."""
    return section.words == heading.bare != () or section.bare == heading.words != ()


def _is_part(section: _Key, heading: _Key) -> bool:
    numbered = heading.words != heading.bare
    return _holds(heading.words, section.words) or (not numbered and _holds(heading.words, section.bare))


def _holds(words: tuple[str, ...], part: tuple[str, ...]) -> bool:
    return part != () and part in _runs(words, len(part))


def _runs(words: tuple[str, ...], length: int) -> Iterator[tuple[str, ...]]:
    """Every run of so many words, or all words if there are fewer."""
    return (words[start : start + length] for start in range(max(1, len(words) - length + 1)))


def _nearest(section: _Key, headings: list[_Key]) -> str | None:
    """The heading of which some part resembles the section most."""
    parts = {" ".join(run): key.text for key in reversed(headings) for run in _runs(key.words, len(section.words))}
    near = nearest(" ".join(section.words), parts)
    return None if near is None else parts[near]
