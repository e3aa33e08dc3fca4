"""A glance at a text that tells, of most texts without figures, that they have none; it costs a fraction of reading them."""

import re
from collections.abc import Iterator

from generator.evidence.numbers import COUNTING, any_of

_SIGN = re.compile(
    rf"[^a-z](?:[0-9]|(?:{any_of((*COUNTING, 'grade', 'level', 'class'))}(?:s|fold)?|i{{1,3}})(?![a-z]))"
)
"""What every figure has, with the character before it: digits, a word for a number, the name of a grade or its numeral."""

_HIDING = re.compile(
    r"[*`_{}:\\ıſ\u0307](?:"
    r"(?<=[a-z}][*`_{}])[*`_{}]{0,20}+[a-z*`_{}]"  # within a word: t**wo**
    r"|(?<=[\\ıſ\u0307])"  # math; letters that are read as others
    r"|(?:(?<=[a-z]http:)|(?<=[a-z]https:))//|(?<=:)//\S{290}"  # a word glued to an address, or its end, where reading it may begin
    r")"
)
"""Where markup may hide such a sign; any other leaves words and digits as they are."""


def may_have_figures(*texts: str) -> bool:
    """False only if none of the texts has a figure."""
    lower = "\n".join(("", *texts)).lower()
    return _SIGN.search(lower) is not None or _HIDING.search(lower) is not None


def signs(text: str) -> Iterator[int]:
    """Where the signs of figures stand in a plain text."""
    return (found.start() for found in _SIGN.finditer(f"\n{text.lower()}"))
