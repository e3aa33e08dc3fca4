"""What makes a card the same card for ever: its guid, and the numbers that Anki wants beside it.

All come from the deck's namespace and a name by UUID version 5 (RFC 9562, section 5.5).
"""

import hashlib
import itertools
import re
import unicodedata
import uuid
from collections.abc import Callable

ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
"""What a card's id looks like."""
LONGEST_ID = 64

FIRST_STAMP = 10**12
STAMPS = 10**9
CARDS_PER_NOTE = 512
"""Anki's ids are times in milliseconds. Ours spread over 10¹² to 1.512 × 10¹² (2001 to 2017), 512 apart, so that a note's
cards find room behind it: thirteen digits, as Anki expects, and never in the future, where `added:` would show them for ever."""


def guid(namespace: uuid.UUID, card_id: str) -> str:
    """The guid of a card's note: 32 hexadecimal digits, safe in every file format that carries it."""
    return f"{_named(namespace, f'card:{card_id}'):032x}"


def stamp(namespace: uuid.UUID, name: str) -> int:
    """An id for a note, note type or deck of Anki's."""
    return FIRST_STAMP + CARDS_PER_NOTE * (_named(namespace, name) % STAMPS)


def part_id(namespace: uuid.UUID, name: str) -> int:
    """The id of a field or template: below 2⁵³, so that JavaScript keeps it exact."""
    return _named(namespace, name) % 2**53


def _named(namespace: uuid.UUID, name: str) -> int:
    """What `uuid.uuid5` gives as a number, without the object around it, which takes most of its time."""
    digest = int.from_bytes(hashlib.sha1(namespace.bytes + name.encode(), usedforsecurity=False).digest()[:16])
    return digest & ~(0xF << 76 | 0b11 << 62) | 5 << 76 | 0b10 << 62


MARKUP = re.compile(r"\{\{c\d+::|(?:::[^{}]*)?\}\}|\]\([^)]*\)|\\[a-zA-Z]+|['\u2018\u2019]")
"""What stands in a text besides its words: gaps with their hints, where links lead, commands of math, apostrophes."""

SMALL_WORDS = frozenset(
    "a an and are as at be by can did do does for from had has have in is it its of on or that the their this to was"
    " were what which who whom whose with".split()
)
"""Words that say nothing about what a card is about."""


def new_id(text: str, is_taken: Callable[[str], bool]) -> str:
    """An id that is still free, made of the words of a question or cloze."""
    plain = unicodedata.normalize("NFKD", MARKUP.sub("", text)).casefold()
    words = re.findall(r"[a-z0-9]+", "".join(one for one in plain if not unicodedata.combining(one)))
    telling = [word for word in words if word not in SMALL_WORDS] or words or ["card"]
    candidates = (_joined(telling, f"-{number}" if number > 1 else "") for number in itertools.count(1))
    return next(name for name in candidates if not is_taken(name))


def _joined(words: list[str], ending: str) -> str:
    """As many of the words as an id has room for, and the ending."""
    room = LONGEST_ID - len(ending)
    ends = list(itertools.accumulate(words, lambda end, word: end + 1 + len(word), initial=-1))
    fitting = sum(end <= room for end in ends[1:])
    return ("-".join(words[:fitting]) or words[0][:room]) + ending
