"""The project's own decks, as released: every card in real Anki."""

import re
from collections import Counter
from pathlib import Path

import pytest

from generator.deck.card import Card
from generator.deck.files import deck_names, read_deck
from generator.deck.model import Deck
from generator.pipeline import check
from generator.rendering.markdown import to_html
from tests.student import Student, shown

ROOT = Path(__file__).parents[1]


@pytest.fixture(params=deck_names(ROOT))
def deck(request: pytest.FixtureRequest) -> Deck:
    checked = check(read_deck(ROOT, request.param))
    assert checked.sound, checked.diagnostics
    return checked.deck


@pytest.fixture
def imported(deck: Deck, student: Student) -> Student:
    taken = student.take((ROOT / f"decks/{deck.name}.apkg").read_bytes())
    assert (taken.updated, taken.duplicate, taken.conflicting, taken.first_field_match) == (0, 0, 0, 0)
    return student


def sides(card: Card) -> list[tuple[str, str]]:
    """What must be read on the front and on the back of each of a card's Anki cards."""
    if card.cloze is None:
        front = [(card.question or "", card.answer or "")]
        return front + ([(card.reverse.question, card.reverse.answer)] if card.reverse else [])
    return [(gaps(card.cloze, number), gaps(card.cloze, None)) for number in card.clozes]


def gaps(cloze: str, hidden: int | None) -> str:
    """A cloze's text as Anki shows it, with the gap of one number hidden."""

    def fill(gap: re.Match[str]) -> str:
        return f"[{gap[3] or '...'}]" if gap[1] == str(hidden) else gap[2]

    return re.sub(r"\{\{c(\d+)::(.*?)(?:::(.*?))?\}\}", fill, cloze)


def test_every_card_is_rendered_as_it_was_written(deck: Deck, imported: Student) -> None:
    assert imported.notes() == len(deck.built)
    for card in deck.built:
        assert card.id
        made = imported.note(card.id).cards()
        assert len(made) == len(sides(card))
        for anki_card, (front, back) in zip(made, sides(card), strict=True):
            assert shown(to_html(front)) in shown(anki_card.question())
            assert shown(to_html(back)) in shown(anki_card.answer())
            for text in (card.extra, card.takeaway, card.aside and card.aside.text):
                assert shown(to_html(text or "")) in shown(anki_card.answer())
        for citation in (*card.sources, *card.differs):
            title = deck.sources[citation.source].item["title"]
            assert " ".join(str(title).split()) in shown(made[0].answer())


def test_tags_and_topics(deck: Deck, imported: Student) -> None:
    expected = Counter(f"{deck.tag_root}::{topic}" for card in deck.built for topic in card.topics)
    for tag, count in expected.items():
        assert len(imported.collection.find_notes(f'tag:"{tag}"')) == count
    found = {tag for card in deck.built if card.id for tag in imported.note(card.id).tags}
    assert all(tag.startswith(f"{deck.tag_root}::") for tag in found)


def test_the_collection_is_sound(deck: Deck, imported: Student) -> None:
    assert imported.sound()
    assert imported.empty_cards() == 0
    assert {imported.collection.decks.name(imported.card(card.id).did) for card in deck.built if card.id} == {
        deck.title
    }


def test_new_cards_come_in_teaching_order(deck: Deck, imported: Student) -> None:
    dues = [imported.card(card.id).due for card in deck.built if card.id]
    assert dues == sorted(set(dues))
