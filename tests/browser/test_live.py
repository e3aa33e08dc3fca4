"""`deckgen preview --serve` in a real browser: the page follows the files, and stays where it is."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.browser.chromium import Watched
from tests.browser.previewed import article, ids
from tests.project import Project, card, cards
from tests.served import Served, serving

CARDS = [card(f"card-{number}", more="    yield: core\n" if number % 2 else "") for number in range(20)]


@pytest.fixture
def served(project: Project, watched: Watched) -> Iterator[Served]:
    project.write("basics.yaml", cards(*CARDS))
    with serving(project) as served:
        watched.allowed = (served.url,)
        yield served


def test_a_change_is_shown_in_its_place(page: Page, project: Project, served: Served) -> None:
    page.goto(served.url)
    expect(page.locator("#live")).to_have_text("Follows your changes.")
    page.evaluate("document.querySelectorAll('article').forEach(mount)")
    page.select_option("#yield", "core")
    article(page, "card-9").scroll_into_view_if_needed()
    article(page, "card-9").locator(".front").click()
    page.keyboard.press("Space")
    page.evaluate("document.querySelectorAll('.face').forEach(one => one.kept = true)")
    before = article(page, "card-9").bounding_box()
    changed = [CARDS[0], *CARDS[3:9], CARDS[9].replace("That.", "Those."), *CARDS[10:]]
    project.write("basics.yaml", cards(*changed))
    expect(article(page, "card-9").locator(".back #qa")).to_contain_text("Those.")
    assert ids(page) == [f"card-{number}" for number in range(3, 20, 2)]
    page.evaluate("new Promise(done => setTimeout(done, 100))")  # until the cards around it are laid out
    after = article(page, "card-9").bounding_box()
    assert before
    assert after
    assert abs(before["y"] - after["y"]) < 2
    assert page.locator("article[aria-current] > header h2").text_content() == "card-9"
    expect(article(page, "card-9").locator(".back .paper")).to_be_hidden()
    made_anew = "[...document.querySelectorAll('article')].filter(one => !one.querySelector('.face').kept)"
    assert page.evaluate(f"{made_anew}.map(one => one.card.id)") == ["card-9"]


def test_a_mistake_is_shown_and_goes_when_it_is_mended(page: Page, project: Project, served: Served) -> None:
    page.goto(served.url)
    project.write("basics.yaml", cards(*CARDS[:-1], CARDS[-1].replace("anatomy-2024", "anatomy-2042")))
    expect(article(page, "card-19").locator(".error")).to_contain_text("anatomy-2042")
    project.write("basics.yaml", cards(*CARDS))
    expect(article(page, "card-19").locator(".error")).to_have_count(0)


def test_a_server_that_ends_is_missed(page: Page, served: Served, watched: Watched) -> None:
    page.goto(served.url)
    expect(page.locator("#live")).to_have_text("Follows your changes.")
    served.interrupt()
    expect(page.locator("#live")).to_have_text("Not connected: deckgen preview --serve has ended.")
    watched.troubles.clear()
