"""Rules about a card's sources."""

from collections.abc import Iterator

from generator.deck.headings import Ambiguous, Found, Unknown, find_heading
from generator.deck.quotation import quote
from generator.deck.tree import Scalar
from generator.diagnostic import Finding
from generator.rules.gathered import cited, sources_cited
from generator.rules.register import NAME_THE_WORK, names_no_work
from generator.rules.review import Review
from generator.rules.suggestion import did_you_mean, listed


def missing_source(review: Review) -> Iterator[Finding]:
    """A card has no source.

    What deckgen is for: every card says where its statement stands. Nothing silences this, and no package is written
    while it stands. A citation under `differs` says otherwise and so supports nothing.

    Bad:

        - id: cervix
          question: What is the cervix?
          answer: The neck of the uterus.

    Good:

        - id: cervix
          question: What is the cervix?
          answer: The neck of the uterus.
          sources:
            - anatomy-2024, Cervix
    """
    for card in review.deck.cards:
        if not card.sources and "sources" not in card.misread:
            yield Finding(
                card.place,
                f"{card.called} has no source.",
                "Add `sources:` with a line `- source-id, Section` for each.",
                card.id,
            )


def unknown_source(review: Review) -> Iterator[Finding]:
    """A citation or an appraisal names a source that the register doesn't have.

    The name before the comma of a citation, and the key of an appraisal, is the `id` of an entry of sources.yaml, letter
    for letter.

    Bad:

        - id: cervix
          question: What is the cervix?
          answer: The neck of the uterus.
          sources:
            - anatomy-2042, Cervix

    Good:

        - id: cervix
          question: What is the cervix?
          answer: The neck of the uterus.
          sources:
            - anatomy-2024, Cervix
    """
    known = review.deck.sources
    if review.deck.sources_unread:
        return
    for one in () if review.once(sources_cited) <= known.keys() else review.deck.citing:
        before = None
        for citation in one.citations:
            if citation.source not in known:
                remedy = _cut_off(review, before, citation.source) or _meant(review, citation.source)
                yield _unknown(citation.source, remedy, one.id)
            before = citation.source
    for appraisal in review.deck.appraisals.values():
        if appraisal.source not in known:
            yield _unknown(appraisal.source, _meant(review, appraisal.source), None)


def _unknown(source: Scalar, remedy: str, card: str | None) -> Finding:
    return Finding(source.span, f"sources.yaml has no source {quote(source)}.", remedy, card)


def _meant(review: Review, source: str) -> str:
    if names_no_work(source):
        otherwise = f"{NAME_THE_WORK} – in sources.yaml, and cite it here by its id."
    else:
        otherwise = "Add it to sources.yaml, or name one that stands there."
    return did_you_mean(source, review.deck.sources, otherwise)


def _cut_off(review: Review, before: str | None, section: str) -> str | None:
    """What to do if this is a section of the source before it, which `[source, section]` makes a citation of its own."""
    if before is None or not isinstance(find_heading(section, review.headings(before)), Found):
        return None
    return f"If it is a section of {before}, write `- {before}, {section}` on a line of its own."


def missing_locator(review: Review) -> Iterator[Finding]:
    """A citation doesn't say where in its source the statement stands, although the source's headings are known.

    A reader who wants to look it up needs the place: a heading after a comma, or `page`, `table` and the like in a
    citation written as a mapping. What stands before the first heading is the `opening`.

    Bad:

        - id: cervix
          question: What is the cervix?
          answer: The neck of the uterus.
          sources:
            - physiology-2020

    Good:

        - id: cervix
          question: What is the cervix?
          answer: The neck of the uterus.
          sources:
            - physiology-2020, Cervix
    """
    for one, citation in review.once(cited):
        if not citation.locators and not one.retired and (headings := review.headings(citation.source)):
            yield Finding(
                citation.source.span,
                f"{one.called} cites {citation.source} without saying where in it.",
                f"Write `{citation.source}, {headings[0]}`."
                if len(headings) == 1
                else f"Write a comma and one of its headings after the name: {listed(headings)}.",
                one.id,
            )


def unknown_section(review: Review) -> Iterator[Finding]:
    """The section of a citation is none of its source's headings, or could be several of them.

    The headings are those that appraisal.yaml lists; where it lists none, any section will do. Case, punctuation and the
    number in front don't matter, and a part of a heading is enough if no other heading has it. `opening` is the text
    before the first heading.

    Bad:

        - id: cervix
          question: What is the cervix?
          answer: The neck of the uterus.
          sources:
            - physiology-2020, Cervicks

    Good:

        - id: cervix
          question: What is the cervix?
          answer: The neck of the uterus.
          sources:
            - physiology-2020, Cervix
    """
    listed_for = {name: appraisal.headings for name, appraisal in review.deck.appraisals.items()}
    for one, citation in review.once(cited):
        headings = listed_for.get(citation.source)
        for locator in citation.locators if headings and not one.retired else ():
            if locator.label == "section" and headings and locator.value not in headings:
                wrong = _wrong_section(citation.source, locator.value, headings)
                if wrong is not None:
                    yield Finding(locator.value.span, *wrong, one.id)


def _wrong_section(source: str, section: str, headings: tuple[str, ...]) -> tuple[str, str] | None:
    """What is wrong with a section, and what to do; None if it names a heading."""
    match find_heading(section, headings):
        case Found():
            return None
        case Ambiguous(candidates):
            wrong = f"{quote(section)} fits several headings of {source}."
            return wrong, f"Write more of the one that is meant: {listed(candidates)}."
        case Unknown(nearest):
            wrong = f"{source} has no heading {quote(section)}."
            if nearest is not None:
                return wrong, f"Did you mean “{nearest}”?"
            return wrong, f"Its headings: {listed(headings)}. If one is missing, add it to appraisal.yaml."
