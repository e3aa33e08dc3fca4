"""Which texts of many may be alike, found without comparing each with each."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import chain, combinations

RAREST = 4
"""The rarest words of a text, by whose pairs it is looked for: texts that differ in two words still share a pair."""
WINDOW = 20
"""The latest texts of the same pair that are considered: it bounds the cost where thousands share all their words."""
KEPT = 10
"""The words that two texts share for each that one of them has replaced, if they are alike."""


def neighbours(texts: Sequence[frozenset[str]]) -> Iterator[tuple[int, int]]:
    """The pairs of texts, given as their words, that are nearly alike: the earlier, then the later.

    They share two of their rarest words, and `KEPT` words for each that one of the two has replaced.
    """
    uses = Counter(chain.from_iterable(texts))
    having: defaultdict[tuple[str, ...], list[int]] = defaultdict(
        list
    )  # most are of one text: a deque would take much room
    for number, text in enumerate(texts):
        rarest = sorted((word for word in text if uses[word] > 1), key=lambda word: (uses[word], word))[:RAREST]
        blocks = [having[pair] for pair in combinations(rarest, min(2, len(rarest)))] if rarest else []
        for earlier in sorted(set(chain.from_iterable(blocks))):
            other = texts[earlier]
            shared = len(text & other)
            if shared >= KEPT * (min(len(text), len(other)) - shared):
                yield earlier, number
        for block in blocks:
            block.append(number)
            del block[:-WINDOW]
