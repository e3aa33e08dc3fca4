"""A deck's files → Deck, with everything that is wrong with their shape."""

from collections.abc import Sequence
from dataclasses import replace

from generator.deck.card import Card
from generator.deck.card_file import CardFile, read_card_files
from generator.deck.files import DeckFiles
from generator.deck.frame import Frame, card_files, read_frame
from generator.deck.model import Deck, Topic
from generator.deck.reading import unread
from generator.diagnostic import Diagnostic


def parse(files: DeckFiles) -> tuple[Deck, tuple[Diagnostic, ...]]:
    """The deck as far as its files can be read, and every problem of shape in them."""
    frame = read_frame(files)
    cards = read_card_files(card_files(files), files.texts)
    problems = (*frame.diagnostics, *(one for file in cards for one in file.diagnostics))
    return with_cards(frame, cards), problems


def with_cards(frame: Frame, files: Sequence[CardFile]) -> Deck:
    """The deck of a frame with the cards of its files, in teaching order."""
    cards = [card for file in files for card in file.cards]
    problems = (*frame.diagnostics, *(one for file in files for one in file.diagnostics))
    return replace(
        frame.deck,
        cards=_in_teaching_order(cards, frame.deck.topics),
        asides=tuple(aside for file in files for aside in file.asides),
        cards_unread=not unread(problems) <= frame.paths,
    )


def _in_teaching_order(cards: list[Card], topics: tuple[Topic, ...]) -> tuple[Card, ...]:
    place = {topic.tag: number for number, topic in reversed(list(enumerate(topics)))}
    return tuple(
        sorted(
            cards,
            key=lambda card: (place.get(card.topics[0], len(place)) if card.topics else len(place), not card.core),
        )
    )
