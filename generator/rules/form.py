"""Rules about what a card is made of: question and answer, or a cloze."""

import re
from collections.abc import Iterator

from generator.deck.card import CLOZE_START, Card
from generator.deck.tree import Scalar
from generator.diagnostic import Finding, Span
from generator.rules.review import Review

HIGHEST_CLOZE = 500
"""Anki makes no card of a higher number."""


def both_forms(review: Review) -> Iterator[Finding]:
    """A card has a cloze and also a question, an answer, a stem or a reverse.

    It is one or the other: Anki has a note type for each.

    Bad:

        - id: cervix
          question: What is the cervix?
          cloze: The cervix is the {{c1::neck}} of the uterus.
          sources: [anatomy-2024]

    Good:

        - id: cervix
          cloze: The cervix is the {{c1::neck}} of the uterus.
          sources: [anatomy-2024]
    """
    for card in review.deck.cards:
        if card.cloze is None:
            continue
        others = {"stem": card.stem, "question": card.question, "answer": card.answer, "reverse": card.reverse}
        if present := [f"`{key}`" for key, value in others.items() if value is not None]:
            yield Finding(
                card.place,
                f"{card.called} has a `cloze` and also {', '.join(present)}.",
                "Keep the cloze, or question and answer; make two cards of it if both are wanted.",
                card.id,
            )


def empty_question(review: Review) -> Iterator[Finding]:
    """A card asks nothing: it has neither a question nor a cloze, or its question is empty.

    Anki makes no card of an empty front.

    Bad:

        - id: cervix
          question:
          answer: The neck of the uterus.
          sources: [anatomy-2024]

    Good:

        - id: cervix
          question: What is the cervix?
          answer: The neck of the uterus.
          sources: [anatomy-2024]
    """
    for card in review.deck.cards:
        if card.cloze is None and _blank(card.question) and not card.misread & {"question", "cloze"}:
            yield Finding(
                _where(card, card.question),
                f"{card.called} asks nothing.",
                "Write a `question:` or a `cloze:`.",
                card.id,
            )
        if card.reverse and _blank(card.reverse.question):
            yield Finding(
                card.reverse.question.span,
                f"The reverse of {card.called.lower()} asks nothing.",
                "Write its `question:`.",
                card.id,
            )


def empty_answer(review: Review) -> Iterator[Finding]:
    """A card has a question and no answer.

    Bad:

        - id: cervix
          question: What is the cervix?
          sources: [anatomy-2024]

    Good:

        - id: cervix
          question: What is the cervix?
          answer: The neck of the uterus.
          sources: [anatomy-2024]
    """
    for card in review.deck.cards:
        if card.cloze is None and not _blank(card.question) and _blank(card.answer) and "answer" not in card.misread:
            yield Finding(_where(card, card.answer), f"{card.called} has no answer.", "Write an `answer:`.", card.id)
        if card.reverse and not _blank(card.reverse.question) and _blank(card.reverse.answer):
            yield Finding(
                card.reverse.answer.span,
                f"The reverse of {card.called.lower()} has no answer.",
                "Write its `answer:`.",
                card.id,
            )


def missing_cloze(review: Review) -> Iterator[Finding]:
    """A cloze has no gap.

    A gap is written `{{c1::…}}`, with `{{c1::…::hint}}` for a hint in its place. Anki makes one card of each number.

    Bad:

        - id: cervix
          cloze: The cervix is the neck of the uterus.
          sources: [anatomy-2024]

    Good:

        - id: cervix
          cloze: The cervix is the {{c1::neck}} of the uterus.
          sources: [anatomy-2024]
    """
    for card in review.deck.cards:
        if card.cloze is not None and "{{c" not in card.cloze.lower():
            yield Finding(
                _where(card, card.cloze),
                f"The cloze of {card.called.lower()} has no gap.",
                "Put what is to be remembered into `{{c1::…}}`.",
                card.id,
            )


def broken_cloze(review: Review) -> Iterator[Finding]:
    """A gap is not written as Anki reads it: it isn't closed, is empty, or has no number from 1 to 500.

    Bad:

        - id: cervix
          cloze: The cervix is the {{c1:neck}} of the uterus.
          sources: [anatomy-2024]

    Good:

        - id: cervix
          cloze: The cervix is the {{c1::neck}} of the uterus.
          sources: [anatomy-2024]
    """
    for card in review.deck.cards:
        if card.cloze is not None:
            for start, end, wrong in _broken_gaps(card.cloze):
                yield Finding(
                    card.cloze.part(start, end).span,
                    wrong,
                    "Write each gap as `{{c1::…}}` or `{{c1::…::hint}}`.",
                    card.id,
                )


_MARK = re.compile(r"\{\{[cC]\d*|\}\}")


def _broken_gaps(text: str) -> Iterator[tuple[int, int, str]]:
    """The gaps that Anki would not read as meant: where each stands, and what is wrong with it."""
    still_open: list[re.Match[str]] = []
    for mark in _MARK.finditer(text):
        if mark[0] != "}}":
            start = CLOZE_START.match(text, mark.start())
            if start is None:
                yield mark.start(), mark.end(), f"“{text[mark.start() : mark.end() + 2]}…” is not the start of a gap."
            elif not 1 <= int(start[1]) <= HIGHEST_CLOZE:
                yield mark.start(), mark.end(), f"A gap has the number {start[1]}; Anki knows 1 to {HIGHEST_CLOZE}."
            still_open += [start or mark]
        elif still_open:
            opening = still_open.pop()
            if not text[opening.end() : mark.start()].partition("::")[0].strip():
                yield opening.start(), mark.end(), "A gap is empty."
    for opening in still_open:
        yield opening.start(), opening.end(), "A gap is not closed by `}}`."


def _blank(text: str | None) -> bool:
    return not (text and text.strip())


def _where(card: Card, text: Scalar | None) -> Span:
    return card.place if text is None else text.span
