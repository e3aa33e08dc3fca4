"""What makes a card the same card for ever: its guid, and the numbers that Anki wants beside it.

All come from the deck's namespace and a name by UUID version 5 (RFC 9562, section 5.5).
"""

import re
import uuid

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
    return uuid.uuid5(namespace, f"card:{card_id}").hex


def stamp(namespace: uuid.UUID, name: str) -> int:
    """An id for a note, note type or deck of Anki's."""
    return FIRST_STAMP + CARDS_PER_NOTE * (uuid.uuid5(namespace, name).int % STAMPS)


def part_id(namespace: uuid.UUID, name: str) -> int:
    """The id of a field or template: below 2⁵³, so that JavaScript keeps it exact."""
    return uuid.uuid5(namespace, name).int % 2**53
