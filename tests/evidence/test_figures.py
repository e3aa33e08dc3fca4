"""What is true of the figures of any text, and of how they compare."""

import re
import sys
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from types import FrameType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator import evidence
from generator.evidence import values
from generator.evidence.beginnings import beginnings
from generator.evidence.figure import Figure, conflicts, supports
from generator.evidence.find import figures
from generator.evidence.glance import may_have_figures
from generator.evidence.grades import GRADE
from generator.evidence.items import START, read_head
from generator.evidence.names import read_name
from generator.evidence.plain import READ_AS, SAME, origins, plain, strip_cloze
from generator.evidence.render import render

WORDS = (
    "1 2 3 12 24 100 2000 2014 1,700 0.70 .05 −1.95 -5 16+0 0/7 71/250 1:2 16th one two three twenty-one hundred half single "
    "% percent per 1000 weeks week days h years year-old mm cm mg mg/kg -fold times women losses births loss 25 {{c1:: }} "
    "in of out every to - – and or , . ; : ( ) / + ± vs. against between from up until before after about nearly at least most "
    "less more than only ≤ < ≥ > = RR p 95% CI GRADE 1A Level B No. # COVID-19 2nd trimester May the a aged over ** \n"
).split(" ")
"""What figures are made of, and what looks like it."""

soup = st.lists(st.tuples(st.sampled_from(WORDS), st.sampled_from([" ", " ", ""])), max_size=12).map(
    lambda parts: "".join(word + space for word, space in parts)
)
texts = soup | st.text()


def one(text: str) -> Figure:
    (figure,) = figures(text)
    return figure


@given(texts)
def test_figures_stand_in_the_text_one_after_the_other(text: str) -> None:
    ends = [0]
    for figure in figures(text):
        assert ends[-1] <= figure.start < figure.end <= len(text)
        ends.append(figure.end)


@given(texts)
@settings(max_examples=1000)
def test_a_figure_shown_is_read_as_itself(text: str) -> None:
    for figure in figures(text):
        assert figures(render(figure)) == (figure,)


@given(texts)
def test_every_figure_bears_itself_and_does_not_contradict_itself(text: str) -> None:
    for figure in figures(text):
        assert supports(figure, figure)
        assert not conflicts(figure, figure)


@given(soup, soup)
def test_no_two_figures_both_bear_and_contradict_each_other(left: str, right: str) -> None:
    for stated in figures(left):
        for claimed in figures(right):
            assert not (supports(stated, claimed) and conflicts(stated, claimed))
            assert conflicts(stated, claimed) == conflicts(claimed, stated)


@given(st.integers(1, 10**6), st.integers(0, 99))
def test_a_length_is_the_same_in_any_unit(whole: int, hundredths: int) -> None:
    assert one(f"{whole}.{hundredths:02} cm") == one(f"{whole * 10 + hundredths / 10:.1f} mm")


@given(st.integers(2, 10**5), st.sampled_from(["{} in {}", "{}/{}", "{} out of {}", "{} of {}"]))
def test_a_proportion_is_the_same_in_any_notation(whole: int, notation: str) -> None:
    assert one(notation.format(1, whole * 2)) == one(f"1 in {whole * 2}")
    assert one(f"1 in {whole}").low == Fraction(1, whole)


@given(st.integers(1, 45), st.integers(0, 6), st.sampled_from("‐‑‒–—-"), st.sampled_from(["", " ", "\u00a0"]))
def test_dashes_and_spaces_do_not_matter(week: int, days: int, dash: str, space: str) -> None:
    assert one(f"{week}{space}{dash}{space}{week + days}{space}weeks") == one(f"{week} to {week + days} weeks")


@pytest.mark.parametrize(
    "same",
    [
        ["2.5 cm", "25 mm", "2·5 cm", "25mm", "about 25 millimetres"],
        ["1 in 100", "1 %", "1%", "one in a hundred", "1/100", "1 per cent", "10 per 1000", "nearly 1 %"],
        ["1 in 2000", "1/2,000", "0.05 %"],
        ["2 weeks", "two weeks", "14 days", "a two-week", "week 2"],
        ["23+6", "23 + 6", "23 6/7 weeks", "23 weeks 6 days", "23w6d"],
        ["24 weeks", "24+0", "24 0/7", "week 24", "24-week", "24th week", "24 wk", "gestational age 24"],
        ["36–37 weeks", "36-37 wk", "between 36 and 37 weeks", "from 36 to 37 weeks", "weeks 36 to 37", "36+0 to 37+0"],
        ["≥ 2 losses", "two or more losses", "at least two miscarriages", "2 or more", "2+ births", "no fewer than 2"],
        ["< 34 weeks", "before 34 weeks", "less than 34 weeks", "under 34+0", "before week 34"],
        ["≤ 25 %", "up to 25 %", "at most 25 %", "as many as 25 %", "25 % or less"],
        ["48 h", "2 days", "forty-eight hours"],
        ["1 g", "1000 mg", "1,000 mg"],
        ["p<.001", "P < 0.001", "p-value < .001"],
        ["RR 0.70", "relative risk 0.7", "risk ratio of 0.70", "RR = .7"],
        ["12 months", "1 year"],
    ],
    ids=lambda same: same[0],
)
def test_what_means_the_same_is_equal(same: list[str]) -> None:
    assert {one(text) for text in same} == {one(same[0])}


