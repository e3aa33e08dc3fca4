"""Rules about the figures in cards: what is written must be borne by a source."""

from collections.abc import Iterator

from generator.deck.card import Card
from generator.deck.quotation import quote
from generator.diagnostic import Finding
from generator.evidence.claims import BESIDE, Claim, borne, claims, read, unborne
from generator.evidence.glance import may_have_figures
from generator.evidence.render import render
from generator.rules.gathered import wordings
from generator.rules.review import Review
from generator.rules.suggestion import MOST

_CITATIONS = frozenset({"sources", "differs"})


def unsupported_figure(review: Review) -> Iterator[Finding]:
    """A card has a figure that none of its citations states.

    A figure is a number with its unit or meaning, such as “37 weeks”, “≤ 2.5 cm”, “1 in 100” or “two or more losses”. It
    must stand in what a citation under `sources:` states, in any notation: 2.5 cm is 25 mm. “< 25 mm” and “≤ 25 mm” are
    two figures. In `extra`, an aside and the `takeaway` it may also come from `differs:`.

    A range must be stated as a range; or each of its ends by a source of its own, if the text says that several speak:
    “Guidelines give 34 to 37 weeks.” What a vignette's `stem` gives needs no source, nor does the number of things that
    the card itself lists, or takes as known: “between the two ventricles”.

    Bad:

        - id: cervix-length
          question: How long is the cervix?
          answer: About 4 cm.
          sources:
            - anatomy-2024, Cervix: 3 cm long

    Good:

        - id: cervix-length
          question: How long is the cervix?
          answer: About 3 cm.
          sources:
            - anatomy-2024, Cervix: 3 cm long
    """
    for card, claimed in review.once(claiming):
        if _states(card):
            for claim in unborne(card, claimed):
                yield Finding(claim.place.span, *_unsupported(card, claim), card.id)


def bare_figure(review: Review) -> Iterator[Finding]:
    """A card has a figure, and none of the sources that support it says what it states.

    What a source states there, in your own words and with its figures, is written after the place in it and a colon. So
    anyone can see that the figure is right without the source at hand.

    Bad:

        - id: cervix-length
          question: How long is the cervix?
          answer: About 3 cm.
          sources:
            - anatomy-2024, Cervix

    Good:

        - id: cervix-length
          question: How long is the cervix?
          answer: About 3 cm.
          sources:
            - anatomy-2024, Cervix: 3 cm long
    """
    for card, claimed in review.once(claiming):
        claim = None if _states(card) else next(unborne(card, claimed), None)
        if claim:
            yield Finding(
                claim.place.span,
                f"{card.called} says {quote(claim.words)}, and no citation says what its source states.",
                f"Look it up and write what stands there after the citation: `{_example(card)}: …`.",
                card.id,
            )


def claiming(review: Review) -> list[tuple[Card, tuple[Claim, ...]]]:
    """The cards that claim figures and whose citations can be held against them, each with its claims."""
    return [
        (card, claimed)
        for card, wording in review.once(wordings)
        if card.sources
        and not card.retired
        and _CITATIONS.isdisjoint(card.misread)
        and may_have_figures(wording)
        and (claimed := tuple(claims(card)))
    ]


def _states(card: Card) -> bool:
    return any(citation.states for citation in card.sources)


def _example(card: Card) -> str:
    citation = card.sources[0]
    places: list[str] = [locator.value for locator in citation.locators if locator.label == "section"]
    return ", ".join([citation.source, *(places[:1] or ["Section"])])


def _unsupported(card: Card, claim: Claim) -> tuple[str, str]:
    """What is wrong with a claim, and what to do."""
    if claim.name not in BESIDE and borne(claim, card.differs):
        return (
            f"Of what {_name(card)} cites, only what differs states {quote(claim.words)}.",
            "If that supports the card, move its citation to `sources:`; if not, correct the figure.",
        )
    message = f"No source of {_name(card)} states {quote(claim.words)}."
    near = dict.fromkeys(
        render(figure)
        for citation in card.citations
        for figure in read(citation.states)
        if figure.kind == claim.figure.kind
    )
    if near:
        return message, f"They state {', '.join([*near][:MOST])}: correct the figure, or cite the source that has it."
    return message, "Correct the figure, or look it up and write it after the colon of the citation that has it."


def _name(card: Card) -> str:
    return card.called[0].lower() + card.called[1:]
