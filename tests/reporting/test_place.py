"""Lines and columns of spans, from 1, in characters."""

import pytest

from generator.diagnostic import Span
from generator.reporting.place import Places


@pytest.mark.parametrize(
    ("text", "start", "end", "place"),
    [
        ("", 0, 0, (1, 1, 1, 1)),
        ("abc", 1, 2, (1, 2, 1, 3)),
        ("abc", 1, 1, (1, 2, 1, 2)),
        ("abc", 3, 4, (1, 4, 1, 4)),
        ("abc", 7, 9, (1, 4, 1, 4)),
        ("abc", 2, 0, (1, 3, 1, 3)),
        ("a\nbc\nd", 2, 6, (2, 1, 3, 2)),
        ("a\nbc\n\nd", 2, 6, (2, 1, 2, 3)),
        ("a\n", 1, 2, (1, 2, 1, 2)),
        ("a\n", 2, 2, (2, 1, 2, 1)),
        ("a\r\nbc\r\n", 3, 7, (2, 1, 2, 3)),
        ("漢字\n𝟚é", 3, 5, (2, 1, 2, 3)),
    ],
    ids=[
        "no text",
        "a character",
        "nothing",
        "behind the end",
        "far behind the end",
        "an end before the start",
        "two lines",
        "blank lines at the end",
        "the end of a line",
        "behind the last line",
        "line ends of Windows",
        "wide and long characters",
    ],
)
def test_a_span_has_a_place(text: str, start: int, end: int, place: tuple[int, ...]) -> None:
    assert Places({"f": text}).of(Span("f", start, end))[:4] == place


def test_the_line_comes_without_its_end() -> None:
    place = Places({"f": "a\r\nbc\r\nd"}).of(Span("f", 4, 5))
    assert place.before + place.after == "bc"


def test_a_file_that_could_not_be_read_has_a_first_line() -> None:
    assert Places({}).of(Span("nowhere")) == (1, 1, 1, 1, "", "")
