"""Citations in words: what the source is, where in it, and what it states there."""

from collections.abc import Iterator, Sequence
from functools import lru_cache

from generator.deck.card import Citation
from generator.evidence.strength import STRONG
from generator.rendering.bibliography import Bibliography
from generator.rendering.escaping import escape
from generator.rendering.markdown import to_html


def sources_html(citations: tuple[Citation, ...], bibliography: Bibliography) -> str:
    """The best source in a few words, under which all of them unfold in full; empty if there are none."""
    if not citations:
        return ""
    ranked = best_first(citations, bibliography)
    more = f' <span class="more">and {len(ranked) - 1} more</span>' if len(ranked) > 1 else ""
    summary = f'<span class="best">{bibliography[ranked[0].source].name}</span>{more}'
    return _fold(ranked, bibliography, summary, opened=False)


def differs_html(citations: tuple[Citation, ...], bibliography: Bibliography, *, critical: bool) -> str:
    """Who says otherwise, the best first: unfolded where it matters most, for a critical card or against a strong source."""
    if not citations:
        return ""
    ranked = best_first(citations, bibliography)
    opened = critical or bibliography[ranked[0].source].tier <= STRONG
    return _fold(ranked, bibliography, f"Who says otherwise ({len(ranked)})", opened=opened)


def best_first(citations: tuple[Citation, ...], bibliography: Bibliography) -> Sequence[Citation]:
    """Citations by the tier of their sources, those that still hold first, then the newest; else in the given order."""
    return sorted(citations, key=lambda citation: bibliography[citation.source].weight)


def _fold(ranked: Sequence[Citation], bibliography: Bibliography, summary: str, *, opened: bool) -> str:
    items = "".join([f"<li>{_citation(citation, bibliography)}</li>" for citation in ranked])
    return f"<details{' open' if opened else ''}><summary>{summary}</summary><ul>{items}</ul></details>"


def _citation(citation: Citation, bibliography: Bibliography) -> str:
    """One citation: the source in a few words, what it states, and the source in full."""
    states = f'<div class="states">{to_html(citation.states)}</div>' if citation.states else ""
    entry = bibliography[citation.source]
    full = " ".join([entry.reference, *_places(citation)])
    return f'<strong>{entry.name}</strong>{states}<div class="reference">{full}</div>'


def _places(citation: Citation) -> Iterator[str]:
    """Where in the source it stands, and through which other work it was read."""
    for locator in citation.locators:
        yield _place(locator.label, locator.value)
    if citation.via:
        yield _sentence(f"Read in {citation.via}")


@lru_cache(10_000)  # many citations name the same section
def _place(label: str, value: str) -> str:
    return _sentence(f"{label.capitalize()}: {value}")


def _sentence(text: str) -> str:
    """The text, escaped, with a mark at its end."""
    return escape(text if text.endswith((".", "?", "!")) else f"{text}.")
