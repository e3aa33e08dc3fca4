"""docs/format.md: its examples are one deck without a problem, its tables say what the shapes say."""

import re
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from generator.deck.files import read_deck
from generator.diagnostic import Severity
from generator.pipeline import check
from tests.editor import complaints
from tests.project import PICTURE, Project

PAGE = Path(__file__).parents[1] / "docs/format.md"


def blocks() -> dict[str, str]:
    """The files that the page shows, by path; an entry without a file's name stands in a card file of its own."""
    text = PAGE.read_text(encoding="utf-8")
    files = {}
    for found in re.finditer(r"^```yaml\n(.*?)^```$", text, re.MULTILINE | re.DOTALL):
        example = found[1]
        line = text.count("\n", 0, found.start()) + 1
        if named := re.match(r"# (\S+\.yaml)\n", example):
            files[named[1]] = example
        else:
            files[f"cards_src/heart/line-{line}.yaml"] = "cards:\n" + textwrap.indent(example, "  ")
    return files


def test_the_examples_are_one_clean_deck(tmp_path: Path) -> None:
    project = Project(tmp_path)
    project.write("cards_src/heart/media/heart.svg", PICTURE)
    for path, text in blocks().items():
        project.write(path, text)
    checked = check(read_deck(tmp_path, "heart"))
    assert [one for one in checked.diagnostics if one.severity > Severity.INFO] == []
    assert len(checked.deck.cards) + len(checked.deck.sources) == PAGE.read_text(encoding="utf-8").count("- id: ")
    assert project.run("build").returncode == 0


@pytest.mark.parametrize(("path", "text"), blocks().items(), ids=blocks())
def test_an_editor_has_nothing_to_say(path: str, text: str) -> None:
    if not path.endswith("sources.yaml"):
        assert complaints(path, text) == []


def test_the_tables_are_current() -> None:
    """`make generated` writes them anew."""
    done = subprocess.run(
        [sys.executable, "-m", "cogapp", "--check", "--diff", str(PAGE)],
        cwd=PAGE.parents[1],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
