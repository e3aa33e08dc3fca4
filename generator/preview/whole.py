"""A deck with errors, made whole enough to be shown: an author looks at it while writing."""

import html
from dataclasses import replace

from generator.deck.card import Card
from generator.deck.drawing import Drawing
from generator.deck.model import Deck, Picture, Source
from generator.deck.shapes import CERVICES
from generator.deck.tree import Scalar, placed


def whole(deck: Deck) -> Deck:
    """The deck with a stand-in for each source, picture and id that its cards name or need and that isn't there.

    Drafts are cards like others in it. Ids and tags, which Anki takes for HTML, are escaped: only an error could hold any.
    """
    cards = tuple(_shown(card) for card in deck.cards)
    sources = {citation.source for one in deck.citing for citation in one.citations}
    pictures = {name for card in cards for name in card.pictures} - deck.drawings.keys()
    return replace(
        deck,
        tag_root=html.escape(deck.tag_root),
        cards=cards,
        sources={**{name: _source(name) for name in sources}, **deck.sources},
        drawings={name: _drawable(drawing) for name, drawing in deck.drawings.items()},
        media={**{name: _picture(name) for name in pictures}, **deck.media},
    )


def _shown(card: Card) -> Card:
    return card._replace(
        id=_escaped(card.id) if card.id else _nameless(card),
        topics=tuple(map(_escaped, card.topics)),
        tags=tuple(map(_escaped, card.tags)),
        draft=False,
    )


def _escaped(text: Scalar) -> Scalar:
    return placed(html.escape(text), text.path, text.start, text.end)


def _drawable(drawing: Drawing) -> Drawing:
    return replace(drawing, shows=tuple(one for one in drawing.shows if one in CERVICES))


def _nameless(card: Card) -> Scalar:
    return placed("no id yet", card.span.path, card.span.start, card.span.start)


def _source(name: Scalar) -> Source:
    return Source(name, {"id": str(name), "title": f"{name} (not in the register)"}, {})


def _picture(name: Scalar) -> Picture:
    alt = placed(f"The picture {name} is not in media/.", name.path, name.start, name.end)
    return Picture(str(name), name.span, b"", None, None, None, alt)
