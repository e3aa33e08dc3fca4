"""Citations in words: what the source is, where in it, and what it states there."""

from collections.abc import Iterator

from markdown_it.common.utils import escapeHtml

from generator.deck.card import Citation
from generator.deck.model import Deck
from generator.evidence.strength import STRONG, best_first, tier
from generator.rendering.markdown import to_html
from generator.rendering.naming import short_name
from generator.rendering.reference import References


def sources_html(citations: tuple[Citation, ...], deck: Deck, references: References) -> str:
    """The best source in a few words, under which all of them unfold in full; empty if there are none."""
    if not citations:
        return ""
    ranked = best_first(citations, deck.sources, deck.appraisals)
    more = f' <span class="more">and {len(ranked) - 1} more</span>' if len(ranked) > 1 else ""
    summary = f'<span class="best">{_name(ranked[0], deck)}</span>{more}'
    return _fold(ranked, deck, references, summary, opened=False)


def differs_html(citations: tuple[Citation, ...], deck: Deck, references: References, *, critical: bool) -> str:
    """Who says otherwise, the best first: unfolded where it matters most, for a critical card or against a strong source."""
    if not citations:
        return ""
    ranked = best_first(citations, deck.sources, deck.appraisals)
    opened = critical or tier(deck.appraisals.get(ranked[0].source)) <= STRONG
    return _fold(ranked, deck, references, f"Who says otherwise ({len(ranked)})", opened=opened)


def _fold(ranked: tuple[Citation, ...], deck: Deck, references: References, summary: str, *, opened: bool) -> str:
    items = "".join(f"<li>{_citation(citation, deck, references)}</li>" for citation in ranked)
    return f"<details{' open' if opened else ''}><summary>{summary}</summary><ul>{items}</ul></details>"


def _citation(citation: Citation, deck: Deck, references: References) -> str:
    """One citation: the source in a few words, what it states, and the source in full."""
    states = f'<div class="states">{to_html(citation.states)}</div>' if citation.states else ""
    full = " ".join([references[citation.source], *_places(citation)])
    return f'<strong>{_name(citation, deck)}</strong>{states}<div class="reference">{full}</div>'


def _name(citation: Citation, deck: Deck) -> str:
    return escapeHtml(short_name(deck.sources[citation.source], deck.appraisals.get(citation.source), deck.glossary))


def _places(citation: Citation) -> Iterator[str]:
    """Where in the source it stands, and through which other work it was read."""
    for locator in citation.locators:
        yield _sentence(f"{locator.label.capitalize()}: {locator.value}")
    if citation.via:
        yield _sentence(f"Read in {citation.via}")


def _sentence(text: str) -> str:
    """The text, escaped, with a mark at its end."""
    return escapeHtml(text if text.endswith((".", "?", "!")) else f"{text}.")
