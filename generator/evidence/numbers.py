"""Numbers in digits and in words, and the patterns that find them."""

import re
from collections import defaultdict
from collections.abc import Iterable
from fractions import Fraction
from functools import lru_cache

DIGITS = (
    r"(?>[0-9]{1,3}(?:,[0-9]{3}){1,3}(?![0-9])(?:\.[0-9]{1,6})?|[0-9]{1,9}(?:\.[0-9]{1,6})?|\.[0-9]{1,6})"
    r"(?!\.?[0-9])"
)
"""1700, 1,700, 2.5 or .05; what has more points, such as a telephone number, is none."""

_ONES = "one two three four five six seven eight nine".split()
_TEENS = "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()

_ROUND = {"hundred": 100, "thousand": 1000}

_WORDS = {word: number for number, word in enumerate((*_ONES, *_TEENS), start=1)}
_WORDS |= {word: number * 10 for number, word in enumerate(_TENS, start=2)}
_WORDS |= {f"{ten}-{one}": _WORDS[ten] + _WORDS[one] for ten in _TENS for one in _ONES}
_WORDS |= {f"{some} {name}": _WORDS.get(some, 1) * size for some in ("a", *_ONES) for name, size in _ROUND.items()}

PARTS = {"half": 2, "third": 3, "quarter": 4, "fifth": 5, "tenth": 10}


def any_of(phrases: Iterable[str]) -> str:
    """A pattern for any of the phrases, the longest that fits.

    Phrases that begin alike share that beginning: the pattern takes as long as its longest phrase, not as all of them.
    """
    by_first = _by_first(phrases)
    branches = "|".join(re.escape(first) + any_of(rests) for first, rests in by_first.items() if first)
    if "" in by_first:
        return f"(?:{branches})?" if branches else ""
    return f"(?:{branches})" if len(by_first) > 1 else branches


def any_case_of(phrases: Iterable[str]) -> str:
    """The same in any case. Naming both first letters lets the engine pass over places where no phrase begins."""
    by_first = _by_first(phrase.lower() for phrase in phrases)
    return f"(?:{'|'.join(f'[{first}{first.upper()}](?i:{any_of(rests)})' for first, rests in by_first.items())})"


def _by_first(phrases: Iterable[str]) -> dict[str, list[str]]:
    """The rests of phrases by their first character."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for phrase in sorted(set(phrases)):
        found[phrase[:1]].append(phrase[1:])
    return found


_SOME = any_case_of(_ONES)
WORDS = (
    rf"(?:{any_case_of(_TENS)}(?:-(?i:{any_of(_ONES)}))?|{any_case_of(_TEENS)}|{_SOME}(?: (?i:hundred|thousand))?|[aA] (?i:hundred|thousand))"
    r"(?:(?!\w)|(?=fold\b))"
)
"""A number up to ninety-nine, or a round one above, in words."""

WORD = rf"(?:{_SOME}|{any_case_of((*_TEENS, *_TENS))}|[aA] (?i:hundred|thousand))(?:(?!\w)|(?=fold\b))"
"""The first word of one."""

COUNTING = (*_ONES, *_TEENS, *_TENS, *_ROUND, *PARTS, "single", "twice")
"""The words of which each number in words has one."""


@lru_cache(maxsize=4096)  # making a fraction of a text is slow, and texts repeat their numbers
def read_number(text: str) -> Fraction:
    """The number that the digits or words mean."""
    word = _WORDS.get(text.lower())
    return Fraction(text.replace(",", "").replace("−", "-")) if word is None else Fraction(word)
