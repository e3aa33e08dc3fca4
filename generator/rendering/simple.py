"""Markdown in its simplest forms → HTML: what the library makes of them, in a tenth of its time.

Paragraphs, lists and tables whose lines hold nothing but text, strong and emphasised words, links and math. What is simple is
drawn so narrowly that no rule of Markdown's can see anything else in it; the tests hold both ways side by side.
"""

import re
from collections.abc import Iterable
from itertools import pairwise

from generator.rendering.escaping import escape

TABLE = '<div class="table" role="region" aria-label="Table" tabindex="0"><table>\n'
"""A table's start. One that is too wide moves within its own place, by finger or, once it has the focus, by arrow keys."""
TABLE_END = "</table></div>"

CHARACTER = r"[^\\*_\[\]|\n\r\t\0]"
"""What Markdown takes for itself wherever it stands in a line, once the line has begun."""
START = r"(?!\s|[-+](?: |\Z)|\d{1,9}[.)](?: |\Z))"
"""Where no space stands, and no item of a list begins."""
WORDS = rf"(?!\s){CHARACTER}++(?<!\s)"
LETTER = r"[^\W_]"
IN_MATH = r"[^|\n\r\t\0]"

PLAIN = re.compile(rf"{START}{CHARACTER}*(?<!\s)")
"""A text in which Markdown would find nothing to do but escape it."""


def _between(stars: str) -> str:
    """Words between stars that do nothing but open and close: beside a letter, or at an end of the line or a space."""
    opening = rf"(?<!\*)(?:(?<![^ ]){stars}|{stars}(?={LETTER}))"
    closing = rf"(?:(?<={LETTER}){stars}|{stars}(?=[ .,;:)]|\Z))(?!\*)"
    return rf"{opening}({WORDS}){closing}"


MARKED = re.compile(
    "|".join(
        (
            _between(r"\*\*"),
            _between(r"\*"),
            rf"\[({WORDS})\]\((https?://[a-z0-9]+(?:[.-][a-z0-9]+)*(?:/[A-Za-z0-9/._~-]*)?)\)",
            rf"(\\\({IN_MATH}*?\\\)|\\\[{IN_MATH}*?\\\])",
        )
    )
)
LINE = re.compile(rf"{START}(?:{CHARACTER}++|{MARKED.pattern})++(?<!\s)")
ROW = re.compile(r"\|.*\|")
RULE = re.compile(r"\|(?: ?-+ ?\|)+")
"""The line below the head of a table whose columns all stand as the style has them."""


def simple_html(text: str) -> str | None:
    """The text as HTML; None if it isn't simple."""
    blocks = re.split("\n\n+", text.strip("\n"))
    if any(one.startswith("- ") and other.startswith("- ") for one, other in pairwise(blocks)):
        return None  # one list, with room between its items
    return _joined((_block(block.split("\n")) for block in blocks), "\n")


def apart(math: str) -> str:
    """Math without `}}`, at which Anki would end the gap of a cloze; if a gap begins within the math, as it is."""
    return math if "{{c" in math else math.replace("}}", "} }").replace("}}", "} }")


def _block(lines: list[str]) -> str | None:
    if all(line.startswith("- ") for line in lines):
        return _wrapped("<ul>\n<li>", _joined((_line(line[2:]) for line in lines), "</li>\n<li>"), "</li>\n</ul>")
    if lines[0].startswith("|"):
        return _table(lines)
    return _wrapped("<p>", _joined(map(_line, lines), "<br>\n"), "</p>")


def _table(lines: list[str]) -> str | None:
    """A table whose rows all have as many cells as its head."""
    if len(lines) < 3 or not RULE.fullmatch(lines[1]) or not all(map(ROW.fullmatch, lines)):
        return None
    head, rule, *rows = lines
    if any(row.count("|") != rule.count("|") for row in (head, *rows)):
        return None
    body = _joined((_row(row, "td") for row in rows), "\n")
    parts = _joined((_row(head, "th"), body), "\n</thead>\n<tbody>\n")
    return _wrapped(f"{TABLE}<thead>\n", parts, f"\n</tbody>\n{TABLE_END}")


def _row(line: str, kind: str) -> str | None:
    cells = (cell.strip(" ") for cell in line[1:-1].split("|"))
    inner = _joined((_line(cell) if cell else "" for cell in cells), f"</{kind}>\n<{kind}>")
    return _wrapped(f"<tr>\n<{kind}>", inner, f"</{kind}>\n</tr>")


def _line(line: str) -> str | None:
    return MARKED.sub(_marked, escape(line)) if LINE.fullmatch(line) else None


def _marked(found: re.Match[str]) -> str:
    strong, emphasised, name, address, math = found.groups()
    if strong:
        return f"<strong>{strong}</strong>"
    if emphasised:
        return f"<em>{emphasised}</em>"
    return f'<a href="{address}">{name}</a>' if address else apart(math)


def _joined(parts: Iterable[str | None], between: str) -> str | None:
    """The parts as one; None if one of them is not there."""
    found = [*parts]
    there = [part for part in found if part is not None]
    return between.join(there) if len(there) == len(found) else None


def _wrapped(before: str, inner: str | None, after: str) -> str | None:
    return None if inner is None else before + inner + after
