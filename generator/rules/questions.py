"""Rules about what cards ask."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator

from generator.deck.card import Card
from generator.deck.math import find_math
from generator.deck.tree import Scalar
from generator.diagnostic import Finding
from generator.rules.gathered import in_files
from generator.rules.review import Review

GAP = re.compile(r"\{\{c\d+::([^{}]*?)(?:::[^{}]*)?\}\}")
NESTED = 3
"""Levels of gaps within gaps that are looked through."""

PUNCTUATION = ".,;:!?…\"'“”„‘’«»()[]"
"""What may stand around a word; within it, as in 2.5, it belongs to it."""
DASHES = "-—"
SAME = str.maketrans("‘’‑–", "''--")
_PASSED_OVER = {ord(mark): None for mark in f"{PUNCTUATION}{DASHES}‑–"}


def duplicate_question(review: Review) -> Iterator[Finding]:
    """Two cards of a deck ask the same.

    A student who meets the second can't know which of the two answers is wanted. Case, spaces and punctuation around words
    don't make a difference, nor do the gaps of a cloze: two gaps in one sentence are `c1` and `c2` of one card. Retired
    cards don't count.

    Bad:

        - id: cervix
          question: What is the cervix?
          answer: The neck of the uterus.
          sources: [anatomy-2024]
        - id: cervix-opening
          question: What is the Cervix
          answer: The part of the uterus that opens into the vagina.
          sources: [anatomy-2024]

    Good:

        - id: cervix
          question: What is the cervix?
          answer: The neck of the uterus.
          sources: [anatomy-2024]
        - id: cervix-opening
          question: Into what does the cervix open?
          answer: The vagina.
          sources: [anatomy-2024]
    """
    first: dict[tuple[str, ...], Card] = {}
    for card, place, text in _alike(review):
        if not (words := tuple(_words(text))):
            continue
        earlier = first.setdefault(words, card)
        if earlier is not card:
            yield Finding(
                place.span,
                f"{f'Card {earlier.id}' if earlier.id else 'Another card'} in {earlier.place.path} asks the same.",
                "Ask something else, put what sets the two apart into the question or `stem:`, or leave one card out.",
                card.id,
            )


def _alike(review: Review) -> list[tuple[Card, Scalar, str]]:
    """The cards that may ask what another one asks, in the order of the files: where and with what."""
    asking = [(card, *asked) for card in review.once(in_files) if not card.retired and (asked := _asked(card))]
    letters = list(_letters([text for _, _, text in asking]))
    uses = Counter(letters)
    return [one for one, same in zip(asking, letters, strict=True) if uses[same] > 1]


def _letters(texts: Iterable[str]) -> Iterator[str]:
    """Each text without what its words are without, and without spaces: texts of the same words have the same letters.

    Texts of ASCII are taken all at once, which takes a tenth of the time.
    """
    unspaced = ["".join(unicodedata.normalize("NFC", text).split()) for text in texts]
    at_once = iter(_bare("\n".join(filter(str.isascii, unspaced))).split("\n"))
    return (next(at_once) if text.isascii() else _bare(text) for text in unspaced)


def _bare(text: str) -> str:
    return text.casefold().translate(_PASSED_OVER)


def same_question(one: Card, other: Card) -> bool:
    """Whether two cards ask the same, so that `duplicate_question` speaks of them."""
    mine, theirs = _asked(one), _asked(other)
    return mine is not None and theirs is not None and [*_words(mine[1])] == [*_words(theirs[1])]


def _asked(card: Card) -> tuple[Scalar, str] | None:
    """Where a card asks, and all that it asks with."""
    if card.cloze is not None:
        return card.cloze, _without_gaps(card.cloze)
    if card.question is not None and card.question.strip():
        return card.question, f"{card.stem or ''} {card.question}"
    return None


def _without_gaps(cloze: str) -> str:
    """A cloze as it reads with its gaps filled."""
    for _ in range(NESTED):
        cloze = GAP.sub(r"\1", cloze)
    return cloze


def _words(text: str) -> Iterator[str]:
    """The words of a text, folded; math stays as it is, for there x and X are two things."""
    text, done = unicodedata.normalize("NFC", text), 0
    for math in find_math(text):
        yield from _folded(text[done : math.start])
        yield text[math.start : math.end]
        done = math.end
    yield from _folded(text[done:])


def _folded(text: str) -> Iterator[str]:
    """The words without case and the punctuation around them; a dash stays where it may be a minus."""
    words = (word.strip(PUNCTUATION) for word in text.casefold().translate(SAME).split())
    return (word for word in words if word.strip(DASHES))
