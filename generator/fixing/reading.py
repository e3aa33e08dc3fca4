"""What a fix looks at: a deck as far as it can be read, the files it stands in, and what is known of its releases."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.deck.card import Card
from generator.deck.files import DeckFiles
from generator.deck.frame import card_files
from generator.deck.parse import parse
from generator.deck.tree import Scalar
from generator.diagnostic import Diagnostic
from generator.rules.review import Released, Review


@dataclass(frozen=True, slots=True)
class Reading:
    """A deck as read from its files, the texts of its card files, and everything that kept it from being read.

    The files need not be YAML: what can't be read of them is missing in the deck and stands in the texts.
    """

    texts: Mapping[str, str]
    review: Review
    problems: tuple[Diagnostic, ...]
    ids_known: bool
    """Whether it is known which ids students already have."""

    def cards(self) -> list[Card]:
        """The cards that were read, as they stand in the files."""
        return sorted(self.review.deck.cards, key=lambda card: card.span)

    def prose(self) -> Iterator[Scalar]:
        """The texts of the cards that students read, each once; not ids, topics, names of sources, places in them."""
        seen = set()
        for text in (text for card in self.cards() for text in _prose(card)):
            if text and text.span not in seen:
                seen.add(text.span)
                yield text


def read(files: DeckFiles, released: Mapping[str, Released] | None) -> Reading:
    """A deck's files, read for fixing; `released` is what students have of its cards, None if nobody knows."""
    deck, problems = parse(files)
    texts = {path: files.texts[path] for path in card_files(files)}
    return Reading(texts, Review(deck, released or {}, {}, None), problems, ids_known=released is not None)


def _prose(card: Card) -> Iterator[Scalar | None]:
    yield from (card.stem, card.question, card.answer, card.cloze, card.hint, card.extra, card.takeaway, card.retired)
    if card.reverse:
        yield from (card.reverse.question, card.reverse.answer)
    if card.aside:
        yield card.aside.text
    for citation in (*card.sources, *card.differs):
        yield citation.states
