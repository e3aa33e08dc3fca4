"""Numbers that claim nothing: in names, dates, references and notations."""

import re
from fractions import Fraction

from generator.evidence.numbers import WORDS, any_case_of
from generator.evidence.units import LABEL_LINK, UNIT

_LONG = "January February March April May June July August September October November December".split()
_SHORT = "Jan Feb Mar Apr Jun Jul Aug Sept Sep Oct Nov Dec".split()
MONTHS = (*_LONG, *_SHORT)
_MONTH = rf"(?:(?:{'|'.join(_LONG)})\b|(?:{'|'.join(_SHORT)})\b\.?)"
NUMBERED = (
    "table|fig|fig.|figure|box|chapter|section|step|page|p.|pp.|appendix|number|series|bulletin|guideline|opinion|version"
    "|edition|vol.|volume|issue|phase|stage|type|group|arm|criterion|paragraph|gravida|para|parity|HPV|ref.|reference"
).split("|")
"""What is named by a number."""

_NAME = re.compile(
    r"(?<![\w.])(?:"
    rf"{_MONTH}(?: ?[0-9]{{1,2}}(?:st|nd|rd|th)?(?!\w)(?:,? [0-9]{{4}}(?!\w))?|,? [0-9]{{4}}(?!\w))"  # March 8, 2019
    rf"|[0-9]{{1,2}}(?:st|nd|rd|th)? {_MONTH}(?:,? [0-9]{{4}}(?!\w))?"  # 8 March 2019
    r"|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?!\w)|[0-9]{1,2}/[0-9]{1,2}/(?:[0-9]{4}|[0-9]{2})(?!\w)"
    r"|[0-9]{4}; ?[0-9()]{1,12}(?:: ?[A-Za-z]?[0-9]{1,6}(?:-[A-Za-z]?[0-9]{1,6})?)?"  # 2018;218:161-80
    r"|10\.[0-9]{4,9}/\S{1,200}"
    r"|[0-9]{1,6}(?:[.:][0-9]{1,6}){2,9}(?!\w)"  # a telephone number, a version, 1:1:1
    r"|\((?:[0-9]{1,2}|[ivx]{1,4}|[a-h])\)(?= \w)"  # (1) in a sentence
    r"|\[[0-9]{1,3}(?:[,-] ?[0-9]{1,3}){0,9}\]"
    r"|(?:[Nn]os?\.|№|#) ?[0-9][\w/.-]{0,20}"  # No. 301
    rf"|(?P<numbered>{any_case_of(NUMBERED)}s? (?:[0-9][\w/.+-]{{0,20}}+|{WORDS}))(?! (?:women|patients))"  # Table 6-1
    r"|(?i:name one)\b|one(?= [a-z]{1,20} to (?:the next|another)\b)"  # "Name one operation", "from one birth to the next"
    r"|[^\W\d_][^\W\d_-]{0,20}(?:-[^\W\d_]{1,20}){0,3}-?[0-9][\w()/-]{0,40}"  # COVID-19, C-STICH2, CD008991, G2P1
    rf"|[0-9]{{2}} ?%[ -]?(?:CI|confidence interval)s?\b(?!{LABEL_LINK}(?:from |between |[<≤≥>] ?)?[−-]?[0-9.])"  # without the interval
    r")"
)
"""Each is passed over as a whole. A word with digits glued to it by a letter or hyphen is a name."""


def read_name(text: str, at: int) -> re.Match[str] | None:
    """The name that starts at a place of the text, if one does; "groups two weeks apart" has none."""
    found = _NAME.match(text, at)
    return None if found and found["numbered"] and UNIT.match(text, found.end()) else found


def is_year(number: Fraction) -> bool:
    """Whether a number of four digits is taken for a year, unless it has a unit or counts people."""
    return 1800 <= number < 2100
