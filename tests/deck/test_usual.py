"""A card file that is read entry by entry gives the cards that its tree gives."""

import re
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.deck.card_file import read_by_entry, read_whole
from generator.deck.tree import Scalar
from generator.deck.usual import FIELDS, usual_card
from tests.deck.test_lines import PIECES, QUICK, Edit, edited

ROOT = Path(__file__).parents[2]

CARDS = r"""# yaml-language-server: $schema=../cards.schema.json
topic: Heart
asides:
  one: What two cards show.

cards:
  - id: heart-first
    question: Which card is read with the lines above it?
    answer: The first.

  - id: heart-beat
    stem: A pulse of 30 a minute,
      taken twice;
       no fever.
    cloze: |-
      - {{c1::three}} layers

        indented further
    question: Who sets the beat, and how fast (60:1, no#1)?
    answer: 'The sinus node''s cells: 60 # to 100'
    hint: "It \"slows\" in sleep"
    tags: [Heart::Beat, Rhythm]
    sources:
      - atlas-2024, The beat: a rate of 60:1 or more
      - atlas-2024
      - atlas 2024 ,Rest: 'less,
          at night'
    differs:
      - manual-2020, Beat: 70
    takeaway: Teach 60.
    yield: core


  - id: heart-wall
    topic: [Heart, Heart::Wall]
    cloze: '{{c1::Three}}: # layers'
    extra: |
      | a | b |
      |---|---|

    sources:
      - .atlas, ...: none
      - atlas 2024 ,Rest: 'less, at night'
    yield: useful

  - id: heart-valve
    topic: Heart::Valve
    question: ≥ 3 valves; how many?
    answer: Four
    aside: one
    reverse:
      question: Four of what?
      answer: Valves.
    allow: {no-figure: there is none}
    tags: Valve
    sources:
      - source: atlas-2024
        page: '3'
      - source, Part

  # a remark
  - id: heart-last
    differs: [atlas-2024]
    image: heart.png
    draft: true
    retired: 2027-02-01 no more
    formerly: heart-end
    sources:
      - manual-2020, The end: none
"""
HEAD, *ENTRIES = re.split(r"(?m)^(?=  - )", CARDS)
LINES = CARDS.splitlines(keepends=True)


def whole(value: object) -> object:
    """A value with everything that can be asked of its texts."""
    if isinstance(value, Scalar):
        return str(value), value.span, value.style
    if isinstance(value, Mapping):
        return {key: whole(one) for key, one in value.items()}
    return (type(value), *map(whole, value)) if isinstance(value, tuple) else value


def assert_same(text: str) -> bool:
    """That a text is read to the same cards, if it is read entry by entry; whether it is."""
    read = read_by_entry("f", text)
    assert read is None or whole(read) == whole(read_whole("f", text))
    return read is not None


@QUICK
def test_a_file_is_read_entry_by_entry() -> None:
    assert assert_same(CARDS)
    assert assert_same(CARDS.rstrip("\n"))
    assert assert_same(CARDS.replace("topic: Heart\n", "topic:\n  - Heart\n  - Lung\n", 1))


VALUES = {"yield": " core", "sources": "\n      - a", "differs": "\n      - a"}
"""What may stand after the colon of a key; after any other, "A"."""


@QUICK
def test_usual_entries_take_no_tree() -> None:
    def takes_none(entry: str) -> bool:
        return usual_card("f", entry, 0, len(entry), ()) is not None

    assert [takes_none(entry) for entry in ENTRIES] == [True, False, True, False, False]
    for key in FIELDS:
        line = f"    {key}:{VALUES.get(key, ' A')}\n"
        assert takes_none(f"  - id: a\n{line}"), key
        assert not takes_none(f"  - id: a\n{line}    hint: b\n{line}"), key


@QUICK
def test_the_decks_of_the_project_are_read_entry_by_entry() -> None:
    files = [path for path in ROOT.glob("cards_src/*/*.yaml") if "\ncards:\n" in path.read_text(encoding="utf-8")]
    assert files
    assert [path.name for path in files if not assert_same(path.read_text(encoding="utf-8"))] == []


@pytest.mark.parametrize(
    "more",
    [
        "    question: a\n    question: b\n",
        "    qestion: a\n",
        "    question: [a]\n",
        "    question: a: b\n",
        "    question: a\n    b\n",
        "    question: 'a\n  - id: b'\n",
        "    tags: [a b]\n",
        "    tags: [[a]]\n",
        "    yield: much\n",
        "    sources: a\n",
        "    sources:\n      - a: b: c\n",
        "    sources:\n      - a: [b]\n",
        "    sources:\n      - states: b\n",
        "    sources:\n      - a: b\n        c\n",
        "    extra: |-\n    a\n",
        "asides: {a: b}\n",
        "    question: a\u2028b\n",
    ],
)
def test_a_file_with_a_problem_is_read_by_its_tree(more: str) -> None:
    text = f"{CARDS}\n  - id: one-more\n{more}"
    assert not assert_same(text)
    assert read_whole("f", text).diagnostics or "asides" in more


EDIT = st.tuples(
    st.floats(0, 1), st.integers(0, 4), st.sampled_from(["", *PIECES, "      ", "\n    ", "::", "  - id: x\n"])
)


@given(st.lists(st.sampled_from(ENTRIES), min_size=1, max_size=3), st.lists(EDIT, max_size=3))
def test_whatever_is_read_entry_by_entry_is_read_the_same_by_its_tree(entries: list[str], edits: list[Edit]) -> None:
    """Entries in which, here and there, some characters are left out and others put in."""
    assert_same(edited(HEAD + "".join(entries), edits))


@given(
    st.lists(st.sampled_from([line for line in LINES if line[:4] == "    "]), max_size=12), st.lists(EDIT, max_size=2)
)
def test_an_entry_of_any_lines_is_read_the_same_by_its_tree(lines: list[str], edits: list[Edit]) -> None:
    assert_same(f"{HEAD}{ENTRIES[0]}  - id: other\n{edited(''.join(lines), edits)}{ENTRIES[1]}")
