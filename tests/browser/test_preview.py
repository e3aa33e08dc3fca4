"""The preview in a real browser: what it shows, and how it is used."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from generator import pipeline
from generator.deck.files import deck_names, read_deck
from tests.browser.chromium import Watched, barriers, overflow
from tests.browser.previewed import article, ids, opened, written
from tests.project import DECK, FIRST, Project, card, cards

ROOT = Path(__file__).parents[2]

CARDS = cards(
    FIRST,
    card("draft", more="    draft: true\n    tags: [Odd]\n"),
    card("core", "What is the Käse?", more="    yield: core\n    topic: Safety\n"),
    "  - id: gap\n    cloze: '{{c1::One}} and {{c2::two::not three}}'\n    hint: count\n    sources: ['physiology-2020, Cervix']\n",
    card("gone", more="    retired: 2026-01-01 out of use\n"),
    card("math", r"What is \(\frac{1}{2} < x\) ?", r"\[x_{1}\] and \(\broken{\)"),
    "  - id: faulty\n    question: What is that?\n    answer: A fault.\n    image: nowhere.svg\n    sources: [anatomy-2042]\n",
    "  - question: Has this one a name?\n    answer: Not yet.\n    sources: [anatomy-2024]\n",
)


@pytest.fixture
def project(project: Project) -> Project:
    project.write("basics.yaml", CARDS)
    return project


@pytest.mark.parametrize("name", deck_names(ROOT))
def test_every_card_of_the_projects_decks_is_on_its_page(page: Page, name: str, tmp_path: Path) -> None:
    checked = pipeline.check(read_deck(ROOT, name))
    page.goto(written(ROOT, name, tmp_path))
    assert ids(page) == [str(one.id) for one in checked.deck.cards]
    made = sum(len(one.clozes) or (2 if one.reverse else 1) for one in checked.deck.cards)
    expect(page.locator("#count")).to_have_text(f"{len(checked.deck.cards)} cards, {made} in Anki")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.locator("section.face").count() == made
    assert all("".join(text.split()) for text in page.locator(".paper #qa").all_text_contents())


@pytest.mark.slow
@pytest.mark.parametrize("name", deck_names(ROOT))
def test_the_cards_of_the_projects_decks_read_well_on_a_small_phone(page: Page, name: str, tmp_path: Path) -> None:
    address = written(ROOT, name, tmp_path)
    page.goto(f"{address}#screen=320")
    page.add_style_tag(content="article { content-visibility: visible }")  # lay them all out
    page.evaluate("visible().forEach(mount)")
    page.evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
    assert page.locator(".too-wide").evaluate_all("all => all.map(one => one.closest('article').card.id)") == []
    for theme in ("light", "night"):
        page.goto(f"{address}#screen=320&theme={theme}")
        page.reload()
        page.evaluate("visible().forEach((one, index) => index % 8 ? one.remove() : mount(one))")  # axe is slow
        assert barriers(page) == []


def test_a_card_names_its_place_and_shows_both_sides(page: Page, project: Project) -> None:
    opened(page, project)
    cervix = article(page, "cervix")
    expect(cervix.locator(".place")).to_have_text("cards_src/example/basics.yaml:3")
    expect(cervix.locator(".front #qa")).to_have_text("What is the cervix?")
    expect(cervix.locator(".back #qa")).to_contain_text("The neck of the uterus.")
    picture = cervix.locator("img")
    assert str(picture.get_attribute("src")).startswith("data:image/svg+xml;base64,")
    assert picture.evaluate("picture => picture.decode().then(() => picture.naturalWidth)") == 10


def test_errors_are_shown_beside_their_card_and_hide_nothing(page: Page, project: Project) -> None:
    opened(page, project)
    faulty = article(page, "faulty")
    expect(faulty.locator(".findings .error")).to_have_count(2)
    expect(faulty.locator(".findings")).to_contain_text("basics.yaml:")
    expect(faulty.locator(".back #qa")).to_contain_text("anatomy-2042")
    expect(faulty.locator("img")).to_have_attribute("alt", "The picture nowhere.svg is not in media/.")
    expect(article(page, "no id yet").locator(".front #qa")).to_have_text("Has this one a name?")
    expect(article(page, "draft").locator(".badges .draft")).to_be_visible()
    expect(article(page, "gone").locator(".front #qa")).to_contain_text("Retired on 2026-01-01")


def test_what_belongs_to_no_card_stands_above_them(page: Page, project: Project) -> None:
    project.write("deck.yaml", DECK + "titel: x\n")
    opened(page, project)
    expect(page.locator("#of-deck")).to_contain_text("titel")


def test_each_gap_has_a_card(page: Page, project: Project) -> None:
    opened(page, project)
    gap = article(page, "gap")
    assert gap.locator(".front #qa").all_inner_texts() == ["[...] and two\nHint", "One and [not three]\nHint"]
    assert [text.split("\n")[0] for text in gap.locator(".back #qa").all_inner_texts()] == ["One and two"] * 2
    gap.locator("a.hint").first.click()
    expect(gap.locator(".front").first).to_contain_text("count")


def test_math_is_typeset_and_what_cannot_be_is_shown_as_it_is(page: Page, project: Project) -> None:
    opened(page, project)
    math = article(page, "math")
    expect(math.locator(".front mfrac")).to_have_count(1)
    expect(math.locator(".front mo")).to_have_text("<")
    expect(math.locator(".back math[display=block] msub")).to_have_count(1)


def test_filters_combine(page: Page, project: Project) -> None:
    opened(page, project)
    page.select_option("#topic", "Safety")
    assert ids(page) == ["core"]
    page.select_option("#yield", "useful")
    assert ids(page) == []
    expect(page.locator("#nothing")).to_be_visible()
    page.keyboard.press("Escape")
    page.click("button[type=reset]")
    expect(page.locator("article:not([hidden])")).to_have_count(8)
    tier_2 = page.locator("#tier option", has_text="Tier 2").get_attribute("value")
    for facet, value, found in (
        ("tag", "Odd", ["draft"]),
        ("source", "physiology-2020", ["cervix", "gap"]),
        ("tier", tier_2, ["cervix", "draft", "core", "gap", "gone", "math", "no id yet"]),
        ("state", "retired", ["gone"]),
        ("problem", "unknown-source", ["faulty"]),
        ("problem", "missing-id", ["no id yet"]),
    ):
        page.select_option(f"#{facet}", value)
        assert sorted(ids(page)) == sorted(found)
        page.select_option(f"#{facet}", "")


@pytest.mark.parametrize(
    ("words", "found"), [("kase WHAT", ["core"]), ("one two", ["gap"]), ("neck uterus", ["cervix"])]
)
def test_search(page: Page, project: Project, words: str, found: list[str]) -> None:
    opened(page, project)
    page.keyboard.press("/")
    page.keyboard.type(words)
    assert ids(page) == found
    expect(page.locator("#count")).to_contain_text("1 of 8 cards")
    page.keyboard.press("Escape")
    page.keyboard.press("x")
    assert len(ids(page)) == 8


def test_the_keyboard_moves_turns_and_switches(page: Page, project: Project) -> None:
    opened(page, project)

    def current() -> str:
        return page.locator("article[aria-current] > header h2").inner_text()

    page.keyboard.press("j")
    assert current() == ids(page)[0]
    page.keyboard.press("ArrowDown")
    assert current() == ids(page)[1]
    assert page.evaluate("document.activeElement.getAttribute('aria-current')") == "true"
    page.keyboard.press("k")
    back = article(page, current()).locator(".back .paper").first
    expect(back).to_be_visible()
    page.keyboard.press("Space")
    expect(back).to_be_hidden()
    page.keyboard.press("Space")
    expect(back).to_be_visible()
    page.keyboard.press("b")
    expect(back).to_be_hidden()
    article(page, current()).locator(".reveal").first.click()
    expect(back).to_be_visible()
    page.keyboard.press("n")
    assert "nightMode" in str(page.locator("article body").first.get_attribute("class"))
    page.keyboard.press("s")
    assert page.locator(".paper").first.bounding_box()["width"] == 362  # type: ignore[index]  # it is to be seen
    page.keyboard.press("?")
    expect(page.locator("#help")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#help")).to_be_hidden()


def test_a_reload_changes_nothing(page: Page, project: Project) -> None:
    opened(page, project)
    page.select_option("#source", "physiology-2020")
    page.fill("#q", "count")
    page.check("text=Night")
    page.check("text=Small phone")
    page.reload()
    assert ids(page) == ["gap"]
    assert page.locator(".paper").first.bounding_box()["width"] == 322  # type: ignore[index]  # it is to be seen
    assert page.locator("html").first.get_attribute("data-theme") == "night"


@pytest.mark.parametrize("state", ["", "theme=night", "screen=360", "backs=hidden&theme=night"])
@pytest.mark.parametrize("width", [320, 1280])
def test_it_reads_well(page: Page, project: Project, state: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    opened(page, project, state)
    if width == 320:
        page.click("#controls > summary")
    page.evaluate("document.querySelectorAll('article').forEach(mount)")
    assert overflow(page) == 0
    assert barriers(page) == []


def test_a_side_that_is_too_wide_for_its_screen_says_so(page: Page, project: Project) -> None:
    project.write("basics.yaml", cards(card("wide"), card("narrow")))
    opened(page, project, "screen=320")
    page.evaluate("document.querySelectorAll('article').forEach(mount)")
    page.evaluate("deck.cards[0].faces[0].back += '<pre>' + 'x'.repeat(90) + '</pre>'; fillList()")
    expect(page.locator(".too-wide")).to_have_count(1)
    expect(article(page, "wide").locator(".back .paper")).to_have_attribute("tabindex", "0")
    assert barriers(page) == []


def test_it_prints_every_card_that_passes(page: Page, project: Project) -> None:
    opened(page, project, "backs=hidden&topic=Basics&theme=night")
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.locator(".back .paper:visible").count() == 8
    expect(page.locator("#filters")).to_be_hidden()
    expect(article(page, "cervix").locator(".back")).to_contain_text("A small anatomy")
    assert page.locator(".nightMode").count() == 0
    assert page.locator(".paper details:not([open])").count() == 0
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.locator(".nightMode").count() > 0
    assert page.locator(".paper details:not([open])").count() > 0
    assert page.pdf().startswith(b"%PDF")


HOSTILE = "</script><script>hacked=1</script><img src=x onerror=hacked=1><style>*{display:none}</style>"


def test_nothing_that_is_written_can_become_part_of_the_page(page: Page, project: Project) -> None:
    project.write("deck.yaml", DECK.replace("title: Example", f"title: '{HOSTILE}'\ndescription: '{HOSTILE}'"))
    text = f"'{HOSTILE} \\(\\text{{{HOSTILE}}}\\) \\(\\href{{javascript:hacked=1}}{{x}}\\)'"
    project.write(
        "basics.yaml", cards(card(f"'{HOSTILE}'", text, text, f"    hint: {text}\n    tags: ['{HOSTILE}']\n"))
    )
    opened(page, project)
    expect(page.locator(".front #qa")).to_contain_text("onerror=hacked=1")
    expect(page.locator("h1")).to_have_text(HOSTILE)
    assert ids(page) == [HOSTILE]
    assert page.evaluate("typeof hacked") == "undefined"
    assert page.locator("[href^='javascript']").count() == 0


def test_the_policy_of_the_page_stops_what_would_get_through(page: Page, project: Project, watched: Watched) -> None:
    opened(page, project)
    page.evaluate("document.body.insertAdjacentHTML('beforeend', '<img src=x onerror=hacked=1>')")
    page.evaluate("document.body.append(Object.assign(document.createElement('script'), {textContent: 'hacked = 1'}))")
    assert page.evaluate("typeof hacked") == "undefined"
    assert watched.troubles
    assert all("Content Security Policy" in trouble for trouble in watched.troubles)
    watched.troubles.clear()
