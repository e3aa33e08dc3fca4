"""Rules about sources that no longer hold, or may not."""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence, Set

from generator.deck.card import Card, Citation
from generator.deck.drawing import Drawing
from generator.deck.model import Deck
from generator.deck.shapes import DATE
from generator.diagnostic import Finding
from generator.rules.gathered import cited
from generator.rules.review import Review

OUT_OF_FORCE = {"superseded", "withdrawn", "retracted"}


def superseded_source(review: Review) -> Iterator[Finding]:
    """A card rests on a superseded source, and no source stands beside it that may still hold.

    `superseded_by` in appraisal.yaml names what took its place. An old edition beside a current one, or under `differs`,
    is no problem.

    Bad:

        - id: cervix
          question: What is the cervix?
          answer: The neck of the uterus.
          sources: [anatomy-2024]
        # file: cards_src/example/appraisal.yaml
        anatomy-2024: {kind: reference-manual, status: superseded, superseded_by: physiology-2020, read: whole}
        physiology-2020: {kind: reference-manual, status: current, read: whole}

    Good:

        - id: cervix
          question: What is the cervix?
          answer: The neck of the uterus.
          sources: [anatomy-2024, physiology-2020]
        # file: cards_src/example/appraisal.yaml
        anatomy-2024: {kind: reference-manual, status: superseded, superseded_by: physiology-2020, read: whole}
        physiology-2020: {kind: reference-manual, status: current, read: whole}
    """
    superseded, gone = _sources(review, {"superseded"}), _sources(review, OUT_OF_FORCE)
    for card in review.taught if superseded else ():
        if all(citation.source in gone for citation in card.sources):
            for citation in _one_of_each(card.sources):
                if citation.source in superseded:
                    yield _superseded(review.deck, card, citation)


def _superseded(deck: Deck, card: Card, citation: Citation) -> Finding:
    newer = deck.appraisals[citation.source].superseded_by
    return Finding(
        citation.source.span,
        f"{card.called} rests on {citation.source}, which was superseded" + (f" by {newer}." if newer else "."),
        f"Read {newer or 'what took its place'}; if it says the same, cite it here, alone or beside the older one."
        + ("" if newer else " Name it with `superseded_by:` in appraisal.yaml."),
        card.id,
    )


def withdrawn_source(review: Review) -> Iterator[Finding]:
    """A card cites a source that its publisher withdrew.

    Bad:

        - id: cervix
          question: What is the cervix?
          answer: The neck of the uterus.
          sources: [anatomy-2024]
        # file: cards_src/example/appraisal.yaml
        anatomy-2024: {kind: reference-manual, status: withdrawn, read: whole}
        physiology-2020: {kind: reference-manual, status: current, read: whole}

    Good:

        - id: cervix
          question: What is the cervix?
          answer: The neck of the uterus.
          sources: [physiology-2020]
        # file: cards_src/example/appraisal.yaml
        physiology-2020: {kind: reference-manual, status: current, read: whole}
    """
    for card, citation in _citations(review, "withdrawn"):
        yield Finding(
            citation.source.span,
            f"{card.called} cites {citation.source}, which was withdrawn.",
            "Cite a source that holds, or retire the card with `retired: DATE why`.",
            card.id,
        )


def retracted_source(review: Review) -> Iterator[Finding]:
    """A card cites a source that was retracted.

    A paper is retracted because what it says can't be relied on, so it can neither support a card nor stand against it.

    Bad:

        - id: cervix
          question: What is the cervix?
          answer: The neck of the uterus.
          sources: [anatomy-2024]
        # file: cards_src/example/appraisal.yaml
        anatomy-2024: {kind: trial, status: retracted, read: whole}
        physiology-2020: {kind: reference-manual, status: current, read: whole}

    Good:

        - id: cervix
          question: What is the cervix?
          answer: The neck of the uterus.
          sources: [physiology-2020]
        # file: cards_src/example/appraisal.yaml
        physiology-2020: {kind: reference-manual, status: current, read: whole}
    """
    for card, citation in _citations(review, "retracted"):
        yield Finding(
            citation.source.span,
            f"{card.called} cites {citation.source}, which was retracted.",
            "Find out what is known without it and cite that, or retire the card with `retired: DATE why`.",
            card.id,
        )


def stale_source(review: Review) -> Iterator[Finding]:
    """The day is past by which a source was to be looked at again.

    `review_by` in appraisal.yaml is that day, or the month or year that ends with it. `deckgen check --due` makes an error
    of it, for a job that runs by itself and reminds you.

    Bad:

        - id: cervix
          question: What is the cervix?
          answer: The neck of the uterus.
          sources: [anatomy-2024]
        # file: cards_src/example/appraisal.yaml
        anatomy-2024: {kind: reference-manual, status: current, read: whole, review_by: 2025-06}
        physiology-2020: {kind: reference-manual, status: current, read: whole}

    Good:

        - id: cervix
          question: What is the cervix?
          answer: The neck of the uterus.
          sources: [anatomy-2024]
        # file: cards_src/example/appraisal.yaml
        anatomy-2024: {kind: reference-manual, status: current, read: whole, review_by: 2999-06}
        physiology-2020: {kind: reference-manual, status: current, read: whole}
    """
    if review.today is None:
        return
    today = review.today.isoformat()
    for name, appraisal in review.deck.appraisals.items():
        due = appraisal.review_by
        if due and DATE.fits(due) and due < today[: len(due)]:
            number = review.once(_citing)[appraisal.source]
            yield Finding(
                due.span,
                f"{name} was to be looked at again by {due}; {number} {'card cites' if number == 1 else 'cards cite'} it.",
                "See whether it still holds and whether there is a newer edition; then correct `status` and `review_by`.",
            )


def _citing(review: Review) -> Counter[str]:
    """How many cards cite each source."""
    return Counter(one.source for card in review.taught for one in _one_of_each(card.citations))


def _sources(review: Review, statuses: Set[str]) -> frozenset[str]:
    """The sources that have one of the statuses."""
    return frozenset(name for name, appraisal in review.deck.appraisals.items() if appraisal.status in statuses)


def _one_of_each(citations: Sequence[Citation]) -> Collection[Citation]:
    """The first citation of each source."""
    first: dict[str, Citation] = {}
    for citation in citations:
        first.setdefault(citation.source, citation)
    return first.values()


def _citations(review: Review, status: str) -> Iterator[tuple[Card | Drawing, Citation]]:
    """Each card and drawing with its citation, in support or as differing, of each source of this status."""
    sources = _sources(review, {status})
    for one, citation in review.once(cited) if sources else ():
        if citation.source in sources and not one.retired and citation in _one_of_each(one.citations):
            yield one, citation
