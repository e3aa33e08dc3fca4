"""Where in a text a name, a grade or an item may begin."""

import re
from collections.abc import Iterator

from generator.evidence.comparators import ABOUT_WORDS, WORDS
from generator.evidence.names import MONTHS, NUMBERED
from generator.evidence.numbers import COUNTING
from generator.evidence.units import LABELS

_FIRST = frozenset(
    re.findall(r"^\w+", phrase)[0].lower()
    for phrase in (*ABOUT_WORDS, *WORDS, *LABELS, *MONTHS, *COUNTING, *NUMBERED, *(f"{word}s" for word in NUMBERED))
) | frozenset("a an the between exactly from grade i ii iii just level class name no nos only some".split())
"""The words of letters only with which one may begin, but for twofold and what "from" or "between" comes after."""

_PLACE = re.compile(r"(?P<word>[^\W\d]++(?<!fold)(?![\w-]|(?i: from| between)\b))|\w++|(?<!\w)[(\[#№.−-]|[<≤≥>~≈∼±]")


def beginnings(text: str, last: int) -> Iterator[int]:
    """The places in a plain text, up to a last one, at which a name, a grade or an item may begin: most words begin none."""
    for found in _PLACE.finditer(text):
        if found.start() > last:
            return
        if found.lastgroup is None or found[0].lower() in _FIRST:
            yield found.start()
