"""What a new deck is called."""

import pytest

from generator.deck.naming import is_name, nearest_name, tag_root, title


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("heart-failure", "heart-failure"),
        ("Heart Failure", "heart-failure"),
        ("HeartFailure", "heart-failure"),
        ("--heart__failure.", "heart-failure"),
        ("Ödeme", "odeme"),
        ("x" * 80, "x" * 64),
        ("心", None),
        ("", None),
    ],
)
def test_the_nearest_name(text: str, name: str | None) -> None:
    assert nearest_name(text) == name
    assert name is None or is_name(name)
    assert is_name(text) == (text == name)


def test_title_and_tag_root() -> None:
    assert (title("heart-failure"), tag_root("heart-failure")) == ("Heart failure", "HeartFailure")
    assert (title("covid-19"), tag_root("covid-19")) == ("Covid 19", "Covid19")
