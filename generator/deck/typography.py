"""What typesetting changes in a text without changing what it says: kinds of quotes, spaces and dashes, ≥ for >=."""

import re
import unicodedata

EXCHANGED = str.maketrans(
    {
        "\u2018": "'",
        "\u2019": "'",
        "\u201c": '"',
        "\u201d": '"',
        "\u2011": "-",  # the hyphen that doesn't break
        "\u00a0": " ",  # the spaces that don't break
        "\u202f": " ",
        "\u00ad": "",  # the hyphen that shows only at the end of a line
        "\u200b": "",  # characters without width
        "\u200c": "",
        "\u200d": "",
        "\u2060": "",
        "\ufeff": "",
    }
)
"""What a word processor or a web page puts in place of a typed character, and that character."""

COMPARISONS = {">=": "\u2265", "<=": "\u2264"}
"""Comparison signs, as typed and as set."""

RANGE_DASH = "\u2013"
"""The dash of a range, set between two numbers for a typed `-`."""

DASHED = re.compile(r"(?<=\d)[\u2010-\u2015](?=\d)")
SPACES = re.compile(r"[ \t]+")


def folded(text: str) -> str:
    """The text as it would be typed: two texts that say the same in other types fold to one."""
    if text.isascii() and text.replace("\n", "").isprintable() and not _has_spare_spaces(text):
        return text.strip()  # as most texts are: nothing was set in it
    return _folded(text)


def _has_spare_spaces(text: str) -> bool:
    """Whether a text without tabs has two spaces, or one at an end of a line."""
    return "  " in text or ("\n" in text and (" \n" in text or "\n " in text))


def _folded(text: str) -> str:
    text = unicodedata.normalize("NFC", text.translate(EXCHANGED))
    text = DASHED.sub("-", text)
    for typed, set_ in COMPARISONS.items():
        text = text.replace(set_, typed)
    return "\n".join(SPACES.sub(" ", line).strip() for line in text.strip().split("\n"))
