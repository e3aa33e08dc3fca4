"""Rules about numbers."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import islice

from generator.deck.quotation import quote
from generator.deck.tree import Scalar
from generator.diagnostic import Finding
from generator.rules.gathered import asked, clozes
from generator.rules.prose import FUNCTION_WORDS, Gap
from generator.rules.review import Review

_DIGIT = re.compile(r"\d")
_MATH = re.compile(r"\\[(\[][^\\]*(?:\\(?![()\[\]])[^\\]*)*\\[)\]]")
_LINK = re.compile(r"https?://\S+|\]\([^()\s]*\)")
_RATIO = re.compile(r"(?<![\d.,])\d[\d.,]*\s(?:in|of|out of)(?: every)?\s\d[\d.,]*(?!\w)")
_ITEM_NUMBER = re.compile(r"^[ \t]*\d{1,3}[.)](?=\s)", re.MULTILINE)
_NOT_COUNTED = ((_MATH, ("\\",)), (_LINK, ("://", "](")), (_RATIO, ("in", "of")), (_ITEM_NUMBER, (".", ")")))
"""Where no number is counted, and what always stands there."""
_TOKEN = re.compile(
    r"(?P<word>[^\W\d_][\w'’-]*|[#№]\d+|\*\d+(?![\d*]))"
    r"|(?P<figure>[+−-]?\d(?:[\w+/–−-]|[.,:](?=\w))*)"
    r"|(?P<unit>[%‰°′″£€$])"
    r"|\S"
)
_BARE = re.compile(r"[+−-]?\d+(?:[.,]\d+)*(?:[–−-]\d+(?:[.,]\d+)*)?")
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_MARKS = frozenset("()*_/,“”’'\"–-≤≥<>")
_BETWEEN = frozenset("above and fewer in less more or over than times to".split())
_NO_NOUN = FUNCTION_WORDS | frozenset("almost approximately exactly least nearly roughly".split())
_UNITLESS = re.compile(
    r"\bpH\b|(?i:\b(?:coefficient|constant|factor|fraction|gravity|hazard|index|likelihood|number|odds|quotient|ratio|risk"
    r"|score|value)\b)"
)
_COUNTED = re.compile(
    r"\bhow (?:many|old)\b|\bnumber\b|%|\b(?:(?:what|which)(?: \w+)? (?:chromosome|class|day|degree|grade|hour|level|lead|minute"
    r"|month|percentage|stage|type|vertebra|week|year)s?)\b|\bper ?cent\b",
    re.IGNORECASE,
)


def number_without_unit(review: Review) -> Iterator[Finding]:
    """A number in an answer or in a gap has neither a unit nor a counted noun near it.

    “Below 25” may be millimetres, weeks or per cent, and a student who recalls the bare number has not learned the
    statement. The value of a quantity is a number *and* a unit (BIPM, “The International System of Units”, 9th edition,
    2019). A question that asks “how many …” or “which week”, a ratio, a score or a year needs none; nor does a gap with the
    unit after it.

    Bad:

        - id: cervical-length
          question: How long is the cervix?
          answer: About 35.
          sources:
            - anatomy-2024, Cervix: about 35 mm

    Good:

        - id: cervical-length
          question: How long is the cervix?
          answer: About 35 mm.
          sources:
            - anatomy-2024, Cervix: about 35 mm
    """
    for card, question, answer, _ in review.once(asked):
        for start, end in islice(bare_numbers(answer), 1) if _DIGIT.search(answer) else ():
            if not _COUNTED.search(question) and not _UNITLESS.search(question):
                yield _finding(answer.part(start, end), card.id)
    for one in review.once(clozes):
        for number in _hidden_numbers(one.text, one.gaps):
            yield _finding(number, one.card.id)


def _hidden_numbers(text: str, gaps: Sequence[Gap]) -> Iterator[Scalar]:
    """The bare numbers in the gaps of a cloze that has this text, the first of each gap."""
    starts = [gap.at for gap in gaps]
    seen = set()
    for start, end in bare_numbers(text) if gaps and _DIGIT.search(text) and not _UNITLESS.search(text) else ():
        gap = gaps[max(0, bisect_right(starts, start) - 1)]
        if gap.at <= start and end <= gap.at + len(gap.text) and gap not in seen:
            seen.add(gap)
            yield gap.text.part(start - gap.at, end - gap.at)


def _finding(number: Scalar, card: str | None) -> Finding:
    return Finding(
        number.span,
        f"{quote(number)} has no unit, nor a noun that it counts.",
        "Write the unit or what is counted after it, such as 25 mm or 3 losses.",
        card,
    )


def bare_numbers(text: str) -> Iterator[tuple[int, int]]:
    """Where the numbers of a text stand that neither the word before nor the one after explains."""
    led = False  # whether a noun stands before, as in “weeks 12 and 14”
    bare: list[tuple[int, int]] = []  # those after which a unit or a noun may still come in the same sentence
    for token in _TOKEN.finditer(_without_math(text)):
        kind, said = token.lastgroup, token[0].lower()
        if kind == "figure":
            if not led and _BARE.fullmatch(said) and not _YEAR.fullmatch(said):
                bare.append(token.span())
        elif said not in _MARKS:
            noun, between = kind == "word" and said not in _NO_NOUN, said in _BETWEEN
            led = noun or (led and between)
            if not between:
                yield from () if noun or kind == "unit" else bare
                bare.clear()
    yield from bare


def _without_math(text: str) -> str:
    """The text, of the same length, without math, addresses, ratios and the numbers of lists."""
    for pattern, marks in _NOT_COUNTED:
        if any(map(text.__contains__, marks)):
            text = pattern.sub(lambda found: " " * len(found[0]), text)
    return text
