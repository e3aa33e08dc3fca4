"""Cards in a real browser, as Anki's programs show them."""

from itertools import product

import pytest
from playwright.sync_api import Page

from tests.browser.anki_view import SIDES, VIEWS, View, show
from tests.browser.chromium import barriers, overflow
from tests.project import Project, cards
from tests.student import Student

CARD = """\
  - id: everything
    stem: A 29-year-old woman with one fetus and no symptoms; at 20 weeks the cervix measures 18 mm.
    question: What is the cervix?
    answer: The neck of the uterus.
    hint: Not a muscle
    extra: '| a | b |

      |---|---|

      | 1 | 2 |'
    image: cervix.svg
    sources:
      - anatomy-2024
      - physiology-2020, Cervix: the lower end
    differs:
      - physiology-2020, Cervix: a sphincter
    takeaway: It is the neck.
"""


@pytest.mark.parametrize("view", VIEWS, ids=lambda view: view.name)
def test_a_card_reads_well(page: Page, project: Project, student: Student, view: View) -> None:
    project.write("basics.yaml", cards(CARD))
    student.take(project.made(at=1_700_000_000))
    for side, night in product(SIDES, (False, True)):
        show(page, student.card("everything"), side, view, night=night)
        assert "What is the cervix?" in page.inner_text("body")
        assert overflow(page) == 0
        assert barriers(page) == []
