"""Card files, good and bad: what is found in each stands on the offending line, as `# expect: rule, rule`."""

import re
from pathlib import Path

import pytest

from generator.deck.files import read_deck
from generator.pipeline import check
from generator.reporting.place import Places
from tests.project import example

FOLDER = Path(__file__).parent / "decks"
SPARE = {"unused-source", "unused-media"}
"""What is found because the example project holds more ready than one file uses."""

EXPECTED = re.compile(r"  # expect: (.*)$")


def expected(text: str) -> set[tuple[int, str]]:
    return {
        (number, rule)
        for number, line in enumerate(text.splitlines(), 1)
        if (found := EXPECTED.search(line))
        for rule in found[1].split(", ")
    }


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*/*.yaml")), ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_what_is_found_is_what_is_expected(path: Path, tmp_path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    project = example(tmp_path)
    project.write("basics.yaml", text)
    checked = check(read_deck(project.root, "example"))
    places = Places(checked.texts)
    found = {(places.of(one.span).line, one.rule) for one in checked.diagnostics if one.rule not in SPARE}
    assert found == expected(text)
    assert bool(expected(text)) == (path.parent.name == "bad")
