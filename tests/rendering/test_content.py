"""The hashes that the ledger keeps are those of compact JSON with its keys in order, for ever."""

import hashlib
import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from generator.deck.files import read_deck
from generator.pipeline import check
from generator.rendering.content import _json, content_hash
from tests.project import Project, card, cards

SAID = st.recursive(st.text(), lambda inner: st.lists(inner, max_size=4), max_leaves=12)


def compact(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


@given(SAID)
def test_texts_and_lists_become_json(value: Any) -> None:
    assert _json(value) == compact(value)


def test_a_card_is_hashed_with_its_keys_in_order(project: Project) -> None:
    more = (
        "    stem: A woman.\n    hint: low\n    extra: more\n    takeaway: learn it\n    retired: 2026-01-02 it is “old”\n"
        "    reverse: {question: Why?, answer: So.}\n    aside: both\n    image: cervix.svg\n"
        "    differs: [{source: physiology-2020, page: 3, states: 'no'}]\n"
    )
    entry = card("one", question="Which?", answer="That.", more=more)
    project.write("basics.yaml", cards(entry).replace("cards:", "asides: {both: Of both.}\n\ncards:"))
    deck = check(read_deck(project.root, "example")).deck
    [one] = deck.cards
    picture = hashlib.sha256(deck.media["cervix.svg"].content).hexdigest()
    content = {
        "stem": "A woman.",
        "question": "Which?",
        "answer": "That.",
        "reverse": ["Why?", "So."],
        "hint": "low",
        "extra": "more",
        "aside": "Of both.",
        "image": picture,
        "differs": [["physiology-2020", "page 3", "no"]],
        "takeaway": "learn it",
        "retired": '2026-01-02 it is "old"',
    }
    assert content_hash(one, deck) == hashlib.sha256(compact(content).encode()).hexdigest()[:32]
