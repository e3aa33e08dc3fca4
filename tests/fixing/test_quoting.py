"""Text that YAML takes for something else gets its quotes."""

import pytest

from tests.deck.test_recovery import SLIPS, VALUE
from tests.fixing.files import mended


@pytest.mark.parametrize(
    ("value", "quoted"), [(slip[0], slip[3]) for slip in SLIPS if "#" not in slip[0] and "“" not in slip[0]]
)
def test_a_value_is_quoted(value: str, quoted: str) -> None:
    rest = "    question: Why?\n    answer: So.\n"
    assert mended(VALUE.format(value) + rest) == VALUE.format(quoted) + rest


@pytest.mark.parametrize("value", ["a #70 b", "two words # 70", "#70"])
def test_a_comment_is_left_to_its_author(value: str) -> None:
    text = VALUE.format(value)
    assert mended(text) == text


def test_what_is_no_matter_of_quotes_is_left_alone() -> None:
    text = VALUE.format("x").replace("    answer", "   answer")
    assert mended(text) == text


def test_all_cards_of_a_file_are_quoted_at_once() -> None:
    entry = "  - id: card-{0}\n    answer: {1}\n"
    before = "".join(entry.format(number, "a: b") for number in range(9))
    after = "".join(entry.format(number, "'a: b'") for number in range(9))
    assert mended("cards:\n" + before) == "cards:\n" + after
