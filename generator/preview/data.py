"""What the page knows of a deck, as plain data: its cards as Anki renders them, where each stands, and what was found."""

import base64
import mimetypes
from bisect import bisect, insort
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from generator.deck.card import Card
from generator.deck.model import Deck
from generator.deck.shapes import TIERS
from generator.diagnostic import Diagnostic
from generator.evidence.strength import tier
from generator.preview.faces import Face, faces
from generator.preview.mathml import math_table
from generator.preview.whole import whole
from generator.release.ledger import Ledger
from generator.release.plan import tags
from generator.rendering.naming import short_name
from generator.rendering.note import Note, render
from generator.rendering.notetype import FIELDS, NoteType, note_type
from generator.reporting.place import Places

Data = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Shown:
    """A card on the page: as it was written, as Anki has it, and what was found in it."""

    card: Card
    note: Note
    tags: tuple[str, ...]
    faces: tuple[Face, ...]
    problems: tuple[Diagnostic, ...]


def page_data(deck: Deck, ledger: Ledger, texts: Mapping[str, str], diagnostics: Sequence[Diagnostic]) -> Data:
    """Everything that the page shows, ready for JSON: `cards` in teaching order, and tables that they refer to.

    `css` by form of card, `sources` and `media` by name, `math` by TeX, `topics` in teaching order; `problems` has what is
    not about one card.
    """
    places = Places(texts)
    full = whole(deck)
    of_cards, of_deck = _by_card(deck.cards, diagnostics)
    kinds = {form: note_type(form, deck.tag_root, deck.report) for form in FIELDS}
    cards = [
        _shown(full, card, note, kinds, ledger, tuple(found))
        for card, note, found in zip(deck.cards, render(full), of_cards, strict=True)
    ]
    sides = [side for shown in cards for face in shown.faces for side in (face.front, face.back)]
    return {
        "title": deck.title or deck.name,
        "name": deck.name,
        "description": deck.description,
        "css": {form: kind.css for form, kind in kinds.items()},
        "topics": [topic.tag for topic in deck.topics],
        "tiers": {number: f"Tier {number}: {', '.join(_kinds(number))}" for number in sorted(set(TIERS.values()))},
        "sources": {name: _source(full, name) for name in sorted(full.cited)},
        "media": {
            name: _data_uri(name, content) for shown in cards for name, content in shown.note.media.items() if content
        },
        "math": math_table(sides),
        "cards": [_card(full, shown, places) for shown in cards],
        "problems": [_problem(one, places) for one in of_deck],
    }


def _by_card(
    cards: Sequence[Card], diagnostics: Iterable[Diagnostic]
) -> tuple[list[list[Diagnostic]], list[Diagnostic]]:
    """What was found in each card, by where it stands or the card that it names; and what belongs to none."""
    starts: dict[str, list[tuple[int, int]]] = defaultdict(list)
    by_id: dict[str, int] = {}
    for index, card in enumerate(cards):
        insort(starts[card.span.path], (card.span.start, index))
        if card.id:
            by_id.setdefault(card.id, index)
    of_cards: list[list[Diagnostic]] = [[] for _ in cards]
    of_deck: list[Diagnostic] = []
    for one in diagnostics:
        before = starts[one.span.path]
        place = bisect(before, (one.span.start, len(cards))) - 1
        nearest = before[place][1] if place >= 0 else None
        within = nearest is not None and one.span.start < cards[nearest].span.end
        home = nearest if within else by_id.get(one.card or "")
        (of_deck if home is None else of_cards[home]).append(one)
    return of_cards, of_deck


def _shown(
    deck: Deck,
    card: Card,
    note: Note,
    kinds: Mapping[Any, NoteType],
    ledger: Ledger,
    found: tuple[Diagnostic, ...],
) -> Shown:
    entry = ledger.cards.get(card.id or "") or ledger.cards.get(card.formerly or "")
    all_tags = tags(deck, note, entry.changed if entry else None)
    where = f"{deck.title} (retired)" if card.retired else deck.title
    return Shown(card, note, all_tags, tuple(faces(note, all_tags, kinds[note.form], where)), found)


def _card(deck: Deck, shown: Shown, places: Places) -> Data:
    card = shown.card
    place = places.of(card.place)
    texts = (
        card.id or "",
        *(text for _, text in card.texts),
        card.aside.text if card.aside else "",
        card.retired or "",
    )
    sources = list(dict.fromkeys(citation.source for citation in card.citations))
    return {
        "id": card.id or "",
        "path": card.place.path,
        "line": place.line,
        "form": card.form,
        "topics": list(card.topics),
        "tags": [*card.tags, *(["Disputed"] if card.differs else [])],
        "yield": "core" if card.core else "useful",
        "state": "retired" if card.retired else "draft" if card.draft else "live",
        "sources": sources,
        "media": sorted(shown.note.media),
        "tier": min((tier(deck.appraisals.get(one.source)) for one in card.sources), default=None),
        "text": "\n".join(text for text in texts if text),
        "faces": [{"ord": face.ord, "name": face.name, "front": face.front, "back": face.back} for face in shown.faces],
        "problems": [_problem(one, places) for one in shown.problems],
    }


def _problem(one: Diagnostic, places: Places) -> Data:
    place = places.of(one.span)
    return {
        "rule": one.rule,
        "severity": str(one.severity),
        "place": f"{one.span.path}:{place.line}:{place.column}",
        "message": one.message,
        "remedy": one.remedy,
        "correction": one.correction.text if one.correction else "",
    }


def _kinds(number: int) -> Iterator[str]:
    return (kind.replace("-", " ") for kind, place in TIERS.items() if place == number)


def _source(deck: Deck, name: str) -> Data:
    appraisal = deck.appraisals.get(name)
    return {"name": short_name(deck.sources[name], appraisal, deck.glossary), "tier": tier(appraisal)}


def _data_uri(name: str, content: bytes) -> str:
    kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
    return f"data:{kind};base64,{base64.b64encode(content).decode()}"
