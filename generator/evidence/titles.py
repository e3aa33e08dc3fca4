"""The lines of a text that are headings."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from generator.deck.headings import Found, Match, find_heading, words_of


class Title(NamedTuple):
    """A line that is a heading: what it says, its rank (the smaller, the more stands under it), and where it starts."""

    name: str
    rank: int
    start: int


class Titles(NamedTuple):
    """The headings of a text; the title above them all, if it has one; and what became of those listed that it lacks."""

    headings: tuple[Title, ...]
    above: Title | None
    astray: dict[str, Match]


LONGEST = 120
"""Characters of a line that may be a heading."""

MARKDOWN = re.compile(r" {0,3}(?P<marks>#{1,6})[ \t]{1,9}(?P<name>\S.{0,120}?)[ \t]{0,9}#{0,9}\s{0,120}\Z")
BOLD = re.compile(
    r"\s{0,3}(?P<name>(?:\d[\d.]{0,8}[.)]?[ \t]{1,9})?(?P<mark>\*\*|__)(?P<bold>[^*_]{1,120})(?P=mark)):?\s{0,120}\Z"
)
NUMBERED = re.compile(
    r"\s{0,3}(?P<name>(?P<number>\d{1,2}(?:\.\d{1,2}){0,5})[.)]?[ \t]{1,9}[^\W\d].{0,120}?)\s{0,120}\Z"
)
PLAIN = re.compile(r"\s{0,3}(?P<name>[\w“‘\"'(].{0,120}[^\s.,;])\s{0,120}\Z")
EMPHASIS = re.compile(r"\*\*|__|(?<!\w)[*_]|[*_](?!\w)")

BOLD_RANK, NUMBERED_RANK, PLAIN_RANK = 7, 8, 99
"""Below the six levels of Markdown; under a numbered heading come those with more numbers."""


def titles(text: str, listed: Sequence[str] = ()) -> Titles:
    """The headings of a text.

    Where headings are listed, those alone are the text's, under the names listed, and an unmarked line may be one
    wherever it stands. Otherwise a text with headings of Markdown has none that aren't marked; and a title above
    everything else stands apart.
    """
    lines = tuple(_lines(text))
    firm = tuple(_firm(lines))
    if listed:
        found, astray = _listed(lines, firm, listed)
        return Titles(found, None, astray)
    own = _own(firm)
    if len(own) > 1 and not text[: own[0].start].strip() and _above_all(own[0], own[1:]):
        return Titles(own[1:], own[0], {})
    return Titles(own, None, {})


def _lines(text: str) -> Iterator[tuple[int, str]]:
    start = 0
    for line in text.split("\n"):
        yield start, line
        start += len(line) + 1


def _firm(lines: Sequence[tuple[int, str]]) -> Iterator[Title]:
    """The lines that look like headings: marked, or short and alone between blank lines."""
    for number, (start, line) in enumerate(lines):
        if not line or len(line) > LONGEST or line.isspace():
            continue
        if found := MARKDOWN.match(line):
            yield Title(_name(found), len(found["marks"]), start)
        elif found := BOLD.match(line):
            yield Title(_name(found), BOLD_RANK, start)
        elif all(
            not beside.strip() for _, beside in (*lines[max(number - 1, 0) : number], *lines[number + 1 : number + 2])
        ):
            if found := NUMBERED.match(line):
                yield Title(_name(found), NUMBERED_RANK + found["number"].count("."), start)
            elif found := PLAIN.match(line):
                yield Title(_name(found), PLAIN_RANK, start)


def _name(found: re.Match[str]) -> str:
    return " ".join(EMPHASIS.sub("", found["name"]).split())


def _own(firm: tuple[Title, ...]) -> tuple[Title, ...]:
    if any(title.rank < BOLD_RANK for title in firm):
        return tuple(title for title in firm if title.rank <= BOLD_RANK)
    return firm


def _above_all(first: Title, others: tuple[Title, ...]) -> bool:
    return first.rank == PLAIN_RANK or all(first.rank < other.rank for other in others)


def _listed(
    lines: Sequence[tuple[int, str]], firm: tuple[Title, ...], listed: Sequence[str]
) -> tuple[tuple[Title, ...], dict[str, Match]]:
    names = tuple(title.name for title in firm)
    loose = _loose(lines, listed)
    found: list[Title] = []
    astray: dict[str, Match] = {}
    for heading in listed:
        match = find_heading(heading, names)
        same = isinstance(match, Found) and words_of(match.heading) == words_of(heading)
        meant = [title for title in firm if isinstance(match, Found) and title.name == match.heading]
        if not same:
            meant = loose.get(words_of(heading), meant)
        if not meant:
            astray[heading] = match
        found += [title._replace(name=heading) for title in meant]
    return tuple(sorted(found, key=lambda title: title.start)), astray


def _loose(lines: Sequence[tuple[int, str]], listed: Sequence[str]) -> dict[tuple[str, ...], list[Title]]:
    """The unmarked lines that say what a heading listed says, by its words."""
    found: dict[tuple[str, ...], list[Title]] = {words_of(heading): [] for heading in listed}
    for start, line in lines:
        if line and len(line) <= LONGEST and PLAIN.match(line) and (same := found.get(words_of(line))) is not None:
            same.append(Title(line.strip(), PLAIN_RANK, start))
    return {words: titles for words, titles in found.items() if titles}
