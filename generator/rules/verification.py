"""Rules about citations that were set beside the texts of their sources; `deckgen verify` runs them."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from generator.deck.headings import OPENING, Ambiguous, Unknown
from generator.deck.quotation import quote
from generator.diagnostic import Finding, Span
from generator.evidence.render import render
from generator.rules.suggestion import listed

if TYPE_CHECKING:  # to check a deck without texts takes none of it
    from generator.evidence.texts import SourceText
    from generator.evidence.verification import Passage, Reading, Verification


def section_not_found(verification: "Verification") -> Iterator[Finding]:
    """The text of a source has no section of the name that a citation gives.

    `deckgen verify` finds a section by the line that is its heading, whatever its case, punctuation and number. A part
    of a heading is enough if no other heading has it; `opening` is the text before the first.
    """
    for reading in verification.readings:
        if reading.text is not None and isinstance(reading.match, Unknown):
            yield Finding(
                _section_span(reading),
                f"The text of {reading.citation.source} has no section {quote(reading.citation.section or '')}.",
                _nearest(reading.match, reading.text),
                reading.card.id,
            )


def _nearest(match: Unknown, text: "SourceText") -> str:
    if match.nearest is not None:
        return f"Did you mean “{match.nearest}”?"
    if text.headings:
        return f"Its headings: {listed(text.headings)}."
    return f"It has no headings: cite its `{OPENING}`, or list its headings in appraisal.yaml."


def ambiguous_section(verification: "Verification") -> Iterator[Finding]:
    """The section that a citation names could be several sections of its source's text.

    Write so much of the heading that no other one has it.
    """
    for reading in verification.readings:
        if isinstance(reading.match, Ambiguous):
            yield Finding(
                _section_span(reading),
                f"{quote(reading.citation.section or '')} fits several headings in the text of {reading.citation.source}.",
                f"Write more of the one that is meant: {listed(reading.match.candidates)}.",
                reading.card.id,
            )


def figure_not_found(verification: "Verification") -> Iterator[Finding]:
    """A figure that a citation states does not stand in the section that it cites.

    The figure may be written another way there: 2.5 cm is 25 mm, and “up to 24 weeks” stands in “12–24 weeks”. But “< 25 mm”
    is not “≤ 25 mm”, and a value between the ends of a range does not stand in it.
    """
    for reading in verification.readings:
        for passage in reading.passages:
            if passage.borne_by is None:
                figure = quote((reading.citation.states or "")[passage.stated.start : passage.stated.end])
                yield Finding(
                    _figure_span(reading, passage),
                    f"{figure} does not stand in {_where(reading)}.",
                    _way_out(reading, passage),
                    reading.card.id,
                )


def _way_out(reading: "Reading", passage: "Passage") -> str:
    if passage.elsewhere:
        return f"It stands under {listed(passage.elsewhere)}: cite that section, or correct the figure."
    there = reading.text.parts[reading.heading].figures.get(passage.stated.kind, ()) if reading.text else ()
    said = listed(dict.fromkeys(render(figure) for figure in there))
    if said:
        return (
            f"It stands nowhere in the text. In that section stands {said}: correct the figure, or cite what bears it."
        )
    return "It stands nowhere in the text: correct the figure, or cite what bears it."


def text_missing(verification: "Verification") -> Iterator[Finding]:
    """There is no text of a source that cards cite, so those citations were not verified.

    The texts lie in the folder given with `--texts`, each named after its source: `anatomy-2024.txt`, `.md` or `.html`.
    """
    without: dict[str, list[Reading]] = {}
    for reading in verification.readings:
        if reading.text is None:
            without.setdefault(reading.citation.source, []).append(reading)
    for source, readings in without.items():
        first = readings[0]
        count = f"{len(readings)} citations were" if len(readings) > 1 else "one citation was"
        yield Finding(
            first.citation.source.span,
            f"There is no text of {source}, so {count} not verified.",
            f"Put its text beside the others, as {source}.txt, .md or .html.",
            first.card.id,
        )


def few_shared_terms(verification: "Verification") -> Iterator[Finding]:
    """A citation without figures has hardly a word in common with the section that it cites.

    What is compared is what the citation `states`, or without that the card's own text; words such as “the” don't count, and
    the source's title counts as part of each section. It finds a wrong section or a slip, and says nothing of what is true.
    """
    for reading in verification.readings:
        if reading.far and reading.better is None:
            whose = "what the citation states" if reading.citation.states else "the card"
            yield Finding(
                reading.claim_span,
                f"Of the {reading.of} words of {whose}, {reading.shared or 'none'} "
                f"stands in {_where(reading)} ({100 * reading.shared // reading.of} %).",
                "Read the section again. If it bears the card, say after a colon what it states, closer to its words.",
                reading.card.id,
            )


def doubtful_section(verification: "Verification") -> Iterator[Finding]:
    """The words of a citation without figures stand in another section of its source than in the one that it cites.

    What is compared is what the citation `states`, with the card's own text; the fewer sections of all texts have a word,
    the more it weighs. Only a section that fits far better is named, and none that the card cites too.
    """
    for reading in verification.readings:
        if (better := reading.better) is not None:
            other = quote(better.heading)
            yield Finding(
                reading.claim_span,
                f"The card's words stand in {other} rather than in {_where(reading)} "
                f"({better.there:.0%} of their weight against {better.here:.0%}).".replace("%", " %"),
                f"Read both. If {other} bears the card, cite that; if not, say after a colon what the cited section states, "
                "closer to its words.",
                reading.card.id,
            )


def _where(reading: "Reading") -> str:
    """The section, as a message names it."""
    source = reading.citation.source
    return f"{quote(reading.heading)} of {source}" if reading.heading else f"the text of {source}"


def _section_span(reading: "Reading") -> Span:
    return (reading.citation.section or reading.citation.source).span


def _figure_span(reading: "Reading", passage: "Passage") -> Span:
    states = reading.citation.states
    return states.part(passage.stated.start, passage.stated.end).span if states else reading.citation.span
