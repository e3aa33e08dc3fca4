"""What holds of all fixes, for any card file."""

import re
from pathlib import Path

import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.deck.compose import compose
from generator.deck.files import deck_names, read_deck
from generator.deck.identity import ID
from generator.deck.parse import parse
from generator.deck.typography import folded
from generator.diagnostic import Span
from generator.fixing.edit import Edit, apply
from generator.fixing.mending import mend
from generator.fixing.quoting import MISTAKEN
from generator.rendering.content import content_hash
from tests.fixing.files import PATH, counts, files, mended, plain

ROOT = Path(__file__).parents[2]

WORDS = "a1 1-2 36-37 2024-01-02 >= <= => “ ” ‘ ’ ' \" \\ \\( \\) [ ]( ) { } {{c1:: }} : # - ? ` , . | > é 👩 ܝ"
UNSEEN = "\n \t \r \x85 \u2028 \u202f \u00a0 \u00ad \u200b \u200c \u200d \u2011 \u2013 \ufeff \u0338 \u0301"
PIECES = st.sampled_from(
    [*WORDS.split(), *UNSEEN.split(" "), " ", "\n\n", ": ", " #", "- ", "https://example.org/1-2 "]
)
TEXT = st.lists(PIECES, max_size=12).map("".join)
CARD = st.fixed_dictionaries(
    {"question": TEXT, "answer": TEXT},
    optional={
        "stem": TEXT,
        "extra": TEXT,
        "id": st.sampled_from(["a", "a1", "", "card"]),
        "sources": st.builds(lambda: ["a-1-2, x 1-2"]),
    }
    | {"reverse": st.fixed_dictionaries({"question": TEXT, "answer": TEXT}), "cloze": TEXT},
)
STYLES = st.sampled_from([None, "'", '"', "|", ">"])


@st.composite
def card_files(draw: st.DrawFn) -> str:
    """A card file in any style of YAML, with line ends of any kind, a comment, and an end or none."""
    text: str = yaml.safe_dump(
        {"topic": "Basics", "cards": draw(st.lists(CARD, min_size=1, max_size=3))},
        allow_unicode=draw(st.booleans()),
        default_style=draw(STYLES),
        default_flow_style=draw(st.sampled_from([True, False, None])),
        width=draw(st.sampled_from([10, 40, 10_000])),
        sort_keys=False,
    )
    text = "# “1-2” >= \u00a0\n" + text
    if draw(st.booleans()):
        text = text.replace("\n", "\r\n")
    return text.rstrip("\r\n") if draw(st.booleans()) else text


@settings(deadline=None)
@given(card_files())
def test_mending_twice_is_mending_once(text: str) -> None:
    once = mended(text)
    assert mended(once) == once


@settings(deadline=None)
@given(card_files())
def test_the_tree_stays_but_for_what_was_mended(text: str) -> None:
    before, after = compose(PATH, text), compose(PATH, mended(text))
    assert before.broken is None
    assert after.broken is None
    assert without_ids(plain(before.tree)) == without_ids(plain(after.tree))


def without_ids(data: object) -> object:
    """A tree with its texts as they would be typed, and no ids."""
    if isinstance(data, dict):
        return {key: without_ids(value) for key, value in data.items() if key != "id"}
    return [without_ids(one) for one in data] if isinstance(data, list) else folded(str(data))


@settings(deadline=None)
@given(card_files())
def test_content_hashes_stay(text: str) -> None:
    before, after = (parse(given)[0] for given in (files(text), files(mended(text))))
    assert [content_hash(card, before) for card in before.cards] == [content_hash(card, after) for card in after.cards]


@settings(deadline=None)
@given(card_files())
def test_every_card_that_asks_gets_an_id_of_its_own(text: str) -> None:
    cards = parse(files(mended(text)))[0].cards
    before = [card.id for card in parse(files(text))[0].cards if card.id]
    asking = [card for card in cards if (card.question or card.cloze or "").strip()]
    assert all(card.id and ID.fullmatch(card.id) for card in asking)
    made = [card.id for card in cards if card.id]
    assert len(set(made)) == len(made) - (len(before) - len(set(before)))


SCRAPS = (
    "question: “Why” /answer: 1-2 /cloze: /id: /id/a /'it’s' /\"“x”\" /sources: /reverse: /: /?/\n  - /\n- /\n    /\n      "
    "/\r\n    /\n/\u2028/\u00a0/\t/{/}/[/]/, /? /- / # it’s, 1-2\n    /|\n/>-\n      /&a /*a /!!str /...\n/\n---\n/\ncards: "
).split("/")


@settings(deadline=None)
@given(
    st.lists(st.sampled_from(SCRAPS), max_size=10).map("".join),
    st.sampled_from(["", "cards: ", "cards:\n  - ", "cards: [", "- {"]),
)
def test_no_file_is_made_worse(scraps: str, start: str) -> None:
    text = start + scraps
    once = mended(text)
    assert mended(once) == once
    (deck, problems), (after, problems_after) = (parse(files(one)) for one in (text, once))
    asked, asked_after = ([folded(card.question or "") for card in one.cards] for one in (deck, after))
    if not any(problem.rule in MISTAKEN for problem in problems):  # else other cards may be read than before
        assert [problem.rule for problem in problems_after] == [problem.rule for problem in problems]
        assert asked_after == asked


def test_comments_and_ends_of_lines_stay() -> None:
    text = "topic: A  # 1-2\r\n\r\ncards:\n\n  # “x”\n  - id:  a   # >= 3\r\n    answer:   1-2   # 1-2\n\n\n"
    assert mended(text) == text.replace("answer:   1-2", "answer:   1–2")
    assert mended(text.rstrip()) == text.rstrip().replace("answer:   1-2", "answer:   1–2")


def test_a_file_that_is_broken_is_mended_as_far_as_it_is_read() -> None:
    broken = "  - id: b\n    question: c\n   answer: 1-2\n"
    assert mended(f"cards:\n  - question: At 1-2?\n{broken}") == f"cards:\n  - id: 1-2\n    question: At 1–2?\n{broken}"


def test_what_was_mended_is_counted() -> None:
    text = "cards:\n  - question: “Why” 1-2 or 3-4?\n    answer: >-\n      a >= b\n"
    assert counts(mend(files(text), {})) == {
        "word-debris": 2,
        "comparison-sign": 1,
        "range-dash": 2,
        "missing-id": 1,
    }


def test_what_mending_itself_lays_open_is_mended_too() -> None:
    text = "cards:\n  - id: a\n    answer: '\\{}( `\\) a{}b` c'\n"
    assert mended(text.format("\u200b", "\u00a0")) == text.format("", " ")


def test_edits_are_applied_where_they_stand() -> None:
    edits = [Edit(Span("f", 4, 5), "E"), Edit(Span("f", 0, 0), "> "), Edit(Span("f", 1, 3), "")]
    assert apply("abcdef", edits) == "> adEf"
    assert apply("abc", []) == "abc"


def test_the_projects_own_decks_keep_their_content() -> None:
    for name in deck_names(ROOT):
        given = read_deck(ROOT, name)
        done = mend(given, {})
        before, after = (parse(one)[0] for one in (given, done.after))
        assert [content_hash(card, before) for card in before.cards] == [
            content_hash(card, after) for card in after.cards
        ]
        assert not re.search("[“”‘’\u00a0]", "".join(str(card.question) for card in after.cards))
