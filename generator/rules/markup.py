"""Rules about the markup in a text: gaps and math."""

import re
from collections.abc import Iterator

from generator.deck.card import CLOZE_START
from generator.deck.math import ENDS, Math, find_math
from generator.deck.quotation import LONGEST_QUOTE, quote
from generator.deck.tree import Scalar
from generator.diagnostic import Finding
from generator.rules.gathered import wordings
from generator.rules.review import Review

BRACE = re.compile(r"\\[\s\S]|[{}]")
"""A brace of TeX, or an escape, which may be that of a brace to be shown."""
GAP_MARK = re.compile(r"\{\{c\d+::|\}\}")


def stray_cloze(review: Review) -> Iterator[Finding]:
    """A gap stands where Anki makes none, so a student would read its braces.

    Gaps work in `cloze:` only, not in a question, an answer, an extra or any other text.

    Bad:

        - id: cervix
          question: The {{c1::cervix}} is what?
          answer: The neck of the uterus.
          sources: [anatomy-2024]

    Good:

        - id: cervix
          cloze: The {{c1::cervix}} is the neck of the uterus.
          sources: [anatomy-2024]
    """
    for name, text, card_id in review.once(_marked):
        gap = None if name == "cloze" else CLOZE_START.search(text)
        if gap:
            yield Finding(
                text.part(gap.start(), gap.end()).span,
                f"Gaps work in a `cloze:` only; in the {name} a student would read the braces.",
                "Write the sentence under `cloze:`, or take the braces out.",
                card_id,
            )


def broken_math(review: Review) -> Iterator[Finding]:
    r"""Math is not closed, has a brace too many or too few, or ends a gap before its time.

    Math stands between `\(` and `\)`, or `\[` and `\]`. In a cloze the first `}}` ends the gap, also within math: with a
    space between the braces the math looks the same and the gap goes on.

    Bad:

        - id: cervix
          cloze: 'The ratio is {{c1::\(\frac{1}{x^{2}}\)}}.'
          sources: [anatomy-2024]

    Good:

        - id: cervix
          cloze: 'The ratio is {{c1::\(\frac{1}{x^{2} }\)}}.'
          sources: [anatomy-2024]
    """
    for name, text, card_id in review.once(_marked):
        for math in find_math(text):
            if wrong := _wrong_math(text, math):
                yield Finding(text.part(math.start, math.end).span, *wrong, card_id)
        if name == "cloze":
            for place in _gaps_cut_short(text):
                yield Finding(
                    text.part(place, place + 2).span,
                    "A `}}` within math ends the gap before its time.",
                    "Write `} }` with a space; the math looks the same.",
                    card_id,
                )


def _marked(review: Review) -> list[tuple[str, Scalar, str | None]]:
    """Every text with a brace or a backslash that a student reads: what it is, itself, and the card that it belongs to."""
    own = [
        (name, text, card.id)
        for card, wording in review.once(wordings)
        for name, text in (card.texts if _has_markup(wording) else card.stated)
        if _has_markup(text)
    ]
    asides = (("aside", aside.text, None) for aside in review.deck.asides if aside.text)
    return [*own, *(one for one in asides if _has_markup(one[1]))]


def _has_markup(text: str) -> bool:
    return "{{" in text or "\\" in text


def _wrong_math(text: str, math: Math) -> tuple[str, str] | None:
    """What is wrong with math in itself, and what to do."""
    if not math.closed:
        opening = text[math.start : math.end]
        return (
            f"The math {quote(text[math.start : math.start + 2 * LONGEST_QUOTE])} is not closed.",
            f"Close it with `{ENDS[opening]}`; for an ordinary bracket leave out the backslash.",
        )
    if _still_open(text[math.start + 2 : math.end - 2]) != 0:
        return (
            f"The braces in the math {quote(text[math.start : math.end])} don't match.",
            r"Give each `{` its `}`; a brace that is to be seen is written `\{` or `\}`.",
        )
    return None


def _still_open(math: str) -> int:
    """How many braces are open at the end of some math; less than 0 if one was closed that wasn't open."""
    depth = 0
    for brace in BRACE.finditer(math):
        depth += {"{": 1, "}": -1}.get(brace[0], 0)
        if depth < 0:
            break
    return depth


def _gaps_cut_short(cloze: str) -> Iterator[int]:
    """Where a `}}` that TeX needs ends a gap, in math whose braces match."""
    maths = [math for math in find_math(cloze) if _wrong_math(cloze, math) is None]
    within = {mark.start(): math for math in maths for mark in GAP_MARK.finditer(cloze, math.start, math.end)}
    gaps: list[int] = []
    for mark in GAP_MARK.finditer(cloze):
        if mark[0] != "}}":
            gaps.append(mark.end())
        elif gaps:
            gap, math = gaps[-1], within.get(mark.start())
            if math and _still_open(cloze[max(gap, math.start) : mark.start()]) > 0:
                yield mark.start()
            else:
                gaps.pop()
