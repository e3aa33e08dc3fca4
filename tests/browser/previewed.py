"""A deck's preview, opened in the browser as an author opens it: a file from the disk."""

from pathlib import Path

from playwright.sync_api import Locator, Page

from generator import pipeline
from generator.deck.files import read_deck
from tests.project import Project

BESIDE = {"width": 1280, "height": 800}
"""A window in which front and back stand side by side."""


def written(root: Path, deck: str, folder: Path) -> str:
    """Writes the preview of a deck, whatever is wrong with it, and gives its address."""
    path = folder / f"{deck}.html"
    path.write_text(pipeline.page(pipeline.preview(pipeline.check(read_deck(root, deck)))), encoding="utf-8")
    return path.as_uri()


def opened(page: Page, project: Project, state: str = "") -> None:
    """Opens the preview of the project's deck, with some state of the page in its address."""
    page.goto(written(project.root, "example", project.root) + (f"#{state}" if state else ""))


def ids(page: Page) -> list[str]:
    """The ids of the cards that are to be seen."""
    return page.locator(
        "article:not([hidden]) > header h2"
    ).all_text_contents()  # inner texts are empty where a card is not laid out yet


def article(page: Page, card_id: str) -> Locator:
    return page.locator("article", has=page.locator("header h2", has_text=card_id))
