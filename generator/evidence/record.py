"""The record of what was verified: JSON Lines, one citation a line, sorted.

A line is a place in a source and what is stated of it, so it stays true when a card changes around it. `merge=union`
in .gitattributes lets two branches add lines side by side; of two lines for one citation the newest counts.
"""

import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, TypeAlias

from generator.deck.card import Citation
from generator.diagnostic import Diagnostic, Finding, Span, problem
from generator.evidence.verification import Reading

Place: TypeAlias = tuple[str, tuple[tuple[str, str], ...]]
"""A source, and where in it: labels of locators with their values."""


@dataclass(frozen=True, slots=True)
class Verified:
    """What was verified: a place and what is stated of it; the sha256 of the source's text, and the day (ISO 8601)."""

    place: Place
    states: str
    text: str
    day: str

    def line(self) -> str:
        source, locators = self.place
        values = {
            "source": source,
            "locator": dict(locators),
            "states": self.states,
            "text": self.text,
            "day": self.day,
        }
        return json.dumps(values, ensure_ascii=False, separators=(",", ":"))


Record: TypeAlias = Mapping[tuple[Place, str], Verified]


def place_of(citation: Citation) -> Place:
    """The place that a citation points to."""
    return str(citation.source), tuple((locator.label, str(locator.value)) for locator in citation.locators)


def key_of(citation: Citation) -> tuple[Place, str]:
    """What of a citation is verified: its place and what it states, however the lines are broken."""
    return place_of(citation), " ".join((citation.states or "").split())


def renewed(
    record: Record, readings: Iterable[Reading], day: str, doubted: Collection[Span] = ()
) -> dict[tuple[Place, str], Verified]:
    """The record after a verification on a day: what is borne, and what stands in it and could not be read this time.

    Not what is `doubted`, by the places of the findings that remained: a doubt that a card allows was looked into.
    """
    new: dict[tuple[Place, str], Verified] = {}
    for reading in readings:
        key = key_of(reading.citation)
        before = record.get(key)
        if reading.text is None:
            if before is not None:
                new[key] = before
        elif reading.borne and not (reading.doubtful and reading.claim_span in doubted):
            found = Verified(*key, reading.text.hash, day)
            new[key] = replace(found, day=before.day) if before and before.text == found.text else found
    return new


def record_text(record: Record) -> str:
    """The record as a file's text."""
    return "".join(f"{line}\n" for line in sorted(one.line() for one in record.values()))


KEYS = {"source": str, "locator": dict, "states": str, "text": str, "day": str}


def read_record(path: str, text: str | None) -> tuple[Record | None, tuple[Diagnostic, ...]]:
    """The record in a text (None: there is no file), and what is wrong with it."""
    if text is None:
        return None, ()
    record: dict[tuple[Place, str], Verified] = {}
    start = 0
    for line in text.split("\n"):
        if line.strip():
            one = _verified(line)
            if one is None:
                return None, (broken_record(Span(path, start, start + len(line))),)
            key = one.place, one.states
            record[key] = max(one, record.get(key, one), key=lambda each: (each.day, each.text))
        start += len(line) + 1
    return record, ()


def _verified(line: str) -> Verified | None:
    try:
        values: Any = json.loads(line)
    except (ValueError, RecursionError):
        return None
    if not isinstance(values, dict) or values.keys() != KEYS.keys():
        return None
    if not all(isinstance(values[key], kind) for key, kind in KEYS.items()):
        return None
    locators = tuple(values["locator"].items())
    if not all(isinstance(value, str) for _, value in locators):
        return None
    return Verified((values["source"], locators), values["states"], values["text"], values["day"])


@problem
def broken_record(span: Span) -> Finding:
    """The record of what was verified, `decks/<deck>.verified.jsonl`, is damaged.

    `deckgen verify` writes it; nobody need edit it. After a merge, look for the marks that Git leaves at a conflict.

    Bad:

        - id: cervix
          question: What is the cervix?
          answer: The neck of the uterus.
          sources: [anatomy-2024]
        # file: decks/example.verified.jsonl
        {"source":"anatomy-2024"

    Good:

        - id: cervix
          question: What is the cervix?
          answer: The neck of the uterus.
          sources: [anatomy-2024]
    """
    return Finding(
        span,
        "The record of what was verified is damaged: this line is none of its lines.",
        "Bring back the last good one with `git checkout`, or delete it and run `deckgen verify` again.",
    )
