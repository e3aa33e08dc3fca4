"""Every rule's manual page is true: its bad example is found, its good one is clean."""

import datetime
import re
import textwrap
import uuid
from pathlib import Path

import pytest

from generator.deck.files import read_deck
from generator.deck.identity import guid
from generator.diagnostic import rule_name
from generator.pipeline import check
from generator.rules.catalogue import VERIFYING, Rule, rules
from tests.project import NAMESPACE, example

WITHOUT_EXAMPLE = {"bad-encoding", "unreadable-file", "missing-file", "stray-file", "too-deep"} | {
    rule_name(check) for check, _ in VERIFYING
}
"""Rules about files that a text can't show, which tests/deck/test_files.py has; and about the texts of sources, which
tests/rules/test_verification.py has."""

SPARE = {"unused-source", "unused-media"}
"""Rules that find what the project holds ready for the examples that need it: a second source, and a picture."""

TODAY = datetime.date(2026, 11, 21)


def examples(rule: Rule, kind: str) -> dict[str, str]:
    """The files of a rule's example, by path; an entry without a file's name stands in a card file of one topic."""
    found = re.search(rf"^{kind}:\n\n((?:    .*\n|\n)+)", rule.manual + "\n", re.MULTILINE)
    assert found, f"{rule.name} has no example “{kind}”"
    files: dict[str, str] = {}
    path = ""
    for line in textwrap.dedent(found[1]).strip().splitlines():
        if line.startswith("# file: "):
            path = line.removeprefix("# file: ")
        else:
            files[path] = files.get(path, "") + line + "\n"
    if entries := files.pop("", None):
        files["cards_src/example/basics.yaml"] = "topic: Basics\ncards:\n" + textwrap.indent(entries, "  ")
    return files


def found(root: Path, files: dict[str, str]) -> set[str]:
    project = example(root)
    for path, text in files.items():
        text = re.sub(r"GUID-OF-([a-z-]+)", lambda name: guid(uuid.UUID(NAMESPACE), name[1]), text)
        project.write(path, text)
    return {diagnostic.rule for diagnostic in check(read_deck(root, "example"), today=TODAY).diagnostics}


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.name)
def test_the_summary_is_one_line(rule: Rule) -> None:
    assert rule.summary.endswith(".")
    assert len(rule.summary) <= 120


@pytest.mark.parametrize(
    "rule", [rule for rule in rules() if rule.name not in WITHOUT_EXAMPLE], ids=lambda rule: rule.name
)
def test_the_examples_are_true(rule: Rule, tmp_path: Path) -> None:
    assert rule.name in found(tmp_path / "bad", examples(rule, "Bad"))
    assert found(tmp_path / "good", examples(rule, "Good")) <= SPARE - {rule.name}


def test_every_rule_that_is_found_is_in_the_manual(tmp_path: Path) -> None:
    known = {rule.name for rule in rules()}
    for rule in rules():
        if rule.name not in WITHOUT_EXAMPLE:
            assert found(tmp_path / rule.name, examples(rule, "Bad")) <= known
