"""How the cards of the real deck look in a real browser: what is shown, folded and hidden, and that nothing is too wide."""

from collections.abc import Iterator
from itertools import product
from pathlib import Path

import pytest
from playwright.sync_api import Page

from generator import pipeline
from generator.deck.files import read_deck
from tests.browser.anki_view import ANDROID, DESKTOP, IPHONE, SIDES, SMALL_ANDROID, View, show
from tests.browser.chromium import barriers, overflow
from tests.project import Project, cards
from tests.student import Student

ROOT = Path(__file__).parents[2]

WIDE = """\
  - id: wide
    question: What?
    answer: |
      | one | two | three | four | five | six |
      |---|---|---|---|---|---|
      | contraindication | ultrasonography | hysterosalpingography | preconceptional | transabdominal | laparoscopic |
    hint: think
    sources:
      - physiology-2020, Cervix
      - anatomy-2024
    differs:
      - physiology-2020, Cervix: another
    takeaway: Learn that.
"""


@pytest.fixture(scope="module")
def of_the_deck(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Student]:
    """A student who took the deck of this repository as it stands."""
    checked = pipeline.check(read_deck(ROOT, "cervical-insufficiency"))
    student = Student(tmp_path_factory.mktemp("deck") / "student")
    student.take(pipeline.pack(pipeline.contents(pipeline.make(checked, 1_800_000_000))))
    yield student
    student.close()


@pytest.fixture
def wide(project: Project, student: Student) -> Student:
    project.write("basics.yaml", cards(WIDE))
    student.take(project.made(1_700_000_000))
    return student


def test_a_wide_table_moves_within_itself(page: Page, wide: Student) -> None:
    for view, night in product((SMALL_ANDROID, IPHONE, DESKTOP), (False, True)):
        show(page, wide.card("wide"), "back", view, night=night)
        assert overflow(page) == 0
        assert barriers(page) == []
    show(page, wide.card("wide"), "back", SMALL_ANDROID)
    assert page.evaluate("(table => table.scrollWidth - table.clientWidth)(document.querySelector('.table'))") > 100
    page.locator(".table").focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_function("document.querySelector('.table').scrollLeft > 0")


def test_one_line_names_the_source_and_the_rest_is_folded(page: Page, wide: Student) -> None:
    show(page, wide.card("wide"), "back", SMALL_ANDROID)
    sources = page.locator(".sources")
    assert sources.locator("summary").inner_text() == "Reference manual · Nobody & Sons 2024 and 1 more"
    assert not sources.locator(".reference").first.is_visible()
    sources.locator("summary").click()
    assert sources.locator(".reference").first.is_visible()


def test_a_hint_shows_when_asked(page: Page, wide: Student) -> None:
    show(page, wide.card("wide"), "front", ANDROID)
    assert not page.get_by_text("think").is_visible()
    box = page.locator("a.hint").bounding_box()
    assert box
    assert box["height"] >= 40  # a finger finds it
    page.locator("a.hint").click()
    assert page.get_by_text("think").is_visible()


@pytest.mark.parametrize(
    ("view", "seen"), [(DESKTOP, True), (ANDROID, False), (IPHONE, False)], ids=lambda one: getattr(one, "name", "")
)
def test_tags_are_for_large_screens(page: Page, wide: Student, view: View, seen: bool) -> None:
    show(page, wide.card("wide"), "back", view)
    assert page.locator(".tags").is_visible() is seen
    assert page.locator(".footer").inner_text().endswith("wide")
    show(page, wide.card("wide"), "front", view)
    assert page.locator(".tags, .footer").count() == 0


def test_the_scroll_to_the_answer_of_a_cloze_leaves_the_answer_in_view(page: Page, of_the_deck: Student) -> None:
    show(page, of_the_deck.card("short-cervix-threshold"), "back", SMALL_ANDROID)
    page.evaluate("document.getElementById('answer').scrollIntoView()")  # as Anki does
    box = page.locator(".cloze").bounding_box()
    assert box
    assert 0 <= box["y"] < SMALL_ANDROID.height - 100


def test_pictures_can_be_read_on_a_small_phone(page: Page, of_the_deck: Student) -> None:
    found = of_the_deck.collection.find_cards("Image:_* OR Question:*exhibit*")
    assert found
    for card in map(of_the_deck.collection.get_card, found):
        for side, night in product(SIDES, (False, True)):
            show(page, card, side, SMALL_ANDROID, night=night)
            assert overflow(page) == 0
            for scale in page.evaluate("[...document.images].map(image => image.clientWidth / image.naturalWidth)"):
                assert 15 * scale >= 12, f"letters of {15 * scale:.1f} px"
        assert barriers(page) == []


OUTSIDE = """() => {
  const whole = document.documentElement.getBoundingClientRect()
  const texts = [...document.querySelectorAll('text')].map(text => ({text: text.textContent, box: text.getBoundingClientRect()}))
  const apart = (a, b) => a.right <= b.left || b.right <= a.left || a.bottom <= b.top + 2 || b.bottom <= a.top + 2
  return [
    ...texts.filter(({box}) => box.left < 0 || box.right > whole.right || box.top < 0 || box.bottom > whole.bottom),
    ...texts.filter((one, at) => texts.slice(at + 1).some(other => !apart(one.box, other.box))),
  ].map(({text}) => text)
}"""


def test_no_text_of_a_picture_is_cut_or_covers_another(page: Page, of_the_deck: Student) -> None:
    pictures = sorted(Path(of_the_deck.collection.media.dir()).glob("*.svg"))
    assert pictures
    for path in pictures:
        page.goto(path.as_uri())
        assert page.evaluate(OUTSIDE) == [], path.name


@pytest.mark.slow
def test_no_card_is_too_wide(page: Page, of_the_deck: Student) -> None:
    for card in map(of_the_deck.collection.get_card, of_the_deck.collection.find_cards("")):
        show(page, card, "back", SMALL_ANDROID)
        page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
        assert overflow(page) == 0, card.note()["Card ID"]
