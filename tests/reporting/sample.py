"""A small deck with awkward texts, and findings in it of every severity."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from generator.deck.files import DeckFiles
from generator.deck.model import Deck
from generator.deck.parse import parse
from generator.diagnostic import Diagnostic, Severity, Span, Unshown
from generator.rules.catalogue import Rule
from tests.project import DECK, SOURCES

FOLDER = "cards_src/example"
PATH = f"{FOLDER}/one, two %41::three 漢字.yaml"
HOSTILE = f"{FOLDER}/caf\udce9\n::error::\x1b[31m\u202efdp.yaml"
"""Not UTF-8 (Python's way to write that byte), a line end, a command of GitHub's, a colour, writing turned around."""

CARDS = """\
topic: Basics
cards:
  - id: short-cervix
    question: Which "length" is <short>?
    answer: 漢字 & so on, \u202e100% of it
    sources: [anatomy-2042, anatomy-2043]

  - id: fine
    question: What?
    answer: That.
    sources: [anatomy-2024]
"""


@dataclass(frozen=True)
class Example:
    """What was found in a deck."""

    deck: Deck
    texts: Mapping[str, str]
    diagnostics: tuple[Diagnostic, ...]
    unshown: Unshown = field(default=Unshown())


def _rule(name: str, severity: Severity, manual: str) -> Rule:
    def check() -> None: ...

    check.__doc__ = manual
    return Rule(name, severity, check)


MANUAL = (
    _rule("missing-id", Severity.ERROR, "A card has no id."),
    _rule(
        "unknown-source",
        Severity.ERROR,
        "A citation names a source that the register doesn't have.\n\nLetter | for `letter`.\n\n"
        "Bad:\n\n    - id: a\n\nGood:\n\n    - id: b",
    ),
    _rule("long-answer", Severity.WARNING, "An answer is long."),
    _rule("old-source", Severity.INFO, "A source is old."),
    _rule("broken-yaml", Severity.ERROR, "A file is not YAML."),
)


def at(text: str, end: str | None = None) -> Span:
    """Where a text stands in the card file, up to the end of another if one is given."""
    start = CARDS.index(text)
    last = text if end is None else end
    return Span(PATH, start, CARDS.index(last, start) + len(last))


def example(*diagnostics: Diagnostic) -> Example:
    """The deck with these findings."""
    texts = {f"{FOLDER}/deck.yaml": DECK, f"{FOLDER}/sources.yaml": SOURCES, PATH: CARDS, HOSTILE: "cards:\n"}
    deck, _ = parse(DeckFiles("example", FOLDER, "decks/example.ledger.jsonl", texts, {}))
    return Example(deck, texts, diagnostics)


def unknown_source(name: str) -> Diagnostic:
    return Diagnostic(
        "unknown-source",
        Severity.ERROR,
        at(name),
        f"sources.yaml has no source “{name}”.",
        "Did you mean anatomy-2024?",
        "short-cervix",
    )


SAMPLE = example(
    Diagnostic(
        "broken-yaml",
        Severity.ERROR,
        Span(HOSTILE, 6, 7),
        'Not YAML: "100%", \r\n::error::forged, \x1b[31m<red>.',
        "Write `{{c1::…}}` in single quotes; then check the indentation of everything that follows it.",
    ),
    Diagnostic(
        "long-answer",
        Severity.WARNING,
        at("& so", "of it"),
        "The answer has 9 words.",
        "Say less.",
        "short-cervix",
    ),
    unknown_source("anatomy-2042"),
    unknown_source("anatomy-2043"),
    Diagnostic("old-source", Severity.INFO, Span(f"{FOLDER}/gone.yaml"), "Nothing stands here.", "Look again."),
)
