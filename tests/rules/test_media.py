"""Pictures and asides: what is shown, and what isn't."""

import pytest

from tests.project import CARD, PICTURE, Project, card, cards
from tests.rules.said import said

SHOWING = card("one", more="    image: cervix.svg\n")


def described(project: Project, text: str) -> list[str]:
    """Where the licence of the picture that two cards show is missed."""
    project.write("cards_src/example/media/media.yaml", text)
    project.write("basics.yaml", cards(SHOWING, SHOWING.replace("one", "two")))
    return [found.at for found in said(project, "media-without-licence")]


@pytest.mark.parametrize("text", ["", "uterus.svg: {author: a, licence: b}\n", "Cervix.svg: {author: a, licence: b}\n"])
def test_a_picture_without_an_entry_is_reported_once(project: Project, text: str) -> None:
    assert described(project, text) == ["cervix.svg"]


@pytest.mark.parametrize("entry", ["{author: '', licence: b}", "{author: a, licence: ' '}"])
def test_an_empty_entry_is_reported_where_it_stands(project: Project, entry: str) -> None:
    assert described(project, f"cervix.svg: {entry}\n") == [entry]


@pytest.mark.parametrize(
    "entry", ["{author: a, licence: b}", "{author: a}", "{author: [a], licence: b}", "CC0", "{a: ["]
)
def test_what_the_shape_reports_is_not_said_twice(project: Project, entry: str) -> None:
    assert described(project, f"cervix.svg: {entry}\n") == []


def test_a_picture_that_nothing_shows_needs_no_licence(project: Project) -> None:
    project.write("cards_src/example/media/uterus.svg", PICTURE)
    assert said(project, "media-without-licence") == []
    [found] = said(project, "unused-media")
    assert found.message == "No card shows uterus.svg."


def test_a_missing_picture_is_missing_and_nothing_else(project: Project) -> None:
    project.write("basics.yaml", cards(SHOWING.replace("cervix.svg", "uterus.svg")))
    assert said(project, "media-without-licence") == []
    assert len(said(project, "missing-media")) == 1


def test_an_aside_of_another_file(project: Project) -> None:
    project.write("more.yaml", "asides: {layers: a}\n" + cards(card("two", more="    aside: layers\n")))
    project.write("basics.yaml", "asides: {layer: b}\n" + cards(card("one", more="    aside: layers\n")))
    [unknown] = said(project, "unknown-aside")
    assert unknown.remedy == "It stands in cards_src/example/more.yaml: copy it into this file."
    assert [found.at for found in said(project, "unused-aside")] == ["layer"]


def test_an_aside_of_several_other_files_is_copied_from_the_first(project: Project) -> None:
    for name in ("other", "more"):
        project.write(f"{name}.yaml", "asides: {layers: a}\n" + cards(card(name, more="    aside: layers\n")))
    project.write("basics.yaml", cards(card("one", more="    aside: layers\n")))
    [unknown] = said(project, "unknown-aside")
    assert unknown.remedy == "It stands in cards_src/example/more.yaml: copy it into this file."


def test_an_aside_that_is_nowhere(project: Project) -> None:
    project.write("basics.yaml", cards(card("one", more="    aside: layers\n")))
    [found] = said(project, "unknown-aside")
    assert found.remedy == "Write it under `asides:` at the top of the file: `layers: …`."


@pytest.mark.parametrize("asides", ["asides: {layers: [a]}\n", "asides: {layers: &x a, layers: b}\n"])
def test_asides_that_were_not_read_are_not_unknown(project: Project, asides: str) -> None:
    project.write("basics.yaml", asides + cards(card("one", more="    aside: layers\n")))
    assert said(project, "unknown-aside") == said(project, "unused-aside") == []


def test_cards_that_were_not_read_leave_nothing_unused(project: Project) -> None:
    project.write("basics.yaml", "asides: {layers: a}\n" + cards(CARD, "  - id: [cut\n"))
    assert said(project, "unused-aside") == said(project, "unused-media") == []


def test_drafts_are_listed_one_by_one(project: Project) -> None:
    project.write(
        "basics.yaml", cards(*(card(name, more="    draft: true\n") for name in ("one", "two")), card("three"))
    )
    assert [found.at for found in said(project, "draft-card")] == ["one", "two"]
