"""A deck among the others of its project."""

import pytest

from tests.project import DECK, NAMESPACE, Project
from tests.rules.said import said

OTHERS = "d4f4f3a7-9a4f-4b7e-8f0c-5b6f0d1c2e3a"
OTHER = DECK.replace(NAMESPACE, OTHERS).replace("tag_root: Example", "tag_root: Other")


def test_decks_of_their_own_are_at_peace(project: Project) -> None:
    project.write("cards_src/other/deck.yaml", OTHER)
    assert said(project, "duplicate-namespace") == []


def test_a_copied_folder_is_found_from_either_deck(project: Project) -> None:
    for name in ("deck.yaml", "sources.yaml", "basics.yaml"):
        project.write(f"cards_src/copy/{name}", (project.root / "cards_src/example" / name).read_text())
    for deck, other in (("example", "copy"), ("copy", "example")):
        done = project.run("check", deck)
        assert done.returncode == 1
        assert (
            f"cards_src/{deck}/deck.yaml:2:12: error[duplicate-namespace] The deck {other} has the same" in done.stdout
        )
    project.run("build")
    assert not project.draft.exists()


@pytest.mark.parametrize("tag_root", ["Example", "example"])
def test_a_tag_root_belongs_to_one_deck(project: Project, tag_root: str) -> None:
    project.write("cards_src/other/deck.yaml", OTHER.replace("tag_root: Other", f"tag_root: {tag_root}"))
    [found] = said(project, "duplicate-namespace")
    assert (found.at, found.remedy) == ("Example", "Keep it in the older deck, and give the newer one its own.")


def test_capitals_make_no_other_namespace(project: Project) -> None:
    project.write("deck.yaml", DECK.replace(NAMESPACE, "abcdef00" + NAMESPACE[8:]))
    project.write("cards_src/other/deck.yaml", OTHER.replace(OTHERS, "ABCDEF00" + NAMESPACE[8:]))
    assert len(said(project, "duplicate-namespace")) == 1


@pytest.mark.parametrize("text", [b"", b"title: \xff", b"{[", b"- a", b"namespace: []\ntag_root:\n", b"namespace:\n"])
def test_a_neighbour_that_cannot_be_read_is_left_alone(project: Project, text: bytes) -> None:
    project.write("cards_src/other/deck.yaml", text)
    assert said(project, "duplicate-namespace") == []


def test_a_folder_without_a_deck_file_is_no_neighbour(project: Project) -> None:
    (project.root / "cards_src/empty").mkdir()
    (project.root / "cards_src/odd/deck.yaml").mkdir(parents=True)
    assert said(project, "duplicate-namespace") == []
