"""Rules about topics."""

from collections.abc import Iterator

from generator.deck.quotation import quote
from generator.diagnostic import Finding
from generator.rules.review import Review
from generator.rules.suggestion import did_you_mean


def missing_topic(review: Review) -> Iterator[Finding]:
    """A card has no topic, neither its own nor one of its file.

    The topic becomes the card's tag, and its place in the order of teaching.

    Bad:

        # file: cards_src/example/basics.yaml
        cards:
          - id: cervix
            question: What is the cervix?
            answer: The neck of the uterus.
            sources: [anatomy-2024]

    Good:

        # file: cards_src/example/basics.yaml
        topic: Basics
        cards:
          - id: cervix
            question: What is the cervix?
            answer: The neck of the uterus.
            sources: [anatomy-2024]
    """
    for card in review.deck.cards:
        if not card.topics and "topic" not in card.misread:
            yield Finding(
                card.place,
                f"{card.called} has no topic.",
                "Add `topic:` to the card, or at the top of its file.",
                card.id,
            )


def unknown_topic(review: Review) -> Iterator[Finding]:
    """A card's topic is none of the deck's.

    The topics stand in deck.yaml, in the order in which they are taught.

    Bad:

        - id: cervix
          topic: Basic
          question: What is the cervix?
          answer: The neck of the uterus.
          sources: [anatomy-2024]

    Good:

        - id: cervix
          topic: Basics
          question: What is the cervix?
          answer: The neck of the uterus.
          sources: [anatomy-2024]
    """
    known = [str(topic.tag) for topic in review.deck.topics]
    if not known:
        return
    names, reported = frozenset(known), set()
    for card in review.deck.cards:
        for topic in card.topics:
            if topic not in names and topic.span not in reported:  # a file's topic is reported once, not with each card
                reported.add(topic.span)
                remedy = did_you_mean(topic, known, f"Use one of {', '.join(known)}, or add it there.")
                yield Finding(topic.span, f"deck.yaml has no topic {quote(topic)}.", remedy, card.id)
