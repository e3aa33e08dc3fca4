"""Rules about asides, the texts that several cards of a file show."""

from collections.abc import Iterator

from generator.deck.quotation import quote
from generator.diagnostic import Finding
from generator.rules.review import Review
from generator.rules.suggestion import did_you_mean


def unknown_aside(review: Review) -> Iterator[Finding]:
    """A card shows an aside that its file doesn't have.

    Asides stand under `asides:` at the top of a card file and are known in that file only.

    Bad:

        # file: cards_src/example/basics.yaml
        topic: Basics
        asides:
          layers: From within, mucosa and muscle.
        cards:
          - id: cervix
            question: What is the cervix?
            answer: The neck of the uterus.
            aside: layer
            sources: [anatomy-2024]

    Good:

        # file: cards_src/example/basics.yaml
        topic: Basics
        asides:
          layers: From within, mucosa and muscle.
        cards:
          - id: cervix
            question: What is the cervix?
            answer: The neck of the uterus.
            aside: layers
            sources: [anatomy-2024]
    """
    if review.deck.cards_unread:
        return
    for card in review.deck.cards:
        if card.aside and card.aside.text is None:
            wanted = card.aside.name
            here = [aside.name for aside in review.deck.asides if aside.name.path == wanted.path]
            elsewhere = [aside.name.path for aside in review.deck.asides if aside.name == wanted]
            otherwise = f"Write it under `asides:` at the top of the file: `{wanted}: …`."
            yield Finding(
                wanted.span,
                f"This file has no aside {quote(wanted)}.",
                f"It stands in {elsewhere[0]}: copy it into this file."
                if elsewhere
                else did_you_mean(wanted, here, otherwise),
                card.id,
            )


def unused_aside(review: Review) -> Iterator[Finding]:
    """No card of its file shows an aside, so no student sees it.

    Bad:

        # file: cards_src/example/basics.yaml
        topic: Basics
        asides:
          layers: From within, mucosa and muscle.
        cards:
          - id: cervix
            question: What is the cervix?
            answer: The neck of the uterus.
            sources: [anatomy-2024]

    Good:

        # file: cards_src/example/basics.yaml
        topic: Basics
        asides:
          layers: From within, mucosa and muscle.
        cards:
          - id: cervix
            question: What is the cervix?
            answer: The neck of the uterus.
            aside: layers
            sources: [anatomy-2024]
    """
    if review.deck.cards_unread:
        return
    shown = {(card.aside.name.path, card.aside.name) for card in review.deck.cards if card.aside}
    for aside in review.deck.asides:
        if (aside.name.path, aside.name) not in shown:
            yield Finding(
                aside.name.span,
                f"No card of this file shows the aside {quote(aside.name)}.",
                f"Show it with `aside: {aside.name}`, or remove it.",
            )
