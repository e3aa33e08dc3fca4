"""Text → HTML: what is written is what is read."""

import html
import re
import string

import nh3
import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.rendering.markdown import to_html

SAFE = {"div", "span", "p", "ul", "ol", "li", "em", "strong", "a", "br", "table", "thead", "tbody", "tr", "th", "td"}


def read(rendered: str) -> str:
    """The text that a reader sees, spaces as one."""
    without_spans = re.sub(r"</?span[^>]*>", "", rendered)
    return " ".join(html.unescape(re.sub(r"<[^>]*>", " ", without_spans)).split())


SIGNS = re.escape("".join(set(string.punctuation) - set("()[]")))


def escaped(text: str) -> str:
    """The text with a backslash before all that Markdown might take for its own.

    Brackets can't have one: that would make math of them.
    """
    return re.sub(f"([{SIGNS}])", r"\\\1", text)


@pytest.mark.parametrize(
    ("text", "rendered"),
    [
        ("K<k & Na>140", "K&lt;k &amp; Na&gt;140"),
        ("&lt; stays", "&amp;lt; stays"),
        ("<b>no</b>", "&lt;b&gt;no&lt;/b&gt;"),
        ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
        ("> 25 mm", "&gt; 25 mm"),
        ("[[type:Answer]]", "&#91;[type:Answer]]"),
        ("[sound:x.mp3] [see] [$]", "&#91;sound:x.mp3] [see] &#91;$]"),
        ("# 70", "# 70"),
        ("*one* **two**", "<em>one</em> <strong>two</strong>"),
        ("one\ntwo", "one<br>\ntwo"),
        ("one\n\ntwo", "<p>one</p>\n<p>two</p>"),
        ("- one\n- two", "<ul>\n<li>one</li>\n<li>two</li>\n</ul>"),
        ("[a](https://example.org/?a=1&b=2)", '<a href="https://example.org/?a=1&amp;b=2">a</a>'),
        ("[a](javascript:alert(1))", "[a](javascript:alert(1))"),
        ("[a](data:text/html,x)", "[a](data:text/html,x)"),
        ("![a](https://example.org/a.png)", '!<a href="https://example.org/a.png">a</a>'),
        (r"\(\le 25\,\text{mm}\)", r"\(\le 25\,\text{mm}\)"),
        (r"\(a_1*b_2*c < d\)", r"\(a_1*b_2*c &lt; d\)"),
        (r"\[x\] and \(y\)", r"\[x\] and \(y\)"),
        (r"\(\frac{1}{\text{b}}\)", r"\(\frac{1}{\text{b} }\)"),
        (r"\({{c1::x}}\)", r"\({{c1::x}}\)"),
        ("{{c1::**a**::hint}} b", "{{c1::<strong>a</strong>::hint}} b"),
        ("costs $5 and $6", "costs $5 and $6"),
        ("at 36–37 weeks.", 'at <span class="range">36–37</span> weeks.'),
        (
            "{{c1::16+0–24+0}}, **2.5–3**.",
            '{{c1::<span class="range">16+0–24+0</span>}}, <strong><span class="range">2.5–3</span></strong>.',
        ),
        (r"\(1–2\) and a–b", r"\(1–2\) and a–b"),
        ('[a](https://example.org "1–2")', '<a href="https://example.org" title="1–2">a</a>'),
        ("| a | b |\n|---|---|\n| 1 | 2 |", None),
    ],
)
def test_what_becomes_of(text: str, rendered: str | None) -> None:
    if rendered is None:
        assert re.fullmatch(r'<div class="table"[^>]*><table>.*<td>1</td>.*</table></div>', to_html(text), re.DOTALL)
    else:
        assert to_html(text) == rendered


printable = st.text(st.characters(exclude_categories=["Cs", "Cc"], include_characters="<>&\"'*_[]()!\\`|-+1.#{}:\n"))
no_link = printable.filter(lambda text: "](" not in text)


@given(no_link)
def test_any_text_can_be_written(text: str) -> None:
    assert read(to_html(escaped(text))) == " ".join(text.split())


@given(printable)
def test_no_text_makes_an_element_or_an_attribute_that_is_not_markdowns(text: str) -> None:
    rendered = f"A{to_html(text)}"  # at the very beginning, HTML takes U+FEFF for no text
    assert set(re.findall(r"<([a-zA-Z][^\s/>]*)", rendered)) <= SAFE
    cleaned = nh3.clean(
        rendered,
        tags=SAFE,
        attributes={
            "a": {"href"},
            "div": {"class", "role", "aria-label", "tabindex"},
            "span": {"class"},
            "ol": {"start"},
            "th": {"style"},
            "td": {"style"},
        },
    )
    assert read(cleaned) == read(rendered)
