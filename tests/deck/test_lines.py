"""Text that is read line by line gives the tree that libyaml's events give."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TypeAlias

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.deck.events import read_events
from generator.deck.lines import read_lines
from generator.deck.tree import Map, Node, Scalar, Seq

QUICK = pytest.mark.skipif(
    sys.version_info < (3, 11, 5), reason="re forgets parts of repeated groups (gh-106052): libyaml reads what it can't"
)
"""What is read without libyaml, given a Python whose possessive groups work."""

CARDS = r"""# yaml-language-server: $schema=../cards.schema.json
topic: Heart
asides:
  one: What two cards show.

cards:
  - id: heart-beat
    stem: A pulse of 30 a minute,
      taken twice;
       no fever.
    question: Who sets the beat, and how fast (60:1, no#1)?
    answer: 'The sinus node''s cells: 60 # to 100'
    extra: "It \"slows\" in\n sleep"
    tags: [Heart::Beat, Rhythm]
    sources:
      - atlas-2024, The beat: a rate of 60:1 or more
      - atlas-2024

  # the next one is longer
  - id: heart-wall
    cloze: |-
      - {{c1::three}} layers

        indented further
    takeaway: 'The wall''s layers:
      three'
    topic:
    - Heart
    - Wall
    allow: {no-figure: there is none, no-unit: 'nor that'}
    differs: [{source: atlas-2024, "page": '3'}, [], {}, [a b, "c\\"]]
    reverse:
        question: ≥ 3 layers; which?
    extra: |
      | a | b |
      |---|---|

    yield: core
"""


def places(node: Node) -> object:
    """A tree with everything that can be asked of it."""
    if isinstance(node, Scalar):
        return str(node), node.span, node.style
    if isinstance(node, Seq):
        return [places(item) for item in node.items], node.span
    return [places(key) for key in node.keys], {key: places(value) for key, value in node.values.items()}, node.span


def assert_same(text: str, start: int = 0) -> None:
    read = read_lines("f", text, start)
    if read is not None:
        composed = read_events("f", text, start)
        assert composed.tree is not None
        assert (composed.broken, composed.diagnostics) == (None, ())
        assert places(read) == places(composed.tree)


@QUICK
def test_cards_are_read_line_by_line() -> None:
    read = read_lines("f", CARDS, 5)
    assert isinstance(read, Map)
    assert [*read.keys] == ["topic", "asides", "cards"]
    assert_same(CARDS, 5)


@QUICK
def test_the_decks_of_the_project_are_read_line_by_line() -> None:
    root = Path(__file__).parents[2] / "cards_src"
    files = [*root.glob("*/*.yaml")]
    assert files
    assert not [path for path in files if read_lines(path.name, path.read_text(encoding="utf-8"), 0) is None]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "# nothing but a comment\n",
        "a: 1\na: 2\n",
        "a:\nb: 1\n",
        "a: 1\n  - b\n",
        "- a\n  - b\n",
        "a: b: c\n",
        "a: b:\n",
        "a: b:",
        "a: b\n\n  c\n",
        "a: b\n  - c\n",
        "a: b\n  1. c\n",
        "a: b\n  + c\n",
        "a: 'b\n  - c'\n",
        "a: 'b\n   | c'\n",
        "a: 'b\n\n  c'\n",
        "a: 'b\n  c' d\n",
        "a:\n  - b: c\n   d\n",
        "a:\n  b: 'c\n  d'\n",
        "a: b\n  c: d\n",
        "a: b\n  c #d\n",
        "a: b # c\n",
        "a: b #c\n",
        "a: b \n",
        "a: # c\n",
        "a: 'b\n",
        "a: 'b' c\n",
        'a: "b": c\n',
        'a: "\\x1f"\n',
        'a: "\\u2248"\n',
        "a: [b, ]\n",
        "a: [b,, c]\n",
        "a: [b c: d]\n",
        "a: [b}\n",
        "a: {b}\n",
        "a: {b: }\n",
        "a: {b: c: d}\n",
        "a: {b: c, d: }\n",
        "a: [b]]\n",
        "a: [b] c\n",
        "a: [b #c]\n",
        "a: [- b]\n",
        "a: [b?]\n",
        "a: {" + "b" * 2000 + ": c}\n",
        "a: [b, c\n",
        "a: [b]: c\n",
        "a: {b: 1, b: 2}\n",
        "a: &b c\n",
        "a: !b c\n",
        "a: *b\n",
        "a: |2\n   b\n",
        "a: >\n  b\n",
        "a:\n  b: |\n  c\n",
        "a: b\tc\n",
        "a: b\r\n",
        "a: b\x85c: d\n",
        "a: b\u2028c: d\n",
        "\ufeffa: b\n",
        "... a: b\n",
        "--- a: b\n",
        "a: b\n---\nc: d\n",
        "? a\n: b\n",
        "-\n  a: b\n",
        "- - a\n",
        "a" * 2000 + ": b\n",
        "".join(f"{' ' * depth}a:\n" for depth in range(40)) + " " * 40 + "a: b\n",
        "a: " + "[" * 40 + "]" * 40 + "\n",
    ],
)
def test_other_text_is_left_to_libyaml(text: str) -> None:
    assert read_lines("f", text, 0) is None


PIECES = [
    "  ",
    " ",
    "\n",
    "   \n",
    "- ",
    ": ",
    ":",
    " #",
    "#",
    "# c\n",
    "'",
    "''",
    '"',
    "|",
    "|\n",
    "|-\n",
    "[a, b]",
    "{a: b}",
]
PIECES += [
    "key:\n",
    "  key: value\n",
    "- item\n",
    "- a: b\n",
    "-",
    "---\n",
    "...\n",
    ">",
    "&",
    "*",
    "!",
    "?",
    "%",
    "@",
    "`",
    ",",
    "é",
]
PIECES += ["\t", "\r", "\x00", "\x85", "\xa0", "\u2028", "\ufeff", "\\", "\\n"]
LINES = CARDS.splitlines(keepends=True)
Edit: TypeAlias = tuple[float, int, str]
"""Where in a text, as a part of its length, how many characters are left out, and what is put in."""


def edited(text: str, edits: Sequence[Edit]) -> str:
    for where, left_out, put_in in edits:
        at = round(where * len(text))
        text = text[:at] + put_in + text[at + left_out :]
    return text


EDIT = st.tuples(st.floats(0, 1), st.integers(0, 4), st.sampled_from(["", *PIECES]))


@given(st.integers(0, len(LINES)), st.integers(1, len(LINES)), st.lists(EDIT, max_size=3), st.integers(0, 2))
def test_whatever_is_read_line_by_line_is_read_the_same_by_libyaml(
    first: int, count: int, edits: list[Edit], start: int
) -> None:
    """Lines of a card file in which, here and there, some characters are left out and others put in."""
    assert_same(edited("".join(LINES[first : first + count]), edits), start)


@given(st.lists(st.sampled_from([*PIECES, *(line.strip() for line in LINES)]), max_size=12))
def test_any_text_that_is_read_line_by_line_is_read_the_same_by_libyaml(pieces: list[str]) -> None:
    assert_same("".join(pieces))


FLOW = [
    "[",
    "]",
    "{",
    "}",
    ", ",
    ",",
    ": ",
    ":",
    "a",
    "b c",
    "k: ",
    "[a]",
    "{a: b}",
    "x::y",
    "'it''s'",
    '"\\n"',
    '""',
    " ",
    "#",
    "?",
    "-",
    "é",
]


@given(st.lists(st.sampled_from(FLOW), min_size=1, max_size=9), st.sampled_from(["[{}]", "{{{}}}", "{{k: {}}}", "{}"]))
def test_lists_and_mappings_on_one_line_are_read_the_same_by_libyaml(parts: list[str], around: str) -> None:
    assert_same(f"a:\n  - b: {around.format(''.join(parts))}\n")