@pytest.mark.parametrize(
    ("stated", "claimed", "borne"),
    [
        ("about 37 weeks", "37 weeks", True),
        ("before 28 weeks", "28 weeks", True),
        ("up to 24 weeks", "24 weeks", True),
        ("28 weeks", "before 28 weeks", False),
        ("< 25 mm", "≤ 25 mm", False),
        ("≤ 25 mm", "< 25 mm", False),
        ("25 mm", "24 mm", False),
        ("12–24 weeks", "up to 24 weeks", True),
        ("12–24 weeks", "from 12 weeks", True),
        ("12–24 weeks", "from 24 weeks", False),
        ("12–24 weeks", "before 24 weeks", False),
        ("12–24 weeks", "24 weeks", False),
        ("12–24 weeks", "16 weeks", False),
        ("12–24 weeks", "12–16 weeks", False),
        ("after 12–24 weeks", "12–24 weeks", True),
        ("12–24 weeks", "after 12–24 weeks", False),
        ("24 weeks", "12–24 weeks", False),
        ("25 mm", "25 weeks", False),
        ("1 in 100 to 1 in 2000", "1 in 100", False),
        ("1 in 100", "1 %", True),
        ("two or more miscarriages", "≥ 2 losses", True),
        ("three losses", "three or more losses", False),
        ("relative risk 0.70", "odds ratio 0.70", False),
        ("GRADE 1A", "GRADE 1A", True),
        ("Grade A", "Level A", False),
        ("71/250", "71 of 250", True),
    ],
)
def test_what_a_stated_figure_bears(stated: str, claimed: str, borne: bool) -> None:
    assert supports(one(stated), one(claimed)) is borne


@pytest.mark.parametrize(
    ("left", "right", "contrary"),
    [
        ("36–37 weeks", "about 37 weeks", True),
        ("≤ 25 mm", "< 25 mm", True),
        ("2 cm", "25 mm", True),
        ("1 in 100", "2 %", True),
        ("34 days", "33 days", True),
        ("GRADE 1A", "GRADE 1B", True),
        ("p = 0.09", "p = 0.03", True),
        ("three or more losses", "two or more losses", True),
        ("one loss", "two losses", True),
        ("71/250", "72/250", True),
        ("34 days", "24 weeks", False),
        ("25 mm", "24 weeks", False),
        ("three losses", "two trials", False),
        ("before 28 weeks", "28 weeks", False),
        ("12–24 weeks", "up to 24 weeks", False),
        ("GRADE 1A", "Grade B", False),
        ("70", "71", False),
        ("2.5 cm", "25 mm", False),
    ],
)
def test_which_figures_contradict_each_other(left: str, right: str, contrary: bool) -> None:
    assert conflicts(one(left), one(right)) is contrary


def test_a_figure_knows_its_place_in_the_text_as_written() -> None:
    text = "It is removed at {{c1::36–37::when?}} **weeks**, up to\n2·5 cm"
    assert [text[figure.start : figure.end] for figure in figures(text)] == [
        "36–37::when?}} **weeks",
        "up to\n2·5 cm",
    ]


def test_a_cloze_is_read_with_its_gaps_open() -> None:
    text = "{{c1::8 %::how many?}} against {{c2::33 {{c3::%}}}}"
    assert strip_cloze(text) == "8 % against 33 %"
    assert figures(text) == figures(strip_cloze(text))


HIDING = (
    "one two often ten twice half hundred third single 7 25 o tw lev GRADE level class I II 1A B -A losses of weeks age fold s ı ſ K İ a x "
    "* ** *** ` _ __ { }} } {{c1:: {{c12:: ::hint}} :: \\( \\) \\[ \\] \\text{ \\, \\leq \\ge \\lt \\pm \\% ]( ](x) ) [1](y) [ "
    "http:// https:// / - – +/- · \u00a0 \n \n- \n1. # > |"
).split(" ")
"""Signs of figures and pieces of them, and the markup that may stand in their midst."""


