"""Which texts of many may be alike, found without comparing each with each."""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import chain, combinations

RAREST = 4
"""The rarest words of a text, by whose pairs it is looked for: texts that differ in two words still share a pair."""
WINDOW = 20
"""The texts of the same pair that are considered, the latest: it bounds the cost where thousands share all their words."""
KEPT = 10
"""The words that two texts share for each that one of them has replaced, if they are alike."""


def neighbours(texts: Sequence[frozenset[str]]) -> list[tuple[int, int]]:
    """The pairs of texts, given as their words, that are nearly alike, the earlier first; in the order of the later."""
    return sorted(_alike(texts), key=lambda pair: pair[::-1])


def _alike(texts: Sequence[frozenset[str]]) -> Iterator[tuple[int, int]]:
    """The same in any order: the shorter texts come first, and each is looked for in longer ones only.

    A longer text that is alike has all but a few words of the shorter, and so two of its rarest ones, be they but two more
    than that few. Here words are numbers, the rarest the smallest.
    """
    uses = Counter(chain.from_iterable(texts))
    rank = {word: place for place, word in enumerate(sorted(uses, key=lambda word: (uses[word], word)))}
    used_once = sum(number == 1 for number in uses.values())
    having: defaultdict[tuple[int, ...], list[int]] = defaultdict(list)
    for number in sorted(range(len(texts)), key=lambda number: len(texts[number])):
        text = texts[number]
        ordered = sorted(map(rank.__getitem__, text))
        first = bisect_left(ordered, used_once)
        rarest = ordered[first : first + RAREST]
        pairs = [*combinations(rarest, min(2, len(rarest)))] if rarest else []
        candidates = {other for pair in pairs if pair in having for other in having[pair]}
        for other in candidates:
            size, shared = len(texts[other]), len(text & texts[other])
            if shared >= KEPT * (size - shared):
                yield min(other, number), max(other, number)
        telling = ordered[: 2 + len(text) // (KEPT + 1)]
        for pair in pairs:
            if pair[-1] in telling:
                block = having[pair]
                block.append(number)
                del block[:-WINDOW]
