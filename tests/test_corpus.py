"""Decks, good and bad: what is found in each stands on the offending line, as `# expect: rule, rule`.

A file is a card file of the example project; a folder is a project of its own. Where no comment can stand, its
`expected.txt` says `path:line rule`. `python -m tests.test_corpus` writes messages.txt anew: what each rule says, word for word.
"""

import datetime
import re
import shutil
import tempfile
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from generator.cli.texts import source_texts
from generator.deck.files import deck_names, read_deck
from generator.pipeline import check, verify
from generator.reporting.found import Found, Located, located
from generator.reporting.text import finding
from generator.rules.catalogue import rules
from tests.project import example

FOLDER = Path(__file__).parent / "decks"
MESSAGES = FOLDER / "messages.txt"
CORPUS = sorted(path for kind in ("good", "bad") for path in (FOLDER / kind).iterdir())
TODAY = datetime.date(2026, 11, 21)
SPARE = {"unused-source", "unused-media"}
"""What is found because the example project holds more ready than one file uses."""

EXPECTED = re.compile(r"  # expect: (.*)$")
Expectation = tuple[str, int, str]
"""The path of a file, a line, and a rule that finds something there."""


def laid_out(path: Path, root: Path) -> Path:
    """The project of an entry of the corpus, set up at a root."""
    if path.is_dir():
        return Path(shutil.copytree(path, root))
    project = example(root)
    project.write("basics.yaml", path.read_bytes())
    return project.root


def expected(root: Path) -> Iterator[Expectation]:
    for path in sorted(root.rglob("*.yaml")):
        lines = path.read_bytes().decode(errors="replace").splitlines() if path.is_file() else ()
        for number, line in enumerate(lines, 1):
            if found := EXPECTED.search(line):
                yield from ((path.relative_to(root).as_posix(), number, rule) for rule in found[1].split(", "))
    if (more := root / "expected.txt").exists():
        for line in more.read_text(encoding="utf-8").splitlines():
            place, rule = line.split()
            path_of_it, number_of_it = place.rsplit(":", 1)
            yield path_of_it, int(number_of_it), rule


def findings(root: Path) -> Iterator[Located]:
    """What check finds in each deck, and verify if there are texts."""
    for name in deck_names(root):
        files = read_deck(root, name)
        found: list[Found] = [check(files, today=TODAY)]
        if (texts := root / "texts").is_dir():
            found.append(verify(files, partial(source_texts, texts)))
        yield from located(found)


@pytest.mark.parametrize("path", CORPUS, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_what_is_found_is_what_is_expected(path: Path, tmp_path: Path) -> None:
    root = laid_out(path, tmp_path / "project")
    spare = () if path.is_dir() else SPARE
    found = [
        (one.diagnostic.span.path, one.place.line, one.diagnostic.rule)
        for one in findings(root)
        if one.diagnostic.rule not in spare
    ]
    assert sorted(set(found)) == sorted(expected(root))
    assert bool(found) == (path.parent.name == "bad")


def messages() -> str:
    """What each rule says, in the order of the manual: the first finding of it in the bad decks."""
    said: dict[str, str] = {}
    for path in CORPUS:
        if path.parent.name == "bad":
            with tempfile.TemporaryDirectory() as folder:
                for one in findings(laid_out(path, Path(folder) / path.stem)):
                    said.setdefault(one.diagnostic.rule, "".join(f"{line}\n" for line in finding(one)))
    return "\n".join(said.get(rule.name, f"{rule.name} finds nothing.\n") for rule in rules())


def test_each_rule_finds_something_and_says_just_this() -> None:
    """Whoever changes a message sees here how it looks; each stands within 80 columns but for its first line."""
    assert messages() == MESSAGES.read_text(encoding="utf-8")
    assert "finds nothing" not in messages()
    assert [line for line in messages().splitlines() if line.startswith(" ") and len(line) > 80] == []


if __name__ == "__main__":
    MESSAGES.write_text(messages(), encoding="utf-8")
