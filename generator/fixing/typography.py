"""Fixes of how a text is set: what a word processor left in it, comparison signs, the dashes of ranges.

The content of a card stays what it was, and its hash too: `generator.deck.typography` holds what is changed here to be
the same. Math, links' addresses, web addresses, DOIs and what stands in backquotes are left as they are.
"""

import re
from collections.abc import Callable, Iterator

from generator.deck.typography import COMPARISONS, EXCHANGED, RANGE_DASH
from generator.fixing.edit import Edit
from generator.fixing.reading import Reading
from generator.fixing.spelling import Change, respelled


def word_debris(reading: Reading) -> Iterator[Edit]:
    """Characters that a word processor sets by itself become those that are typed: `“25 mm”`, `"25 mm"`.

    Spaces and hyphens that don't break become plain ones, curly quotes straight ones; characters that don't show go.
    """
    return _mended(reading, _debris)


def comparison_sign(reading: Reading) -> Iterator[Edit]:
    """Comparison signs are written as they are set: `>= 25 mm`, `≥ 25 mm`."""
    return _mended(reading, _comparisons)


def range_dash(reading: Reading) -> Iterator[Edit]:
    """A range has a dash between its numbers, not a hyphen: `36-37 weeks`, `36–37 weeks`."""
    return _mended(reading, _ranges)


def _mended(reading: Reading, changes: Callable[[str], Iterator[Change]]) -> Iterator[Edit]:
    for text in reading.prose():
        edit = respelled(text, reading.texts[text.path], changes(text))
        if edit is not None:
            yield edit


UNTOUCHED = re.compile(
    r"""
    \\\( .*? \\\) | \\\[ .*? \\\]                       # math
    | \]\( (?: [^()] | \([^()]*\) )*+ \)                # where a link leads
    | (?: https?:// | www\. ) [^\s<>"\u201c\u201d]+     # a web address
    | \bdoi:\s*\S+ | \b10\.\d{4,9}/\S+                  # a DOI
    | ` [^`]* `                                         # code
    """,
    re.VERBOSE | re.DOTALL | re.IGNORECASE,
)


def _touchable(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """The matches of a pattern outside of what must stay untouched."""
    untouched = [match.span() for match in UNTOUCHED.finditer(text)]
    for match in pattern.finditer(text):
        if not any(start < match.end() and match.start() < end for start, end in untouched):
            yield match


DEBRIS = re.compile("[" + "".join(map(chr, EXCHANGED)) + "]")
JOINERS = "\u200c\u200d"
UNJOINED = re.compile(r"[\0-\u02ff\u2000-\u206f\ufeff]?")
"""A Latin letter or a sign. Joiners beside any other character belong there: they spell Persian and compose emoji."""


def _debris(text: str) -> Iterator[Change]:
    for match in _touchable(DEBRIS, text):
        start, end = match.span()
        beside = (text[max(start - 1, 0) : start], text[end : end + 1])
        if match[0] not in JOINERS or all(UNJOINED.fullmatch(one) for one in beside):
            yield Change(start, end, EXCHANGED[ord(match[0])])


COMPARISON = re.compile(rf"(?<![<>=!-])(?:{'|'.join(COMPARISONS)})(?![<>=\u0338])")
"""A comparison sign that is no part of an arrow or an operator of more characters."""


def _comparisons(text: str) -> Iterator[Change]:
    for match in _touchable(COMPARISON, text):
        yield Change(*match.span(), COMPARISONS[match[0]])


NUMBER = r"(?:0|[1-9]\d*)(?:[.,]\d+|\+[0-6](?!\d))?"
RANGE = re.compile(
    rf"(?<![\w.,/+#=^\-\u2010-\u2015\u2212])(?<!\d:)({NUMBER})-({NUMBER})(?!\w|[-/\u2010-\u2015]\d|[.,:+]\d|-|\s*=)"
)
"""Two numbers with a hyphen between them that are no part of a date, a code or a sum."""
YEARS = range(1500, 2101)


def _ranges(text: str) -> Iterator[Change]:
    for match in _touchable(RANGE, text):
        if _is_range(match[1], match[2]):
            yield Change(match.end(1), match.start(2), RANGE_DASH)


def _is_range(first: str, last: str) -> bool:
    """Whether two numbers rise, as in a range. Long ones may be a telephone number or an ISSN, unless round or years."""
    low, high = (_number(text) for text in (first, last))
    plain = high < 1000 or all(number in YEARS or number % 10 == 0 for number in (low, high))
    return low < high and plain


def _number(text: str) -> float:
    """A number, or weeks and days such as 23+6, as a figure to compare by."""
    weeks, _, days = text.replace(",", "").partition("+")
    return float(weeks) + float(days or 0) / 7
