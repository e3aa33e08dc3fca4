"""A card looks in the preview as it looks in Anki's own programs: every element in its place, of its size and colours."""

from dataclasses import replace
from itertools import product

import pytest
from playwright.sync_api import Locator, Page

from tests.browser.anki_view import DESKTOP, SIDES, SMALL_ANDROID, View, show
from tests.browser.previewed import article, opened
from tests.browser.test_cards import CARD
from tests.project import Project, cards
from tests.student import Student

MEASURE = """content => {
  const start = content.getBoundingClientRect();
  return [...content.querySelectorAll(":not(style)")].map(element => {
    const box = element.getBoundingClientRect(), style = getComputedStyle(element);
    const shown = element.getClientRects().length > 0;
    const place = shown ? [box.x - start.x, box.y - start.y, box.width, box.height].map(Math.round) : "not shown";
    return [element.localName, place, style.color, style.backgroundColor, style.fontFamily, style.fontSize, style.display];
  });
}"""


def measured(content: Locator) -> object:
    """Each element of a card's content: its name, its box to the pixel, and its look."""
    return content.evaluate(MEASURE)


@pytest.mark.parametrize(("view", "screen"), [(SMALL_ANDROID, "320"), (DESKTOP, "desktop")], ids=["phone", "desktop"])
def test_a_card_looks_as_in_anki(page: Page, project: Project, student: Student, view: View, screen: str) -> None:
    project.write("basics.yaml", cards(CARD))
    student.take(project.made(at=1_700_000_000))
    for side, night in product(SIDES, (False, True)):
        page.set_viewport_size({"width": 1280, "height": 800})
        page.goto("about:blank")
        opened(page, project, f"screen={screen}&theme={'night' if night else 'light'}")
        paper = article(page, "everything").locator(f".{side} .paper")
        width = int(paper.evaluate("paper => paper.clientWidth"))
        ours = measured(paper.locator("#qa"))
        show(page, student.card("everything"), side, replace(view, width=width), night=night)
        assert measured(page.locator("#qa")) == ours
