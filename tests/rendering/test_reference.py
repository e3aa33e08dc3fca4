"""A source in full: NLM's way of citing, links, and what an odd register can't do."""

import json
import re
from typing import Any

import pytest
from citeproc.model import CitationStylesElement
from hypothesis import given
from hypothesis import strategies as st

from generator.deck.model import Source
from generator.deck.tree import placed
from generator.rendering.csl import _csl, _formatted
from generator.rendering.reference import reference_html


def source(item: dict[str, Any]) -> Source:
    return Source(placed("a", "f", 0, 0), {"id": "a", **item}, {})


ARTICLE = {
    "type": "article-journal",
    "title": "On <i>cervix uteri</i> & more",
    "author": [{"family": f"Author{letter}", "given": "Jane Q."} for letter in "ABCDEFGH"],
    "container-title": "A Journal",
    "issued": {"date-parts": [[2014, 2, 7]]},
    "volume": "12",
    "page": "101-109",
    "DOI": "10.1000/x(1)",
    "URL": "https://example.org/x",
}


def test_an_article() -> None:
    assert reference_html(source(ARTICLE)) == (
        "AuthorA JQ, AuthorB JQ, AuthorC JQ, AuthorD JQ, AuthorE JQ, AuthorF JQ, et al. On <i>cervix uteri</i> &amp; more."
        ' A Journal. 2014 Feb 7;12:101–9. <a href="https://doi.org/10.1000/x%281%29">doi:10.1000/x(1)</a>.'
    )


def test_a_page_of_the_web() -> None:
    item = {
        "type": "webpage",
        "title": "What is it?",
        "publisher": "A Clinic",
        "URL": "https://example.org/?a=1&b=2",
        "accessed": {"date-parts": [[2026, 11, 21]]},
    }
    assert reference_html(source(item)) == (
        "What is it? [Internet]. A Clinic; [cited 2026 Nov 21]. Available from: "
        '<a href="https://example.org/?a=1&amp;b=2">https://example.org/?a=1&amp;b=2</a>. Author and date not known.'
    )


def test_both_addresses_are_links() -> None:
    address = {"DOI": "10.1000/x", "URL": "https://doi.org/10.1000/x"}
    html = reference_html(source({"type": "report", "title": "A", **address}))
    assert re.findall(r'<a href="([^"]*)">([^<]*)</a>', html) == [
        ("https://doi.org/10.1000/x", "https://doi.org/10.1000/x"),
        ("https://doi.org/10.1000/x", "doi:10.1000/x"),
    ]


@pytest.mark.parametrize(
    ("item", "end"),
    [
        ({}, "Author and date not known."),
        ({"author": [{"literal": "A Society"}]}, "Date not known."),
        ({"editor": [{"family": "Doe"}], "issued": {"date-parts": [[2020]]}}, "2020."),
        ({"issued": {"date-parts": [[2020]]}}, "Author not known."),
    ],
)
def test_what_is_not_known_is_said(item: dict[str, Any], end: str) -> None:
    assert reference_html(source({"type": "book", "title": "A Book", **item})).endswith(end)


def test_nothing_in_a_register_becomes_markup() -> None:
    evil = '<img src=x onerror="y">'
    item = {**ARTICLE, "title": f"{evil}<b>x", "author": [{"family": evil}], "DOI": f'10.1/"{evil}', "publisher": evil}
    html = reference_html(source(item))
    assert set(re.findall(r"<(/?\w+)", html)) == {"a", "/a"}
    assert re.fullmatch(r'[^"]*href="[^"<>]*"[^"]*', html)
    assert "<a" not in reference_html(source({"title": "A", "URL": "javascript:alert(1)"}))


plain = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=9) | st.sampled_from(
    ["a-b", "1-2", "12–5", "[1", "<i>", "<span class=\"nocase\">", "2020/3", "iv-x", "1,2 & 3"]
)  # fmt: skip
anything = st.recursive(plain, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(plain, inner, max_size=3))
dates = st.fixed_dictionaries({"date-parts": st.lists(st.lists(st.integers(0, 20_000), max_size=4), max_size=3)})
people = st.lists(
    st.dictionaries(st.sampled_from(["family", "given", "literal", "suffix", "non-dropping-particle"]), anything)
)
KINDS = [
    "article-journal",
    "bill",
    "book",
    "chapter",
    "patent",
    "paper-conference",
    "post-weblog",
    "report",
    "speech",
    "thesis",
    "webpage",
]
TEXTS = [
    "title",
    "container-title",
    "publisher",
    "volume",
    "issue",
    "page",
    "edition",
    "number",
    "number-of-pages",
    "genre",
    "medium",
    "collection-title",
    "collection-number",
    "DOI",
    "URL",
    "PMID",
    "language",
    "shortTitle",
    "key",
    "archive",
]
items = st.builds(
    lambda kind, texts, times, makers, rest: {**rest, **texts, **times, **makers, "type": kind},
    st.sampled_from(KINDS) | plain,
    st.dictionaries(st.sampled_from(TEXTS), plain | anything),
    st.dictionaries(st.sampled_from(["issued", "accessed"]), dates | anything),
    st.dictionaries(st.sampled_from(["author", "editor", "translator", "collection-editor"]), people | anything),
    st.dictionaries(plain, anything),
)


@given(items)
def test_any_item_can_be_cited(item: dict[str, Any]) -> None:
    html = reference_html(source(item))
    assert set(re.findall(r"<(/?\w+)", html)) <= {"a", "/a", "i", "/i", "b", "/b", "sub", "/sub", "sup", "/sup"}


@given(items)
def test_what_was_found_in_the_style_is_there_still(item: dict[str, Any]) -> None:
    reference_html(source(ARTICLE))  # loads the style
    known = CitationStylesElement.xpath_search

    def search(element: CitationStylesElement, expression: str) -> list[CitationStylesElement]:
        found: list[CitationStylesElement] = known(element, expression)
        assert found == known.__wrapped__(element, expression)
        return found

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(CitationStylesElement, "xpath_search", search)
        _formatted.__wrapped__(json.dumps(_csl(item)))
