"""A rule about citations that a card has already."""

from collections.abc import Iterator

from generator.deck.card import Citation, Locator
from generator.deck.headings import Found, find_heading
from generator.diagnostic import Finding
from generator.evidence.record import states_of
from generator.rules.review import Review


def repeated_citation(review: Review) -> Iterator[Finding]:
    """A card cites the same place of a source twice, and one of the two states nothing that the other doesn't.

    Either it is a slip, and another place was meant; or the student reads one line twice. Two citations of a place may
    state two things of it.

    Bad:

        - id: cervix
          question: What is the cervix?
          answer: The neck of the uterus.
          sources:
            - anatomy-2024, Uterus
            - anatomy-2024, Uterus

    Good:

        - id: cervix
          question: What is the cervix?
          answer: The neck of the uterus.
          sources:
            - anatomy-2024, Uterus
            - anatomy-2024, Cervix
    """
    for card in review.taught:
        if len({citation.source for citation in card.citations}) == len(card.citations):
            continue
        stated: dict[tuple[str, ...], set[str]] = {}
        for citation in card.citations:
            states = states_of(citation)
            before = stated.setdefault(_place(citation, review.headings(citation.source)), set())
            if before and (not states or before & {"", states}):
                yield Finding(
                    (citation.section or citation.source).span,
                    f"{card.called} cites this place of {citation.source} twice.",
                    "Take one of the two out, or name the place that was meant.",
                    card.id,
                )
            before.add(states)


def _place(citation: Citation, headings: tuple[str, ...]) -> tuple[str, ...]:
    """The source, the work in which it was read, and where in it, alike for all ways to write a heading."""
    where = (part for locator in citation.locators for part in (locator.label, _meant(locator, headings)))
    return str(citation.source), str(citation.via or ""), *where


def _meant(locator: Locator, headings: tuple[str, ...]) -> str:
    match = find_heading(locator.value, headings) if locator.label == "section" else None
    return match.heading if isinstance(match, Found) else str(locator.value)
