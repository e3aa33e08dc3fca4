"""Two branches that both released, merged by Git as it is set up: one history for each guid, or a diagnostic that says how."""

from collections.abc import Callable
from pathlib import Path

import pytest

from generator.release.ledger import Ledger, read_ledger
from tests.project import Project, card, cards
from tests.repository import commit, git
from tests.student import Student

BASE = 1_700_000_000
ATTRIBUTES = (Path(__file__).parents[2] / ".gitattributes").read_text(encoding="utf-8")
Change = Callable[[Project], object]


@pytest.fixture
def released(project: Project) -> Project:
    """A first release, committed; each card stands in a file of its own, so that only ledgers meet in a merge."""
    project.write("./.gitattributes", ATTRIBUTES)
    project.write("./.gitignore", "decks/draft/\n*.apkg\n")  # a package is made anew after each merge
    for name in ("a", "b", "c"):
        project.write(f"{name}.yaml", cards(card(name)))
    project.release(BASE)
    git(project.root, "init", "--quiet", "--initial-branch", "main")
    commit(project.root)
    return project


def merged(project: Project, here: tuple[Change, int], there: tuple[Change, int]) -> tuple[bytes, bytes]:
    """Merges two branches that changed something and released at a time after the base; the packages of both."""
    packages = []
    git(project.root, "branch", "there")
    for branch, (change, after) in {"main": here, "there": there}.items():
        git(project.root, "switch", "--quiet", branch)
        change(project)
        packages.append(project.release(BASE + after))
        commit(project.root)
    git(project.root, "switch", "--quiet", "main")
    git(project.root, "merge", "--quiet", "--no-edit", "there")
    return packages[0], packages[1]


def settled_by_hand(project: Project) -> None:
    """Where both changed a card's text, the author decides; here the text of `main` stays until the test says more."""
    project.write("./.gitattributes", ATTRIBUTES + "cards_src/** merge=ours\n")
    git(project.root, "config", "merge.ours.driver", "true")
    commit(project.root)


def ledger(project: Project) -> Ledger:
    found, problems = read_ledger("f", project.ledger.read_text())
    assert not problems
    return found


def answers(name: str, answer: str, more: str = "") -> Change:
    return lambda project: project.write(f"{name}.yaml", cards(card(name, answer=answer, more=more)))


def renames(name: str, to: str, answer: str = "That.") -> Change:
    def change(project: Project) -> None:
        question = f"What is {name}?"
        project.write(f"{name}.yaml", cards(card(to, question, answer, f"    formerly: {name}\n")))

    return change


def test_branches_that_add_change_and_retire_different_cards(released: Project) -> None:
    def here(project: Project) -> None:
        answers("a", "Changed.")(project)
        answers("a2", "New.")(project)

    def there(project: Project) -> None:
        answers("b", "Changed.")(project)
        answers("b2", "New.")(project)
        answers("c", "That.", "    retired: 2023-11-14 out of use\n")(project)

    merged(released, (here, 200), (there, 100))
    before = ledger(released)
    mods = {name: entry.mod - BASE for name, entry in before.cards.items()}
    assert mods == {"a": 200, "a2": 200, "b": 100, "b2": 100, "c": 100, "cervix": 0}
    released.release(BASE + 300)
    after = ledger(released)
    assert {name: entry.mod for name, entry in after.cards.items()} == {
        name: entry.mod for name, entry in before.cards.items()
    }
    assert len({entry.note for entry in after.cards.values()}) == len(after.cards)
    assert len({entry.due for entry in after.cards.values()}) == len(after.cards)


@pytest.mark.parametrize(("mine", "yours"), [(100, 200), (200, 100), (100, 100)])
@pytest.mark.parametrize("kept", ["Here.", "There."])
def test_whatever_version_of_a_card_is_kept_reaches_the_students_of_both(
    released: Project, tmp_path: Path, kept: str, mine: int, yours: int
) -> None:
    """The ledger bears two lines for the card, of two times or, as Anki can't tell them apart then, of one."""
    settled_by_hand(released)
    packages = merged(released, (answers("a", "Here."), mine), (answers("a", "There."), yours))
    assert released.ledger.read_text().count('"card":"a"') == 2
    answers("a", kept)(released)
    package = released.release(BASE + 300)
    for number, took in enumerate(packages):
        student = Student(tmp_path / str(number))
        student.take(took)
        student.take(package)
        assert student.note("a")["Answer"] == kept
        student.close()
    assert released.ledger.read_text().count('"card":"a"') == 1


def test_a_rename_here_and_a_change_there(released: Project, student: Student) -> None:
    student.take(released.package.read_bytes())
    guid = student.note("a").guid
    settled_by_hand(released)
    packages = merged(released, (renames("a", "anew"), 100), (answers("a", "There."), 200))
    student.take(packages[1])
    package = released.release(BASE + 300)  # the text of `anew` stands, which the student of the other branch lacks
    student.take(package)
    assert student.note_of(guid)["Answer"] == "That."
    assert [name for name, entry in ledger(released).cards.items() if entry.guid == guid] == ["anew"]


def test_a_rename_here_and_another_there_must_be_settled(released: Project) -> None:
    settled_by_hand(released)
    merged(released, (renames("a", "anew"), 100), (renames("a", "again"), 200))
    done = released.run("release")
    assert done.returncode == 1
    assert "error[vanished-card] Card anew and again, which is gone, are one note" in done.stdout
    assert "Add the line `formerly: again` below its id, for one release." in done.stdout
    released.write("a.yaml", cards(card("anew", "What is a?", more="    formerly: again\n")))
    released.release(BASE + 300)
    assert set(ledger(released).cards) == {"anew", "b", "c", "cervix"}


def test_two_cards_that_were_one_must_be_settled(released: Project) -> None:
    released.write("a.yaml", cards(card("anew", "What is a?", more="    formerly: a\n")))
    released.write("b.yaml", cards(card("again", "What is b?", more="    formerly: a\n"), card("b")))
    done = released.run("release")
    assert done.returncode == 1
    assert "error[shared-guid] Card " in done.stdout
    assert "would be the same note in Anki as" in done.stdout


def test_what_was_forgotten_here_and_changed_there_must_be_settled(released: Project) -> None:
    def forget(project: Project) -> None:
        (project.root / "cards_src/example/a.yaml").unlink()
        project.release(BASE + 100, "--forget", "a")

    git(released.root, "branch", "there")
    forget(released)
    commit(released.root)
    git(released.root, "switch", "--quiet", "there")
    answers("a", "Changed.")(released)
    released.release(BASE + 200)
    commit(released.root)
    git(released.root, "rm", "--quiet", "cards_src/example/a.yaml")
    commit(released.root)
    git(released.root, "switch", "--quiet", "main")
    git(released.root, "merge", "--quiet", "--no-edit", "there")
    done = released.run("release")
    assert done.returncode == 1
    assert "error[vanished-card] The card a was released" in done.stdout
