"""A card's text as rules about writing look at it: what it asks, what it wants for an answer, and in which words."""

import re
from collections.abc import Container, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from generator.deck.card import Card
from generator.deck.tree import Scalar

GAP = re.compile(r"\{\{[cC](\d{1,9})::((?:[^{}]++|\{(?!\{)|\}(?!\}))*)\}\}")
"""A gap of a cloze; of one inside another, the inner."""

FUNCTION_WORDS = frozenset(
    """a about above after against all also an and any are as at be been before being below between both but by can could
    did do does during each either every for from had has have how if in into is it its itself may might more most must
    neither no nor not of off on one only onto or other out over per same shall she should since so some still such than
    that the their them then there these they this those through to too under until up upon was were what when where
    whether which while who whom whose why will with within without would you your""".split()
)
"""Words that hold a sentence together and mean little alone."""

DECIDE = frozenset("< > ≤ ≥ + − ↑ ↓ no not never none without except after before against".split())
"""Words that change what a text says, however alike the rest is; figures do too."""

FILLERS = frozenset("a an and are at be by do does for in is it its of on that the this to was were what which".split())
"""Words that two questions may differ in and still be one; `before`, `without` and `why` are none of them."""

_QUOTED = re.compile(r"“[^“”]*”|\"[^\"]*\"|‘[^‘’]*’|\([^()]*\)")
_WORD = re.compile(r"[^\W_]+|[<>≤≥+−↑↓…]")
_BETWEEN_WORDS = {code: " " for code in range(1, 128) if not (chr(code).isalnum() or chr(code) in "<>+")}
_PLURAL = re.compile(r"(?:(?<=ss)|(?<=x)|(?<=ch)|(?<=sh))es$|(?<=[^\Wsui])s$")


class Gap(NamedTuple):
    """A gap: its number, what is to be remembered, and where that begins in the cloze with all gaps filled in."""

    number: int
    text: Scalar
    at: int


class Prompt(NamedTuple):
    """What a student is asked at a time: the front, what is wanted, and the text that asks it.

    Of a cloze, `whole` is its text with all gaps filled in; a question's is None, being front and answer.
    """

    card: Card
    front: str
    wanted: str
    whole: str | None
    at: Scalar


def questions(card: Card) -> Iterator[Scalar]:
    """The questions of a card: its own and that of its reverse."""
    return (question for question, _ in pairs(card))


def pairs(card: Card) -> Iterator[tuple[Scalar, Scalar]]:
    """The questions of a card, each with its answer, where neither is missing."""
    if card.question and card.answer:
        yield card.question, card.answer
    if card.reverse and card.reverse.question and card.reverse.answer:
        yield card.reverse.question, card.reverse.answer


def wanted(card: Card) -> Iterator[Scalar]:
    """What a student has to produce: the answers of a card, or what its gaps hide."""
    yield from (answer for _, answer in pairs(card))
    if card.cloze:
        yield from (gap.text for gap in filled(card.cloze)[1])


def filled(cloze: Scalar) -> tuple[str, tuple[Gap, ...]]:
    """A cloze with its gaps filled in, and the gaps."""
    pieces: list[str] = []
    found: list[Gap] = []
    end = length = 0
    for gap in GAP.finditer(cloze):
        before, hidden = cloze[end : gap.start()], gap[2].partition("::")[0]
        found.append(Gap(int(gap[1]), cloze.part(gap.start(2), gap.start(2) + len(hidden)), length + len(before)))
        pieces += before, hidden
        end, length = gap.end(), length + len(before) + len(hidden)
    return "".join((*pieces, cloze[end:])), tuple(found)


MOST_PROMPTS = 20
"""The prompts of one cloze that are looked at; each repeats its whole text."""


def prompts(card: Card) -> Iterator[Prompt]:
    """What a student is asked, one at a time: the stem and the hint belong to it."""
    around = f"{card.stem or ''} {card.hint or ''}"
    for question, answer in pairs(card):
        front = f"{around} {question}" if question is card.question else question
        yield Prompt(card, front, answer, None, question)
    if card.cloze:
        text, gaps = filled(card.cloze)
        for number in card.clozes[:MOST_PROMPTS]:
            hidden = " ".join(gap.text for gap in gaps if gap.number == number)
            yield Prompt(card, f"{around} {_front(card.cloze, number)}", hidden, f"{around} {text}", card.cloze)


def _front(cloze: str, number: int) -> str:
    """A cloze as it is shown with the gaps of a number hidden, their hints in their place."""

    def show(gap: re.Match[str]) -> str:
        hidden, _, hint = gap[2].partition("::")
        return f"[… {hint}]" if int(gap[1]) == number else hidden

    return GAP.sub(show, cloze)


def count(text: str) -> int:
    """How many words a text has, as a person counts them: “36–37 weeks” are two."""
    return sum(any(map(str.isalnum, word)) for word in text.split())


def count_above(text: str, most: int) -> int:
    """The same if there are more than so many; 0 if not. Most texts have no room for them, which is seen at once."""
    if len(text) <= 2 * most or len(text.split()) <= most:
        return 0
    number = count(text)
    return number if number > most else 0


def words(text: str, without: Container[str] = frozenset()) -> tuple[str, ...]:
    """The words, numbers and signs of a text in lower case, without plural endings; some left out."""
    return tuple([_singular(word) for word in _WORD.findall(text.lower()) if word not in without])


def words_of_each(texts: Sequence[str], without: Container[str] = frozenset()) -> Iterator[tuple[str, ...]]:
    """What `words` gives for each text. Texts of ASCII are parted into words all at once, which takes half of the time."""
    parted = iter(_parted("\0".join(filter(_is_simple, texts))).split("\0"))
    singular = _Singulars(without).__getitem__
    for text in texts:
        found = next(parted).split() if _is_simple(text) else _WORD.findall(text.lower())
        yield tuple(filter(None, map(singular, found)))


class _Singulars(dict[str, str]):
    """Words without plural endings, each made once; those to leave out are empty."""

    def __init__(self, without: Container[str]) -> None:
        self.without = without

    def __missing__(self, word: str) -> str:
        self[word] = made = "" if word in self.without else _singular(word)
        return made


def _is_simple(text: str) -> bool:
    """Whether a text can be looked at together with others, between which a NUL stands."""
    return text.isascii() and "\0" not in text


def _parted(text: str) -> str:
    """A text of ASCII with nothing but spaces between its words and signs."""
    for sign in "<>+":
        text = text.replace(sign, f" {sign} ")
    return text.lower().translate(_BETWEEN_WORDS)


@lru_cache(maxsize=2**15)
def _singular(word: str) -> str:
    return _PLURAL.sub("", word)


def unquoted(text: str) -> str:
    """The text, of the same length, with what stands in quotation marks or brackets blanked out."""
    return _QUOTED.sub(lambda quoted: " " * len(quoted[0]), text)
