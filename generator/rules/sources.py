"""Rules about the register of sources and what we think of them."""

import re
from collections.abc import Iterator

from generator.deck.model import Source
from generator.diagnostic import Finding
from generator.rules.gathered import sources_cited
from generator.rules.review import Review

TELLING = ("DOI", "PMID", "URL")
"""The identifiers that two works don't share, the surest first. Chapters of one book share its ISBN."""


def duplicate_source(review: Review) -> Iterator[Finding]:
    """Two entries of the register have one id, or look like one work: they have the same DOI, PMID or URL.

    Of two entries with one id only the first would be seen. Two entries for one work make its support look like that of
    two. Where both have a DOI and the DOIs differ, they are two works, whatever else they share.

    Bad:

        # file: cards_src/example/sources.yaml
        references:
        - {id: anatomy-2024, title: A small anatomy, DOI: 10.1000/anatomy}
        - {id: small-anatomy, title: A small anatomy, DOI: 10.1000/ANATOMY}
        - {id: physiology-2020, title: A small physiology}

    Good:

        # file: cards_src/example/sources.yaml
        references:
        - {id: anatomy-2024, title: A small anatomy, DOI: 10.1000/anatomy}
        - {id: physiology-2020, title: A small physiology}
    """
    for source in review.deck.doubles:
        yield Finding(
            source.id.span,
            f"The register already has a source {source.id}.",
            "Give one of the two another id; if they are one work, keep one entry.",
        )
    first: dict[tuple[str, str], Source] = {}
    for source in review.deck.sources.values():
        named = [(kind, _folded(kind, source.identifiers[kind])) for kind in TELLING if kind in source.identifiers]
        for kind, value in named:
            twin = first.setdefault((kind, value), source)
            if twin is not source and _may_be_one(source, twin, kind):
                yield Finding(
                    source.identifiers[kind].span,
                    f"{twin.id} and {source.id} have the same {kind}, so they look like one work.",
                    f"If they are, keep one entry and cite that; if not, correct the {kind}.",
                )
                break


def _may_be_one(one: Source, other: Source, kind: str) -> bool:
    """Whether no surer identifier than this kind tells the two apart."""
    surer = [kind for kind in TELLING[: TELLING.index(kind)] if kind in one.identifiers and kind in other.identifiers]
    return all(_folded(kind, one.identifiers[kind]) == _folded(kind, other.identifiers[kind]) for kind in surer)


def _folded(kind: str, value: str) -> str:
    """An identifier without what doesn't change where it leads."""
    if kind == "URL":
        return re.sub(r"^https?://(www\.)?", "", value.strip(), flags=re.IGNORECASE).rstrip("/")
    return value.strip().lower()


def unused_source(review: Review) -> Iterator[Finding]:
    """No card cites a source of the register.

    Nothing is wrong with that: it may wait for a card. It is said so that a forgotten source is seen.

    Bad:

        - id: cervix
          question: What is the cervix?
          answer: The neck of the uterus.
          sources:
            - anatomy-2024

    Good:

        - id: cervix
          question: What is the cervix?
          answer: The neck of the uterus.
          sources:
            - anatomy-2024
            - physiology-2020, Cervix
    """
    if review.deck.cards_unread:
        return
    cited = review.once(sources_cited)
    for name, source in review.deck.sources.items():
        if name not in cited:
            yield Finding(
                source.id.span, f"No card cites {name}.", "Cite it, or leave it out of the register until it is needed."
            )


def missing_appraisal(review: Review) -> Iterator[Finding]:
    """A source that cards cite has no entry in appraisal.yaml.

    The appraisal says what kind of source it is, whether it still holds and how much of it was read. Without it nobody
    can tell how much weight the cards have that cite it.

    Bad:

        - id: cervix
          question: What is the cervix?
          answer: The neck of the uterus.
          sources: [anatomy-2024]
        # file: cards_src/example/appraisal.yaml
        physiology-2020: {kind: reference-manual, status: current, read: extract}

    Good:

        - id: cervix
          question: What is the cervix?
          answer: The neck of the uterus.
          sources: [anatomy-2024]
        # file: cards_src/example/appraisal.yaml
        anatomy-2024: {kind: reference-manual, status: current, read: whole}
    """
    if review.deck.appraisals_unread:
        return
    cited = review.once(sources_cited)
    for name, source in review.deck.sources.items():
        if name in cited and name not in review.deck.appraisals:
            yield Finding(
                source.id.span,
                f"Cards cite {name}, and appraisal.yaml has no entry for it.",
                f"Add a line there, such as `{name}: {{kind: guideline, status: current, read: whole}}`.",
            )


def unknown_status(review: Review) -> Iterator[Finding]:
    """Cards cite a source of which nobody knows whether it still holds, and no day is set to look.

    `status: unknown` is an honest answer for a page without a date. With a `review_by` beside it nothing more is to be done
    until then: `stale-source` speaks when that day is past.

    Bad:

        - id: cervix
          question: What is the cervix?
          answer: The neck of the uterus.
          sources: [anatomy-2024]
        # file: cards_src/example/appraisal.yaml
        anatomy-2024: {kind: reference-manual, status: unknown, read: whole}

    Good:

        - id: cervix
          question: What is the cervix?
          answer: The neck of the uterus.
          sources: [anatomy-2024]
        # file: cards_src/example/appraisal.yaml
        anatomy-2024: {kind: reference-manual, status: unknown, read: whole, review_by: 2999-06}
    """
    cited = review.once(sources_cited)
    for name, appraisal in review.deck.appraisals.items():
        if appraisal.status == "unknown" and not appraisal.review_by and name in cited:
            yield Finding(
                appraisal.status.span,
                f"Whether {name} still holds is not known, and no day is set to look.",
                "Look for a newer version, then correct `status`; or write when to look again: `review_by: YEAR-MONTH`.",
            )
