"""Rules about pictures."""

from collections.abc import Iterator

from generator.deck.model import Picture
from generator.deck.quotation import quote
from generator.diagnostic import Finding
from generator.rules.review import Review
from generator.rules.suggestion import did_you_mean


def missing_media(review: Review) -> Iterator[Finding]:
    """A card shows a picture that is neither in the deck's folder media/ nor drawn by pictures.yaml.

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
    known = (*review.deck.media, *review.deck.drawings)
    for card in review.deck.cards:
        for name in () if review.deck.drawings_unread else card.pictures:
            if name not in known:
                remedy = did_you_mean(name, known, "Put the file there, or correct its name.")
                yield Finding(name.span, f"media/ has no file {quote(name)}.", remedy, card.id)


def media_without_licence(review: Review) -> Iterator[Finding]:
    """A card shows a picture of which nobody says who made it, or under which licence it may be shared.

    Every student gets a copy of it. media/media.yaml says both, for each picture under the name of its file. For one of
    your own, give your name and the licence that you choose, such as CC0-1.0 or CC-BY-4.0.

    Bad:

        - id: cervix
          question: What is the cervix?
          answer: The neck of the uterus.
          image: cervix.svg
          sources: [anatomy-2024]
        # file: cards_src/example/media/media.yaml
        uterus.svg: {author: Jane Doe, licence: CC-BY-4.0}

    Good:

        - id: cervix
          question: What is the cervix?
          answer: The neck of the uterus.
          image: cervix.svg
          sources: [anatomy-2024]
        # file: cards_src/example/media/media.yaml
        cervix.svg: {author: Jane Doe, licence: CC-BY-4.0}
    """
    if review.deck.media_unread:
        return
    shown = {name: (name, card) for card in reversed(review.deck.cards) for name in card.pictures}
    for name, card in shown.values():
        picture = review.deck.media.get(name)
        if picture and _uncredited(picture):
            yield Finding(
                picture.entry or name.span,
                f"media.yaml doesn't say who made {picture.name} and under which licence.",
                f"Write there `{picture.name}: {{author: …, licence: …}}`.",
                card.id,
            )


def _uncredited(picture: Picture) -> bool:
    """Whether there is no entry, or an empty one; a key that lacks is reported with the shape of the file."""
    if picture.entry is None:
        return True
    return any(said is not None and not said.strip() for said in (picture.author, picture.licence))


def unused_media(review: Review) -> Iterator[Finding]:
    """No card shows a picture of media/ or pictures.yaml, so it is in no package.

    Bad:

        - id: cervix
          question: What is the cervix?
          answer: The neck of the uterus.
          sources: [anatomy-2024]

    Good:

        - id: cervix
          question: What is the cervix?
          answer: The neck of the uterus.
          image: cervix.svg
          sources: [anatomy-2024]
    """
    if review.deck.cards_unread:
        return
    shown = {name for card in review.deck.cards for name in card.pictures}
    for name, picture in review.deck.media.items():
        if name not in shown:
            yield Finding(
                picture.span, f"No card shows {name}.", f"Show it with `image: {name}`, or remove it from media/."
            )
    for name, drawing in review.deck.drawings.items():
        if name not in shown:
            yield Finding(
                drawing.name.span, f"No card shows {name}.", f"Show it with `image: {name}`, or delete it here."
            )
