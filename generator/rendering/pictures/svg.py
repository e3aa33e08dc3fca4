"""The few SVG elements of which pictures are made, and their colours.

A card shows a picture in an `<img>`, so it can't know the card's theme: it has a light ground of its own, and by night the
style of the cards turns light and dark about. It uses nothing newer than SVG 1.1, no script, and fonts of the system.
"""

import textwrap
from collections.abc import Iterable
from xml.etree.ElementTree import Element, SubElement, tostring

WIDTH = 340
"""Units across. On a phone of 320 px about 285 px are left for it, so that the smallest text has 12 px."""
SMALL, LARGE = 15, 17
"""Sizes of text, in units."""
PAPER = "#fcfcfc"
INK = "#20262b"
QUIET = "#4f585f"
LINE = "#d5dad8"
BAR = "#0b6573"
TISSUE, EDGE = "#f0c9c0", "#8f4438"
FLUID, MEMBRANE = "#d3e6f4", "#22608f"
STITCH = "#5b2a86"

FONT = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', sans-serif"


def picture(title: str) -> Element:
    """An empty picture; `title` is for those who can't see it."""
    svg = Element("svg", {"xmlns": "http://www.w3.org/2000/svg", "role": "img", "font-family": FONT})
    SubElement(svg, "title").text = title
    put(svg, "rect", width="100%", height="100%", fill=PAPER)
    return svg


def put(parent: Element, tag: str, **attributes: object) -> Element:
    """Adds an element. Numbers are rounded; `_` in a name stands for `-`."""
    written = {name.replace("_", "-"): _written(value) for name, value in attributes.items() if value is not None}
    return SubElement(parent, tag, written)


def write(
    parent: Element, x: float, y: float, text: str, *, size: int = SMALL, bold: bool = False, colour: str = INK,
    anchor: str | None = None,
) -> None:  # fmt: skip
    """Adds a line of text, its base line at `y`."""
    weight = 600 if bold else None
    put(parent, "text", x=x, y=y, font_size=size, fill=colour, font_weight=weight, text_anchor=anchor).text = text


def lines(text: str, per_line: int, beside: int = 0) -> list[str]:
    """The text in lines of so many letters at most; the first leaves room for so many `beside` it."""
    return [line.lstrip() for line in textwrap.wrap(text, per_line, initial_indent=" " * min(beside, per_line - 8))]


def write_lines(
    parent: Element,
    x: float,
    y: float,
    texts: Iterable[str],
    *,
    size: int = SMALL,
    bold: bool = False,
    colour: str = INK,
) -> float:
    """Adds lines of text below `y`; gives the base line of the last."""
    for text in texts:
        y += size + 5
        write(parent, x, y, text, size=size, bold=bold, colour=colour)
    return y


def write_title(parent: Element, title: str | None) -> float:
    """Adds a title at the top, if there is one; gives the base line of its end."""
    return write_lines(parent, 12, 8, lines(title or "", 33), size=LARGE, bold=True)


def finished(svg: Element, height: float) -> bytes:
    """The picture, cut at its height, as a file."""
    size = {"width": WIDTH, "height": height, "viewBox": f"0 0 {WIDTH} {_written(height)}"}
    for name, value in size.items():
        svg.set(name, _written(value))
    return tostring(svg, encoding="unicode").encode()


def _written(value: object) -> str:
    return f"{value:g}" if isinstance(value, float) else str(value)
