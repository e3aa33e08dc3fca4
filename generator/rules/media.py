"""Rules about pictures."""

import difflib
from collections.abc import Iterator

from generator.deck.problems import quote
from generator.diagnostic import Finding
from generator.rules.review import Review


def missing_media(review: Review) -> Iterator[Finding]:
    """A card shows a picture that isn't in the deck's folder media/.

    The name is that of the file, letter for letter: `Cervix.svg` and `cervix.svg` are two files.

    Bad:

        - id: cervix
          question: What is the cervix?
          answer: The neck of the uterus.
          image: uterus.svg
          sources: [anatomy-2024]

    Good:

        - id: cervix
          question: What is the cervix?
          answer: The neck of the uterus.
          image: cervix.svg
          sources: [anatomy-2024]
    """
    for card in review.deck.cards:
        if card.image and card.image not in review.deck.media:
            near = difflib.get_close_matches(card.image, review.deck.media, n=1)
            remedy = f"Did you mean {near[0]}?" if near else "Put the file there, or correct its name."
            yield Finding(card.image.span, f"media/ has no file {quote(card.image)}.", remedy, card.id)
