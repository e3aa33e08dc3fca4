"""Makes decks of any size that `deckgen check` finds no error in: the same cards for the same number.

Each card has two citations and three tags; a third of them has Markdown, a tenth math, a tenth is a cloze, a third has
figures that its sources state. 200 cards make a file. As in real collections, the words grow with the number of cards:
some ten cards speak of one thing. Beside the deck stand the texts of its sources, for `deckgen verify`.
"""

import random
import uuid
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bench import words

SEED = 20261126
CARDS_PER_FILE = 200
CARDS_PER_TERM = 10
NAME = "generated"


@dataclass(frozen=True)
class Cited:
    """What a card cites: the number of a source, a heading of it, and what it states there."""

    source: int
    heading: str
    states: str


@dataclass(frozen=True)
class Entry:
    """A card: its keys in YAML's words, its three tags, and what it cites."""

    id: str
    texts: dict[str, str]
    tags: tuple[str, ...]
    cited: tuple[Cited, ...]


def source_id(number: int) -> str:
    return f"monograph-{number:03}"


def sources_of(cards: int) -> int:
    """How many sources a deck of so many cards has."""
    return max(20, min(200, cards // 100))


def entries(cards: int) -> Iterator[Entry]:
    """The cards of a deck."""
    chance = random.Random(SEED)
    terms = _terms(chance, max(40, cards // CARDS_PER_TERM))
    asked: set[str] = set()
    number = 0
    while number < cards:
        entry = _entry(chance, terms, number, sources_of(cards))
        text = entry.texts.get("question") or entry.texts["cloze"]
        if text not in asked:
            asked.add(text)
            number += 1
            yield entry


def write(cards: int, root: Path) -> None:
    """Writes a project with one deck of so many cards, and the texts of its sources in `texts/`."""
    folder = root / "cards_src" / NAME
    folder.mkdir(parents=True)
    made = list(entries(cards))
    for start in range(0, cards, CARDS_PER_FILE):
        file = folder / f"cards-{start // CARDS_PER_FILE:04}.yaml"
        topic = f"topic: Chapter{start // CARDS_PER_FILE % 20:02}\n\ncards:\n"
        file.write_text(topic + "\n".join(map(_yaml, made[start : start + CARDS_PER_FILE])), encoding="utf-8")
    count = sources_of(cards)
    (folder / "deck.yaml").write_text(_deck(), encoding="utf-8")
    (folder / "sources.yaml").write_text("references:\n" + "".join(map(_source, range(count))), encoding="utf-8")
    (folder / "appraisal.yaml").write_text("".join(map(_appraisal, range(count))), encoding="utf-8")
    (root / "texts").mkdir()
    for number, text in _texts(made, count).items():
        (root / "texts" / f"{source_id(number)}.md").write_text(text, encoding="utf-8")


def _terms(chance: random.Random, count: int) -> list[str]:
    made: dict[str, None] = {}
    while len(made) < count:
        before = chance.choice(words.BEFORE) if chance.random() < 0.6 else ""
        made[before + chance.choice(words.ROOTS) + chance.choice(words.AFTER)] = None
    return list(made)


def _entry(chance: random.Random, terms: list[str], number: int, sources: int) -> Entry:
    said = {
        "term": chance.choice(terms),
        "other": chance.choice(terms),
        "group": chance.choice(words.GROUPS),
        "finding": chance.choice(words.FINDINGS),
        "percent": chance.randint(2, 98),
        "weeks": chance.randint(4, 40),
        "mm": chance.randint(2, 60),
        "mg": chance.randint(1, 40) * 25,
        "low": (low := chance.randint(2, 20)),
        "high": low + chance.randint(1, 10),
        "many": chance.randint(2, 90) * 10,
    }
    if chance.random() < 1 / 3:
        question, answer, states = (text.format(**said) for text in chance.choice(words.FIGURED))
    else:
        question, answer = (text.format(**said) for text in chance.choice(words.QUESTIONS))
        states = "seen with {other} in most {group}".format(**said)
    answer = answer[0].upper() + answer[1:]
    texts = {"question": question, "answer": f"{answer}."}
    if chance.random() < 1 / 10:
        texts = {"cloze": f"{question.rstrip('?')}: {{{{c1::{answer}}}}}."}
    if chance.random() < 1 / 10:
        texts["hint"] = f"Think of {said['finding']}."
    below = [chance.choice(words.EXTRAS).format(**said)] if chance.random() < 1 / 3 else []
    below += [f"It follows {chance.choice(words.MATHS)} for each group."] if chance.random() < 1 / 10 else []
    if below:
        texts["extra"] = "\n\n".join(below)
    one, other = chance.sample(range(sources), 2)
    second = states if chance.random() < 1 / 2 else ""
    cited = (Cited(one, chance.choice(words.HEADINGS), states), Cited(other, chance.choice(words.HEADINGS), second))
    return Entry(f"{said['term']}-{number}", texts, tuple(chance.sample(words.TAGS, 3)), cited)


def _yaml(entry: Entry) -> str:
    lines = [f"  - id: {entry.id}"]
    for key, text in entry.texts.items():
        if "\n" in text:
            lines += [f"    {key}: |-", *(f"      {line}" if line else "" for line in text.split("\n"))]
        else:
            lines.append(
                f"    {key}: '{text.replace(chr(39), chr(39) * 2)}'" if key == "cloze" else f"    {key}: {text}"
            )
    lines += [f"    tags: [{', '.join(entry.tags)}]", "    sources:"]
    for cited in entry.cited:
        states = f": {cited.states}" if cited.states else ""
        lines.append(f"      - {source_id(cited.source)}, {cited.heading}{states}")
    return "\n".join(lines) + "\n"


def _deck() -> str:
    topics = ", ".join(f"Chapter{number:02}" for number in range(20))
    return (
        f"title: Generated\nnamespace: {uuid.uuid5(uuid.NAMESPACE_DNS, 'bench.example.org')}\ntag_root: Generated\n"
        f"description: Cards made for measuring.\ntopics: [{topics}]\n"
    )


def _source(number: int) -> str:
    return (
        f"- id: {source_id(number)}\n  type: book\n  title: A monograph, volume {number}\n"
        f"  author:\n  - {{family: Writer{number}, given: A.}}\n  publisher: House {number}\n"
        f"  issued: {{date-parts: [[{2000 + number % 25}]]}}\n"
    )


def _appraisal(number: int) -> str:
    headings = ", ".join(words.HEADINGS)
    return f"{source_id(number)}: {{kind: reference-manual, status: current, read: whole, headings: [{headings}]}}\n"


def _texts(made: list[Entry], sources: int) -> dict[int, str]:
    """The text of each source, in which stands what it is said to state."""
    stated: defaultdict[tuple[int, str], list[str]] = defaultdict(list)
    for entry in made:
        about = entry.texts.get("question") or entry.texts["cloze"]
        for cited in entry.cited:
            stated[cited.source, cited.heading].append(f"On {about.rstrip('?')}: {cited.states or 'nothing certain'}.")
    return {
        number: "\n".join(f"## {heading}\n\n" + "\n".join(stated[number, heading]) + "\n" for heading in words.HEADINGS)
        for number in range(sources)
    }
