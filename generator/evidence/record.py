"""The record of what was verified: JSON Lines, one citation a line, sorted.

A line is a place in a source and what is stated of it, so it stays true when a card changes around it. Where nothing is
stated, the claim is the card's own, so the line names the card. `merge=union` in .gitattributes lets two branches add
lines side by side; of two lines for one citation the newest counts.
"""

import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from generator.deck.card import Card, Citation
from generator.deck.drawing import Drawing
from generator.diagnostic import Diagnostic, Finding, Span, problem

if TYPE_CHECKING:
    from generator.evidence.verification import Reading

Place: TypeAlias = tuple[str, tuple[tuple[str, str], ...]]
"""A source, and where in it: labels of locators with their values."""


class Cited(NamedTuple):
    """What of a citation is verified: a place and what it states; if nothing, `by` is the card or picture that cites it."""

    place: Place
    states: str
    by: str


@dataclass(frozen=True, slots=True)
class Verified:
    """What was verified; the sha256 of the source's text, and the day (ISO 8601)."""

    cited: Cited
    text: str
    day: str

    def line(self) -> str:
        (source, locators), states, by = self.cited
        values = {
            "source": source,
            "locator": dict(locators),
            "states": states,
            **({"cited_by": by} if by else {}),
            "text": self.text,
            "day": self.day,
        }
        return json.dumps(values, ensure_ascii=False, separators=(",", ":"))


Record: TypeAlias = Mapping[Cited, Verified]


def place_of(citation: Citation) -> Place:
    """The place that a citation points to."""
    return str(citation.source), tuple((locator.label, str(locator.value)) for locator in citation.locators)


def states_of(citation: Citation) -> str:
    """What a citation states of its place, however the lines are broken; empty if nothing."""
    return " ".join((citation.states or "").split())


def names_of(one: Card | Drawing) -> tuple[str, ...]:
    """The name of what cites, and the one that a card had before; nothing for a card without an id."""
    names = (one.name,) if isinstance(one, Drawing) else (one.id, one.formerly)
    return tuple(str(name) for name in names if name)


def cited(one: Card | Drawing, citation: Citation) -> tuple[Cited, ...]:
    """What of a citation is verified: under each name of what cites, where it states nothing itself."""
    place, states = place_of(citation), states_of(citation)
    return tuple(Cited(place, states, by) for by in (("",) if states else names_of(one)))


def verified(record: Record, one: Card | Drawing, citation: Citation) -> Verified | None:
    """What the record has of a citation."""
    return next((found for each in cited(one, citation) if (found := record.get(each))), None)


def renewed(
    record: Record, readings: "Iterable[Reading]", day: str, doubted: Collection[Span] = ()
) -> dict[Cited, Verified]:
    """The record after a verification on a day: what is borne, and what stands in it and could not be read this time.

    Not what is `doubted`, by the places of the findings that remained: a doubt that a card allows was looked into.
    """
    new: dict[Cited, Verified] = {}
    for reading in readings:
        before = verified(record, reading.card, reading.citation)
        for now in cited(reading.card, reading.citation)[:1]:
            if reading.text is None:
                if before is not None:
                    new[now] = replace(before, cited=now)
            elif reading.borne and not (reading.doubtful and reading.claim_span in doubted):
                text = reading.text.hash
                new[now] = Verified(now, text, before.day if before and before.text == text else day)
    return new


def record_text(record: Record) -> str:
    """The record as a file's text."""
    return "".join(f"{line}\n" for line in sorted(one.line() for one in record.values()))


KEYS = {"source": str, "locator": dict, "states": str, "cited_by": str, "text": str, "day": str}


def read_record(path: str, text: str | None) -> tuple[Record | None, tuple[Diagnostic, ...]]:
    """The record in a text (None: there is no file), and what is wrong with it."""
    if text is None:
        return None, ()
    record: dict[Cited, Verified] = {}
    start = 0
    for line in text.split("\n"):
        if line.strip():
            one = _verified(line)
            if one is None:
                return None, (broken_record(Span(path, start, start + len(line))),)
            if one.cited.states or one.cited.by:  # older versions wrote neither: nobody's claim was verified there
                record[one.cited] = max(one, record.get(one.cited, one), key=lambda each: (each.day, each.text))
        start += len(line) + 1
    return record, ()


def _verified(line: str) -> Verified | None:
    try:
        values: Any = json.loads(line)
    except (ValueError, RecursionError):
        return None
    if not isinstance(values, dict):
        return None
    values = {"cited_by": "", **values}
    if values.keys() != KEYS.keys() or not all(isinstance(values[key], kind) for key, kind in KEYS.items()):
        return None
    locators = tuple(values["locator"].items())
    if not all(isinstance(value, str) for _, value in locators):
        return None
    cited = Cited((values["source"], locators), values["states"], values["cited_by"])
    return Verified(cited, values["text"], values["day"])


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
