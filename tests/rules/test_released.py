"""What students have already: cards that are gone, and cards that seem to be old ones under another id."""

import pytest

from tests.project import Project, card, cards
from tests.rules.said import said

FIRST = 1_700_000_000
OLD = card("os", "Which part of the cervix opens into the *vagina*?", "The external os & its rim.")
GAP = "  - id: gap\n    cloze: 'The {{c1::cervix}} is the {{c2::neck::part}} of the uterus.'\n    sources: [anatomy-2024]\n"


@pytest.fixture
def released(project: Project) -> Project:
    project.write("basics.yaml", cards(card("one"), OLD, GAP))
    project.release(FIRST)
    return project


@pytest.mark.parametrize(
    ("entry", "name"),
    [
        (OLD.replace("id: os", "id: external-os"), "os"),
        (OLD.replace("id: os", "id: external-os").replace("Which part", "What part").replace(" & its rim", ""), "os"),
        (GAP.replace("id: gap", "id: cervix-neck").replace("uterus", "womb"), "gap"),
    ],
)
def test_a_card_that_says_nearly_the_same_is_a_probable_rename(released: Project, entry: str, name: str) -> None:
    kept = [one for one in (card("one"), OLD, GAP) if f"id: {name}\n" not in one]
    released.write("basics.yaml", cards(*kept, entry))
    [found] = said(released, "vanished-card")
    new = entry.split("\n")[0].split()[-1]
    assert found.at == new
    assert found.message == (
        f"Card {new} is new and says nearly the same as {name}, which was released and is gone: "
        "students would learn it anew and keep the old one."
    )
    assert f"add the line `formerly: {name}` below its id" in found.remedy
    released.write("basics.yaml", cards(*kept, entry.replace(f"id: {new}\n", f"id: {new}\n    formerly: {name}\n")))
    assert said(released, "vanished-card") == []


@pytest.mark.parametrize(
    "entry",
    [
        card("other", "What is the cervix made of?", "Mostly connective tissue."),
        GAP.replace("id: gap", "id: cloze-of-it"),
        OLD.replace("id: os", "id: one"),
    ],
)
def test_another_card_is_none(released: Project, entry: str) -> None:
    released.write(
        "basics.yaml", cards(*(one for one in (card("one"), GAP) if "id: one" not in entry or one is GAP), entry)
    )
    [found] = said(released, "vanished-card")
    assert "decks/" not in found.at
    assert found.message == "The card os was released, and no card has this id any more."


@pytest.mark.parametrize("package", [None, b"", b"no package"])
def test_without_the_last_package_nothing_is_guessed(released: Project, package: bytes | None) -> None:
    released.package.unlink()
    if package is not None:
        released.package.write_bytes(package)
    released.write("basics.yaml", cards(card("one"), OLD.replace("id: os", "id: external-os"), GAP))
    [found] = said(released, "vanished-card")
    assert found.message == "The card os was released, and no card has this id any more."


def test_a_lost_ledger_is_missed(released: Project) -> None:
    released.ledger.unlink()
    [found] = said(released, "lost-ledger")
    assert found.message.startswith(
        "The deck was released (decks/example.apkg), and there is no decks/example.ledger.jsonl"
    )
    assert released.run("release").returncode == 1
    released.package.unlink()
    assert said(released, "lost-ledger") == []


def test_a_folder_that_gets_another_name_takes_its_ledger_along(released: Project) -> None:
    (released.root / "cards_src/example").rename(released.root / "cards_src/renamed")
    done = released.run("check")
    assert done.returncode == 1
    assert "git mv decks/example.ledger.jsonl decks/renamed.ledger.jsonl" in " ".join(done.stdout.split())
    released.ledger.rename(released.root / "decks/renamed.ledger.jsonl")
    released.package.rename(released.root / "decks/renamed.apkg")
    assert released.run("release").stdout.startswith("Example: 0 new, 0 changed, 0 retired, 3 unchanged.")
