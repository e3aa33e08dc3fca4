"""What a rule says about a project."""

from typing import NamedTuple

from generator.deck.files import read_deck
from generator.pipeline import check
from tests.project import Project


class Said(NamedTuple):
    """A finding as its author reads it: its severity, the text that it points at, the message, and what to do."""

    severity: str
    at: str
    message: str
    remedy: str


def said(project: Project, rule: str) -> list[Said]:
    """What a rule finds in the project's deck, in the order of the files."""
    checked = check(read_deck(project.root, "example"))
    return [
        Said(
            str(one.severity),
            checked.texts.get(one.span.path, "")[one.span.start : one.span.end],
            one.message,
            one.remedy,
        )
        for one in checked.diagnostics
        if one.rule == rule
    ]
