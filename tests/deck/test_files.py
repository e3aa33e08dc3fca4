"""Files as they are found on a disk."""

import os
from pathlib import Path

import pytest

from generator.deck.files import decode, read_deck
from generator.pipeline import check
from tests.project import CARD, Project, cards


def found(project: Project) -> list[tuple[str, str, str]]:
    checked = check(read_deck(project.root, "example"))
    return [(one.rule, one.span.path, one.message) for one in checked.diagnostics]


def test_bad_utf8_is_shown_at_its_place(project: Project) -> None:
    project.write("basics.yaml", cards(CARD).encode() + b"  - id: caf\xe9\n")
    done = project.run("check")
    assert done.returncode == 1
    assert "cards_src/example/basics.yaml:7:12: error[bad-encoding] The file is not UTF-8: the byte 0xE9" in done.stdout


def test_a_byte_order_mark_is_no_text() -> None:
    assert decode("f", b"\xef\xbb\xbftopic: x") == ("topic: x", [])


@pytest.mark.parametrize("name", ["deck.yaml", "sources.yaml"])
def test_a_missing_file_is_said(project: Project, name: str) -> None:
    (project.root / "cards_src/example" / name).unlink()
    assert ("missing-file", f"cards_src/example/{name}") in [(rule, path) for rule, path, _ in found(project)]


@pytest.mark.parametrize("path", ["more.yml", "cards_src/example/more/more.yaml"])
def test_a_stray_file_is_said(project: Project, path: str) -> None:
    project.write(path, cards(CARD))
    assert [rule for rule, _, _ in found(project)] == ["stray-file"]


@pytest.mark.skipif(os.name != "posix", reason="FIFOs and links are POSIX's")
def test_what_is_no_plain_file_is_not_read(project: Project) -> None:
    folder = project.root / "cards_src/example"
    os.mkfifo(folder / "pipe.yaml")
    (folder / "link.yaml").symlink_to("nowhere")
    (folder / "out.yaml").symlink_to("/etc/hosts")
    (folder / "media/secret.svg").symlink_to("/etc/hosts")
    (folder / "loop.yaml").symlink_to("loop.yaml")
    (folder / "folder.yaml").mkdir()
    assert sorted(message for rule, _, message in found(project) if rule == "unreadable-file") == [
        "This can't be read: it is a folder.",
        "This can't be read: it is a link that leads out of the project.",
        "This can't be read: it is a link that leads out of the project.",
        "This can't be read: it is not a plain file.",
        "This can't be read: the link leads nowhere.",
        "This can't be read: the link leads nowhere.",
    ]
    assert "secret.svg" not in read_deck(project.root, "example").media


def test_deep_brackets_are_not_read_to_the_end(project: Project) -> None:
    project.write("basics.yaml", "cards: " + "[" * 50_000)
    assert [rule for rule, _, _ in found(project)] == ["too-deep"]


def test_a_broken_file_does_not_make_released_cards_vanish(project: Project) -> None:
    project.release(1_700_000_000)
    project.write("basics.yaml", cards("  - id: [cervix\n"))
    assert [rule for rule, _, _ in found(project)] == ["broken-yaml"]


def test_a_register_may_be_csl_json(project: Project) -> None:
    folder = project.root / "cards_src/example"
    (folder / "sources.yaml").unlink()
    project.write(
        "sources.json",
        '[\n\t{"id": "anatomy-2024", "type": "book", "title": "A “small” anatomy: \\u00e9",\n'
        '\t"issued": {"date-parts": [[2024, 3]]}},\n\t{"id": "physiology-2020"}\n]\n',
    )
    checked = check(read_deck(project.root, "example"))
    assert checked.diagnostics == ()
    assert checked.deck.sources["anatomy-2024"].item["title"] == "A “small” anatomy: é"
    assert checked.deck.sources["anatomy-2024"].item["issued"] == {"date-parts": [[2024, 3]]}


def test_hidden_files_are_not_looked_at(project: Project) -> None:
    project.write(".#basics.yaml", "not: [yaml")
    assert found(project) == []


def test_the_example_is_clean(project: Project) -> None:
    assert found(project) == []
    assert isinstance(project.root, Path)
