"""Citations in words: what the source is, where in it, and what it states there."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

from markdown_it.common.utils import escapeHtml

from generator.deck.card import Citation
from generator.deck.model import Deck, Source
from generator.evidence.strength import STRONG, best_first, tier, year
from generator.rendering.markdown import SAFE_LINK, to_html
from generator.rendering.naming import short_name


def sources_html(citations: tuple[Citation, ...], deck: Deck) -> str:
    """The best source in a few words, under which all of them unfold in full; empty if there are none."""
    if not citations:
        return ""
    ranked = best_first(citations, deck.sources, deck.appraisals)
    more = f' <span class="more">and {len(ranked) - 1} more</span>' if len(ranked) > 1 else ""
    return _fold(ranked, deck, f'<span class="best">{_name(ranked[0], deck)}</span>{more}', opened=False)


def differs_html(citations: tuple[Citation, ...], deck: Deck, *, critical: bool) -> str:
    """Who says otherwise, the best first: unfolded where it matters most, for a critical card or against a strong source."""
    if not citations:
        return ""
    ranked = best_first(citations, deck.sources, deck.appraisals)
    opened = critical or tier(deck.appraisals.get(ranked[0].source)) <= STRONG
    return _fold(ranked, deck, f"Who says otherwise ({len(ranked)})", opened=opened)


def _fold(ranked: tuple[Citation, ...], deck: Deck, summary: str, *, opened: bool) -> str:
    items = "".join(f"<li>{_citation(citation, deck)}</li>" for citation in ranked)
    return f"<details{' open' if opened else ''}><summary>{summary}</summary><ul>{items}</ul></details>"


def _citation(citation: Citation, deck: Deck) -> str:
    """One citation: the source in a few words, what it states, and the source in full."""
    states = f'<div class="states">{to_html(citation.states)}</div>' if citation.states else ""
    full = _reference(citation, deck.sources[citation.source])
    return f'<strong>{_name(citation, deck)}</strong>{states}<div class="reference">{full}</div>'


def _name(citation: Citation, deck: Deck) -> str:
    return escapeHtml(short_name(deck.sources[citation.source], deck.appraisals.get(citation.source)))


def _reference(citation: Citation, source: Source) -> str:
    item = source.item
    parts = [_title(item), _people(item), _publication(source), *(_locator(citation.locators)), _via(citation)]
    return ". ".join(part.rstrip(".") for part in parts if part) + "."


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


def _publication(source: Source) -> str:
    where = source.item.get("container-title") or source.item.get("publisher") or ""
    return escapeHtml(", ".join(str(part) for part in (where, year(source)) if part))


def _locator(locators: tuple[Any, ...]) -> list[str]:
    return [escapeHtml(f"{locator.label.capitalize()}: {locator.value}") for locator in locators]


def _via(citation: Citation) -> str:
    return escapeHtml(f"Read in {citation.via}") if citation.via else ""
