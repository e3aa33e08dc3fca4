"""Rules about how strong a card's evidence is."""

from collections.abc import Iterator

from generator.deck.card import Card
from generator.deck.model import Deck
from generator.deck.shapes import TIERS
from generator.diagnostic import Finding, Severity, rule_name
from generator.rules.review import Review

WEAKEST = max(TIERS.values())


def weak_evidence(review: Review) -> Iterator[Finding]:
    """A card rests on weak sources alone: in a safety-critical topic, on none of tier 3 or better; elsewhere, on tier 5.

    The `kind` that appraisal.yaml gives a source is its tier: 1 guideline, systematic-review; 2 trial, cohort, review,
    reference-manual; 3 protocol, hospital-page, patient-leaflet; 4 announcement, consumer-page; 5 unsigned, blog. A cohort
    is any study without randomisation, a review one that doesn't say how it searched, an announcement a press release or a
    notice. A topic is safety-critical if deck.yaml says
    `safety_critical: true`; there it is an error, and a source without an appraisal doesn't help. On a card of any other
    topic that rests on tier 5 alone, it is a warning.

    Bad:

        # file: cards_src/example/basics.yaml
        topic: Safety
        cards:
          - id: cerclage-membranes
            question: Which state of the membranes rules out a cerclage?
            answer: Ruptured membranes.
            sources: [anatomy-2024]
        # file: cards_src/example/appraisal.yaml
        anatomy-2024: {kind: consumer-page, status: current, read: whole}
        physiology-2020: {kind: reference-manual, status: current, read: whole}

    Good:

        # file: cards_src/example/basics.yaml
        topic: Safety
        cards:
          - id: cerclage-membranes
            question: Which state of the membranes rules out a cerclage?
            answer: Ruptured membranes.
            sources: [anatomy-2024, physiology-2020]
        # file: cards_src/example/appraisal.yaml
        anatomy-2024: {kind: consumer-page, status: current, read: whole}
        physiology-2020: {kind: reference-manual, status: current, read: whole}
    """
    if review.deck.appraisals_unread:
        return
    weakest_allowed = review.thresholds[rule_name(weak_evidence)]
    critical = {topic.tag for topic in review.deck.topics if topic.safety_critical}
    strong = _sources(review.deck, min(weakest_allowed, WEAKEST - 1))
    for card in review.taught:
        if not strong.isdisjoint([citation.source for citation in card.sources]):
            continue
        if not card.sources or any(citation.source not in review.deck.sources for citation in card.sources):
            continue
        best = min(_tiers(review.deck, card), default=None)
        topic = next((topic for topic in card.topics if topic in critical), None)
        if topic is not None and (best is None or best > weakest_allowed):
            yield Finding(
                card.place,
                f"{card.called} is safety-critical (topic {topic}), and {_best(best)}.",
                f"Add a source of tier {weakest_allowed} or better: {', '.join(_kinds(weakest_allowed))}.",
                card.id,
            )
        elif best == WEAKEST and len(_tiers(review.deck, card)) == len(card.sources):
            yield Finding(
                card.place,
                f"{card.called} rests on tier {WEAKEST} alone: on what nobody signed, or on blogs.",
                f"Add a source of a better tier: {', '.join(_kinds(WEAKEST - 1))}.",
                card.id,
                severity=Severity.WARNING,
            )


def _sources(deck: Deck, weakest: int) -> frozenset[str]:
    """The sources that are of a tier or better."""
    kinds = _kinds(weakest)
    return frozenset(name for name, appraisal in deck.appraisals.items() if appraisal.kind in kinds)


def _tiers(deck: Deck, card: Card) -> list[int]:
    """The tiers of the card's sources, of those that have an appraisal."""
    appraisals = (deck.appraisals.get(citation.source) for citation in card.sources)
    return [TIERS[one.kind] for one in appraisals if one and one.kind in TIERS]


def _best(tier: int | None) -> str:
    return "none of its sources has an appraisal" if tier is None else f"its best source is of tier {tier}"


def _kinds(weakest: int) -> list[str]:
    """The kinds of source that are of a tier or better."""
    return [kind for kind, tier in TIERS.items() if tier <= weakest]


def secondary_source(review: Review) -> Iterator[Finding]:
    """A card cites a work that was read only as another work reports it.

    `via` names the work that was read. What it reports may be shortened, or wrong.

    Bad:

        - id: cervix
          question: What is the cervix?
          answer: The neck of the uterus.
          sources:
            - {source: anatomy-2024, section: Cervix, via: physiology-2020}

    Good:

        - id: cervix
          question: What is the cervix?
          answer: The neck of the uterus.
          sources:
            - {source: anatomy-2024, section: Cervix}
    """
    for card in review.taught:
        for citation in (*card.sources, *card.differs):
            if citation.via:
                yield Finding(
                    citation.via.span,
                    f"{citation.source} was read only as {citation.via} reports it.",
                    "Read what it says itself, correct the card by it, and delete `via`.",
                    card.id,
                )
