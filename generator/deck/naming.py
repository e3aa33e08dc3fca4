"""What a new deck is called: its name is lower-case words joined by `-`, as a card's id is."""

import re
import unicodedata

from generator.deck.identity import ID, LONGEST_ID


def is_name(text: str) -> bool:
    return bool(ID.fullmatch(text)) and len(text) <= LONGEST_ID


def nearest_name(text: str) -> str | None:
    """The name that is most like a text, if it holds a letter or digit at all."""
    spaced = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", " ", text)
    plain = unicodedata.normalize("NFKD", spaced).encode("ascii", "ignore").decode().lower()
    return "-".join(re.findall(r"[a-z0-9]+", plain))[:LONGEST_ID].strip("-") or None


def title(name: str) -> str:
    """`heart-failure` is “Heart failure”."""
    return name.replace("-", " ").capitalize()


def tag_root(name: str) -> str:
    """`heart-failure` is `HeartFailure`."""
    return "".join(word.capitalize() for word in name.split("-"))
