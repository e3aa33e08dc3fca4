"""The register of sources, and what we think of them."""

import pytest

from tests.project import CARD, SOURCES, Project, cards
from tests.rules.said import said


def register(project: Project, *items: str) -> None:
    """Writes a register of CSL items, each the inside of a flow mapping."""
    project.write("sources.yaml", "references:\n" + "".join(f"- {{{item}}}\n" for item in items))


def test_two_entries_with_one_id(project: Project) -> None:
    register(project, "id: anatomy-2024", "id: physiology-2020", "id: anatomy-2024, DOI: 10.1000/x")
    [found] = said(project, "duplicate-source")
    assert found.message == "The register already has a source anatomy-2024."
    assert found.remedy == "Give one of the two another id; if they are one work, keep one entry."
    assert said(project, "unused-source") == []


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        ("DOI: 10.1000/a", "DOI: 10.1000/A", "DOI"),
        ("PMID: '19788970'", "PMID: 19788970", "PMID"),
        ("URL: 'https://example.org/a'", "URL: 'http://www.example.org/a/'", "URL"),
        ("DOI: 10.1000/a, URL: 'https://example.org/a'", "URL: 'https://example.org/a'", "URL"),
        ("DOI: 10.1000/a, URL: 'https://example.org/a'", "DOI: 10.1000/a, URL: 'https://example.org/a'", "DOI"),
    ],
)
def test_two_entries_that_look_like_one_work(project: Project, one: str, other: str, kind: str) -> None:
    register(project, f"id: anatomy-2024, {one}", f"id: physiology-2020, {other}")
    assert [found.message for found in said(project, "duplicate-source")] == [
        f"anatomy-2024 and physiology-2020 have the same {kind}, so they look like one work."
    ]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("DOI: 10.1000/a", "DOI: 10.1000/b"),
        ("DOI: 10.1000/a, URL: 'https://example.org/a'", "DOI: 10.1000/b, URL: 'https://example.org/a'"),
        ("PMID: 1, URL: 'https://example.org/a'", "PMID: 2, URL: 'https://example.org/a'"),
        ("ISBN: 9780306406157", "ISBN: 9780306406157"),
        ("URL: 'https://example.org/a'", "URL: 'https://example.org/a#b'"),
        ("DOI: ''", "DOI: ''"),
    ],
)
def test_two_works_that_have_something_in_common(project: Project, one: str, other: str) -> None:
    register(project, f"id: anatomy-2024, {one}", f"id: physiology-2020, {other}")
    assert said(project, "duplicate-source") == []


def test_what_is_cited_is_used(project: Project) -> None:
    project.write("basics.yaml", cards(CARD + "    differs: ['physiology-2020, Cervix: 20 mm']\n    draft: true\n"))
    assert said(project, "unused-source") == []


def test_cards_that_were_not_read_leave_no_source_unused(project: Project) -> None:
    project.write("basics.yaml", cards(CARD, "  - id: [cut\n"))
    assert said(project, "unused-source") == said(project, "unused-media") == []


def test_an_appraisal_that_was_not_read_is_not_missing(project: Project) -> None:
    project.write("appraisal.yaml", "physiology-2020: {kind: [\n")
    assert said(project, "missing-appraisal") == []


def test_a_source_that_nothing_cites_needs_no_appraisal(project: Project) -> None:
    project.write("sources.yaml", SOURCES + "- id: other-2000\n")
    assert said(project, "missing-appraisal") == []
    project.write("appraisal.yaml", "")
    assert [found.at for found in said(project, "missing-appraisal")] == ["anatomy-2024", "physiology-2020"]


def test_the_status_of_what_nothing_cites_does_not_matter(project: Project) -> None:
    entry = "{kind: blog, status: unknown, read: whole}\n"
    project.write("appraisal.yaml", f"anatomy-2024: {entry}physiology-2020: {entry}")
    project.write("basics.yaml", cards(CARD, CARD.replace("id: cervix", "id: cervix-2")))
    assert len(said(project, "unknown-status")) == 1


@pytest.mark.parametrize(("more", "count"), [("", 1), (", review_by: 2027", 0), (", review_by: ''", 1)])
def test_an_unknown_status_may_wait_for_its_day(project: Project, more: str, count: int) -> None:
    project.write("appraisal.yaml", f"anatomy-2024: {{kind: blog, status: unknown, read: whole{more}}}\n")
    project.write("basics.yaml", cards(CARD))
    assert len(said(project, "unknown-status")) == count
