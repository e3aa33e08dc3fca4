"""What many rules look at, gathered once for all of them: use these with `review.once`."""

from operator import attrgetter
from typing import NamedTuple

from generator.deck.card import Card, Citation
from generator.deck.drawing import Drawing
from generator.deck.tree import Scalar
from generator.rules.prose import Gap, filled, pairs, unquoted
from generator.rules.review import Review


class Asked(NamedTuple):
    """A question of a card with its answer; `unquoted` is the question as `unquoted` gives it."""

    card: Card
    question: Scalar
    answer: Scalar
    unquoted: str


class Filled(NamedTuple):
    """A cloze of a card: its text with all gaps filled in, and the gaps."""

    card: Card
    cloze: Scalar
    text: str
    gaps: tuple[Gap, ...]


def in_files(review: Review) -> list[Card]:
    """All cards as they stand in the files."""
    return sorted(review.deck.cards, key=attrgetter("span"))


def wordings(review: Review) -> list[tuple[Card, str]]:
    """Every card with all that a student reads of it, but for what its citations state, as one text: for a first look."""
    cards = review.deck.cards
    return [(one, "\n".join(filter(None, (*one.wordings, one.aside and one.aside.text)))) for one in cards]


def cited(review: Review) -> list[tuple[Card | Drawing, Citation]]:
    """Every citation, in support or as differing, with the card or drawing that cites."""
    return [(one, citation) for one in review.deck.citing for citation in one.citations]


def sources_cited(review: Review) -> frozenset[str]:
    """The ids of the sources that are cited."""
    return frozenset(citation.source for _, citation in review.once(cited))


def asked(review: Review) -> list[Asked]:
    """The questions that students are to learn to answer, those of reverses among them."""
    return [Asked(card, *pair, unquoted(pair[0])) for card in review.taught for pair in pairs(card)]


def clozes(review: Review) -> list[Filled]:
    """The clozes that students are to learn."""
    return [Filled(card, card.cloze, *filled(card.cloze)) for card in review.taught if card.cloze]


def wanted(review: Review) -> list[tuple[Card, Scalar]]:
    """What students have to produce, each with its card: answers, and what gaps hide."""
    answers = [(one.card, one.answer) for one in review.once(asked)]
    return [*answers, *((one.card, gap.text) for one in review.once(clozes) for gap in one.gaps)]
