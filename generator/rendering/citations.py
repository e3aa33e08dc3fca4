"""Citations in words: what the source is, and where in it."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

from markdown_it.common.utils import escapeHtml

from generator.deck.card import Citation
from generator.deck.model import Source
from generator.rendering.markdown import SAFE_LINK, to_html


def citations_html(citations: tuple[Citation, ...], sources: Mapping[str, Source]) -> str:
    """A list of citations, each with title, authors, publisher, year, place and link; empty if there are none."""
    items = [f"<li>{citation_html(citation, sources[citation.source])}</li>" for citation in citations]
    return f"<ul>{''.join(items)}</ul>" if items else ""


def citation_html(citation: Citation, source: Source) -> str:
    """One citation in words."""
    item = source.item
    parts = [_title(item), _people(item), _publication(item), *(_locator(citation.locators)), _via(citation)]
    words = ". ".join(part.rstrip(".") for part in parts if part) + "."
    states = f'<div class="states">{to_html(citation.states)}</div>' if citation.states else ""
    return words + states


def _title(item: Mapping[str, Any]) -> str:
    title, link = escapeHtml(str(item.get("title", item["id"]))), _link(item)
    return f'<a href="{escapeHtml(link)}">{title}</a>' if link else title


def _link(item: Mapping[str, Any]) -> str | None:
    if doi := item.get("DOI"):
        return f"https://doi.org/{quote(str(doi))}"
    url = str(item.get("URL", ""))
    return url if SAFE_LINK.match(url) else None


def _people(item: Mapping[str, Any], most: int = 3) -> str:
    names = [
        " ".join(str(person[part]) for part in ("family", "literal") if part in person)
        for person in item.get("author", ())
        if isinstance(person, dict)
    ]
    return escapeHtml(", ".join(names[:most]) + (" et al" if len(names) > most else ""))


def _publication(item: Mapping[str, Any]) -> str:
    where = item.get("container-title") or item.get("publisher") or ""
    return escapeHtml(", ".join(part for part in (str(where), _year(item)) if part))


def _year(item: Mapping[str, Any]) -> str:
    issued = item.get("issued")
    dates = issued.get("date-parts") if isinstance(issued, dict) else None
    return str(dates[0][0]) if dates and dates[0] else ""


def _locator(locators: tuple[Any, ...]) -> list[str]:
    return [escapeHtml(f"{locator.label.capitalize()}: {locator.value}") for locator in locators]


def _via(citation: Citation) -> str:
    return escapeHtml(f"Read in {citation.via}") if citation.via else ""
