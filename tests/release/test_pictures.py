"""A drawn picture in a release: students get what it says, and a better way to draw it only when asked."""

import re

import pytest

from generator import pipeline
from generator.deck.files import read_deck
from generator.release.dating import Fate
from generator.rendering.pictures import svg
from tests.project import Project, cards
from tests.student import Student

SHOWING = """\
  - id: scan
    question: When is the cervix scanned?
    answer: In the second trimester.
    image: scan.svg
    exhibit: funnel.svg
    sources: [anatomy-2024]
  - id: other
    question: What is the cervix?
    answer: The neck of the uterus.
    sources: [anatomy-2024]
"""

PICTURES = """\
funnel.svg: {draw: schematic, labels: letters}
scan.svg:
  draw: timeline
  rows:
    - label: Scan
      sources:
        - anatomy-2024: at 16–24 weeks
"""

TIME = 1_700_000_000


@pytest.fixture
def released(project: Project, student: Student) -> Project:
    project.write("pictures.yaml", PICTURES)
    project.write("basics.yaml", cards(SHOWING))
    student.take(project.release(TIME))
    return project


def test_anki_has_the_pictures_and_shows_them(released: Project, student: Student) -> None:
    assert released.package.exists()
    assert "16–24 weeks" in (student.folder / "collection.media/scan.svg").read_text()
    front, back = student.card("scan").question(), student.card("scan").answer()
    assert 'src="funnel.svg"' in front
    assert 'src="scan.svg"' not in front
    assert 'alt="Scan: Nobody &amp; Sons 2024 16–24 weeks."' in back


def test_a_changed_figure_reaches_those_who_have_the_card(released: Project, student: Student) -> None:
    released.write("pictures.yaml", PICTURES.replace("16–24", "16–23"))
    assert student.take(released.release(TIME + 9)).updated == 1
    [name] = re.findall(r'src="(scan[^"]*)"', student.card("scan").answer())
    assert "16–23 weeks" in (student.folder / "collection.media" / name).read_text()


def test_a_better_drawing_waits_until_it_is_asked_for(
    released: Project, student: Student, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(svg, "BAR", "#000000")
    checked = pipeline.check(read_deck(released.root, "example"))
    waiting, sent = (pipeline.make(checked, TIME + 9, refresh=refresh) for refresh in (False, True))
    assert set(waiting.fates.values()) == {Fate.WAITING, Fate.UNCHANGED}
    assert set(sent.fates.values()) == {Fate.REFRESHED, Fate.UNCHANGED}
    assert student.take(pipeline.pack(pipeline.contents(waiting))).updated == 0
    assert student.take(pipeline.pack(pipeline.contents(sent))).updated == 1
