"""An entry of a card file → Card."""

import difflib

from generator.deck import shapes
from generator.deck.card import Allowance, Aside, Card, Citation, Locator, Reverse
from generator.deck.quotation import LONGEST_QUOTE
from generator.deck.tree import Map, Node, Scalar, Seq
from generator.diagnostic import Span


def read_card(
    entry: Map, file_topics: tuple[Scalar, ...], asides: dict[Scalar, Scalar], misread: frozenset[str]
) -> Card:
    """The card of an entry under `cards:`, with the topics and asides of its file, and the keys that can't be read."""
    scalar = entry.scalar
    reverse, aside, allow = entry.map("reverse"), scalar("aside"), entry.map("allow")
    nothing = Scalar("", entry.span.path, entry.span.start, entry.span.start)
    return Card(
        span=entry.span,
        id=scalar("id"),
        topics=tuple(topic for topic in entry.scalars("topic") if topic) or file_topics,
        stem=scalar("stem"),
        question=scalar("question"),
        answer=scalar("answer"),
        cloze=scalar("cloze"),
        reverse=Reverse(reverse.scalar("question") or nothing, reverse.scalar("answer") or nothing)
        if reverse
        else None,
        hint=scalar("hint"),
        extra=scalar("extra"),
        aside=Aside(aside, asides.get(aside)) if aside else None,
        image=scalar("image") or None,
        exhibit=scalar("exhibit") or None,
        sources=read_citations(entry.seq("sources")),
        differs=read_citations(entry.seq("differs")),
        takeaway=scalar("takeaway"),
        tags=entry.scalars("tags"),
        core=scalar("yield") == "core",
        allow=tuple(Allowance(rule, reason) for rule, reason in allow.texts().items()) if allow else (),
        draft=scalar("draft") == "true",
        formerly=scalar("formerly") or None,
        retired=scalar("retired") or None,
        misread=misread,
    )


def misread(entry: Map) -> frozenset[str]:
    """The keys of an entry that stand there in some form that could not be read."""
    found = set()
    for key in entry.keys:
        if key not in shapes.CARD.keys:
            found |= {*difflib.get_close_matches(key.lower()[:LONGEST_QUOTE], shapes.CARD.keys, n=1)}
        elif any(True for _ in shapes.CARD.keys[key].value.problems(entry.values[key])):
            found.add(key)
    return frozenset(found)


def read_citations(entries: Seq | None) -> tuple[Citation, ...]:
    """The citations of a list, those that can be read."""
    found = (_citation(entry) for entry in (entries.items if entries else ()))
    return tuple(citation for citation in found if citation is not None)


def _citation(entry: Node) -> Citation | None:
    if isinstance(entry, Scalar):
        return _short_citation(entry, None, entry.span) if entry else None
    if not isinstance(entry, Map):
        return None
    if shapes.is_short_citation(entry):
        pointer = entry.keys[0]
        return _short_citation(pointer, entry.scalar(pointer), entry.span)
    if (source := entry.scalar("source")) is None:
        return None
    locators = ((label, entry.scalar(label)) for label in shapes.LOCATORS)
    return Citation(
        source,
        tuple(Locator(label, value) for label, value in locators if value),
        entry.scalar("states") or None,
        entry.scalar("via") or None,
        entry.span,
    )


def _short_citation(pointer: Scalar, states: Scalar | None, span: Span) -> Citation:
    """The citation `source`, or `source, section`."""
    source, comma, section = pointer.partition(",")
    start = len(source) + len(comma) + len(section) - len(section.lstrip())
    locators = (Locator("section", pointer.part(start, len(pointer))),) if section.strip() else ()
    return Citation(pointer.part(0, len(source)), locators, states or None, None, span)
