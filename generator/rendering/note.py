"""Card → note: the fields, tags and media that Anki gets."""

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache, partial
from sys import intern
from typing import NamedTuple

from generator.deck.card import Card, Form
from generator.deck.hands import Hands, own_hands
from generator.deck.model import Deck
from generator.rendering.bibliography import Bibliography, bibliography
from generator.rendering.citations import differs_html, sources_html
from generator.rendering.content import content_hash, rendering_hash
from generator.rendering.escaping import escape
from generator.rendering.markdown import to_html
from generator.rendering.notetype import FIELDS
from generator.rendering.pictures.shown import Pictures


class Rendered(NamedTuple):
    """What Anki gets of a card, as plain data, and the hashes of its content and of this.

    `fields` are in the order of the note type, `tags` in full but for the date, `media` files by name.
    """

    fields: tuple[str, ...]
    tags: tuple[str, ...]
    media: dict[str, bytes]
    content: str
    rendered: str


class RenderedFile(NamedTuple):
    """The cards of a card file that are built, in the deck's order."""

    cards: tuple[Rendered, ...]


class Note(NamedTuple):
    """A note before it has a date: a card and what is rendered of it."""

    card: Card
    form: Form
    fields: tuple[str, ...]
    tags: tuple[str, ...]
    media: Mapping[str, bytes]
    content: str
    rendered: str


def render(deck: Deck, hands: Hands = own_hands) -> tuple[Note, ...]:
    """The notes of all cards that are built, in teaching order. The deck must be free of errors."""
    cards: dict[str, list[Card]] = {}
    for card in deck.built:
        cards.setdefault(card.span.path, []).append(card)
    work = partial(
        render_files, cards=cards, deck=deck, bibliography=bibliography(deck, hands), pictures=Pictures(deck)
    )
    files = hands(work, [*cards], RenderedFile, "Notes")
    left = {path: iter(file.cards) for path, file in zip(cards, files, strict=True)}
    return tuple([_note(card, next(left[card.span.path])) for card in deck.built])


def _note(card: Card, rendered: Rendered) -> Note:
    fields, tags, media, content, hashed = rendered
    tags = tuple(map(intern, tags))  # many cards have the same; those that were kept come anew
    return Note(card, card.form, fields, tags, media, content, hashed)


def render_files(
    paths: Sequence[str],
    cards: Mapping[str, Sequence[Card]],
    deck: Deck,
    bibliography: Bibliography,
    pictures: Pictures,
) -> list[RenderedFile]:
    """What is rendered of the cards in card files."""
    return [
        RenderedFile(tuple([_rendered(deck, card, bibliography, pictures) for card in cards[path]])) for path in paths
    ]


def _rendered(deck: Deck, card: Card, bibliography: Bibliography, pictures: Pictures) -> Rendered:
    values = dict(_values(deck, card, bibliography, pictures))
    fields = tuple([values.get(name, "") for name in FIELDS[card.form]])
    media = {str(name): pictures[name].content for name in card.pictures}
    tags = tuple(_tags(deck, card))
    return Rendered(fields, tags, media, content_hash(card, deck), rendering_hash(fields, tags, media.values()))


def _values(deck: Deck, card: Card, bibliography: Bibliography, pictures: Pictures) -> Iterator[tuple[str, str]]:
    """The fields that hold something; what has no value stays empty."""
    banner = _banner(card)
    exhibit = f'<div class="exhibit">{pictures[card.exhibit].html}</div>' if card.exhibit else ""
    if card.cloze is not None:
        yield "Text", banner + exhibit + to_html(card.cloze)
    else:
        stem = f'<div class="stem">{to_html(card.stem)}</div>' if card.stem else ""
        yield "Question", banner + stem + exhibit + to_html(card.question or "")
        yield "Answer", to_html(card.answer or "")
    if card.reverse:
        yield "Reverse question", banner + to_html(card.reverse.question)
        yield "Reverse answer", to_html(card.reverse.answer)
    if card.hint:
        yield "Hint", to_html(card.hint)
    yield "Extra", "".join(_block(text) for text in (card.extra, card.aside.text if card.aside else None) if text)
    if card.image:
        yield "Image", pictures[card.image].html
    yield "Sources", sources_html(card.sources, bibliography)
    critical = bool(card.differs) and any(topic.safety_critical and topic.tag in card.topics for topic in deck.topics)
    yield "Differs", _takeaway(card) + differs_html(card.differs, bibliography, critical=critical)
    yield "Card ID", str(card.id)


def _banner(card: Card) -> str:
    if card.retired is None:
        return ""
    date, _, why = card.retired.partition(" ")
    return f'<div class="retired">Retired on {escape(date)}: {to_html(why.strip())}</div>'


def _block(text: str) -> str:
    return f"<div>{to_html(text)}</div>"


def _takeaway(card: Card) -> str:
    return f'<div class="takeaway">{to_html(card.takeaway)}</div>' if card.takeaway else ""


def _tags(deck: Deck, card: Card) -> Iterator[str]:
    """The tags under the deck's root, but for the one that dates its last change."""
    names: list[str] = [*card.topics, *card.tags]
    if card.core:
        names.append("Yield::Core")
    if card.differs:
        names.append("Disputed")
    if card.retired:
        names.append("Retired")
    for name in dict.fromkeys(names):
        yield _tag(deck.tag_root, name)


@lru_cache(10_000)  # many cards have the same tags; each is kept once
def _tag(root: str, name: str) -> str:
    return f"{root}::{name}"
