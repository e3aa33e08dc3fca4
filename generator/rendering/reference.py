"""A source in full, as medical journals cite it: NLM/Vancouver, by the CSL style in nlm.csl.

The style's own licence, CC BY-SA 3.0, stands in it.
"""

import json
import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from importlib.resources import as_file, files
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from generator.deck.model import Source
from generator.evidence.strength import year
from generator.rendering.escaping import escape
from generator.rendering.markdown import SAFE_LINK

if TYPE_CHECKING:  # loaded when needed: it takes a tenth of a second
    from citeproc import CitationStylesStyle

MAKERS = ("author", "editor", "editor-translator", "translator", "collection-editor")
"""CSL's variables of which the style names one in front."""

NAME_PARTS = ("family", "given", "suffix", "dropping-particle", "non-dropping-particle")

RICH = re.compile(r"&lt;(i|b|sub|sup)&gt;(.*?)&lt;/\1&gt;")
"""What CSL allows of markup in a title, escaped."""


def reference_html(source: Source) -> str:
    """A source in full, with its links; it says so if its author or its date is not known."""
    formatted = RICH.sub(r"<\1>\2</\1>", escape(_formatted(json.dumps(_csl(source.item)))))
    linked = _linked(formatted, source.item)
    return " ".join([linked if linked.endswith(".") else f"{linked}.", *_lacking(source)])


def _lacking(source: Source) -> Iterator[str]:
    lacking = []
    if not any(source.item.get(maker) for maker in MAKERS):
        lacking.append("author")
    if year(source) is None:
        lacking.append("date")
    if lacking:
        yield f"{' and '.join(lacking).capitalize()} not known."


def _linked(html: str, item: Mapping[str, Any]) -> str:
    """The reference with its DOI and its address as links; the first of them is added if the style shows neither."""
    links = {escape(text): f'<a href="{escape(to)}">{escape(text)}</a>' for text, to in _addresses(item)}
    shown = re.compile("|".join(map(re.escape, links)) or r"(?!)")
    linked = shown.sub(lambda found: links[found[0]], html)
    return linked if linked != html else " ".join([html, *[*links.values()][:1]])


def _addresses(item: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """What of a reference leads somewhere, and where to."""
    doi, url = (item.get(key) for key in ("DOI", "URL"))
    if isinstance(doi, str) and doi:
        yield f"doi:{doi}", f"https://doi.org/{quote(doi)}"
    if isinstance(url, str) and SAFE_LINK.match(url):
        yield url, url


@lru_cache(maxsize=10_000)
def _formatted(item: str) -> str:
    """The reference of a CSL item, given as JSON, as plain text."""
    from citeproc import Citation, CitationItem, CitationStylesBibliography, formatter
    from citeproc.source.json import CiteProcJSON

    bibliography = CitationStylesBibliography(_style(), CiteProcJSON([json.loads(item)]), formatter.plain)
    bibliography.register(Citation([CitationItem("source")]))
    text = str(bibliography.bibliography()[0]).removeprefix("1.").strip()
    return re.sub(r"(?<=[.?!])\.(?!\.)", "", text)


@cache
def _style() -> "CitationStylesStyle":
    from citeproc import CitationStylesStyle
    from citeproc.model import CitationStylesElement as Element

    Element.xpath_search = cache(
        Element.xpath_search
    )  # to search the same style anew for each source takes half the time
    with as_file(files("generator.rendering") / "nlm.csl") as path:
        return CitationStylesStyle(str(path), validate=False)


def _csl(item: Mapping[str, Any]) -> dict[str, Any]:
    """What of an item is CSL: a register may hold anything, and the processor takes nothing else."""
    from citeproc import DATES, NAMES, VARIABLES

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
