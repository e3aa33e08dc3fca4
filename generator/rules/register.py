"""Rules about the entries of the source register."""

import re
from collections.abc import Iterator

from generator.deck.model import Source
from generator.deck.quotation import quote
from generator.diagnostic import Finding
from generator.rules.review import Review

NO_SOURCE = {
    *("tbd", "tba", "todo", "to do", "fixme", "n a", "na", "none", "nil", "nothing"),
    *("lecture", "lecture notes", "lecture slides", "slides", "personal communication", "own knowledge"),
    *("internet", "the internet", "website", "google"),
}
"""What is written where a source is still to be found, or where nobody else could look it up."""

COLLECTIONS = {"uptodate", "up to date", "wikipedia", "google scholar", "pubmed", "youtube", "chatgpt"}
"""What holds many works: as a title it names none of them, while a work's id may well begin with it."""

NAME_THE_WORK = "Name the work itself – author, title, year, address"
"""What to do about a source that is none."""


def placeholder_source(review: Review) -> Iterator[Finding]:
    """An entry of the register is no source: “TBD”, “n/a”, “lecture notes”, or a bare “UpToDate”.

    A source is a work that a student can look up. Of a site with many articles, the article is the source. A card that
    rests on such an entry has no source, so nothing silences this.

    Bad:

        - id: cervix
          question: What is the cervix?
          answer: The neck of the uterus.
          sources: [lecture]
        # file: cards_src/example/sources.yaml
        references:
        - id: lecture
          type: speech
          title: Lecture notes
        # file: cards_src/example/appraisal.yaml
        lecture: {kind: unsigned, status: current, read: whole}

    Good:

        - id: cervix
          question: What is the cervix?
          answer: The neck of the uterus.
          sources: [anatomy-2024]
    """
    for source in review.deck.sources.values():
        if (named := _placeholder(source)) is not None:
            yield Finding(
                source.id.span,
                f"{quote(named)} is no source: nobody can look it up.",
                f"{NAME_THE_WORK} – or delete the entry.",
            )


def _placeholder(source: Source) -> str | None:
    """The title or id of an entry, if it names no work."""
    title, name = str(source.item.get("title", "")).strip(), str(source.id)
    named = title or name
    if names_no_work(named):
        return named
    return name if _words(name) in NO_SOURCE else None


def names_no_work(text: str) -> bool:
    """Whether nobody could look up what is named so."""
    return _words(text) in NO_SOURCE | COLLECTIONS or not re.search(r"\w", text)


def _words(text: str) -> str:
    return " ".join(re.findall(r"[^\W_]+", text.lower()))
