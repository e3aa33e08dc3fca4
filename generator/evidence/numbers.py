"""Numbers in digits and in words, and the patterns that find them."""

import re
from collections.abc import Iterable
from fractions import Fraction

DIGITS = (
    r"(?>[0-9]{1,3}(?:,[0-9]{3}){1,3}(?![0-9])(?:\.[0-9]{1,6})?|[0-9]{1,9}(?:\.[0-9]{1,6})?|\.[0-9]{1,6})"
    r"(?!\.?[0-9])"
)
"""1700, 1,700, 2.5 or .05; what has more points, such as a telephone number, is none."""

_ONES = "one two three four five six seven eight nine".split()
_TEENS = "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()

_WORDS = {word: number for number, word in enumerate((*_ONES, *_TEENS), start=1)}
_WORDS |= {word: number * 10 for number, word in enumerate(_TENS, start=2)}
_WORDS |= {f"{ten}-{one}": _WORDS[ten] + _WORDS[one] for ten in _TENS for one in _ONES}
_WORDS |= {
    f"{some} {name}": _WORDS.get(some, 1) * size
    for some in ("a", *_ONES)
    for name, size in (("hundred", 100), ("thousand", 1000))
}

PARTS = {"half": 2, "third": 3, "quarter": 4, "fifth": 5, "tenth": 10}


def any_of(phrases: Iterable[str]) -> str:
    """A pattern for any of the phrases, the longest first."""
    return "|".join(re.escape(phrase) for phrase in sorted(phrases, key=len, reverse=True))


WORDS = rf"(?i:{any_of(_WORDS)})(?:(?!\w)|(?=fold\b))"
"""A number up to ninety-nine, or a round one above, in words."""


def read_number(text: str) -> Fraction:
    """The number that the digits or words mean."""
    word = _WORDS.get(text.lower())
    return Fraction(text.replace(",", "").replace("−", "-")) if word is None else Fraction(word)
