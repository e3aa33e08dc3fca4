"""Rules about cards that get in each other's way."""

from collections.abc import Iterator, Set
from typing import NamedTuple

from generator.diagnostic import Finding
from generator.rules.gathered import in_files
from generator.rules.neighbours import neighbours
from generator.rules.prose import DECIDE, FILLERS, Prompt, prompts, words, words_of_each
from generator.rules.questions import same_question
from generator.rules.review import Review

ALIKE = 90
"""From how many per cent of common characters on two texts are nearly the same."""


class _Asked(NamedTuple):
    """A prompt with the words in which it asks, those that are wanted, and those of both."""

    prompt: Prompt
    asks: tuple[str, ...]
    wants: tuple[str, ...]
    said: frozenset[str]

    @property
    def text(self) -> str:
        """The words of both in their order."""
        whole = self.prompt.whole
        return " ".join(self.asks + self.wants if whole is None else words(whole, FILLERS))


def near_duplicate(review: Review) -> Iterator[Finding]:
    """Two cards ask and answer nearly the same.

    The student learns one thing twice, and a correction is easily made in one card and forgotten in the other. Cards that
    differ in a figure, in “before” or “without”, or in a word that sets their questions apart are no duplicates. (P. A.
    Wozniak, “Effective learning: Twenty rules of formulating knowledge”, 1999, allows redundancy that looks at a thing from
    another side, such as a reverse.)

    Bad:

        - id: cervix
          question: What is the cervix of the uterus?
          answer: Its narrow lower part, the neck.
          sources: [anatomy-2024]
        - id: cervix-uteri
          question: Which is the cervix of the uterus?
          answer: Its narrow lower part or neck.
          sources: [anatomy-2024]

    Good:

        - id: cervix
          question: What is the cervix of the uterus?
          answer: Its narrow lower part, the neck.
          sources: [anatomy-2024]
        - id: fundus-uteri
          question: What is the fundus of the uterus?
          answer: Its broad upper part, the dome.
          sources: [anatomy-2024]
    """
    asked = review.once(_asked)
    reported = set()
    for one, other in neighbours([ask.said for ask in asked]):
        earlier, later = asked[one], asked[other]
        if _apart(earlier, later) and _same(earlier, later):
            place = later.prompt.card.place
            if place in reported:
                continue
            reported.add(place)
            yield _pair(
                earlier,
                later,
                "asks and answers nearly the same",
                "Keep the better of the two; retire the other, or delete it if it was never released.",
            )


def interfering_pair(review: Review) -> Iterator[Finding]:
    """Two cards ask nearly the same and want different answers.

    A student can't tell which of the two is meant, and learns to tell them by their looks. P. A. Wozniak (“Effective
    learning: Twenty rules of formulating knowledge”, 1999) calls this *interference*, the main cause of forgetting in a
    large collection: make items as unambiguous as possible. Say in each question what sets its case apart.

    Bad:

        - id: bleeding
          question: What causes bleeding in pregnancy?
          answer: Placenta praevia.
          sources: [anatomy-2024]
        - id: bleeding-pain
          question: What causes the bleeding in pregnancy?
          answer: Placental abruption.
          sources: [anatomy-2024]

    Good:

        - id: bleeding
          question: What causes painless bleeding in pregnancy?
          answer: Placenta praevia.
          sources: [anatomy-2024]
        - id: bleeding-pain
          question: What causes painful bleeding in pregnancy?
          answer: Placental abruption.
          sources: [anatomy-2024]
    """
    first: dict[tuple[str, ...], _Asked] = {}
    for later in review.once(_asked):
        earlier = first.setdefault(later.asks, later)
        if later.asks and _apart(earlier, later) and not _contained({*earlier.wants}, {*later.wants}):
            yield _pair(
                earlier,
                later,
                "asks nearly the same and wants another answer",
                "Say in each question what sets its case apart from the other's.",
            )


def _asked(review: Review) -> list[_Asked]:
    """What the cards ask, as they stand in the files."""
    cards = review.once(in_files)
    asked = [prompt for card in cards if not card.retired for prompt in prompts(card)]
    fronts = words_of_each([prompt.front for prompt in asked], FILLERS)
    wanted = words_of_each([prompt.wanted for prompt in asked], FILLERS)
    found = []
    for prompt, asks, wants in zip(asked, fronts, wanted, strict=True):
        said = asks + wants if prompt.whole is None else words(prompt.whole, FILLERS)
        found.append(_Asked(prompt, asks, wants, frozenset(said)))
    return found


def _apart(one: _Asked, other: _Asked) -> bool:
    """Whether two prompts are of two cards of which nobody has said yet that they ask the same."""
    mine, theirs = one.prompt.card, other.prompt.card
    return mine is not theirs and not same_question(mine, theirs)


def _same(one: _Asked, other: _Asked) -> bool:
    """Whether two prompts say the same but for words that decide nothing."""
    mine, theirs = one.said - other.said, other.said - one.said
    if any(word in DECIDE or not word.isalpha() for word in mine | theirs):
        return False
    if mine and theirs and not _contained({*one.wants}, {*other.wants}):
        return False
    from rapidfuzz import fuzz  # loaded when two cards have all words that decide in common

    return fuzz.ratio(one.text, other.text, score_cutoff=ALIKE) > 0


def _contained(one: Set[str], other: Set[str]) -> bool:
    """Whether one of two answers says what the other does, or more."""
    return (one <= other or other <= one) and not any(word in DECIDE or word.isdecimal() for word in one ^ other)


def _pair(earlier: _Asked, later: _Asked, does: str, remedy: str) -> Finding:
    other = earlier.prompt.card
    called = other.called if other.id else "Another card"
    return Finding(later.prompt.at.span, f"{called}, in {other.place.path}, {does}.", remedy, later.prompt.card.id)
