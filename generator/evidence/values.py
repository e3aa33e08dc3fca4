"""The number in a figure, without its unit: 24, 24+3, 1 in 100, 3/39, two, 16th, half."""

import re
from collections.abc import Callable
from fractions import Fraction
from typing import Literal, NamedTuple, TypeAlias

from generator.evidence.figure import Unit
from generator.evidence.names import is_year
from generator.evidence.numbers import DIGITS, PARTS, WORD, WORDS, any_of, read_number
from generator.evidence.units import FOLD, ONE_IN, RATIO, UNIT, WEEK

Form: TypeAlias = Literal["digits", "word", "ordinal", "single", "year"]


class Amount(NamedTuple):
    """A number as it was read up to `end`: its value, its unit if the notation says it, and how it is written."""

    end: int
    value: Fraction
    unit: Unit | None = None
    form: Form = "digits"


_NUMBER = rf"(?:{DIGITS}|{WORDS})"
_PART = rf"(?P<count>a|one|two|three|four)[ -](?P<part>{any_of(PARTS)})s?(?= of\b|[^\w\s-]|\Z)"


def _gestation(found: re.Match[str]) -> Amount:
    days = found["plus"] or found["seventh"] or found["days"]
    return Amount(found.end(), int(found["weeks"]) + Fraction(int(days), 7), WEEK)


def _ratio(found: re.Match[str]) -> Amount:
    return Amount(found.end(), read_number(found["left"]) / read_number(found["right"]), RATIO)


def _share(found: re.Match[str]) -> Amount | None:
    some, whole = read_number(found["some"]), read_number(found["whole"])
    if not 0 < some <= whole or (some > 1 and found["link"] == "in" and is_year(whole)):
        return None
    if some == 1 or found["link"] in {"in", "out of"}:
        return Amount(found.end(), some / whole, ONE_IN)
    if some.denominator > 1 or whole.denominator > 1:
        return None
    return Amount(found.end(), some, Unit(f"of {whole}", f"of {whole}"))


def _one_in(found: re.Match[str]) -> Amount | None:
    return None if UNIT.match(found.string, found.end()) else _share(found)


def _fraction(found: re.Match[str]) -> Amount | None:
    count = Fraction(1) if found["count"].lower() == "a" else read_number(found["count"])
    part = count / PARTS[found["part"].lower()]
    return Amount(found.end(), part, ONE_IN) if part < 1 else None


def _half(found: re.Match[str]) -> Amount:
    return Amount(found.end(), Fraction(1, 2), ONE_IN)


def _twice(found: re.Match[str]) -> Amount:
    return Amount(found.end(), Fraction(2), FOLD)


def _digits(found: re.Match[str]) -> Amount:
    number = read_number(found["digits"])
    year = len(found["digits"]) == 4 and is_year(number)
    return Amount(found.end(), number, form="ordinal" if found["ordinal"] else "year" if year else "digits")


def _word(found: re.Match[str]) -> Amount:
    return Amount(found.end(), read_number(found["word"]), form="word")


def _single(found: re.Match[str]) -> Amount:
    return Amount(found.end(), Fraction(1), form="single")


Notation: TypeAlias = tuple[str, Callable[[re.Match[str]], Amount | None]]

_SHARE: Notation = (
    rf"(?!(?:one|1) of [a-z])(?P<some>{_NUMBER})[ -](?P<link>in|out of|of)[ -](?:every |about |each )?(?P<whole>{_NUMBER})",
    _one_in,
)
_NUMERAL = rf"(?P<digits>(?<![\w%)])[−-](?=[.0-9])(?:{DIGITS})|{DIGITS})(?P<ordinal>st|nd|rd|th)?"
_IN_DIGITS: tuple[Notation, ...] = (
    (rf"(?>{_NUMERAL})(?! ?[+:/w0-9]|[ -](?:in|o))", _digits),  # most numbers go on as no other notation does
    (
        r"(?P<weeks>[4-9]|[1-4][0-9])(?: ?\+ ?(?P<plus>[0-6])(?![\w/+])| (?P<seventh>[0-6])/7(?!\w)"
        r"| ?(?:weeks?|wks?|w),?(?: and| \+)? ?(?P<days>[0-6]) ?(?:days?|d)(?!\w))",
        _gestation,
    ),
    (r"(?P<left>[0-9]{1,4}) ?: ?(?P<right>[1-9][0-9]{0,4})(?![\w:]| ?[ap]\.?m)", _ratio),
    _SHARE,
    (rf"(?P<some>{DIGITS})(?P<link>/)(?P<whole>{DIGITS})(?![\w/])", _share),
    (_NUMERAL, _digits),
)
_IN_WORDS: tuple[Notation, ...] = (
    _SHARE,
    (rf"(?i:{_PART})", _fraction),
    (
        r"(?i:(?<!first )(?<!second )(?<!other )(?<!latter )(?<!later )(?<!upper )(?<!lower )half)(?= (?:of|the|all)\b)",
        _half,
    ),
    (rf"(?P<word>{WORDS})", _word),
    (r"(?i:single)(?= )", _single),
    (r"(?i:twice)(?= (?:as|the)\b)", _twice),
)
_DIGITS, _LETTERS = (
    tuple((re.compile(pattern), read) for pattern, read in notations) for notations in (_IN_DIGITS, _IN_WORDS)
)

AHEAD = rf"(?=[−-]?\.?[0-9]|{WORD}|(?i:single |twice (?:as|the)\b|half (?:of|the|all)\b|{_PART.replace('?P<count>', '').replace('?P<part>', '')}))"
"""What stands at the start of every amount."""


def read_amount(text: str, at: int) -> Amount | None:
    """The amount that starts at a place of the text, in the first notation that fits."""
    for pattern, read in _LETTERS if text[at : at + 1].isalpha() else _DIGITS:
        if (found := pattern.match(text, at)) and (amount := read(found)):
            return amount
    return None
