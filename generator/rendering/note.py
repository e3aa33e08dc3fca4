"""Card → note: the fields, tags and media that Anki gets."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from generator.deck.card import Card, Form
from generator.deck.model import Deck
from generator.rendering.bibliography import Bibliography
from generator.rendering.citations import differs_html, sources_html
from generator.rendering.escaping import escape
from generator.rendering.markdown import to_html
from generator.rendering.notetype import FIELDS
from generator.rendering.pictures.shown import Pictures


@dataclass(frozen=True, slots=True)
class Note:
    """A note before it has a date: `fields` in the order of its note type, `tags` in full, `media` are files by name."""

    card: Card
    form: Form
    fields: tuple[str, ...]
    tags: tuple[str, ...]
    media: Mapping[str, bytes] = field(repr=False)


def render(deck: Deck) -> tuple[Note, ...]:
    """The notes of all cards that are built, in teaching order. The deck must be free of errors."""
    bibliography, pictures = Bibliography(deck), Pictures(deck)
    return tuple(_note(deck, card, bibliography, pictures) for card in deck.built)


def _note(deck: Deck, card: Card, bibliography: Bibliography, pictures: Pictures) -> Note:
    values = dict(_values(deck, card, bibliography, pictures))
    fields = tuple([values.get(name, "") for name in FIELDS[card.form]])
    media = {str(name): pictures[name].content for name in card.pictures}
    return Note(card, card.form, fields, tuple(_tags(deck, card)), media)


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
