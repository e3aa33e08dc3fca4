"""An entry of a card file → Card."""

from collections.abc import Mapping

from generator.deck import shapes
from generator.deck.card import Allowance, Aside, Card, Citation, Locator, Reverse
from generator.deck.nearest import nearest
from generator.deck.quotation import LONGEST_QUOTE
from generator.deck.tree import Map, Node, Scalar, Seq, placed
from generator.diagnostic import Span


def read_card(
    entry: Map, file_topics: tuple[Scalar, ...], asides: Mapping[Scalar, Scalar | None], misread: frozenset[str]
) -> Card:
    """The card of an entry under `cards:`, with the topics and asides of its file, and the keys that can't be read."""
    text = {key: value for key, value in entry.values.items() if isinstance(value, Scalar)}.get
    reverse, aside, allow = entry.map("reverse"), text("aside"), entry.map("allow")
    return Card(
        span=entry.span,
        id=text("id"),
        topics=tuple(filter(None, entry.scalars("topic"))) or file_topics,
        stem=text("stem"),
        question=text("question"),
        answer=text("answer"),
        cloze=text("cloze"),
        reverse=_reverse(entry, reverse) if reverse else None,
        hint=text("hint"),
        extra=text("extra"),
        aside=Aside(aside, asides.get(aside)) if aside else None,
        image=text("image") or None,
        exhibit=text("exhibit") or None,
        sources=read_citations(entry.seq("sources")),
        differs=read_citations(entry.seq("differs")),
        takeaway=text("takeaway"),
        tags=entry.scalars("tags"),
        core=text("yield") == "core",
        allow=tuple(Allowance(rule, reason) for rule, reason in allow.texts().items()) if allow else (),
        draft=text("draft") == "true",
        formerly=text("formerly") or None,
        retired=text("retired") or None,
        misread=misread,
    )


def _reverse(entry: Map, reverse: Map) -> Reverse:
    nothing = placed("", entry.span.path, entry.span.start, entry.span.start)
    return Reverse(reverse.scalar("question") or nothing, reverse.scalar("answer") or nothing)


def misread(entry: Map) -> frozenset[str]:
    """The keys of an entry that stand there in some form that could not be read."""
    found: set[str | None] = set()
    for key in entry.keys:
        if key not in shapes.CARD.keys:
            found.add(nearest(key.lower()[:LONGEST_QUOTE], shapes.CARD.keys))
        elif shapes.CARD.keys[key].value.problems(entry.values[key]):
            found.add(str(key))
    return frozenset(filter(None, found))


def read_citations(entries: Seq | None) -> tuple[Citation, ...]:
    """The citations of a list, those that can be read."""
    found = map(_citation, entries.items if entries else ())
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
    """The citation `source`, or `source, section`, with what it states."""
    source, _, section = pointer.partition(",")
    section = section.lstrip()
    locators = (Locator("section", pointer.part(len(pointer) - len(section), len(pointer))),) if section else ()
    return Citation(pointer.part(0, len(source)), locators, states or None, None, span)
