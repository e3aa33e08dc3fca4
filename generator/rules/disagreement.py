"""Rules about sources that disagree."""

import re
from collections.abc import Iterator

from generator.deck.card import Card, Citation
from generator.deck.quotation import quote
from generator.diagnostic import Finding
from generator.evidence.claims import read
from generator.evidence.figure import Figure, conflicts
from generator.evidence.render import render
from generator.rules.figures import claiming
from generator.rules.review import Review

ASKED = {"question", "answer", "cloze", "reverse question", "reverse answer"}
"""The texts that say what a card teaches."""

VARYING = re.compile(r"p|.*CI|± .*|MD|SMD")
"""Kinds of figures that no two studies share, so that another value is no disagreement."""

LIGHT = {*"a an and are as at be by for from in is it its of on or that the this to was were with".split()}
"""Words that say nothing by themselves."""


def undeclared_disagreement(review: Review) -> Iterator[Finding]:
    """A source that is to support a card gives another figure than the card, and the card shows no disagreement.

    A student who looks it up would find the contradiction unprepared. Whoever says otherwise belongs under `differs:`, by
    which the card shows both and gets the tag `Disputed`; `takeaway:` then says what to learn. Figures that share an end,
    or of which one lies within the other, agree.

    Bad:

        - id: cervix-length
          question: How long is the cervix?
          answer: About 3 cm.
          sources:
            - anatomy-2024, Cervix: 3 cm long
            - physiology-2020, Cervix: 4 cm long

    Good:

        - id: cervix-length
          question: How long is the cervix?
          answer: About 3 cm.
          sources:
            - anatomy-2024, Cervix: 3 cm long
          differs:
            - physiology-2020, Cervix: 4 cm long
          takeaway: Teach 3 cm.
    """
    for card, claimed in review.once(claiming):
        taught = [claim.figure for claim in claimed if claim.name in ASKED]
        for citation in card.sources if taught and not card.differs and len(card.sources) > 1 else ():
            if citation.states and (pair := _contradiction(taught, read(citation.states))):
                told, stated = pair
                yield Finding(
                    citation.states.span,
                    f"{card.called} teaches {render(told)}, and {citation.source}, cited in support, states {render(stated)}.",
                    "Put this citation under `differs:`, with a `takeaway:`; or make clear that it speaks of something else.",
                    card.id,
                )


def _contradiction(taught: list[Figure], stated: tuple[Figure, ...]) -> tuple[Figure, Figure] | None:
    """A figure that is taught, and the only one of its kind that a source states, if the two disagree."""
    for told in taught:
        alike = [figure for figure in stated if figure.kind == told.kind]
        others = [figure for figure in taught if figure.kind == told.kind]
        if len(alike) == 1 and all(_disagree(figure, alike[0]) for figure in others):
            return told, alike[0]
    return None


def _disagree(one: Figure, other: Figure) -> bool:
    if VARYING.fullmatch(one.kind) or not conflicts(one, other):
        return False
    strict = one.kind not in {"time", "calendar"} and not one.is_range and not other.is_range
    if {one.low, one.high} & {
        other.low,
        other.high,
    }:  # "after 16 weeks" often means from 16 weeks on; < 25 mm is not ≤ 25 mm
        return strict and bool(one.comparator and other.comparator)
    return not _within(one, other) and not _within(other, one)


def _within(one: Figure, other: Figure) -> bool:
    if any(isinstance(end, str) for end in (one.low, other.low)):
        return False
    return other.is_range and other.low <= one.low and one.high <= other.high  # type: ignore[operator]  # numbers, as none is a grade


def empty_differs(review: Review) -> Iterator[Finding]:
    """A citation under `differs:` doesn't say what differs.

    It must state what the source says otherwise, by figure or by strength (“may be considered”), as that is what a student
    reads. If it states only what a source in support states too, nothing differs.

    Bad:

        - id: cervix-length
          question: How long is the cervix?
          answer: About 3 cm.
          sources:
            - anatomy-2024, Cervix: 3 cm long
          differs:
            - physiology-2020, Cervix

    Good:

        - id: cervix-length
          question: How long is the cervix?
          answer: About 3 cm.
          sources:
            - anatomy-2024, Cervix: 3 cm long
          differs:
            - physiology-2020, Cervix: 4 cm long
          takeaway: Teach 3 cm.
    """
    for card in review.deck.cards:
        for citation in () if card.retired else card.differs:
            if not citation.states:
                yield Finding(
                    citation.span,
                    f"{card.called} cites {citation.source} as differing without saying what it states.",
                    "Write after its place and a colon what it says otherwise.",
                    card.id,
                )
            elif same := _same(card, citation):
                yield Finding(
                    citation.states.span,
                    f"{quote(citation.states)} is what {same.source} states in support of the card: nothing differs.",
                    "Write what differs, by figure or by strength; or move the citation to `sources:`.",
                    card.id,
                )


def _same(card: Card, differing: Citation) -> Citation | None:
    """The citation in support that states the same as one under `differs:`, or the same figures where that has no words."""
    words, told = _said(differing)
    for citation in card.sources:
        if citation.states:
            others, stated = _said(citation)
            if (words == others and told == stated) or (told and not words and told <= stated):
                return citation
    return None


def _said(citation: Citation) -> tuple[frozenset[str], frozenset[tuple[Figure, bool]]]:
    """What a citation states: its words of weight, and its figures."""
    states = citation.states or ""
    found, rest, done = read(states), "", 0
    for figure in found:
        rest, done = rest + states[done : figure.start] + " ", figure.end
    words = frozenset(re.findall(r"\w+", (rest + states[done:]).casefold())) - LIGHT
    return words, frozenset((figure, figure.about) for figure in found)
