"""The order in which Anki shows new cards: each note's `due`, kept from release to release.

A student's new cards stay where they are; a card added later takes a number between its neighbours' and so its place.
"""

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise

STEP = 1000
"""The room between two notes of a first release."""


def dues(recorded: Sequence[int | None]) -> list[int]:
    """The strictly rising dues of notes in teaching order, given those that were released (None: new).

    As many as possible stay as recorded. What was moved, or is new, gets numbers between its neighbours'; if there is no
    room left, all are numbered anew.
    """
    kept = _longest_rising(recorded)
    result = [recorded[index] or 0 for index in range(len(recorded))]
    for left, right in pairwise([-1, *kept, len(recorded)]):
        low = result[left] if left >= 0 else 0
        count = right - left - 1
        high = result[right] if right < len(recorded) else low + STEP * (count + 1)
        if high - low <= count:
            return [STEP * (index + 1) for index in range(len(recorded))]
        for index in range(1, count + 1):
            result[left + index] = low + (high - low) * index // (count + 1)
    return result


def _longest_rising(numbers: Sequence[int | None]) -> list[int]:
    """The indices of a longest strictly rising subsequence, by patience sorting (Fredman 1975)."""
    tails: list[int] = []
    tail_numbers: list[int] = []
    before: dict[int, int | None] = {}
    for index, number in enumerate(numbers):
        if number is None:
            continue
        pile = bisect_left(tail_numbers, number)
        before[index] = tails[pile - 1] if pile else None
        tails[pile : pile + 1] = [index]
        tail_numbers[pile : pile + 1] = [number]
    chain: list[int] = []
    index_or_none = tails[-1] if tails else None
    while index_or_none is not None:
        chain.append(index_or_none)
        index_or_none = before[index_or_none]
    return chain[::-1]
