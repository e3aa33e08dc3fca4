"""Which figures of a card need a source, and what bears them."""

import pytest

from tests.project import Project, cards
from tests.rules.said import said


def found(project: Project, text: str, *, states: str = "", differs: str = "", more: str = "") -> dict[str, list[str]]:
    """What the rules about figures point at in a card whose lines are given, by rule."""
    sources = f"[{{source: anatomy-2024, states: '{states}'}}]" if states else "[anatomy-2024]"
    other = f"    differs: [{{source: physiology-2020, section: Cervix, states: '{differs}'}}]\n" if differs else ""
    lines = "".join(f"    {line}\n" for line in text.splitlines())
    entry = f"  - id: a\n{lines}    sources: {sources}\n{other}"
    project.write("basics.yaml", more + cards(entry))
    rules = ("unsupported-figure", "bare-figure")
    return {rule: [one.at for one in told] for rule in rules if (told := said(project, rule))}


ASKED = "question: When?\nanswer: "


@pytest.mark.parametrize(
    ("answer", "states"),
    [
        ("At 25 mm.", "2.5 cm"),
        ("At 28 weeks.", "before 28 weeks"),
        ("Up to 24 weeks.", "12–24 weeks"),
        ("In 1 %.", "1 in 100"),
        ("Two or more losses.", "at least two miscarriages"),
        ("After a single loss.", "after a second-trimester miscarriage"),
        ("In 3 or in 4, nobody knows.", "nothing"),
        ("17-OHPC, No. 301.", "nothing"),
        ("The three criteria are pain, fever and bleeding.", "nothing"),
        ("Three signs: pain, fever and bleeding.", "nothing"),
        ("It lies between the two ventricles.", "nothing"),
        ("The two losses came late, and their four causes are known.", "nothing"),
    ],
)
def test_a_figure_that_is_borne_or_needs_no_source(project: Project, answer: str, states: str) -> None:
    assert found(project, f"{ASKED}'{answer}'", states=states) == {}


def test_a_count_in_a_gap_is_claimed_even_of_things_that_are_known(project: Project) -> None:
    assert found(project, "cloze: It parts the {{c1::two}} ventricles.") == {"bare-figure": ["two}} ventricles"]}


@pytest.mark.parametrize(
    ("listing", "fine"),
    [
        ("answer: Pain, fever and bleeding.", True),
        ("answer: Pain and fever.", False),
        ("answer: These.\nextra: |\n  - pain\n  - fever\n  - bleeding", True),
        (
            "answer: These.\nextra: |\n  | sign | why |\n  |---|---|\n  | pain | a |\n  | fever | b |\n  | blood | c |",
            True,
        ),
    ],
)
def test_the_number_of_things_that_the_card_lists(project: Project, listing: str, fine: bool) -> None:
    expected = {} if fine else {"unsupported-figure": ["three signs"]}
    assert found(project, f"question: Which three signs?\n{listing}", states="signs") == expected


@pytest.mark.parametrize(
    ("answer", "states", "at"),
    [
        ("At 24 mm.", "25 mm", ["24 mm"]),
        ("At 25 cm.", "25 mm", ["25 cm"]),
        ("At ≤ 25 mm.", "< 25 mm", ["≤ 25 mm"]),
        ("At 12–24 weeks.", "12 and 24 weeks", ["12–24 weeks"]),
        ("Three losses.", "two or more losses", ["Three losses"]),
        ("After a single loss.", "after losses", ["After a single loss"]),
        ("After the two or more losses.", "losses", ["After the two or more losses"]),
        ("It has two ventricles.", "ventricles", ["two ventricles"]),
        ("After the first two losses.", "losses", ["two losses"]),
        ("For the two weeks.", "weeks", ["two weeks"]),
        ("Four signs, such as pain, fever and bleeding.", "pain", ["Four signs"]),
    ],
)
def test_a_figure_that_nothing_bears(project: Project, answer: str, states: str, at: list[str]) -> None:
    assert found(project, ASKED + answer, states=states) == {"unsupported-figure": at}


