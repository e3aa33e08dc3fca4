"""A card file's text → its cards."""

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from generator.deck import shapes
from generator.deck.card import Aside, Card
from generator.deck.entry import misread, read_card
from generator.deck.lines import read_lines
from generator.deck.reading import read_shaped
from generator.deck.recovery import read_cards
from generator.deck.tree import Map, Scalar, Seq
from generator.deck.usual import usual_card
from generator.diagnostic import Diagnostic

CARDS = re.compile(r"^cards:$", re.MULTILINE)
ENTRY = re.compile(r"\n(?=  - )")
"""What stands before an entry."""
INDENT = len("  ")
ENTRIES = shapes.CARD_FILE.keys["cards"].value


class CardFile(NamedTuple):
    """What stands in a card file: its cards in order, its asides, and every problem of its shape."""

    cards: tuple[Card, ...] = ()
    asides: tuple[Aside, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()


def read_card_files(paths: Sequence[str], texts: Mapping[str, str]) -> list[CardFile]:
    """What stands in card files (of all texts, those at the paths)."""
    return [read_card_file(path, texts[path]) for path in paths]


def read_card_file(path: str, text: str) -> CardFile:
    """What stands in the card file at a path, as far as it can be read."""
    return read_by_entry(path, text) or read_whole(path, text)


def read_whole(path: str, text: str) -> CardFile:
    """What stands in a card file, by its tree."""
    tree, problems = read_shaped(path, text, shapes.CARD_FILE, read_cards)
    return _card_file(tree, problems) if isinstance(tree, Map) else CardFile(diagnostics=tuple(problems))


def _card_file(tree: Map, problems: Sequence[Diagnostic]) -> CardFile:
    asides, entries, topics = tree.map("asides"), tree.seq("cards"), tree.scalars("topic")
    texts = asides.texts() if asides else {}
    cards = (
        read_card(entry, topics, texts, misread(entry) if problems else frozenset())
        for entry in (entries.maps() if entries else ())
    )
    return CardFile(tuple(cards), tuple(Aside(name, text) for name, text in texts.items()), tuple(problems))


def read_by_entry(path: str, text: str) -> CardFile | None:
    """The same, in less time, of a file without a problem that can be read line by line; None of another.

    All above the second entry is one part, and every other entry is one. Where a part ends that is no end of an entry, as within
    quotation marks, it is none that can be read.
    """
    begin = CARDS.search(text)
    starts = [entry.end() for entry in ENTRY.finditer(text, begin.end())] if begin else []
    if len(starts) < 2:
        return None
    tree = read_lines(path, text[: starts[1] + INDENT], 0)
    if not isinstance(tree, Map) or shapes.CARD_FILE.problems(tree):
        return None
    first, topics = _card_file(tree, ()), tree.scalars("topic")
    cards = [*first.cards]
    for start, end in zip(starts[1:], [*(one + INDENT for one in starts[2:]), len(text)], strict=True):
        card = usual_card(path, text, start, end, topics) or _card(path, text, start, end, topics, dict(first.asides))
        if card is None:
            return None
        cards.append(card)
    return first._replace(cards=tuple(cards))


def _card(
    path: str, text: str, start: int, end: int, topics: tuple[Scalar, ...], asides: Mapping[Scalar, Scalar | None]
) -> Card | None:
    """The card of the entry `text[start:end]`; None if it takes more to read it."""
    tree = read_lines(path, text[start:end], start)
    if not isinstance(tree, Seq) or len(tree.items) != 1 or ENTRIES.problems(tree):
        return None
    return next((read_card(entry, topics, asides, frozenset()) for entry in tree.maps()), None)
