"""Entries of the register that are no source."""

import pytest

from tests.project import CARD, SOURCES, Project, cards
from tests.rules.said import Said, said


def register(project: Project, name: str, *lines: str) -> None:
    """Adds an entry to the register, and a card that cites it."""
    project.write("sources.yaml", SOURCES + f"- id: {name}\n" + "".join(f"  {line}\n" for line in lines))
    project.write("basics.yaml", cards(CARD.replace("anatomy-2024", name)))


def test_what_is_said_of_it(project: Project) -> None:
    register(project, "to-find", "title: TBD")
    assert said(project, "placeholder-source") == [
        Said(
            "error",
            "to-find",
            "“TBD” is no source: nobody can look it up.",
            "Name the work itself – author, title, year, address – or delete the entry.",
        )
    ]


@pytest.mark.parametrize(
    "title",
    [
        *("TBD", "to do", "ToDo!", "n/a", "N.A.", "None", "???", "–"),
        *("Lecture notes", "Slides", "personal communication", "UpToDate", "Wikipedia", "Google", "The Internet"),
    ],
)
def test_a_title_that_names_no_work(project: Project, title: str) -> None:
    register(project, "smith-2020", f"title: '{title}'")
    assert len(said(project, "placeholder-source")) == 1


@pytest.mark.parametrize("name", ["tbd", "todo", "lecture-notes", "personal-communication", "internet"])
def test_an_id_that_names_no_work(project: Project, name: str) -> None:
    register(project, name, "title: Week 3")
    assert [found.at for found in said(project, "placeholder-source")] == [name]


def test_an_entry_without_a_title_is_known_by_its_id(project: Project) -> None:
    register(project, "uptodate", "type: webpage")
    assert len(said(project, "placeholder-source")) == 1


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("uptodate", "Cervical insufficiency"),
        ("wikipedia-cervix", "Cervix"),
        ("hamilton-2018", "'Lecture Notes: Obstetrics and Gynaecology'"),
        ("none-2020", "None of the above"),
        ("ji-2020", "子宮頸"),
        ("smith-2020", "1984"),
        ("smith-2020", "' '"),
    ],
)
def test_a_work_is_a_work(project: Project, name: str, title: str) -> None:
    register(project, name, f"title: {title}")
    assert said(project, "placeholder-source") == []


@pytest.mark.parametrize("more", ["    allow: {placeholder-source: to be found}\n", ""])
@pytest.mark.parametrize("policy", ["policy: {placeholder-source: off}\n", ""])
def test_nothing_lets_a_card_rest_on_it(project: Project, more: str, policy: str) -> None:
    register(project, "tbd", "title: TBD")
    for path, text in (("basics.yaml", more), ("deck.yaml", policy)):
        project.write(path, (project.root / "cards_src/example" / path).read_text() + text)
    done = project.run("build")
    assert done.returncode == 1
    assert "error[placeholder-source]" in done.stdout
    assert not project.draft.exists()
