"""Faults put into a deck, one at a time, and how many of them check and verify report.

`python -m tests.evidence.seeded_faults --texts DIR` prints the figures of docs/evidence.md.
"""

import argparse
import random
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import NamedTuple

from generator.cli.texts import source_texts
from generator.deck.card import Card
from generator.deck.files import DeckFiles, read_deck
from generator.deck.model import Deck
from generator.deck.parse import parse
from generator.deck.tree import Scalar
from generator.diagnostic import Diagnostic, Span
from generator.evidence.claims import claims, read
from generator.evidence.figure import supports
from generator.evidence.texts import SourceText, cut
from generator.evidence.verification import Verification, read_citations
from generator.pipeline import check, verify
from generator.rules.catalogue import run_verifying

ROOT = Path(__file__).parents[2]
CARDS = 60
SEED = 20261126
ASKED = {"question", "answer", "cloze"}

UNITS = {"weeks": "days", "days": "weeks", "mm": "cm", "cm": "mm", "%": "mm", "or more": "or less"}
NUMBER = re.compile(r"(?<!\{c)[0-9]+|\b(?:one|two|three|four)\b", re.IGNORECASE)
UNIT = re.compile("|".join(UNITS))
WORDS = {"one": "four", "two": "five", "three": "six", "four": "seven"}
SIGN = re.compile(r"[<≤>≥]")
SIGNS = {"<": "≤", "≤": "<", ">": "≥", "≥": ">"}


class Edit(NamedTuple):
    """The characters `start` up to `end` of a file, and what stands there instead."""

    path: str
    start: int
    end: int
    text: str


class Fault(NamedTuple):
    """What is wrong, in which card, and the edits that make it so."""

    kind: str
    card: str
    edits: tuple[Edit, ...]

    def __str__(self) -> str:
        return f"{self.card}: {', '.join(edit.text for edit in self.edits)}"


Texts = Mapping[str, SourceText]
NO_TEXTS: Texts = {}


def faults(files: DeckFiles, deck: Deck, texts: Texts, chance: random.Random, number: int) -> Iterator[Fault]:
    """Each kind of fault, as far as it can be made, in so many cards of the deck."""
    cards = [card for card in deck.cards if not card.retired]
    for card in chance.sample(cards, min(number, len(cards))):
        for kind, make in KINDS.items():
            if edits := make(files, deck, texts, card, chance):
                yield Fault(kind, str(card.id), edits)


def another_number(card: Card, chance: random.Random) -> Callable[[str], str]:
    """Makes a number a larger one, which the card's sources don't state: 12–14 made into 14–14 might still be true."""
    stated = " ".join(citation.states or "" for citation in card.citations)
    more = chance.sample(range(1, 30), 29)

    def wrong(old: str) -> str:
        if not old.isdigit():
            return WORDS[old.lower()]
        return next(new for number in more if (new := str(int(old) + number)) not in stated)

    return wrong


def _change(files: DeckFiles, place: Scalar, pattern: re.Pattern[str], wrong: Callable[[str], str]) -> tuple[Edit, ...]:
    """The first match of a pattern in the file's text at a place, changed."""
    span = place.span
    found = pattern.search(files.texts[span.path], span.start, span.end)
    return (Edit(span.path, found.start(), found.end(), wrong(found[0])),) if found else ()


def _claimed(card: Card) -> list[Scalar]:
    return [claim.place for claim in claims(card) if claim.name in ASKED]


def _in_a_claim(pattern: re.Pattern[str], wrong: Mapping[str, str] | None = None) -> "Make":
    def make(files: DeckFiles, _deck: Deck, _texts: Texts, card: Card, chance: random.Random) -> tuple[Edit, ...]:
        found = [
            edit
            for place in _claimed(card)
            if (edit := _change(files, place, pattern, wrong.__getitem__ if wrong else another_number(card, chance)))
        ]
        return chance.choice(found) if found else ()

    return make


def _everywhere(files: DeckFiles, _deck: Deck, _texts: Texts, card: Card, chance: random.Random) -> tuple[Edit, ...]:
    """A figure that a citation states, wrong there and wherever the card has it."""
    stated = [
        (citation.states.part(figure.start, figure.end), figure)
        for citation in card.sources
        if citation.states
        for figure in read(citation.states)
    ]
    if not stated:
        return ()
    _, meant = chance.choice(stated)
    same = [where for where, figure in stated if figure == meant]
    same += [claim.place for claim in claims(card) if supports(meant, claim.figure)]
    wrong = another_number(card, chance)
    edits = [_change(files, where, NUMBER, wrong) for where in dict.fromkeys(same)]
    return tuple(dict.fromkeys(edit[0] for edit in edits if edit)) if all(edits) else ()


def _section(_files: DeckFiles, _deck: Deck, texts: Texts, card: Card, chance: random.Random) -> tuple[Edit, ...]:
    """Another heading of the same source."""
    found = []
    for citation in card.sources:
        text = texts.get(citation.source)
        if text and citation.section:
            others = [name for name in text.headings if text.find(name) != text.find(citation.section)]
            found += [(citation.section, name) for name in others]
    if not found:
        return ()
    section, name = chance.choice(found)
    return (Edit(section.span.path, section.span.start, section.span.end, _as_written(name)),)


