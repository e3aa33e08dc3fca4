"""What is simple in Markdown becomes what the library makes of it."""

import re
import sys

import pytest
from hypothesis import event, example, given, settings
from hypothesis import strategies as st
from markdown_it.common.utils import isPunctChar, isWhiteSpace

from generator.rendering.markdown import _by_library
from generator.rendering.simple import LETTER, PLAIN, simple_html

PIECES = (
    *(
        "**",
        "*",
        "***",
        "_",
        "[",
        "]",
        "](",
        "(",
        ")",
        "!",
        "\\",
        "\\(",
        "\\)",
        "\\[",
        "\\]",
        "|",
        "`",
        "~~",
        "<b>",
        "&amp;",
    ),
    *(" ", "  ", "    ", "\n", "\n\n", "\n\n\n", "\r", "\t", "\0", "\x0b", "\x1f", "\x85", "\u00a0", "\u2028"),
    *("- ", "+ ", "-", "1. ", "1) ", "# ", "> ", "---", "===", "|---|---|", "|:-:|", "| "),
    *("a", "b c", "é", "x_1", "1", "≥ 2", "25 %", ".", ", ", ":", ";", '"', "'", "{{c1::", "}}", "sound:x", "[latex]"),
    *(
        "https://a.b",
        "https://a-b.c/d_e~f.",
        "[x](https://a.b/c)",
        "[x](http://A.b/%20?q=1&r)",
        "**y**",
        "*z*",
        r"\(a_1*b\)",
    ),
)
"""What lines are made of, and what breaks them."""

WORDS = (
    *("word", "≤ 3", " ", " (", "a", ", ", ". ", "1–2 ", "{{c1::", "}}", "*"),
    *("**y**", " **25 %** ", "*(z)*", "*é*", " *b c* ", "[the x](https://a.b/c)"),
    *(r"\(a_1*b\)", r"\[x\]", r"\(\frac{1}{\text{b}}\)"),
)
LINES = st.lists(st.sampled_from(WORDS), min_size=1, max_size=6).map("".join)


@st.composite
def tables(draw: st.DrawFn) -> str:
    columns = draw(st.integers(1, 3))
    cells = st.lists(st.just("") | LINES, min_size=columns, max_size=columns)
    rows = [f"| {' | '.join(draw(cells))} |" for _ in range(draw(st.integers(2, 4)))]
    return "\n".join([rows[0], "|" + "---|" * draw(st.sampled_from([columns, columns, columns, 2])), *rows[1:]])


PARAGRAPHS = st.lists(LINES, min_size=1, max_size=3).map("\n".join)
LISTS = st.lists(LINES.map("- {}".format), min_size=1, max_size=4).map("\n".join)
TEXTS = st.tuples(
    st.sampled_from(["", "\n"]),
    st.lists(PARAGRAPHS | LISTS | tables(), min_size=1, max_size=4).map("\n\n".join),
    st.sampled_from(["", "\n"]),
).map("".join)


@pytest.mark.parametrize(
    "text",
    [
        "One *word* and **25 mm**, (**twice**).\nA line.\n\nAnother *paragraph*.",
        "Seen with:\n\n- **pain**\n- fever\n\nand so on.\n",
        "| Drug | Dose |\n|---|---|\n| *a* | |\n| b | 1–2 g |\n",
        r"See [the atlas](https://example.org/atlas_1) for \(V_1 < \frac{1}{2}\) and \[x\].",
    ],
)
def test_what_authors_write_most_is_simple(text: str) -> None:
    assert simple_html(text) == _by_library(text)


@settings(max_examples=500)
@given(st.lists(st.sampled_from(PIECES), max_size=12).map("".join) | TEXTS | st.text(max_size=12))
@example("- a\n\n- b")
@example("a\n- b")
@example("| a |\n|---|")
@example("| a | b |\n|---|---|\n| c |")
@example("**a****b**")
@example("*a **b***")
@example("2 * 3 * 4")
@example(r"\(a\) * \(b\)")
@example("\\(a\rb\\)")
@example("[a](https://xn--a.b)")
@example("[a](https://" + "a" * 80 + ".b)")
def test_simple_text_becomes_what_the_library_makes_of_it(text: str) -> None:
    found = simple_html(text)
    event("simple" if found is not None else "not simple")
    assert found in (None, _by_library(text))


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\\*_[]|~"), min_size=1))
@example("- x")
@example("1. x")
@example("12) x")
@example("+")
@example("<a>&amp;")
def test_plain_text_is_simple_and_in_one_paragraph(text: str) -> None:
    if PLAIN.fullmatch(text):
        assert simple_html(text) == _by_library(text)


def test_no_letter_is_a_space_or_a_mark_to_the_library() -> None:
    """So stars beside a letter open on its left, and close on its right, whatever stands on the other side."""
    letters = re.findall(LETTER, "".join(map(chr, range(sys.maxunicode + 1))))
    assert not [one for one in letters if isWhiteSpace(ord(one)) or isPunctChar(one)]
