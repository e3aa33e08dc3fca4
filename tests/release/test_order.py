"""The dues of new cards: rising, and kept from release to release."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from generator.release.order import STEP, dues

recorded = st.lists(st.none() | st.integers(1, 20_000))


def test_a_first_release() -> None:
    assert dues([None] * 3) == [STEP, 2 * STEP, 3 * STEP]


def test_what_is_inserted_lies_between_its_neighbours() -> None:
    assert dues([1000, None, 2000, None, None, 3000, None]) == [1000, 1500, 2000, 2333, 2666, 3000, 4000]


def test_what_is_moved_gives_way_to_what_stayed() -> None:
    assert dues([3000, 1000, 2000]) == [500, 1000, 2000]


def test_without_room_all_are_numbered_anew() -> None:
    assert dues([1000, None, 1001]) == [1000, 2000, 3000]


@given(recorded)
def test_dues_rise(before: list[int | None]) -> None:
    result = dues(before)
    assert len(result) == len(before)
    assert all(left < right for left, right in pairwise([0, *result]))


@given(recorded)
def test_dues_once_given_stay(before: list[int | None]) -> None:
    given_once = dues(before)
    assert dues(given_once) == given_once


@given(st.lists(st.integers(1, 50), unique=True), st.data())
def test_an_insertion_moves_nothing(steps: list[int], data: st.DataObject) -> None:
    before: list[int | None] = [step * STEP for step in sorted(steps)]
    place = data.draw(st.integers(0, len(before)))
    after = dues([*before[:place], None, *before[place:]])
    assert after[:place] + after[place + 1 :] == before
