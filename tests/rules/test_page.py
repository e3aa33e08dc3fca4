"""docs/rules.md: the manual of all rules."""

import re
import subprocess
import sys
from pathlib import Path

from generator.rules.catalogue import rules

PAGE = Path(__file__).parents[2] / "docs/rules.md"


def test_it_is_current() -> None:
    """`make generated` writes it anew."""
    done = subprocess.run(
        [sys.executable, "-m", "cogapp", "--check", "--diff", PAGE],
        cwd=PAGE.parents[1],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_every_rule_has_its_section_in_a_chapter() -> None:
    text = PAGE.read_text(encoding="utf-8")
    assert sorted(re.findall("^### (.*)$", text, re.MULTILINE)) == sorted(rule.name for rule in rules())
    assert set(re.findall("^## (.*)$", text, re.MULTILINE)) == {rule.subject for rule in rules()}
    assert "Pictures" in {rule.subject for rule in rules()}


def test_a_section_says_what_can_be_set() -> None:
    text = PAGE.read_text(encoding="utf-8")
    assert "### missing-source\n\nError. Firm: nothing silences or softens it.\n\nA card has no source.\n" in text
    assert "### stale-source\n\nInfo. The policy can set its severity.\n" in text
    assert (
        "### weak-evidence\n\nError. The policy can set its severity, and its `tier`, which is 3 by default.\n" in text
    )


def test_examples_are_blocks_of_yaml() -> None:
    text = PAGE.read_text(encoding="utf-8")
    with_example = sum("\nBad:\n" in rule.manual for rule in rules())
    assert len(re.findall(r"^Bad:\n\n```yaml\n", text, re.MULTILINE)) == with_example
    assert len(re.findall(r"^Good:\n\n```yaml\n", text, re.MULTILINE)) == with_example
    assert not re.search("^    - id:", text, re.MULTILINE)