def _as_written(name: str) -> str:
    """A heading as it can stand in a citation of one line: its longest part without signs of YAML."""
    return max(re.split(r"[^\w –-]+", name), key=len).strip()


def _source(_files: DeckFiles, deck: Deck, texts: Texts, card: Card, chance: random.Random) -> tuple[Edit, ...]:
    """Another source of the register."""
    source = chance.choice(card.sources).source.span
    cited = {str(citation.source) for citation in card.citations}
    other = chance.choice(sorted(set(texts or deck.cited) - cited))
    return (Edit(source.path, source.start, source.end, other),)


Make = Callable[[DeckFiles, Deck, Texts, Card, random.Random], tuple[Edit, ...]]
KINDS: dict[str, Make] = {
    "another number": _in_a_claim(NUMBER),
    "another unit": _in_a_claim(UNIT, UNITS),
    "another sign": _in_a_claim(SIGN, SIGNS),
    "another number, in what the source states too": _everywhere,
    "another section of the source": _section,
    "another source": _source,
}


def with_fault(files: DeckFiles, fault: Fault) -> DeckFiles:
    texts = dict(files.texts)
    for path, start, end, new in sorted(fault.edits, reverse=True):
        texts[path] = texts[path][:start] + new + texts[path][end:]
    return replace(files, texts=texts)


def told(files: DeckFiles, texts: Texts) -> dict[tuple[str, str | None], str]:
    """What check and verify find at the cards, between the first and the last line of each: the rules, by message and card."""
    checked = check(files)
    found: list[Diagnostic] = [*checked.diagnostics]
    if texts:
        readings = tuple(reading for card in read_citations(checked.deck, texts) for reading in card)
        found += run_verifying(Verification(checked.deck, readings))
    entries = {str(card.id): card.span for card in checked.deck.cards if card.id}
    return {(one.message, one.card): one.rule for one in found if _within(one.span, entries.get(one.card or ""))}


def _within(span: Span, entry: Span | None) -> bool:
    return entry is not None and span.path == entry.path and entry.start <= span.start and span.end <= entry.end


RECORDED = {"never-verified", "stale-verification"}
"""What the record of an earlier verification tells: that a citation was changed since, rightly or wrongly."""


class Result(NamedTuple):
    """A fault, and the rules that report it at its card, where they had nothing to say before.

    `noted` says whether `check` tells by the record of the verification that the card is no longer what was verified.
    """

    fault: Fault
    rules: tuple[str, ...]
    noted: bool

    @property
    def reported(self) -> bool:
        return bool(self.rules) or self.noted


def measure(files: DeckFiles, texts: Texts = NO_TEXTS, number: int = CARDS, seed: int = SEED) -> list[Result]:
    """Every fault, seeded by itself, with what reports it."""
    deck, _ = parse(files)
    before = told(files, texts)
    results = []
    for fault in faults(files, deck, texts, random.Random(seed), number):
        new = {
            rule
            for (message, card), rule in told(with_fault(files, fault), texts).items()
            if card == fault.card and (message, card) not in before
        }
        results.append(Result(fault, tuple(sorted(new - RECORDED)), bool(new & RECORDED)))
    return results


def texts_beside(files: DeckFiles, folder: Path) -> Texts:
    """The texts in a folder of the sources of a deck, by source."""
    deck, _ = parse(files)
    return {
        name: cut(text, deck.headings(name), str(deck.sources[name].item.get("title", "")))
        for name, text in source_texts(folder, deck.sources).items()
    }


def table(results: Sequence[Result]) -> Iterator[str]:
    """How many faults of each kind are found wrong, and by which rules; and the faults that are not."""
    for kind in KINDS:
        mine = [one for one in results if one.fault.kind == kind]
        caught = sum(bool(one.rules) for one in mine)
        rules = Counter(rule for one in mine for rule in one.rules)
        reported = sum(one.reported for one in mine)
        by = ", ".join(f"{rule} {n}" for rule, n in rules.most_common())
        yield f"{kind}: {caught} of {len(mine)} found wrong ({by}); {reported} reported, with those that were not verified so"
        yield from (f"  {'noted only' if one.noted else 'missed'}: {one.fault}" for one in mine if not one.rules)


if __name__ == "__main__":
    asked = argparse.ArgumentParser()
    asked.add_argument("--deck", default="cervical-insufficiency")
    asked.add_argument("--texts", type=Path, help="the folder with the texts of the sources")
    asked.add_argument("--cards", type=int, default=CARDS)
    asked.add_argument("--seed", type=int, default=SEED)
    given = asked.parse_args()
    files = read_deck(ROOT, given.deck)
    found, texts = [*check(files).diagnostics], NO_TEXTS
    if given.texts:
        texts = texts_beside(files, given.texts)
        found += verify(files, partial(source_texts, given.texts)).diagnostics
    sys.stdout.write(f"without a fault: {len(found)} findings\n")
    for line in table(measure(files, texts, given.cards, given.seed)):
        sys.stdout.write(line + "\n")
