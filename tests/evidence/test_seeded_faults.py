"""Faults put into the project's own deck, and how many of them the rules report.

`python -m tests.evidence.test_seeded_faults` prints the figures of docs/evidence.md.
"""

import random
import re
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import pytest

from generator.deck.files import DeckFiles, read_deck
from generator.diagnostic import Diagnostic
from generator.evidence.claims import claims
from generator.pipeline import check

ROOT = Path(__file__).parents[2]
FILES = read_deck(ROOT, "cervical-insufficiency")
ASKED = {"question", "answer", "cloze"}

UNITS = {"weeks": "days", "days": "weeks", "mm": "cm", "cm": "mm", "%": "mm", "or more": "or less"}
NUMBER = re.compile(r"[0-9]+|\b(?:one|two|three|four)\b", re.IGNORECASE)
UNIT = re.compile("|".join(UNITS))
WORDS = {"one": "four", "two": "five", "three": "six", "four": "seven"}
SIGN = re.compile(r"[<≤>≥]")
SIGNS = {"<": "≤", "≤": "<", ">": "≥", "≥": ">"}


class Fault(NamedTuple):
    """One change to a file: what is wrong by it, in which card, from where to where, and what stands there instead."""

    kind: str
    card: str
    path: str
    start: int
    end: int
    text: str


def faults(files: DeckFiles, seed: int = 20261121) -> Iterator[Fault]:
    """A wrong number, unit and sign for each figure that is asked for; and for each card, another source in place of one."""
    chance = random.Random(seed)
    deck = check(files).deck
    for card in deck.cards:
        assert card.id
        source = chance.choice(card.sources).source.span
        other = chance.choice(sorted(deck.cited - {citation.source for citation in card.citations}))
        yield Fault("source", card.id, source.path, source.start, source.end, other)
        stated = " ".join(citation.states or "" for citation in card.citations)
        for claim in claims(card):
            if claim.name in ASKED:
                place = claim.place.span
                for kind, found, wrong in changes(files.texts[place.path][place.start : place.end], stated, chance):
                    start = place.start + found.start()
                    yield Fault(kind, card.id, place.path, start, start + len(found[0]), wrong)


def changes(written: str, stated: str, chance: random.Random) -> Iterator[tuple[str, re.Match[str], str]]:
    """What may go wrong with a figure as it was written: each of its numbers, its unit and its sign."""
    for number in NUMBER.finditer(written):
        if written[: number.start()].endswith("{c"):  # it names a gap
            continue
        yield (
            "number",
            number,
            another(number[0], written + stated, chance) if number[0].isdigit() else WORDS[number[0].lower()],
        )
    if unit := UNIT.search(written):
        yield "unit", unit, UNITS[unit[0]]
    if sign := SIGN.search(written):
        yield "sign", sign, SIGNS[sign[0]]


def another(digits: str, taken: str, chance: random.Random) -> str:
    """A larger number that neither the figure nor a source of the card holds.

    12–14 made into 14–14 would still be true of week 14; "before 37 weeks" is no fault where a source says that, too.
    """
    return str(chance.choice([n for n in range(int(digits) + 1, int(digits) + 20) if str(n) not in taken]))


def reported(files: DeckFiles, fault: Fault, before: set[tuple[str, str | None]]) -> bool:
    """Whether the deck with a fault has a finding at the fault's card that the deck without it hasn't."""
    text = files.texts[fault.path]
    faulty = {**files.texts, fault.path: text[: fault.start] + fault.text + text[fault.end :]}
    return any(
        told not in before and told[1] == fault.card
        for told in map(key, check(replace(files, texts=faulty)).diagnostics)
    )


def key(found: Diagnostic) -> tuple[str, str | None]:
    return found.message, found.card


def measure() -> dict[str, list[tuple[Fault, bool]]]:
    """Every fault, seeded by itself, with whether it was reported; by kind."""
    before = {key(found) for found in check(FILES).diagnostics}
    results: dict[str, list[tuple[Fault, bool]]] = {}
    for fault in faults(FILES):
        results.setdefault(fault.kind, []).append((fault, reported(FILES, fault, before)))
    return results


@pytest.mark.slow
def test_every_fault_in_a_figure_is_reported_at_its_card() -> None:
    results = measure()
    sources = results.pop("source")
    assert [fault for found in results.values() for fault, caught in found if not caught] == []
    assert {kind for kind, found in results.items() if found} == {"number", "unit", "sign"}
    assert len(sources) >= 60  # what only the text of a source can show is for `verify`


if __name__ == "__main__":
    for kind, found in measure().items():
        cards = len({fault.card for fault, _ in found})
        sys.stdout.write(f"{kind}: {sum(caught for _, caught in found)} of {len(found)} reported, in {cards} cards\n")
        sys.stdout.writelines(f"  missed: {fault.card}: {fault.text}\n" for fault, caught in found if not caught)
