"""The text of a source, cut into its sections, with their figures found once."""

import hashlib
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from generator.deck.headings import OPENING, Found, Match, Unknown, find_heading, words_of
from generator.evidence.figure import Figure
from generator.evidence.find import figures
from generator.evidence.implied import implied
from generator.evidence.terms import terms
from generator.evidence.titles import Title, titles

WHOLE = ""
"""The part that a citation without a section means."""

SHOWN = 60
"""Characters that are shown on either side of a figure."""


@dataclass(frozen=True, slots=True)
class Part:
    """What stands under a heading: from where to where, its figures by kind, and its terms."""

    places: tuple[tuple[int, int], ...]
    figures: Mapping[str, tuple[Figure, ...]]
    terms: frozenset[str]

    def overlaps(self, other: "Part") -> bool:
        """Whether the two have some text in common: one is a section of the other."""
        return any(start < stop and begin < end for start, end in self.places for begin, stop in other.places)


@dataclass(frozen=True, slots=True)
class SourceText:
    """The text of a source, its parts by heading (the opening and the whole among them), and its sha256.

    `subject` has the terms of its title, which a section need not repeat.
    `above` is a title above all headings: it may be that of the whole, or of the first section. `astray` has the headings that are listed for it and that it lacks, each with what it resembles.
    """

    text: str = field(repr=False)
    hash: str
    headings: tuple[str, ...]
    parts: Mapping[str, Part] = field(repr=False)
    titles: tuple[Title, ...] = field(repr=False)
    above: Title | None
    subject: frozenset[str] = field(repr=False)
    listed: tuple[str, ...]
    astray: Mapping[str, Match]

    def find(self, section: str) -> Match:
        """The heading that a citation's section means."""
        named = find_heading(section, self.listed or self.headings)
        if isinstance(named, Unknown) and self.above and words_of(self.above.name) == words_of(section):
            return Found(self.above.name)
        return self.astray.get(named.heading, named) if isinstance(named, Found) else named

    def section_at(self, place: int) -> str:
        """The heading under which a character stands."""
        before = bisect_right(self.titles, place, key=lambda title: title.start)
        return self.titles[before - 1].name if before else OPENING

    def around(self, figure: Figure) -> str:
        """The passage in which a figure stands, on one line."""
        start = max(self.text.rfind("\n", 0, figure.start) + 1, figure.start - SHOWN)
        end = self.text.find("\n", figure.end)
        stop = min(len(self.text) if end < 0 else end, figure.end + SHOWN)
        return " ".join(self.text[start:stop].split())


def cut(text: str, listed: Sequence[str] = (), title: str = "") -> SourceText:
    """The text of a source of that title, cut at the headings that are listed for it, or else at those that it seems to have."""
    text = text.replace("\r\n", "\n")
    listed = tuple(map(str, listed))
    found, above, astray = titles(text, listed)
    ranges = [*_ranges(found, above, len(text))]
    written = figures(text)
    all_figures = sorted((*written, *implied(text, written)), key=lambda figure: figure.start)
    starts = [figure.start for figure in all_figures]
    parts: dict[str, Part] = {}
    for name in dict.fromkeys(name for name, _, _ in ranges):
        places = tuple((start, end) for one, start, end in ranges if one == name)
        within = [all_figures[bisect_right(starts, start - 1) : bisect_right(starts, end - 1)] for start, end in places]
        parts[name] = Part(
            places, _by_kind(within), frozenset().union(*(terms(text[start:end]) for start, end in places))
        )
    headings = tuple(dict.fromkeys(title.name for title in found))
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return SourceText(text, digest, headings, parts, found, above, terms(title), listed, astray)


def _ranges(found: Sequence[Title], above: Title | None, end: int) -> Iterator[tuple[str, int, int]]:
    """Each part's name, start and end; a section ends where the next heading of its rank or a higher one stands."""
    yield WHOLE, 0, end
    yield OPENING, 0, found[0].start if found else end
    all_titles = [*([above] if above else []), *found]
    ends = _ends([title.rank for title in all_titles])
    for number, title in enumerate(all_titles):
        yield title.name, title.start, all_titles[ends[number]].start if ends[number] < len(all_titles) else end


def _ends(ranks: Sequence[int]) -> list[int]:
    """For each rank the number of the next one that isn't greater."""
    ends = [len(ranks)] * len(ranks)
    open_ones: list[int] = []
    for number, rank in enumerate(ranks):
        while open_ones and rank <= ranks[open_ones[-1]]:
            ends[open_ones.pop()] = number
        open_ones.append(number)
    return ends


def _by_kind(within: Sequence[Sequence[Figure]]) -> dict[str, tuple[Figure, ...]]:
    kinds: dict[str, list[Figure]] = {}
    for figure in (figure for some in within for figure in some):
        kinds.setdefault(figure.kind, []).append(figure)
    return {kind: tuple(some) for kind, some in kinds.items()}
