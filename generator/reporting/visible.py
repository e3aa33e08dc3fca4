"""Texts of unknown origin, safe to show: nothing in them moves the cursor, starts a line or turns the writing around."""

import unicodedata

UNSEEN = {"Cc", "Cf", "Cs", "Zl", "Zp"}
"""Categories of Unicode whose characters act on others instead of being seen: controls, marks of direction, halves of pairs
(which stand for bytes of a file name that are not UTF-8), ends of lines and paragraphs."""
JOINERS = "\u200c\u200d"
"""Marks that belong to the spelling of Persian words and to many emoji."""


def visible(text: str) -> str:
    """The text with an escape such as `\\x1b` or `\\u202e` for each character that can't be seen."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(one.encode("unicode_escape").decode() if _unseen(one) else one for one in text)


def _unseen(one: str) -> bool:
    no_character = ord(one) & 0xFFFE == 0xFFFE  # U+FFFE, U+FFFF and their like; XML can't carry them
    return no_character or (unicodedata.category(one) in UNSEEN and one not in JOINERS)
