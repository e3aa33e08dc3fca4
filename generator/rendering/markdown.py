"""An author's text → the HTML of an Anki field.

Markdown's paragraphs, lists, tables, emphasis and links, and math between `\\(` and `\\)` or `\\[` and `\\]`. Everything
else stays the characters it is: raw HTML, entities, `#`, `>` and backquotes.
"""

import re
from collections.abc import MutableMapping, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

from generator.rendering.escaping import escape
from generator.rendering.simple import PLAIN, TABLE, TABLE_END, apart, simple_html

if TYPE_CHECKING:  # loaded when needed: most decks do without
    from markdown_it import MarkdownIt
    from markdown_it.renderer import RendererProtocol
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token
    from markdown_it.utils import OptionsDict

SAFE_LINK = re.compile(r"(?:https?|mailto):", re.IGNORECASE)

ANKI_TAG = re.compile(r"\[(?=sound:|anki:|latex\]|\$\$?\]|\[type:)", re.IGNORECASE)
"""The bracket of what Anki would play, typeset or ask to be typed."""

MATH_ENDS = {"(": "\\)", "[": "\\]"}

RANGE = re.compile(
    r"<[^>]*>|\\\(.*?\\\)|\\\[.*?\\\]|(?P<range>[0-9][0-9.,+]{0,8}–[0-9][0-9.,+]{0,8}(?<![.,]))", re.DOTALL
)
"""A range of numbers; what stands in tags and in math is passed over."""


def to_html(text: str) -> str:
    """The text as HTML; a single paragraph comes without `<p>`.

    Escaping is complete: no text can make an element, an attribute or a remote load that isn't Markdown's.
    """
    html = _to_html(text)
    return RANGE.sub(_kept_whole, html) if "–" in html else html


def _kept_whole(found: re.Match[str]) -> str:
    """A range as the style keeps it on one line: at the end of a line, 36–37 would be read as 36."""
    return f'<span class="range">{found[0]}</span>' if found["range"] else found[0]


def _to_html(text: str) -> str:
    if PLAIN.fullmatch(text):
        return escape(text)
    html = simple_html(text)
    html = ANKI_TAG.sub("&#91;", _by_library(text) if html is None else html)
    if html.startswith("<p>") and html.endswith("</p>") and html.count("<p>") == 1:
        return html[3:-4]
    return html


def _by_library(text: str) -> str:
    html: str = _markdown().render(text)
    return html.strip()


@cache
def _markdown() -> "MarkdownIt":
    from markdown_it import MarkdownIt

    markdown = MarkdownIt("zero", {"breaks": True})
    markdown.enable(["emphasis", "link", "list", "table", "newline", "escape"])
    markdown.inline.ruler.before("escape", "math", _math)
    markdown.add_render_rule("math", _math_to_html)
    markdown.add_render_rule("table_open", lambda *_: TABLE)
    markdown.add_render_rule("table_close", lambda *_: f"{TABLE_END}\n")
    markdown.validateLink = lambda url: bool(SAFE_LINK.match(url))  # type: ignore[method-assign]  # the library's way to set it
    return markdown


def _math(state: "StateInline", silent: bool) -> bool:
    """Takes `\\(…\\)` and `\\[…\\]` whole, before Markdown sees the backslashes and underscores in it."""
    end = MATH_ENDS.get(state.src[state.pos + 1 : state.pos + 2])
    if state.src[state.pos] != "\\" or end is None:
        return False
    close = state.src.find(end, state.pos + 2, state.posMax)
    if close < 0:
        return False
    if not silent:
        state.push("math", "", 0).content = state.src[state.pos : close + 2]
    state.pos = close + 2
    return True


def _math_to_html(
    _renderer: "RendererProtocol",
    tokens: "Sequence[Token]",
    index: int,
    _options: "OptionsDict",
    _env: MutableMapping[str, Any],
) -> str:
    return escape(apart(tokens[index].content))
