"""When a note's time moves, and when it must not."""

import pytest

from generator.deck.files import read_deck
from generator.pipeline import check
from generator.release.ledger import read_ledger
from generator.rendering.content import content_hash
from tests.project import Project, card, cards

FIRST = 1_700_000_000
DAY = 86_400
CITED = "sources: [anatomy-2024: '3–4 weeks, ≥ 25 mm, ≥ 26 mm']"
BASE = card(
    "one", question="Which of the 3–4 weeks?", answer="It's ≥ 25 mm.", more="    hint: low\n    extra: more\n"
).replace("sources: [anatomy-2024]", CITED)


def hash_of(project: Project, text: str) -> str:
    project.write("basics.yaml", text)
    checked = check(read_deck(project.root, "example"))
    assert checked.sound, checked.diagnostics
    return content_hash(checked.deck.cards[0], checked.deck)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("It's ≥ 25 mm.", "It's ≥ 26 mm."),
        ("hint: low", "hint: high"),
        ("extra: more", "extra: less"),
        ("extra: more", "extra: more\n    takeaway: learn it"),
        ("extra: more", "extra: more\n    stem: A woman."),
        ("extra: more", "extra: more\n    aside: shared"),
        ("extra: more", "extra: more\n    image: cervix.svg"),
        ("extra: more", "extra: more\n    reverse: {question: a, answer: b}"),
        ("extra: more", "extra: more\n    differs: [physiology-2020: 3]"),
        ("extra: more", "extra: more\n    retired: 2026-01-01 why"),
        ("mm.", "mm wide."),
        ("25 mm", "25 *mm*"),
    ],
)
def test_what_a_student_learns_from_is_content(project: Project, old: str, new: str) -> None:
    asides = "asides: {shared: a text}\n"
    before = hash_of(project, asides + cards(BASE))
    assert hash_of(project, asides + cards(BASE.replace(old, new))) != before


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (CITED, CITED.replace("anatomy-2024", "physiology-2020")),
        (CITED, CITED.replace("]", ", {source: physiology-2020, page: 3, states: x}]")),
        ("extra: more", "extra: more\n    tags: [Hard]"),
        ("extra: more", "extra: more\n    topic: Safety"),
        ("extra: more", "extra: more\n    yield: core"),
        ("extra: more", "extra: more\n    reviewed: 2026-01-01 ab"),
        ("3–4", "3-4"),
        ("It's ≥ 25 mm", "It’s >= 25\u00a0mm"),
        ("answer: It's ≥ 25 mm.", "answer: 'It''s  ≥ 25 mm. '"),
        ("one\n", "another\n"),
    ],
)
def test_all_else_rides_along(project: Project, old: str, new: str) -> None:
    before = hash_of(project, cards(BASE))
    assert BASE.replace(old, new) != BASE
    assert hash_of(project, cards(BASE.replace(old, new))) == before


def test_the_bytes_of_a_picture_are_content(project: Project) -> None:
    entry = cards(card("one", more="    image: cervix.svg\n"))
    before = hash_of(project, entry)
    project.write("cards_src/example/media/cervix.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>")
    assert hash_of(project, entry) != before


def mods(project: Project) -> dict[str, int]:
    ledger, _ = read_ledger("f", project.ledger.read_text())
    return {name: entry.mod for name, entry in ledger.cards.items()}


def test_a_changed_note_is_always_newer_than_it_was(project: Project) -> None:
    project.write("basics.yaml", cards(card("one"), card("two")))
    project.release(FIRST)
    project.write("basics.yaml", cards(card("one", answer="Changed."), card("two")))
    project.release(FIRST - 30)  # a clock that is half a minute late
    assert mods(project) == {"one": FIRST + 1, "two": FIRST}


def test_a_release_time_that_anki_would_ignore_is_refused(project: Project) -> None:
    project.release(FIRST)
    project.write("basics.yaml", cards(card("cervix", answer="Changed."), card("two")))
    before = project.ledger.read_bytes(), project.package.read_bytes()
    late = project.run("release", "--at", str(FIRST - 61))
    future = project.run("release", "--at", "2999-01-01T00:00:00Z")
    assert (late.returncode, future.returncode) == (2, 2)
    assert (
        "the release time 2023-11-14 22:12:19 UTC is older than the last release, 2023-11-14 22:13:20 UTC"
        in late.stderr
    )
    assert "the release time 2999-01-01 00:00:00 UTC is in the future" in future.stderr
    assert (project.ledger.read_bytes(), project.package.read_bytes()) == before


def test_with_nothing_changed_no_time_is_wrong(project: Project) -> None:
    project.release(FIRST)
    assert project.run("release", "--at", "1").returncode == 0


def test_which_time_counts(project: Project) -> None:
    epoch = {"SOURCE_DATE_EPOCH": str(FIRST)}
    assert project.run("release", env=epoch).returncode == 0
    assert mods(project) == {"cervix": FIRST}
    project.write("basics.yaml", cards(card("cervix"), card("two")))
    assert project.run("release", "--at", "2023-11-15T22:13:20+00:00", env=epoch).returncode == 0
    assert mods(project) == {"cervix": FIRST + DAY, "two": FIRST + DAY}


@pytest.mark.parametrize("time", ["yesterday", "-5", "0", "99999999999999999999"])
def test_a_time_that_is_none_is_refused(project: Project, time: str) -> None:
    done = project.run("release", f"--at={time}")
    assert done.returncode == 2
    assert "--at is" in done.stderr
    assert not project.ledger.exists()
