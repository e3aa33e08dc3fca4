"""Where citations point, and where they don't."""

import pytest

from tests.project import CARD, SOURCES, Project, cards
from tests.rules.said import said


def cite(project: Project, *citations: str, headings: str = "[Abstract, 'Level A: harm', 'Level B: harm']") -> None:
    """Writes a card with these citations of physiology-2020, whose headings are given."""
    project.write(
        "appraisal.yaml",
        "anatomy-2024: {kind: reference-manual, status: current, read: whole}\n"
        f"physiology-2020: {{kind: reference-manual, status: current, read: extract, headings: {headings}}}\n",
    )
    lines = "".join(f"      - {citation}\n" for citation in citations)
    project.write("basics.yaml", cards(CARD.replace(" [anatomy-2024]\n", "\n" + lines)))


@pytest.mark.parametrize(
    "citation",
    [
        "physiology-2020, abstract",
        "physiology-2020, opening",
        "'physiology-2020, Level A: harm'",
        "physiology-2020, Level B: 25 mm",
        "{source: physiology-2020, page: 12}",
        "{source: physiology-2020, section: Level A, page: 12, states: 25 mm}",
        "anatomy-2024",
        "anatomy-2024, Anywhere",
    ],
)
def test_a_place_that_is_there(project: Project, citation: str) -> None:
    cite(project, citation)
    assert said(project, "unknown-section") == []
    assert said(project, "missing-locator") == []


def test_an_ambiguous_section_lists_the_headings(project: Project) -> None:
    cite(project, "physiology-2020, Level")
    [found] = said(project, "unknown-section")
    assert found.at == "Level"
    assert found.message == "“Level” fits several headings of physiology-2020."
    assert found.remedy == "Write more of the one that is meant: “Level A: harm”, “Level B: harm”."


def test_a_section_that_resembles_none_lists_the_headings(project: Project) -> None:
    headings = [f"Chapter {letter}" for letter in "ABCDEFGHIJ"]
    cite(project, "physiology-2020, Xyz", headings=f"[{', '.join(headings)}]")
    [found] = said(project, "unknown-section")
    assert found.remedy == (
        "Its headings: “Chapter A”, “Chapter B”, “Chapter C”, “Chapter D”, “Chapter E”, “Chapter F”, and 4 more. "
        "If one is missing, add it to appraisal.yaml."
    )


def test_a_citation_without_a_place_is_told_the_headings(project: Project) -> None:
    cite(project, "physiology-2020", "{source: physiology-2020, states: 25 mm}")
    one, two = said(project, "missing-locator")
    assert one.remedy == two.remedy
    assert one.remedy == (
        "Write a comma and one of its headings after the name: “Abstract”, “Level A: harm”, “Level B: harm”."
    )


def test_what_differs_is_looked_at_too(project: Project) -> None:
    project.write("basics.yaml", cards(CARD + "    differs: [physiology-2020, 'physiology-2020, Nowhere']\n"))
    assert [found.at for found in said(project, "missing-locator")] == ["physiology-2020"]
    assert [found.at for found in said(project, "unknown-section")] == ["Nowhere"]


def test_a_retired_card_keeps_its_citations(project: Project) -> None:
    cite(project, "physiology-2020", "physiology-2020, Nowhere")
    text = (project.root / "cards_src/example/basics.yaml").read_text()
    project.write("basics.yaml", text + "    retired: 2026-11-21 out of date\n")
    assert said(project, "missing-locator") == said(project, "unknown-section") == []


@pytest.mark.parametrize(
    ("name", "remedy"),
    [
        ("TBD", "Name the work itself – author, title, year, address – in sources.yaml, and cite it here by its id."),
        (
            "UpToDate",
            "Name the work itself – author, title, year, address – in sources.yaml, and cite it here by its id.",
        ),
        ("Smith 2020", "Add it to sources.yaml, or name one that stands there."),
        ("anatomy-2042", "Did you mean anatomy-2024?"),
    ],
)
def test_nobody_is_told_to_register_what_is_no_source(project: Project, name: str, remedy: str) -> None:
    cite(project, name)
    assert [one.remedy for one in said(project, "unknown-source")] == [remedy]


def test_an_appraisal_of_an_unknown_source(project: Project) -> None:
    project.write("appraisal.yaml", "anatomy-2042: {kind: blog, status: current, read: whole}\n")
    [found] = said(project, "unknown-source")
    assert (found.severity, found.at) == ("error", "anatomy-2042")
    assert found.message == "sources.yaml has no source “anatomy-2042”."


def test_an_empty_register_knows_no_source(project: Project) -> None:
    project.write("sources.yaml", "references: []\n")
    assert {found.at for found in said(project, "unknown-source")} == {"anatomy-2024", "physiology-2020"}
    assert project.run("build").returncode == 1


@pytest.mark.parametrize("register", ["references:\n- id: [\n", SOURCES + "- {id: other, title: }: x}\n", "x: [\n"])
def test_a_register_that_is_not_read_accuses_nobody(project: Project, register: str) -> None:
    project.write("sources.yaml", register)
    project.write("basics.yaml", cards(CARD.replace("anatomy-2024", "nobody-2000")))
    assert said(project, "unknown-source") == []


def test_a_missing_register_accuses_nobody(project: Project) -> None:
    (project.root / "cards_src/example/sources.yaml").unlink()
    assert said(project, "unknown-source") == []


def test_a_section_that_a_comma_cut_off(project: Project) -> None:
    project.write("basics.yaml", cards(CARD.replace("[anatomy-2024]", "[physiology-2020, Cervix]")))
    assert [one.remedy for one in said(project, "unknown-source")] == [
        "If it is a section of physiology-2020, write `- physiology-2020, Cervix` on a line of its own."
    ]
