"""What Anki makes of `{{c1::…::hint}}` on the card of one number."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

TOKEN = re.compile(r"\{\{c([\d,]+)::|\}\}", re.ASCII)
MATH = re.compile(r"(\\[(\[])(.*?)(\\[\])])", re.DOTALL)
TAG = re.compile(r"<.*?>", re.DOTALL)

HIGHEST = 0xFFFF
"""The highest number of a gap that Anki can read."""

DEEPEST = 10
"""Gaps within gaps that Anki follows; an opening deeper in is dropped."""


@dataclass(slots=True)
class Gap:
    """A gap: the numbers of the cards that hide it, what stands in it, and its hint."""

    numbers: tuple[int, ...]
    parts: "list[str | Gap]" = field(default_factory=list)
    hint: str | None = None


def reveal(text: str, number: int, *, front: bool) -> str:
    """The HTML of a cloze text on the front or back of the card of a number; empty if the text has no such gap.

    As the Anki library has it: on the front the gap shows its hint or `...`; in math there is no markup.
    """
    parts = _parts(text)
    if not any(number in gap.numbers for gap in _gaps(parts)):
        return ""
    shown = "".join(_shown(part, number, front) for part in parts)
    return MATH.sub(lambda math: math[1] + TAG.sub("", math[2]) + math[3], shown)


def _parts(text: str) -> list[str | Gap]:
    outside: list[str | Gap] = []
    open_gaps: list[Gap] = []
    end = 0
    for token in TOKEN.finditer(text):
        numbers = tuple(sorted({int(one) for one in (token[1] or "").split(",") if one and int(one) <= HIGHEST}))
        if token[1] is not None and not numbers:
            continue  # `{{c,::` opens nothing
        _add(text[end : token.start()], open_gaps, outside)
        end = token.end()
        if token[1] is not None:
            if len(open_gaps) < DEEPEST:
                open_gaps.append(Gap(numbers))
        elif open_gaps:
            gap = open_gaps.pop()
            (open_gaps[-1].parts if open_gaps else outside).append(gap)
        else:
            outside.append("}}")
    _add(text[end:], open_gaps, outside)
    return outside  # what was left open is not shown, as in Anki


def _add(text: str, open_gaps: list[Gap], outside: list[str | Gap]) -> None:
    if not text:
        return
    if not open_gaps:
        outside.append(text)
        return
    before, colons, hint = text.partition("::")
    open_gaps[-1].parts.append(before)
    if colons:
        open_gaps[-1].hint = hint


def _gaps(parts: list[str | Gap]) -> Iterator[Gap]:
    for part in parts:
        if isinstance(part, Gap):
            yield part
            yield from _gaps(part.parts)


def _shown(part: str | Gap, number: int, front: bool) -> str:
    if isinstance(part, str):
        return part
    inside = "".join(_shown(inner, number, front) for inner in part.parts)
    ordinal = f'data-ordinal="{",".join(map(str, part.numbers))}"'
    if number not in part.numbers:
        return f'<span class="cloze-inactive" {ordinal}>{inside}</span>'
    if not front:
        return f'<span class="cloze" {ordinal}>{inside}</span>'
    hint = "..." if part.hint is None else part.hint
    return f'<span class="cloze" data-cloze="{_attribute(inside)}" {ordinal}>[{hint}]</span>'


NAMED = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"}


def _attribute(text: str) -> str:
    """The text as Anki writes it into an attribute: all of Latin-1 but letters and digits of ASCII as entities."""
    return "".join(
        one if ord(one) > 0xFF or (one.isascii() and one.isalnum()) else NAMED.get(one) or f"&#x{ord(one):02X};"
        for one in text
    )
