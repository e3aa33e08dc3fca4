"""decks/CHANGELOG.md: what each named release brought, the newest first, for students to read.

A section begins with a comment that says whose it is, by which it is found again; what stands in the file is never changed.
"""

import re
from collections.abc import Iterator, Sequence

from generator.release.dating import Fate
from generator.release.naming import day
from generator.release.news import News
from generator.reporting.counts import counted
from generator.reporting.diff_markdown import section_lines
from generator.reporting.literal import literal
from generator.reporting.telling import counts, sections_of

INTRODUCTION = """\
# Changelog

What a student who updates sees, the newest first. Your progress stays, whatever stands here.
"""
FIRST_SECTION = re.compile(r"^(?:<!-- deckgen: |## )", re.MULTILINE)
TOLD = (Fate.NEW, Fate.CHANGED, Fate.RETIRED)
"""What a student learns from, and so is told of one by one."""


def has_section(text: str, deck: str, version: str) -> bool:
    """Whether a changelog tells of that release of the deck."""
    return _mark(deck, version) in text


def with_section(text: str | None, news: News, remarks: Sequence[str]) -> str:
    """The changelog (None: there is none yet) with a section for the news, before the others."""
    text = text if text and text.strip() else INTRODUCTION
    end = "\r\n" if "\r\n" in text else "\n"
    section = "".join(f"{line}{end}" for line in _section(news, remarks))
    if found := FIRST_SECTION.search(text):
        return f"{text[: found.start()]}{section}{end}{text[found.start() :]}"
    return f"{text.rstrip()}{end}{end}{section}"


def _mark(deck: str, version: str) -> str:
    return f"<!-- deckgen: {deck} {version} -->"


def _section(news: News, remarks: Sequence[str]) -> Iterator[str]:
    difference = news.difference
    yield _mark(news.deck, news.version.version)
    yield f"## {literal(f'{news.title} {news.version.version}')}"
    yield from ("", f"{day(news.version.mod)}: {counts(difference, TOLD)}.")
    for remark in (*remarks, *_asides(news)):
        yield from ("", remark)
    for section in sections_of(difference, TOLD):
        yield from section_lines(section)


def _asides(news: News) -> Iterator[str]:
    """How to find the cards in Anki, and what came without changing what a card teaches."""
    difference = news.difference
    if news.changed:
        search = " or ".join(f"tag:{tag}" for tag in news.changed)
        yield f"To see in Anki which cards changed, search for `{search}`."
    if difference.of(Fate.RETIRED):
        yield f"Retired cards have a banner that says why; `tag:{news.retired}` finds them all."
    if sent := difference.of(Fate.REFRESHED):
        yield f"{counted(len(sent), 'card')} came again with other citations, tags or looks."
    if waiting := difference.of(Fate.WAITING):
        yield f"{counted(len(waiting), 'card')} got other citations, tags or looks, which come with their next change."
    if any(kind.newer and kind.happening == "changed" for kind in difference.note_types):
        yield "The looks of all cards changed."
