"""The words and signs by which a figure is a bound: "at least", "≤", "or more"."""

from generator.evidence.figure import Comparator
from generator.evidence.numbers import any_case_of

_BEFORE: dict[Comparator, str] = {
    "<": "<|less than|fewer than|under|below|shorter than|smaller than|lower than|younger than|earlier than",
    "≤": "≤|at most|up to|no more than|not more than|no greater than|no longer than|at or below|as many as|as much as"
    "|less than or equal to|a maximum of|maximum|up to and including|not exceeding",
    ">": ">|more than|greater than|over|above|longer than|larger than|higher than|older than|later than|exceeding|beyond",
    "≥": "≥|at least|no fewer than|no less than|not less than|at or above|as few as|greater than or equal to"
    "|more than or equal to|a minimum of|minimum",
}
_BEFORE_TIMES: dict[Comparator, str] = {
    "<": "before|prior to",
    "≤": "until|till|up until|within|no later than|not later than|not after|at or before|on or before",
    ">": "after|past",
    "≥": "not before|as early as|at or after|on or after|starting at|from",
}
_AFTER: dict[Comparator, str] = {
    "≤": "or less|or fewer|or under|or below|or earlier|or before|or shorter|or smaller|or younger|or lower|at most"
    "|at the latest|maximum",
    "≥": "or more|or greater|or longer|or later|or above|or over|or older|or higher|or larger|or beyond|and above|and over"
    "|and older|and more|and later|at least|at the earliest|onwards|onward|upwards|on",
}


def _by_phrase(table: dict[Comparator, str]) -> dict[str, Comparator]:
    return {phrase: sign for sign, phrases in table.items() for phrase in phrases.split("|")}


_OF_ALL = _by_phrase(_BEFORE) | _by_phrase(_AFTER) | {"+": "≥"}
_OF_TIMES = _by_phrase(_BEFORE_TIMES)
WORDS = (_by_phrase(_BEFORE).keys() | _OF_TIMES.keys()) - {*"<≤>≥", "from"}
_TAILS = _by_phrase(_AFTER).keys() - {"on"}

ABOUT_WORDS = "about around approximately roughly nearly almost circa probably estimated approx. ca. c.".split()
ABOUT = rf"(?:{any_case_of(ABOUT_WORDS)} |(?i:some) (?=[0-9])|[~≈∼] ?)"
"""What makes a number one that is not to be taken exactly."""

BEFORE = rf"(?:[<≤>≥] ?|{any_case_of(WORDS)} )"
"""A comparator before a number."""

TAIL = rf"(?: (?P<tail>{any_case_of(_TAILS)})(?![\w-]| than)|(?P<plus>\+)(?![\w+]))"
"""A comparator after a number or its unit."""


def read_comparator(phrase: str, kind: str) -> Comparator:
    """The sign that a phrase means beside a figure of a kind; "after two losses" is no bound of the losses."""
    if not phrase:
        return ""
    phrase = phrase.strip().lower()
    if kind in {"time", "calendar"} and phrase in _OF_TIMES:
        return _OF_TIMES[phrase]
    return _OF_ALL.get(phrase, "")
