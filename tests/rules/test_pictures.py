"""Pictures that are drawn: what they may show, and that their citations are checked like those of a card."""

import json

import pytest

from tests.project import Project, cards
from tests.rules.said import said

SHOWING = """\
  - id: cervix
    question: When is the cervix scanned?
    answer: In the second trimester.
    image: scan.svg
    sources: [anatomy-2024]
"""

TIMELINE = """\
scan.svg:
  draw: timeline
  rows:
    - label: Scan
      sources:
        - {citation}
"""


def drawn(project: Project, text: str) -> None:
    project.write("pictures.yaml", text)
    project.write("basics.yaml", cards(SHOWING))


def cited(project: Project, citation: str) -> None:
    drawn(project, TIMELINE.format(citation=citation))


@pytest.mark.parametrize(
    "states",
    [
        "at 16–24 weeks",
        "week 40",
        "before 28 weeks",
        "16+0 to 27+6 weeks, if under 25 mm",
        "at 12 weeks, in 30 % of 92",
    ],
)
def test_one_figure_in_weeks_can_be_drawn(project: Project, states: str) -> None:
    cited(project, f"anatomy-2024: {states}")
    assert said(project, "undrawn-figure") == []
    assert project.run("build").returncode == 0


@pytest.mark.parametrize(
    ("states", "message"),
    [
        ("in the second trimester", "What anatomy-2024 states here has no figure that can be drawn."),
        ("at 25 mm", "What anatomy-2024 states here has no figure that can be drawn."),
        ("at 41 weeks", "What anatomy-2024 states here has no figure that can be drawn."),
        ("at 16 weeks and at 20 weeks", "What anatomy-2024 states here has both 16 weeks and 20 weeks."),
    ],
)
def test_anything_else_is_an_error_where_it_stands(project: Project, states: str, message: str) -> None:
    cited(project, f"anatomy-2024: {states}")
    [found] = said(project, "undrawn-figure")
    assert (found.severity, found.at, found.message) == ("error", states, message)
    assert found.remedy == "State one figure in weeks, from 0 to 40; cite the source again for another."
    assert project.run("build").returncode == 1


def test_a_citation_that_states_nothing(project: Project) -> None:
    cited(project, "anatomy-2024")
    assert [found.at for found in said(project, "undrawn-figure")] == ["anatomy-2024"]


@pytest.mark.parametrize("text", ["scan.svg: {draw: timeline}\n", "scan.svg: {draw: scale, rows: []}\n"])
def test_nothing_to_draw(project: Project, text: str) -> None:
    drawn(project, text)
    assert [found.at for found in said(project, "undrawn-figure")] == ["scan.svg"]


def test_a_row_without_sources(project: Project) -> None:
    drawn(project, "scan.svg: {draw: timeline, rows: [{label: Scan, sources: []}]}\n")
    [found] = said(project, "undrawn-figure")
    assert found.message == "The row “Scan” has no source, so there is nothing to draw."


def test_nothing_lets_a_picture_through_that_cannot_be_drawn(project: Project) -> None:
    cited(project, "anatomy-2024: late")
    project.write(
        "deck.yaml", (project.root / "cards_src/example/deck.yaml").read_text() + "policy: {undrawn-figure: off}\n"
    )
    assert len(said(project, "undrawn-figure")) == 1


def test_an_unknown_source_a_section_and_a_retraction_are_found_as_on_a_card(project: Project) -> None:
    cited(project, "anatomy-2042: at 16 weeks")
    assert [found.at for found in said(project, "unknown-source")] == ["anatomy-2042"]
    cited(project, "physiology-2020, Uterus: at 16 weeks")
    assert [found.at for found in said(project, "unknown-section")] == ["Uterus"]
    cited(project, "physiology-2020: at 16 weeks")
    assert [found.message for found in said(project, "missing-locator")] == [
        "The picture scan.svg cites physiology-2020 without saying where in it."
    ]
    project.write("appraisal.yaml", "physiology-2020: {kind: trial, status: retracted, read: whole}\n")
    assert [found.message for found in said(project, "retracted-source")] == [
        "The picture scan.svg cites physiology-2020, which was retracted."
    ]


def test_verification_reads_what_pictures_cite(project: Project) -> None:
    project.write("texts/anatomy-2024.txt", "The neck.\n\n## Scan\nIt is measured at 16 to 24 weeks.\n")
    cited(project, "anatomy-2024, Scan: at 16–24 weeks")
    done = project.run("verify", "--texts", "texts")
    assert done.returncode == 0, done.stdout
    assert "2 of 2 citations checked" in done.stdout
    cited(project, "anatomy-2024, Scan: at 16–23 weeks")
    done = project.run("verify", "--texts", "texts")
    assert done.returncode == 1
    assert "pictures.yaml:6:34: error[figure-not-found]" in done.stdout
    assert "never-verified" in project.run("check").stdout or "stale-verification" in project.run("check").stdout


def test_coverage_counts_what_pictures_cite(project: Project) -> None:
    project.write(
        "texts/anatomy-2024.txt", "The neck.\n\n## Scan\nIt is measured at 16 to 24 weeks.\n\n## Neck\nA neck.\n"
    )
    project.write("basics.yaml", cards(SHOWING.replace("[anatomy-2024]", "['anatomy-2024, Neck']")))
    project.write("pictures.yaml", TIMELINE.format(citation="anatomy-2024, Scan: at 16–24 weeks"))
    [deck] = json.loads(project.run("coverage", "--texts", "texts", "--json").stdout)["decks"]
    [anatomy] = [source for source in deck["sources"] if source["source"] == "anatomy-2024"]
    assert (anatomy["cards"], anatomy["unverified"], anatomy["uncited"]) == (1, 2, ["opening"])


def test_a_picture_that_nothing_shows(project: Project) -> None:
    project.write("pictures.yaml", "funnel.svg: {draw: schematic}\n")
    assert "No card shows funnel.svg." in [found.message for found in said(project, "unused-media")]


@pytest.mark.parametrize("key", ["image", "exhibit"])
def test_a_picture_that_is_not_there(project: Project, key: str) -> None:
    drawn(project, "scam.svg: {draw: schematic}\n")
    project.write("basics.yaml", cards(SHOWING.replace("image", key)))
    [found] = said(project, "missing-media")
    assert (found.at, found.remedy) == ("scan.svg", "Did you mean scam.svg?")


def test_what_could_not_be_read_is_not_missing(project: Project) -> None:
    drawn(project, "scan.svg: {draw: [\n")
    assert said(project, "missing-media") == []


def test_each_key_that_does_nothing_is_named(project: Project) -> None:
    drawn(project, f"{TIMELINE.format(citation='anatomy-2024: at 12 weeks')}  shows: [normal]\n  labels: letters\n")
    assert [found.message for found in said(project, "idle-key")] == [
        f"The picture scan.svg is a timeline, for which `{key}` does nothing." for key in ("shows", "labels")
    ]


def test_a_schematic_may_have_all_but_rows(project: Project) -> None:
    timeline = TIMELINE.format(citation="anatomy-2024: at 25 mm").replace("timeline", "schematic")
    drawn(project, f"{timeline}  shows: [normal]\n  labels: letters\n")
    assert [found.message for found in said(project, "idle-key")] == [
        "The picture scan.svg is a schematic, for which `rows` does nothing."
    ]
    assert said(project, "undrawn-figure") == []
