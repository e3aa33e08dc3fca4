"""Rules about sets: several things that a card asks for at once."""

import re
from collections.abc import Iterator

from generator.diagnostic import Finding
from generator.rules.gathered import wanted
from generator.rules.prose import count
from generator.rules.review import Review

FEWEST = 3
"""The things that make a list; two are a pair, which can be remembered as one."""


def listed_answer(review: Review) -> Iterator[Finding]:
    """An answer, or what one gap hides, lists three or more things.

    Sets and enumerations are the hardest to keep: whoever forgets one of five has failed the card, and repeats all five.
    P. A. Wozniak (“Effective learning: Twenty rules of formulating knowledge”, 1999) says to avoid them. Ask for one thing
    that tells the most, with the rest in `extra` or an `aside`; or ask for each by what sets it apart; or write the list
    as a cloze, a gap for each.

    Bad:

        - id: uterus
          question: Which parts does the uterus have?
          answer: Fundus, body and cervix.
          sources: [anatomy-2024]

    Good:

        - id: uterus
          cloze: From top to bottom, the uterus has a {{c1::fundus}}, a {{c2::body}} and a {{c3::cervix}}.
          sources: [anatomy-2024]
    """
    for card, text in review.once(wanted):
        if any(map(text.__contains__, _SEPARATORS)) and (number := listed(text)) >= FEWEST:
            yield Finding(
                text.span,
                f"{'This gap hides' if card.cloze else 'The answer is'} a list of {number} things.",
                "Ask for one of them and put the others into `extra:`; or write a cloze with a gap for each.",
                card.id,
            )


_SEPARATORS = ",;\n"
"""What stands between the things of every list of so many."""


def listed(text: str) -> int:
    """How many things a text lists: the items of a list, or those of its longest enumeration; 1 or 0 if it lists none."""
    return max(_bullets(text), _enumerated(text))


_BULLET = re.compile(r"^[ \t]*(?:[-*+•–][ \t]|\d{1,3}[.)][ \t])", re.MULTILINE)


def _bullets(text: str) -> int:
    return len(_BULLET.findall(text))


_SENTENCE_END = re.compile(r"[.!?:]\s|\n\s*\n")
_BRACKETED = re.compile(r"\([^()]*\)")
_COMMA = re.compile(r"[,;]\s")
_AND = re.compile(r"\s(?:and|or|&)\s")
_LEADING_AND = re.compile(r"(?:and|or|&)\s")
_ARTICLE = re.compile(r"(?:an?|the)\s", re.IGNORECASE)
_INDEFINITE = re.compile(r"an?\s", re.IGNORECASE)
_QUALIFIES = re.compile(
    r"(?:after|although|as|at|because|before|but|by|during|e\.g|especially|even|except|for|from|if|in|including|like|namely"
    r"|not|of|on|once|only|per|particularly|rather|since|such|than|that|though|through|to|unless|until|when|where|whereas"
    r"|which|while|who|whose|with|within|without|yet)\b",
    re.IGNORECASE,
)
_NO_MORE = re.compile(r"(?:(?:and|or)\s+)?(?:both|neither|none|so on|etc)\b", re.IGNORECASE)
LONGEST_ITEM = 4
"""Words that one thing in a list may have; longer ones are clauses."""
LONGEST_START = 6
"""Words that may stand up to the only comma of a list of three: “It causes fever, cough and rash”."""


def _enumerated(text: str) -> int:
    """How many things the longest enumeration of a text has: three for “a, b and c” and for “a, b, c”."""
    return max(map(_things, _SENTENCE_END.split(_BRACKETED.sub("", text))))


def _things(sentence: str) -> int:
    first, *others = [part.strip(" .;*_") for part in _COMMA.split(sentence)]
    if not others or any(map(_QUALIFIES.match, others)):
        return 0
    last = others.pop()
    comma_and = _LEADING_AND.match(last)
    ending = _AND.split(last[comma_and.end() if comma_and else 0 :])
    items = [*others, *(item for item in ending if not _NO_MORE.match(item))]
    if any(_LEADING_AND.match(item) or count(item) > LONGEST_ITEM for item in items):
        return 0
    if not others and _explains(first, items):
        return 0
    if not comma_and and len(ending) == 1 and _describes(first):
        return 0
    return 1 + len(items)


def _explains(first: str, items: list[str]) -> bool:
    """Whether “b and c” in “a, b and c” only says more about “a”, as in “a protein, rich in this and that”."""
    with_article = [bool(_ARTICLE.match(item)) for item in items]
    return (
        count(first) > LONGEST_START
        or len(set(with_article)) > 1
        or bool(_INDEFINITE.match(first) and not any(with_article))
    )


def _describes(first: str) -> bool:
    """Whether commas alone part a row of adjectives, or clauses: “a thin, white, itchy plaque”."""
    return bool(_ARTICLE.match(first)) or count(first) > LONGEST_ITEM