@pytest.mark.parametrize("key", ["hint", "extra", "takeaway", "stem", "reverse"])
def test_every_text_but_the_stem_claims(project: Project, key: str) -> None:
    text = "{question: What at 9 mm?, answer: That.}" if key == "reverse" else "It has 9 mm."
    claims = {} if key == "stem" else {"unsupported-figure": ["9 mm"]}
    assert found(project, f"{ASKED}That.\n{key}: {text}", states="8 mm") == claims


def test_an_aside_claims_on_each_card(project: Project) -> None:
    aside = "asides: {shared: It has 9 mm.}\n"
    assert found(project, ASKED + "That.\naside: shared", states="8 mm", more=aside) == {"unsupported-figure": ["9 mm"]}
    assert found(project, ASKED + "That.\naside: shared", states="9 mm", more=aside) == {}


def test_markup_is_read_through(project: Project) -> None:
    cloze = "cloze: Removed at {{c1::36–37::when?}} weeks."
    assert found(project, cloze, states="36–37 weeks") == {}
    assert found(project, cloze, states="36 weeks") == {"unsupported-figure": ["36–37::when?}} weeks"]}


@pytest.mark.parametrize(("key", "borne"), [("extra", True), ("takeaway", True), ("hint", False), ("answer", False)])
def test_what_differs_bears_only_what_speaks_of_it(project: Project, key: str, borne: bool) -> None:
    lines = {"question": "When?", "answer": "Then."} | {key: "At 20 mm."}
    text = "\n".join(f"{name}: {value}" for name, value in lines.items())
    expected = {} if borne else {"unsupported-figure": ["20 mm"]}
    assert found(project, text, states="25 mm", differs="20 mm") == expected


def test_a_figure_of_the_stem_may_be_asked_about(project: Project) -> None:
    stem = "stem: The cervix measures 21 mm.\nquestion: What do you do at {} mm?\nanswer: Wait."
    assert found(project, stem.format(21), states="25 mm") == {}
    assert found(project, stem.format(22), states="25 mm") == {"unsupported-figure": ["22 mm"]}


@pytest.mark.parametrize(
    ("answer", "fine"),
    [("Guidelines give 34–37 weeks.", True), ("34–37 weeks.", False), ("Guidelines give 34–38 weeks.", False)],
)
def test_the_ends_of_a_range_may_come_from_two_sources(project: Project, answer: str, fine: bool) -> None:
    project.write(
        "basics.yaml",
        cards(
            f"  - id: a\n    question: When?\n    answer: {answer}\n"
            "    sources: [anatomy-2024: at 34 weeks, physiology-2020: at 37 weeks]\n"
        ),
    )
    assert (said(project, "unsupported-figure") == []) is fine


def test_a_card_whose_sources_state_nothing_is_told_once(project: Project) -> None:
    assert found(project, ASKED + "At 9 mm or 8 weeks.") == {"bare-figure": ["9 mm"]}
    assert found(project, ASKED + "At 9 mm.", differs="9 mm") == {"bare-figure": ["9 mm"]}
    assert found(project, ASKED + "Then.\nhint: two words") == {}


def test_drafts_are_checked_and_retired_cards_are_not(project: Project) -> None:
    assert found(project, ASKED + "At 9 mm.\ndraft: true") == {"bare-figure": ["9 mm"]}
    assert found(project, ASKED + "At 9 mm.\nretired: 2026-11-21 wrong") == {}


def test_the_ends_of_a_range_in_one_source_make_no_range(project: Project) -> None:
    """It may speak of two things."""
    answer = "question: When?\nanswer: Guidelines give 34–37 weeks."
    assert found(project, answer, states="34 or 37 weeks") == {"unsupported-figure": ["34–37 weeks"]}


def test_one_citation_that_states_something_is_enough_to_compare_with(project: Project) -> None:
    sources = "[{source: anatomy-2024, states: 8 mm}, 'physiology-2020, Cervix']"
    entry = f"  - id: a\n    question: How long is it?\n    answer: 9 mm.\n    sources: {sources}\n"
    project.write("basics.yaml", cards(entry))
    assert [len(said(project, rule)) for rule in ("unsupported-figure", "bare-figure")] == [1, 0]
