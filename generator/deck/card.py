"""Cards and their citations, as an author wrote them."""

import re
from typing import Literal, NamedTuple, TypeAlias

from generator.deck.identity import LONGEST_ID
from generator.deck.tree import Scalar
from generator.diagnostic import Span

Form: TypeAlias = Literal["question", "cloze"]


class Locator(NamedTuple):
    """Where in a source: a CSL locator label ("section", "page", …) and its value."""

    label: str
    value: Scalar


class Citation(NamedTuple):
    """A card's pointer to a source: which, where in it, and what it states there."""

    source: Scalar
    locators: tuple[Locator, ...]
    states: Scalar | None
    via: Scalar | None
    span: Span

    @property
    def section(self) -> Scalar | None:
        """The section that it names, if it names one."""
        return next((locator.value for locator in self.locators if locator.label == "section"), None)


class Reverse(NamedTuple):
    """The card in the other direction; what is missing is empty."""

    question: Scalar
    answer: Scalar


class Aside(NamedTuple):
    """A text that several cards of a file show; `text` is None if the file has none of that name."""

    name: Scalar
    text: Scalar | None


class Allowance(NamedTuple):
    """A rule that does not apply to a card, and why."""

    rule: Scalar
    reason: Scalar


WRITTEN = ("stem", "question", "answer", "cloze", "reverse question", "reverse answer", "hint", "extra", "takeaway")
"""The names of a card's own texts, in the order in which a student reads them."""


class Card(NamedTuple):
    """One entry under `cards:`; None or empty where its author wrote nothing."""

    span: Span
    id: Scalar | None
    topics: tuple[Scalar, ...]
    stem: Scalar | None
    question: Scalar | None
    answer: Scalar | None
    cloze: Scalar | None
    reverse: Reverse | None
    hint: Scalar | None
    extra: Scalar | None
    aside: Aside | None
    image: Scalar | None
    exhibit: Scalar | None
    sources: tuple[Citation, ...]
    differs: tuple[Citation, ...]
    takeaway: Scalar | None
    tags: tuple[Scalar, ...]
    core: bool
    allow: tuple[Allowance, ...]
    draft: bool
    formerly: Scalar | None
    retired: Scalar | None
    misread: frozenset[str]
    """The keys that stand in the entry in some form that could not be read, and so are not really missing."""

    @property
    def form(self) -> Form:
        return "question" if self.cloze is None else "cloze"

    @property
    def clozes(self) -> tuple[int, ...]:
        """The numbers of the card's clozes, each once, in order; Anki makes one card of each."""
        return cloze_numbers(self.cloze) if self.cloze else ()

    @property
    def pictures(self) -> tuple[Scalar, ...]:
        """The names of the pictures that it shows."""
        return tuple(filter(None, (self.exhibit, self.image))) if self.exhibit or self.image else ()

    @property
    def citations(self) -> tuple[Citation, ...]:
        """The citations that support the card and those that differ."""
        return (*self.sources, *self.differs) if self.differs else self.sources

    @property
    def texts(self) -> tuple[tuple[str, Scalar], ...]:
        """What a student reads of the card, each text with the name of its place; the aside belongs to the file."""
        return (*self.written, *self.stated)

    @property
    def written(self) -> tuple[tuple[str, Scalar], ...]:
        """The same without what its citations state."""
        return tuple([(name, text) for name, text in zip(WRITTEN, self.wordings, strict=True) if text])

    @property
    def stated(self) -> tuple[tuple[str, Scalar], ...]:
        """What its citations state, named alike."""
        return tuple([("citation", citation.states) for citation in self.citations if citation.states])

    @property
    def wordings(self) -> tuple[Scalar | None, ...]:
        """The texts of `written`, in its order, those among them that are missing or empty."""
        asked = (self.stem, self.question, self.answer, self.cloze)
        return (*asked, *(self.reverse or (None, None)), self.hint, self.extra, self.takeaway)

    @property
    def place(self) -> Span:
        """Where to point when the card as a whole is meant: its id, or its first line."""
        return self.id.span if self.id is not None else self.span

    @property
    def called(self) -> str:
        """How a message names the card."""
        return f"Card {self.id[:LONGEST_ID]}" if self.id else "This card"


CLOZE_START = re.compile(r"\{\{c(\d+)::")


def cloze_numbers(text: str) -> tuple[int, ...]:
    """The numbers N of the `{{cN::` in a text, each once, in order."""
    return tuple(sorted({int(number) for number in CLOZE_START.findall(text)}))
