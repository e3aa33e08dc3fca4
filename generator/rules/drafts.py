"""Rules about cards that aren't ready."""

from collections.abc import Iterator

from generator.diagnostic import Finding
from generator.rules.review import Review


def draft_card(review: Review) -> Iterator[Finding]:
    """A card is a draft: it is checked, and no student gets it.

    Bad:

        - id: cervix
          question: What is the cervix?
          answer: The neck of the uterus.
          sources: [anatomy-2024]
          draft: true

    Good:

        - id: cervix
          question: What is the cervix?
          answer: The neck of the uterus.
          sources: [anatomy-2024]
    """
    for card in review.deck.cards:
        if card.draft:
            yield Finding(
                card.place,
                f"{card.called} is a draft, so it goes into no package.",
                "Take out `draft: true` when it is ready for students.",
                card.id,
            )
