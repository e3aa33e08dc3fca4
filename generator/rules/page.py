"""The manual of all rules as Markdown, for docs/rules.md."""

import re
import textwrap
from collections import defaultdict
from collections.abc import Iterable

from generator.rules.catalogue import Rule

EXAMPLE = re.compile(r"^(Bad|Good):\n\n((?:    .*\n|\n)+)", re.MULTILINE)
"""An example as the manual has it, indented."""

FILE = re.compile(r"^(?=# file: )", re.MULTILINE)


def rules_page(rules: Iterable[Rule]) -> str:
    """A chapter for each subject, and in it a section for each rule."""
    chapters: defaultdict[str, list[str]] = defaultdict(list)
    for rule in rules:
        chapters[rule.subject].append(_section(rule))
    return "\n\n".join("\n\n".join((f"## {subject}", *sections)) for subject, sections in chapters.items())


def _section(rule: Rule) -> str:
    text = EXAMPLE.sub(_fenced, rule.manual + "\n").strip()
    return f"### {rule.name}\n\n{str(rule.severity).capitalize()}. {how_to_set(rule)}\n\n{text}"


def _fenced(example: re.Match[str]) -> str:
    """An example with each of its files in a block of its own."""
    files = FILE.split(textwrap.dedent(example[2]).strip())
    return f"{example[1]}:\n\n" + "".join(f"```yaml\n{file.strip()}\n```\n\n" for file in files if file)


def how_to_set(rule: Rule) -> str:
    """What a deck's policy can make of the rule, in a sentence."""
    if rule.firm:
        return "Firm: nothing silences or softens it."
    if rule.threshold:
        return f"The policy can set its severity, and its `{rule.threshold.name}`, which is {rule.threshold.default} by default."
    return "The policy can set its severity."
