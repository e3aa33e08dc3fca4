"""Nothing that is shown can move the cursor, start a line or turn the writing around."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.reporting.visible import JOINERS, visible


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("cards/a.yaml", "cards/a.yaml"),
        ("36–37 weeks, “≤ 2.5 cm”, 漢字, café", "36–37 weeks, “≤ 2.5 cm”, 漢字, café"),
        ("a\r\nb\tc", "a\\r\\nb\\tc"),
        ("\x1b[31mred\x07", "\\x1b[31mred\\x07"),
        ("a\u202egpj.exe\u2066", "a\\u202egpj.exe\\u2066"),
        ("zero\u200bwidth\ufeff", "zero\\u200bwidth\\ufeff"),
        ("line\u2028paragraph\u2029next\x85", "line\\u2028paragraph\\u2029next\\x85"),
        ("caf\udce9", "caf\\udce9"),
        ("\ufffe\U0001ffff", "\\ufffe\\U0001ffff"),
        ("👩‍⚕️ می‌خواهم", "👩‍⚕️ می‌خواهم"),
    ],
)
def test_what_cannot_be_seen_is_escaped(text: str, shown: str) -> None:
    assert visible(text) == shown


@given(st.text())
def test_every_text_becomes_one_line_that_any_file_can_hold(text: str) -> None:
    shown = visible(text)
    assert len(shown.splitlines()) <= 1
    shown.encode()
    assert all(one in JOINERS or unicodedata.category(one)[:2] not in {"Cc", "Cf", "Cs"} for one in shown)
    assert visible(shown) == shown
