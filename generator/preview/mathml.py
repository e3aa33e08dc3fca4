"""TeX → MathML, which browsers show without help: Anki brings MathJax along, a page without a network can't."""

import html
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterable
from functools import lru_cache

MATH = re.compile(r"\\\((.+?)\\\)|\\\[(.+?)\\\]", re.DOTALL)

ENTITY = re.compile(r"&#x[0-9A-F]{5};")
"""How the converter writes characters that it means; anything else in its texts stands there as the author wrote it."""

ATTRIBUTES = frozenset(
    "accent accentunder columnalign columnlines columnspacing depth display displaystyle fence form height largeop"
    " linethickness lspace mathcolor mathsize mathvariant maxsize minsize movablelimits notation rowlines rowspacing rspace"
    " scriptlevel separator stretchy symmetric voffset width".split()
)
"""What math may say of itself: how it looks, and nothing that leads anywhere."""


def math_table(texts: Iterable[str]) -> dict[str, str]:
    r"""The MathML of all math in some HTML, by its TeX with its `\(…\)` or `\[…\]`; what can't be read is left out."""
    found = {html.unescape(math[0]) for text in texts if "\\" in text for math in MATH.finditer(text)}
    return {tex: mathml for tex in sorted(found) if (mathml := _mathml(tex))}


@lru_cache(maxsize=10_000)
def _mathml(tex: str) -> str | None:
    from latex2mathml.converter import convert_to_element

    display = "block" if tex.startswith("\\[") else "inline"
    try:
        math = convert_to_element(tex[2:-2], display=display)
    except Exception:  # the library raises many kinds; the page then shows the TeX
        return None
    for element in math.iter():
        element.text = element.text and ENTITY.sub(lambda entity: html.unescape(entity[0]), element.text)
        for name in element.attrib.keys() - ATTRIBUTES - {"xmlns"}:
            del element.attrib[name]
    return ET.tostring(math, encoding="unicode")
