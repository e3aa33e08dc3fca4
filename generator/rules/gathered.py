"""What many rules look at, gathered once for all of them: use these with `review.once`."""

from operator import attrgetter

from generator.deck.card import Card
from generator.rules.review import Review


def in_files(review: Review) -> list[Card]:
    """All cards as they stand in the files."""
    return sorted(review.deck.cards, key=attrgetter("span"))