@given(st.lists(st.sampled_from([*HIDING, " ", "y" * 299])).map("".join) | texts)
@settings(max_examples=2000)
def test_a_glance_misses_no_figure(text: str) -> None:
    if not may_have_figures(text):
        assert figures(text) == ()


@given(st.lists(texts, max_size=3))
def test_a_glance_at_several_texts_sees_what_one_at_each_does(several: list[str]) -> None:
    assert may_have_figures(*several) >= any(map(may_have_figures, several))


PHRASES = (
    "table Figs March Sept. may No. no # name one one to the next half of a third quarter two hundred a hundred twofold threefold "
    "increased ranging fell from From between until up to and including at least fewer a an the only exactly approx. c. ca. some "
    "week gestational age aged relative risk p-value CI odds ratio ratio Grade class II-A I-2-B COVID-19 G2P1 12 4 95% single birth ("
).split(" ")


@given(st.lists(st.sampled_from(PHRASES)).map(" ".join) | texts)
@settings(max_examples=1000)
def test_nothing_begins_at_the_words_that_are_passed_over(text: str) -> None:
    text = plain(text)
    everywhere = {found.start() for found in re.finditer(r"(?<!\w)(?=[\w(\[#№.−-])|(?=[<≤≥>~≈∼±])", text)}
    begin = [*beginnings(text, len(text))]
    assert everywhere >= {*begin}
    for place in everywhere - {*begin}:
        assert not read_name(text, place)
        assert not re.compile(GRADE).match(text, place)
        assert not (re.compile(START).match(text, place) and read_head(text, place))


@given(st.lists(st.sampled_from(PHRASES)).map(" ".join) | texts, st.integers(0, 100))
def test_what_begins_later_is_not_looked_for(text: str, last: int) -> None:
    assert [*beginnings(text, last)] == [place for place in beginnings(text, len(text)) if place <= last]


@given(texts)
@settings(max_examples=1000)
def test_a_number_that_is_read_first_goes_on_in_no_other_notation(text: str) -> None:
    (first, read), *others, (last, _) = values._DIGITS
    for place in range(len(text)):
        if found := first.match(text, place):
            full = last.match(text, place)
            assert full
            assert read(found) == read(full)
            assert not any(pattern.match(text, place) for pattern, _ in others)


@given(texts)
def test_every_character_of_a_plain_text_has_an_origin(text: str) -> None:
    read, at = plain(text), origins(text)
    assert list(at) == sorted(at)
    for character, place in zip(read, at, strict=True):
        assert character == text[place].translate(SAME) or character in READ_AS.values()


PARTS = (
    "1 | 1,|a-|one or more |1-|< |{{c1::|::a|}}|(1|95% CI |about |[1|\n- |1 aaa-bbb-ccc ddd-eee fff |9|1/|May |10.1234/|weeks "
    "|](| \n|between about up to about the |1 second-trimester|*|No. 1|1,000|1:1:|W12(|two of |a b c d e f |± 1 |.1|2014;1(|$"
).split("|")


@pytest.mark.parametrize("part", PARTS, ids=repr)
def test_reading_takes_steps_in_proportion_to_the_text(part: str) -> None:
    assert calls(part * 400) <= 2.2 * calls(part * 200) + 100


def calls(text: str) -> int:
    """How many calls reading a text takes; each call of a pattern is bounded, as the next test shows."""
    made = 0

    def count(_frame: FrameType, _event: str, _arg: object) -> None:
        nonlocal made
        made += 1

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        figures(text)
    finally:
        sys.setprofile(before)
    return made


def test_no_pattern_repeats_without_a_bound() -> None:
    """Except where it gives nothing back (`++`), so that no text makes a pattern try for long."""
    for path in Path(evidence.__path__[0]).glob("*.py"):
        for pattern in patterns(vars(sys.modules.get(f"generator.evidence.{path.stem}", evidence))):
            outside_classes = re.sub(r"\\.|\[\^?(?:\\.|[^\]\\])*\]", "", pattern)
            assert not re.search(r"\*|(?<!\+)\+(?!\+)|,\}", outside_classes.replace("}+", "}")), pattern


def patterns(value: object) -> Iterator[str]:
    """The patterns in a module's names, also in its tables."""
    if isinstance(value, re.Pattern):
        yield value.pattern
    elif isinstance(value, dict | tuple):
        for part in value.values() if isinstance(value, dict) else value:
            if isinstance(part, re.Pattern | tuple):
                yield from patterns(part)
