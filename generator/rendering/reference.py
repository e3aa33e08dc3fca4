"""A source in full, as medical journals cite it, with its links."""

import re
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import quote

from generator.deck.model import Source
from generator.evidence.strength import year
from generator.rendering.escaping import escape
from generator.rendering.markdown import SAFE_LINK

MAKERS = ("author", "editor", "editor-translator", "translator", "collection-editor")
"""CSL's variables of which the style names one in front."""

RICH = re.compile(r"&lt;(i|b|sub|sup)&gt;(.*?)&lt;/\1&gt;")
"""What CSL allows of markup in a title, escaped."""


def reference_html(source: Source) -> str:
    """A source in full, with its links; it says so if its author or its date is not known."""
    from generator.rendering.csl import formatted  # takes its time to load, and a check does without

    rich = RICH.sub(r"<\1>\2</\1>", escape(formatted(source.item)))
    linked = _linked(rich, source.item)
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
