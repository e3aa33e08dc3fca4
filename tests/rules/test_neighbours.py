"""Likely pairs among many texts: none that matters is missed, and the work grows with the texts, not with their pairs."""

import random
from collections import Counter
from collections.abc import Iterator
from itertools import chain, combinations

from hypothesis import given
from hypothesis import strategies as st

from generator.rules.neighbours import KEPT, RAREST, WINDOW, neighbours

RANDOM = random.Random(1)
WORDS = [f"w{number}" for number in range(3_000)]


def texts(number: int, words: list[str], length: int = 12) -> list[frozenset[str]]:
    """Texts in which some words are far commoner than others, as in any language."""
    weights = [1 / rank for rank in range(1, len(words) + 1)]
    return [frozenset(RANDOM.choices(words, weights, k=length)) for _ in range(number)]


def variants(text: frozenset[str]) -> Iterator[frozenset[str]]:
    """The text itself, without one of its words, with one more, and with one replaced."""
    one = RANDOM.choice(sorted(text))
    yield from (text, text - {one}, text | {"new"}, (text - {one}) | {"other"})


def test_what_is_planted_is_found() -> None:
    others = texts(5_000, WORDS, length=16)
    long_enough = [place for place, text in enumerate(others) if len(text) > KEPT]
    planted = [(place, one) for place in RANDOM.sample(long_enough, 100) for one in variants(others[place])]
    found = set(neighbours([*others, *(one for _, one in planted)]))
    missed = [place for number, (place, _) in enumerate(planted, len(others)) if (place, number) not in found]
    assert missed == []


def test_the_work_grows_with_the_texts() -> None:
    for words in (WORDS, WORDS[:30], WORDS[:3]):
        most = WINDOW * RAREST * (RAREST - 1) // 2
        for number in (500, 4_000):
            assert sum(1 for _ in neighbours(texts(number, words))) <= number * most


def test_few_words_are_enough() -> None:
    same, empty = frozenset({"cervix"}), frozenset[str]()
    assert list(neighbours([same, empty, same, empty])) == [(0, 2)]


@given(st.lists(st.frozensets(st.sampled_from("abcdefghijklmnopqrstuvwxyz"), max_size=25), max_size=WINDOW))
def test_it_finds_what_comparing_each_with_each_finds(texts: list[frozenset[str]]) -> None:
    uses = Counter(chain.from_iterable(texts))

    def rarest(text: frozenset[str]) -> list[str]:
        return sorted((word for word in text if uses[word] > 1), key=lambda word: (uses[word], word))[:RAREST]

    def looked_for_by(text: frozenset[str]) -> set[tuple[str, ...]]:
        words = rarest(text)
        return {*combinations(words, 2)} if len(words) > 1 else {tuple(words)} - {()}

    def alike(one: frozenset[str], other: frozenset[str]) -> bool:
        shared = len(one & other)
        return shared >= KEPT * (min(len(one), len(other)) - shared)

    assert neighbours(texts) == [
        (earlier, later)
        for later, text in enumerate(texts)
        for earlier, other in enumerate(texts[:later])
        if looked_for_by(text) & looked_for_by(other) and alike(text, other)
    ]
