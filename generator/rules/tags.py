"""Rules about tags."""

import re
from collections.abc import Iterator

from generator.deck.quotation import quote
from generator.deck.shapes import TAG
from generator.deck.tree import Scalar
from generator.diagnostic import Finding
from generator.rules.gathered import in_files
from generator.rules.review import Review

ANKIS = ("marked", "leech")
OURS = ("yield", "disputed", "changed", "retired")


def bad_tag(review: Review) -> Iterator[Finding]:
    """A tag or topic is a word that Anki or deckgen keeps for itself, or differs from another only in its case.

    Anki marks notes with `marked` and `leech` and takes them off on import; deckgen sets `Yield`, `Disputed`, `Changed` and
    `Retired` itself. Anki takes `Hard` and `hard` for one tag, written as it first came into the collection.

    Bad:

        - id: cervix
          question: What is the cervix?
          answer: The neck of the uterus.
          tags: [Exam::Hard, exam::Oral]
          sources: [anatomy-2024]

    Good:

        - id: cervix
          question: What is the cervix?
          answer: The neck of the uterus.
          tags: [Exam::Hard, Exam::Oral]
          sources: [anatomy-2024]
    """
    first: dict[tuple[str, ...], str] = {}
    for tag, card_id in _tags(review):
        if wrong := _reserved(tag) or _other_case(tag, first):
            yield Finding(tag.span, *wrong, card_id)


def _tags(review: Review) -> Iterator[tuple[Scalar, str | None]]:
    """Each topic and tag once, where it stands first; those that the shape refuses are left to it."""
    topics = tuple(topic.tag for topic in review.deck.topics)
    seen: set[str] = set()
    for tags, card_id in ((topics, None), *((card.tags, card.id) for card in review.once(in_files))):
        for tag in tags:
            if tag not in seen and TAG.pattern and re.fullmatch(TAG.pattern, tag):
                seen.add(tag)
                yield tag, card_id


def _reserved(tag: str) -> tuple[str, str] | None:
    top = tag.partition("::")[0].lower()
    keeper = "Anki" if tag.lower() in ANKIS else "deckgen" if top in OURS else None
    return (f"{quote(tag)} is a word that {keeper} keeps for itself.", "Choose another.") if keeper else None


def _other_case(tag: str, first: dict[tuple[str, ...], str]) -> tuple[str, str] | None:
    """What is wrong if a level of the tag was written with other capitals before; remembers how it is written here."""
    levels = tag.split("::")
    for depth in range(1, len(levels) + 1):
        written = "::".join(levels[:depth])
        earlier = first.setdefault(tuple(written.lower().split("::")), written)
        if earlier != written:
            return (
                f"{quote(written)} stands elsewhere as {quote(earlier)}, and Anki takes the two for one tag.",
                "Write it one way everywhere.",
            )
    return None
