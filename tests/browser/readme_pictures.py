"""The README's pictures: a card of the deck on a phone, front and back, by day and by night.

`make pictures` takes them anew, into docs/pictures/.
"""

import tempfile
from dataclasses import replace
from itertools import product
from pathlib import Path

from playwright.sync_api import sync_playwright

from generator import pipeline
from generator.deck.files import read_deck
from tests.browser.anki_view import ANDROID, SIDES, show
from tests.browser.chromium import FLAGS, executable
from tests.student import Student

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "docs/pictures"

CARD = "serial-scan-weeks"
VIEW = replace(ANDROID, width=400, height=400)


def take() -> None:
    """Takes the pictures of the deck as it stands in the files."""
    checked = pipeline.check(read_deck(ROOT, "cervical-insufficiency"))
    package = pipeline.pack(pipeline.contents(pipeline.make(checked, 1_800_000_000)))
    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        student = Student(Path(folder) / "student")
        student.take(package)
        browser = playwright.chromium.launch(executable_path=executable(), args=FLAGS)
        page = browser.new_page(device_scale_factor=1.5)
        for side, night in product(SIDES, (False, True)):
            show(page, student.card(CARD), side, VIEW, night=night)
            page.screenshot(path=FOLDER / f"{side}-{'night' if night else 'light'}.png")
        browser.close()
        student.close()


if __name__ == "__main__":
    take()
