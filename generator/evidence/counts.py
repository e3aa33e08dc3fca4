"""Counts that need no source, as the card shows what is counted, and a count that needs no numeral."""

import re
from collections.abc import Iterable, Iterator
from fractions import Fraction

from generator.evidence.figure import Figure, Value
from generator.evidence.nouns import COUNTED_ONCE
from generator.evidence.plain import strip_cloze

_ITEM = re.compile(r"^[ \t]{0,8}(?:[-*+]|[0-9]{1,2}[.)])[ \t]", re.MULTILINE)
_ROW = re.compile(r"^[ \t]{0,8}\|(?![ \t:|-]{1,200}$)", re.MULTILINE)
_JOINTS = re.compile(r", and |, or |[,;] | and | or ")
_INTRODUCTION = re.compile(r":\s|\bare\s")
_KNOWN = re.compile(
    r".{0,20}\b(?:the|these|those|its|their)\s{1,3}(?:two|three|four|five|six|[2-6])\s[^{}]{1,80}\Z", re.IGNORECASE
)
_LONGEST_DETERMINER = len(" these ")
_ARTICLE = re.compile(r"\b[Aa]n?(?= )")


def counts_what_is_listed(figure: Figure, text: str, texts: Iterable[str]) -> bool:
    """Whether a figure of a text only says how many things it, or another text of the card, lists.

    A list may be one of lines, a table, or joined by commas; in the figure's own text the last comes after a colon or "are".
    """
    if figure.kind != "count" or figure.comparator or figure.is_range or figure.low == 1:
        return False
    return any(figure.low in _lengths(other, introduced=other is text) for other in texts)


def _lengths(text: str, *, introduced: bool) -> Iterator[Value]:
    """How many things a text lists, by each way to list them; a table's first row is its head."""
    yield Fraction(len(_ITEM.findall(text)))
    yield Fraction(len(_ROW.findall(text)) - 1)
    *introduction, enumerated = _INTRODUCTION.split(strip_cloze(text))
    if introduction or not introduced:
        yield Fraction(len(_JOINTS.split(enumerated)))


def counts_what_is_known(figure: Figure, text: str) -> bool:
    """Whether a figure only counts things that are taken as known: “the two ventricles” says which, not how many."""
    if figure.kind != "count" or figure.comparator or figure.is_range:
        return False
    return _KNOWN.match(text[max(0, figure.start - _LONGEST_DETERMINER) : figure.end]) is not None


def says_one_of_something(text: str, figure: Figure) -> bool:
    """Whether a figure is one of an event, and the text speaks of one by its article: "a miscarriage" is a single loss."""
    if figure.kind != "count" or figure.comparator or not figure.low == figure.high == 1:
        return False
    return any(COUNTED_ONCE.match(text, article.end()) for article in _ARTICLE.finditer(text))


def speaks_of_spelling(figure: Figure) -> bool:
    """Whether a figure counts what an answer is written with: "two words"."""
    return figure.unit.name in {"words", "letters", "syllables"}
