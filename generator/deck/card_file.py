"""A card file's text → its cards."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from generator.deck import shapes
from generator.deck.card import Aside, Card
from generator.deck.entry import misread, read_card
from generator.deck.reading import read_shaped
from generator.deck.recovery import read_cards
from generator.deck.tree import Map
from generator.diagnostic import Diagnostic


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
    tree, problems = read_shaped(path, text, shapes.CARD_FILE, read_cards)
    if not isinstance(tree, Map):
        return CardFile(diagnostics=tuple(problems))
    asides, entries, topics = tree.map("asides"), tree.seq("cards"), tree.scalars("topic")
    texts = asides.texts() if asides else {}
    cards = (
        read_card(entry, topics, texts, misread(entry) if problems else frozenset())
        for entry in (entries.maps() if entries else ())
    )
    return CardFile(tuple(cards), tuple(Aside(name, text) for name, text in texts.items()), tuple(problems))
