"""An entry as entries are mostly written → Card, without a tree.

To make the trees of card files takes most of the time of reading them. An entry needs none that has an id and then texts,
citations, tags and a yield in the usual notation, two spaces before its dash: it is read here to the same card, to the character.
"""

import re

from generator.deck.card import Card, Citation, Locator
from generator.deck.flow import FIRST
from generator.deck.shapes import CITATION_RECORD
from generator.deck.tree import Scalar, placed
from generator.deck.unclosed import IntricateError
from generator.deck.value import ANY, BLOCK, ODD, REST, TEXT, read_scalar
from generator.diagnostic import Span

COLUMN = 4
"""That of an entry's keys."""

LINE = rf"{FIRST}{REST}|['\"]{ANY}"
TAG = r"[A-Za-z0-9_+][A-Za-z0-9_.+-]*+(?:::[A-Za-z0-9_.+-]++)*+"
CITATION = rf"\n {{6}}- (?P<pointer>{FIRST}{TEXT}{{0,200}}+(?<! ))(?:: (?P<states>{LINE}))?(?=\n)"
"""`source`, or `source, section`, and what it states."""

FIELDS = {
    **{key: rf" (?P<{key}>{LINE})" for key in ("stem", "question", "answer", "cloze", "hint", "takeaway")},
    "extra": rf" (?P<extra>{LINE}|{BLOCK})",
    **{key: rf"(?P<{key}>(?:{re.sub('P<[a-z]+>', ':', CITATION)})++)" for key in ("sources", "differs")},
    **{key: rf" (?P<{key}>\[{TAG}(?:, *{TAG})*\]|{TAG})" for key in ("topic", "tags")},
    "yield": " (?P<yield>core|useful)",
}
"""By the keys of an entry, patterns of what stands after the colon."""

LINE_OF = {f"line_of_{key}": rf" {{4}}{key}:{value}\n" for key, value in FIELDS.items()}
LINES = "|".join(f"(?P<{name}>{line})" for name, line in LINE_OF.items())
ENTRY = re.compile(rf"  - id: (?P<id>{FIRST}{TEXT}*+(?<! ))\n(?P<lines>(?:{LINES})*)[\n ]*+")
CITATIONS = re.compile(CITATION)
NEXT = re.compile(r"[^\n ]|\Z")
"""What comes next: there, to YAML, a citation ends that states something."""
TAGS = re.compile(TAG)


def usual_card(path: str, text: str, start: int, end: int, topics: tuple[Scalar, ...]) -> Card | None:
    """The card of the entry `text[start:end]` of a file that has topics; None if it takes a tree to read it."""
    entry = ENTRY.fullmatch(text, start, end)
    if entry is None or _says_twice(entry) or (not text.isascii() and ODD.search(text, start, end)):
        return None
    try:
        return _card(path, entry, topics)
    except IntricateError:
        return None


def _says_twice(entry: re.Match[str]) -> bool:
    """Whether a key stands in an entry twice: then no group has the first of its lines."""
    return sum(map(len, filter(None, entry.group(*LINE_OF)))) != len(entry["lines"])


def _card(path: str, entry: re.Match[str], topics: tuple[Scalar, ...]) -> Card:
    return Card(
        span=Span(path, entry.start("id") - len("id: "), entry.end()),
        id=_text(path, entry, "id"),
        topics=_tags(path, entry, "topic") or topics,
        stem=_text(path, entry, "stem"),
        question=_text(path, entry, "question"),
        answer=_text(path, entry, "answer"),
        cloze=_text(path, entry, "cloze"),
        reverse=None,
        hint=_text(path, entry, "hint"),
        extra=_text(path, entry, "extra"),
        aside=None,
        image=None,
        exhibit=None,
        sources=_citations(path, entry, "sources"),
        differs=_citations(path, entry, "differs"),
        takeaway=_text(path, entry, "takeaway"),
        tags=_tags(path, entry, "tags"),
        core=entry["yield"] == "core",
        allow=(),
        draft=False,
        formerly=None,
        retired=None,
        misread=frozenset(),
    )


def _text(path: str, entry: re.Match[str], key: str) -> Scalar | None:
    written: str | None = entry[key]
    return None if written is None else read_scalar(path, written, entry.start(key), COLUMN)


def _tags(path: str, entry: re.Match[str], key: str) -> tuple[Scalar, ...]:
    if entry[key] is None:
        return ()
    tags = TAGS.finditer(entry.string, *entry.span(key))
    return tuple([placed(tag[0], path, *tag.span()) for tag in tags])


def _citations(path: str, entry: re.Match[str], key: str) -> tuple[Citation, ...]:
    if entry[key] is None:
        return ()
    cited = CITATIONS.finditer(entry.string, entry.start(key), entry.end(key) + 1)
    return tuple([_citation(path, one) for one in cited])


def _citation(path: str, cited: re.Match[str]) -> Citation:
    """The citation `source`, or `source, section`, with what it states."""
    written, states = cited.groups()
    begin, end = cited.span(1)
    if written in CITATION_RECORD.keys:
        raise IntricateError
    source, _, rest = written.partition(",")
    section = rest.lstrip()
    locators = (Locator("section", placed(section, path, end - len(section), end)),) if section else ()
    source = placed(source, path, begin, begin + len(source))
    if states is None:
        return Citation(source, locators, None, None, Span(path, begin, end))
    after = NEXT.search(cited.string, cited.end())
    span = Span(path, begin, after.start() if after else end)
    return Citation(source, locators, read_scalar(path, states, cited.start(2), COLUMN) or None, None, span)
