"""Texts that say the same in other types."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.deck.typography import EXCHANGED, _folded, folded


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("“36–37”\u00a0weeks", '"36-37" weeks'),
        ("≥ 25 mm, ≤\u202f3", ">= 25 mm, <= 3"),
        ("in\u00adsuf\u200bfi\u2060cien\u200dcy", "insufficiency"),
        ("e\u200b\u0301", "é"),
        (" a\t b \n c ", "a b\nc"),
    ],
)
def test_they_fold_to_one(one: str, other: str) -> None:
    assert folded(one) == folded(other)


@pytest.mark.parametrize(("one", "other"), [("a – b", "a - b"), ("< 25", "≤ 25"), ("a\nb", "a b"), ("µ", "m")])
def test_what_says_something_else_does_not(one: str, other: str) -> None:
    assert folded(one) != folded(other)


@given(st.text(st.sampled_from([*map(chr, EXCHANGED), *"aé1-–=<>≥≤ \n\u0301\u0338"])))
def test_folding_twice_is_folding_once(text: str) -> None:
    assert folded(folded(text)) == folded(text)


@given(
    st.text(st.sampled_from([*map(chr, EXCHANGED), *"aé1-–=<>≥≤   \n\n\t\r\x1f\x7f"]))
    | st.text(st.sampled_from("a1-= \n"))
)
def test_what_needs_no_folding_is_seen_at_a_glance(text: str) -> None:
    assert folded(text) == _folded(text)
