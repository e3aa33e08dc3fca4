"""Rules about questions that help to find the answer without knowing it."""

import re
from collections.abc import Iterator
from functools import lru_cache

from generator.deck.model import Source
from generator.deck.quotation import quote
from generator.diagnostic import Finding
from generator.rules.gathered import asked
from generator.rules.prose import DECIDE, FUNCTION_WORDS, words, words_of_each
from generator.rules.review import Review

_OFFERS = re.compile(
    r"\b(?:or|versus|vs|between|which of|stands? for|abbreviat\w*|acronym|spelt|spelled)\b", re.IGNORECASE
)
DIRECTIONS = frozenset(
    "decrease fall fewer greater high higher increase less long longer low lower more reduction rise short shorter".split()
)
"""Answers that a question may well hold: “What does a rise of one thing do to another?” – “A rise.”"""


def answer_in_question(review: Review) -> Iterator[Finding]:
    """A question holds all words of its answer.

    Then it is answered by reading. T. M. Haladyna, S. M. Downing and M. C. Rodriguez (“A review of multiple-choice
    item-writing guidelines for classroom assessment”, 2002) call such help *cueing*. Words of the deck's title don't
    count, nor those of the stem; a choice between two, “… or …?”, may well name the answer, and an answer may deny
    what is asked, or say “before” or “after” it.

    Bad:

        - id: cervix
          question: Which part of the uterus is the neck of the uterus?
          answer: The neck.
          sources: [anatomy-2024]

    Good:

        - id: cervix
          question: Which part of the uterus is the cervix?
          answer: The neck.
          sources: [anatomy-2024]
    """
    known = {*words(review.deck.title), *DIRECTIONS}
    questions = review.once(asked)
    answers = words_of_each([one.answer for one in questions], FUNCTION_WORDS)
    for (card, question, answer, _), said in zip(questions, answers, strict=True):
        told = [word for word in said if word not in known]
        if (
            told
            and told[0] in question.lower()
            and not _OFFERS.search(question)
            and {*told, *DECIDE.intersection(words(answer))} <= set(words(question))
        ):
            yield Finding(
                question.span,
                f"The question already holds its answer, {quote(answer.strip(' .'))}.",
                "Describe in other words what is asked for.",
                card.id,
            )


_ACCORDING = re.compile(
    r"\b(?:[Aa]ccording to|[Ii]n the (?:opinion|view|words) of|[Aa]s per|[Aa]s (?:stated|defined|recommended) (?:by|in))\s+"
    r"(?:the\s+)?(?:(?!I+\b)[A-Z][\w-]+|(?:[\w-]+\s)?(?:article|author|book|chapter|college|guideline|handbook|leaflet"
    r"|literature|manual|page|paper|society|source|study|text|textbook|trial|website)s?\b)"
)
_ACCORDS = re.compile(r"ccording to|n the (?:opinion|view|words)|s per|s (?:stated|defined|recommended)")
"""What occurs in every text in which it is found, and takes less to look for."""


def source_in_question(review: Review) -> Iterator[Finding]:
    """A question names its source: “According to …”.

    A student is to know the fact; the back of the card shows where it stands. Such a question also dates: when another
    source takes over, its wording must change though the fact may not (P. A. Wozniak, “Effective learning: Twenty rules of
    formulating knowledge”, 1999: provide sources, beside what is to be learned). Where sources differ, `differs` says so.
    What merely bears a publisher's name, such as a classification, is let through.

    Bad:

        - id: cervix
          question: According to Nobody & Sons, what is the cervix?
          answer: The neck of the uterus.
          sources: [anatomy-2024]

    Good:

        - id: cervix
          question: What is the cervix?
          answer: The neck of the uterus.
          sources: [anatomy-2024]
    """
    names = frozenset(name for source in review.deck.sources.values() for name in _names(source))
    any_name, whole_name = _naming(names, _BEARS_A_NAME)
    for card, question, _, _ in review.once(asked):
        refers = _ACCORDS.search(question) and _ACCORDING.search(question)
        if found := refers or (any_name.search(question) and whole_name.search(question)):
            yield Finding(
                question.part(*found.span()).span,
                f"The question names a source: {quote(found[0])}.",
                "Ask for the fact; the card's `sources` and `differs` say where it stands.",
                card.id,
            )


def _names(source: Source) -> Iterator[str]:
    """The names by which a source's publisher is known: as the register has it, and the capitals that the id repeats."""
    texts = [str(source.item.get(key, "")) for key in ("publisher", "title")]
    texts += [str(author.get("literal", "")) for author in source.item.get("author", ()) if isinstance(author, dict)]
    if len(texts[0]) > len("Text"):
        yield texts[0]
    capitals = source.id.partition("-")[0].upper()
    if len(capitals) > 2 and any(capitals in re.findall(r"\w+", text) for text in texts):
        yield capitals


_BEARS_A_NAME = (
    r"(?!['’]?s?\s+(?:\w+\s)?(?:categor|class|code|criteri|definition|grade|grading|scale|score|stag|system|type))"
)


@lru_cache(maxsize=8)
def _naming(names: frozenset[str], unless: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A pattern that finds any of the names anywhere, and one that finds them as whole words, the longest first.

    They are none where a pattern follows that says so.
    """
    longest_first = sorted(names, key=lambda name: (-len(name), name))
    any_name = "|".join(map(re.escape, longest_first)) or "(?!)"
    return re.compile(any_name), re.compile(rf"(?<!\w)(?:{any_name})(?!\w){unless}")
