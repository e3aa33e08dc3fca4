"""Pictures: the figures they show are those of the citations, and the files are safe to show anywhere."""

import re
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.deck.files import DeckFiles
from generator.deck.model import Deck
from generator.deck.parse import parse
from generator.deck.shapes import CERVICES
from generator.evidence.drawn import AXES
from generator.rendering.pictures import schematic, svg
from generator.rendering.pictures.bars import LEFT, RIGHT
from generator.rendering.pictures.draw import alt_text, draw
from tests.project import DECK, SOURCES
from tests.rendering.test_style import contrast

SVG = "{http://www.w3.org/2000/svg}"


def deck(pictures: str) -> Deck:
    texts = {"cards_src/a/deck.yaml": DECK, "cards_src/a/sources.yaml": SOURCES, "cards_src/a/pictures.yaml": pictures}
    return parse(DeckFiles("a", "cards_src/a", "decks/a.ledger.jsonl", texts, {}))[0]


def drawn(pictures: str) -> ElementTree.Element:
    given = deck(pictures)
    return ElementTree.fromstring(draw(given.drawings["a.svg"], given))


def bar(states: str, kind: str = "timeline") -> ElementTree.Element:
    return drawn(f"a.svg: {{draw: {kind}, rows: [{{label: L, sources: [anatomy-2024: {states}]}}]}}\n")


def shown(picture: ElementTree.Element) -> list[str]:
    return [text.text or "" for text in picture.iter(f"{SVG}text")]


def bars_of(picture: ElementTree.Element) -> list[tuple[float, float]]:
    """Where the bars begin and end, as shares of the axis."""
    boxes = [one for one in picture.iter(f"{SVG}rect") if one.get("fill") == svg.BAR]
    starts = [(float(one.get("x", "")), float(one.get("width", ""))) for one in boxes]
    return [((x - LEFT) / (RIGHT - LEFT), (x + width - LEFT) / (RIGHT - LEFT)) for x, width in starts]


weeks = st.integers(4, 40)


@given(st.tuples(weeks, weeks).filter(lambda ends: ends[0] < ends[1]))
def test_a_bar_spans_what_is_stated(ends: tuple[int, int]) -> None:
    picture = bar(f"at {ends[0]}–{ends[1]} weeks")
    [(start, end)] = bars_of(picture)
    assert (start * 40, end * 40) == pytest.approx(ends, abs=0.01)
    assert f"{ends[0]}–{ends[1]} weeks" in shown(picture)


@pytest.mark.parametrize(
    ("states", "span", "ground"),
    [
        ("≤ 25 mm", (0, 0.5), svg.BAR),
        ("< 25 mm", (0, 0.5), svg.PAPER),
        ("more than 25 mm", (0.5, 1), svg.PAPER),
        ("at least 2.5 cm", (0.5, 1), svg.BAR),
    ],
)
def test_a_comparator_is_a_line_and_a_dot_that_counts_or_not(
    states: str, span: tuple[float, float], ground: str
) -> None:
    picture = bar(states, "scale")
    assert bars_of(picture) == [pytest.approx(span)]
    [dot] = [one for one in picture.iter(f"{SVG}circle") if one.get("cx") == "170"]
    assert dot.get("fill") == ground
    assert ("the number itself does not count" in shown(picture)) == (ground == svg.PAPER)


def test_a_changed_figure_changes_the_picture_and_its_words() -> None:
    one, other = (
        deck(f"a.svg: {{draw: timeline, rows: [{{label: L, sources: [anatomy-2024: {n} weeks]}}]}}") for n in (23, 24)
    )
    assert draw(one.drawings["a.svg"], one) != draw(other.drawings["a.svg"], other)
    assert alt_text(one.drawings["a.svg"], one) == "L: Nobody & Sons 2024 23 weeks."


def test_an_author_can_write_the_words() -> None:
    given = deck("a.svg: {draw: schematic, alt: Three states, title: T}\n")
    assert alt_text(given.drawings["a.svg"], given) == "Three states"


def test_letters_do_not_give_the_answer_away() -> None:
    given = deck("a.svg: {draw: schematic, shows: [v-funnel, normal], labels: letters}\n")
    assert alt_text(given.drawings["a.svg"], given) == "The cervix, cut lengthwise, with the letters A, B."
    assert shown(drawn("a.svg: {draw: schematic, shows: [v-funnel, normal], labels: letters}\n")) == ["A", "B"]
    assert shown(drawn("a.svg: {draw: schematic, shows: [v-funnel], labels: letters}\n")) == []


def test_all_that_can_be_shown_is_drawn_and_named() -> None:
    assert tuple(schematic.CERVICES) == tuple(schematic.CAPTIONS) == CERVICES
    assert set(schematic.CAPTIONS.values()) <= set(shown(drawn("a.svg: {draw: schematic}\n")))


HOSTILE = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1)


@given(HOSTILE, HOSTILE)
def test_any_text_stays_text(title: str, label: str) -> None:
    escaped = [text.replace("'", "''") for text in (f"<b>{title}", f"&{label}")]
    picture = drawn(
        f"a.svg:\n  draw: timeline\n  title: '{escaped[0]}'\n  rows:\n"
        f"    - label: '{escaped[1]}'\n      sources: [anatomy-2024: 12 weeks]\n"
    )
    assert {one.tag for one in picture.iter()} == {
        f"{SVG}{tag}" for tag in ("svg", "title", "rect", "path", "circle", "text")
    }


@pytest.mark.parametrize("kind", [*AXES, "schematic"])
def test_a_picture_is_the_same_each_time_and_needs_nothing(kind: str) -> None:
    rows = "" if kind == "schematic" else ", rows: [{label: L, sources: [anatomy-2024: 12 weeks and 12 mm]}]"
    given = deck(f"a.svg: {{draw: {kind}{rows}}}\n")
    file = draw(given.drawings["a.svg"], given)
    assert file == draw(given.drawings["a.svg"], given)
    text = file.decode().replace("http://www.w3.org/2000/svg", "")
    assert not re.search(r"https?:|url\(|href|<script|<style|foreignObject|\son\w+=", text)


def rgb(colour: str) -> tuple[float, ...]:
    return tuple(int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))


def at_night(colour: tuple[float, ...]) -> tuple[float, ...]:
    """A colour after the `invert(0.9)` of the style; turning its hue leaves what is nearly grey as it is."""
    return tuple(0.9 - 0.8 * part for part in colour)


@pytest.mark.parametrize("colour", [svg.INK, svg.QUIET])
def test_text_stands_out_in_both_themes(colour: str) -> None:
    assert contrast(rgb(colour), rgb(svg.PAPER)) >= 4.5
    assert contrast(at_night(rgb(colour)), at_night(rgb(svg.PAPER))) >= 4.5


@pytest.mark.parametrize("colour", [svg.BAR, svg.EDGE, svg.MEMBRANE, svg.STITCH])
def test_lines_stand_out(colour: str) -> None:
    assert contrast(rgb(colour), rgb(svg.PAPER)) >= 3
