"""Rules about the identifiers of sources: a DOI, PMID, ISBN or web address that leads nowhere."""

import re
from collections.abc import Iterator

from generator.deck.quotation import quote
from generator.deck.tree import Scalar
from generator.diagnostic import Finding
from generator.rules.review import Review

DOI = re.compile(r"10\.\d[\d.]{3,}/\S+")
PMID = re.compile(r"[1-9]\d{0,7}")
PMCID = re.compile(r"PMC\d+")
URL = re.compile(r"https?://[^\s/?#<>\"]+\.[^\s<>\"]+", re.IGNORECASE)
BARE_ADDRESS = re.compile(r"(?:[\w-]+\.)+[a-z]{2,}(?:[/?#][^\s<>\"]*)?", re.IGNORECASE)


def bad_doi(review: Review) -> Iterator[Finding]:
    """A DOI is not written as one.

    A DOI starts with `10.`, a number and a slash. It stands alone in the register: the address is made from it.

    Bad:

        # file: cards_src/example/sources.yaml
        references:
        - {id: anatomy-2024, title: A small anatomy, DOI: 'https://doi.org/10.1000/anatomy'}
        - {id: physiology-2020, title: A small physiology}

    Good:

        # file: cards_src/example/sources.yaml
        references:
        - {id: anatomy-2024, title: A small anatomy, DOI: 10.1000/anatomy}
        - {id: physiology-2020, title: A small physiology}
    """
    for doi in _written(review, "DOI"):
        if not DOI.fullmatch(doi):
            within = DOI.search(doi)
            yield Finding(
                doi.span,
                f"{quote(doi)} is not a bare DOI." if within else f"{quote(doi)} is not a DOI.",
                f"Write `DOI: {within[0]}`." if within else "A DOI looks like 10.1002/ijgo.13835.",
            )


def bad_pmid(review: Review) -> Iterator[Finding]:
    """A PMID, the number of a work in PubMed, is not a number of one to eight digits.

    `PMC2768604` is no PMID but a PMCID; CSL has `PMCID` for it.

    Bad:

        # file: cards_src/example/sources.yaml
        references:
        - {id: anatomy-2024, title: A small anatomy, PMID: PMC2768604}
        - {id: physiology-2020, title: A small physiology}

    Good:

        # file: cards_src/example/sources.yaml
        references:
        - {id: anatomy-2024, title: A small anatomy, PMID: '19788970', PMCID: PMC2768604}
        - {id: physiology-2020, title: A small physiology}
    """
    for pmid in _written(review, "PMID"):
        if not PMID.fullmatch(pmid):
            other = PMCID.search(pmid.upper())
            remedy = f"Write `PMCID: {other[0]}`." if other else "A PMID is the number alone, such as 19788970."
            yield Finding(pmid.span, f"{quote(pmid)} is not a PMID.", remedy)


def bad_url(review: Review) -> Iterator[Finding]:
    """A web address doesn't start with http:// or https://, or holds what no address can hold.

    Students can follow no other address from a card.

    Bad:

        # file: cards_src/example/sources.yaml
        references:
        - {id: anatomy-2024, title: A small anatomy, URL: www.example.org/anatomy}
        - {id: physiology-2020, title: A small physiology}

    Good:

        # file: cards_src/example/sources.yaml
        references:
        - {id: anatomy-2024, title: A small anatomy, URL: 'https://www.example.org/anatomy'}
        - {id: physiology-2020, title: A small physiology}
    """
    for url in _written(review, "URL"):
        if not URL.fullmatch(url):
            bare = BARE_ADDRESS.fullmatch(url)
            remedy = f"Write `https://{url}`." if bare else "Copy the address from the browser: https:// and no spaces."
            yield Finding(url.span, f"{quote(url)} is not a web address.", remedy)


def bad_isbn(review: Review) -> Iterator[Finding]:
    """An ISBN doesn't have 10 or 13 digits, or its last digit shows that one of them is mistyped.

    Hyphens and spaces in it don't matter. Several in one entry, as Zotero writes them, are looked at one by one.

    Bad:

        # file: cards_src/example/sources.yaml
        references:
        - {id: anatomy-2024, title: A small anatomy, ISBN: 978-0-306-40615-8}
        - {id: physiology-2020, title: A small physiology}

    Good:

        # file: cards_src/example/sources.yaml
        references:
        - {id: anatomy-2024, title: A small anatomy, ISBN: 978-0-306-40615-7}
        - {id: physiology-2020, title: A small physiology}
    """
    for isbn in _written(review, "ISBN"):
        digits = _digits(isbn)
        several = [isbn] if len(digits) <= len("9780306406157") else re.split(r"[\s,;]+", isbn.strip())
        for one in several:
            if wrong := _wrong_isbn(_digits(one)):
                yield Finding(isbn.span, f"{quote(one)} is not an ISBN: {wrong}.", "Compare it with the book.")


def _written(review: Review, kind: str) -> Iterator[Scalar]:
    """The identifiers of one kind that the register gives."""
    for source in (*review.deck.sources.values(), *review.deck.doubles):
        if kind in source.identifiers:
            yield source.identifiers[kind]


def _digits(isbn: str) -> str:
    return re.sub(r"[\s\u2010-\u2015-]", "", isbn).upper()


def _wrong_isbn(digits: str) -> str | None:
    """What is wrong with an ISBN without hyphens and spaces (ISO 2108)."""
    if not re.fullmatch(r"\d{9}[\dX]|97[89]\d{10}", digits):
        return "an ISBN has 10 digits, or 13 that start with 978 or 979"
    if len(digits) == 10:
        values = [10 if digit == "X" else int(digit) for digit in digits]
        right = sum((10 - place) * value for place, value in enumerate(values)) % 11 == 0
    else:
        right = sum((3 if place % 2 else 1) * int(digit) for place, digit in enumerate(digits)) % 10 == 0
    return None if right else "its last digit doesn't fit the others, so one of them is mistyped"
