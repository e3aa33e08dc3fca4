"""A source as medical journals cite it: NLM/Vancouver, by the CSL style in nlm.csl.

The style's own licence, CC BY-SA 3.0, stands in it.
"""

import json
import re
from collections.abc import Mapping
from functools import cache, cached_property, lru_cache
from pathlib import Path
from typing import Any

from citeproc import (
    DATES,
    NAMES,
    VARIABLES,
    Citation,
    CitationItem,
    CitationStylesBibliography,
    CitationStylesStyle,
    formatter,
)
from citeproc.model import CitationStylesElement, Parent, Text
from citeproc.source import Reference
from citeproc.source.json import CiteProcJSON

NAME_PARTS = ("family", "given", "suffix", "dropping-particle", "non-dropping-particle")

# What the library works out anew each time, for three quarters of the time that a reference takes:
CitationStylesElement.xpath_search = cache(CitationStylesElement.xpath_search)  # what stands where in the style
CitationStylesElement.get_root = cache(CitationStylesElement.get_root)  # the style
CitationStylesElement.get_formatter = cache(CitationStylesElement.get_formatter)  # that of plain text
Parent.calls_variable = cache(Parent.calls_variable)  # whether a part of the style shows anything of a source
Text.calls_variable = cache(Text.calls_variable)


class Cited(CitationItem):
    """A source that is cited."""

    @cached_property
    def reference(self) -> Reference:  # its variables, which are worked out anew, too
        return super().reference


def formatted(item: Mapping[str, Any]) -> str:
    """The reference of a CSL item as plain text, but for the markup that CSL allows in a title."""
    return _formatted(json.dumps(_csl(item)))


@lru_cache(maxsize=10_000)
def _formatted(item: str) -> str:
    """The reference of an item, given as JSON."""
    bibliography = CitationStylesBibliography(_style(), CiteProcJSON([json.loads(item)]), formatter.plain)
    bibliography.register(Citation([Cited("source")]))
    text = str(bibliography.bibliography()[0]).removeprefix("1.").strip()
    return re.sub(r"(?<=[.?!])\.(?!\.)", "", text)


@cache
def _style() -> CitationStylesStyle:
    return CitationStylesStyle(str(Path(__file__).with_name("nlm.csl")), validate=False)


def _csl(item: Mapping[str, Any]) -> dict[str, Any]:
    """What of an item is CSL: a register may hold anything, and the processor takes nothing else."""
    clean: dict[str, Any] = {"id": "source", "type": str(item.get("type") or "document")}
    for key, value in item.items():
        name = key.replace("-", "_")
        if name in NAMES:
            clean[key] = _people(value)
        elif name in DATES:
            clean[key] = _date(value)
        elif name in VARIABLES and isinstance(value, str):
            clean[key] = " ".join(value.split())
    return {key: value for key, value in clean.items() if value}


def _people(value: Any) -> list[dict[str, str]]:
    people = [person for person in value if isinstance(person, dict)] if isinstance(value, list) else []
    return [known for person in people if (known := _person(person))]


def _person(person: Mapping[str, Any]) -> dict[str, str]:
    parts = ("literal",) if "literal" in person else NAME_PARTS
    known = {part: person[part] for part in parts if isinstance(person.get(part), str) and person[part].strip()}
    return known if {"literal", "family"} & known.keys() else {}


def _date(value: Any) -> dict[str, list[list[int]]]:
    """A date, or the two of a span; without month and day where these are none."""
    rows = value.get("date-parts") if isinstance(value, dict) else None
    dates = [_parts(row) for row in rows if isinstance(row, list)] if isinstance(rows, list) else []
    return {"date-parts": dates[:2]} if dates and all(dates) else {}


def _parts(row: list[int]) -> list[int]:
    known: list[int] = []
    for part, most in zip(row, (9999, 12, 31), strict=False):
        if not 1 <= part <= most:
            break
        known.append(part)
    return known
