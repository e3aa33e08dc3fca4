"""A difference as people read it: in a terminal of 80 columns, and as Markdown."""

import re
from dataclasses import replace
from html import unescape

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from generator.release.dating import Fate
from generator.release.difference import (
    Comparison,
    DeckChange,
    Difference,
    FieldChange,
    LeftOut,
    MediumChange,
    NoteChange,
    NoteTypeChange,
    Part,
    PartChange,
)
from generator.release.words import Run, runs
from generator.reporting.diff_markdown import diff_markdown, marked
from generator.reporting.diff_text import diff_text
from generator.reporting.differences import DIFFERENCES
from generator.reporting.literal import literal
from generator.reporting.text import width
from generator.reporting.visible import visible

OLD = "Given until 36 weeks of gestation to women with a cervix of 25 mm or less, as the guideline says, if there is no other reason."
NOTES = (
    NoteChange("a", "one", "Which weeks, and *why* <b>?", Fate.NEW),
    NoteChange(
        "b",
        "two",
        "When does it end?",
        Fate.CHANGED,
        (
            FieldChange("Answer", runs(OLD, OLD.replace("36", "34").replace("no other", "an_other")), False),
            FieldChange("Sources", runs("word " * 40, "other " * 40), False),
            FieldChange("Extra", runs("<b>x</b> y", "<i>x</i> y"), True),
        ),
        (Part("removed", "E::Hard"), Part("added", "E::Yield::Core")),
        (Part("removed", "Reverse"),),
        ("cervix.svg",),
        ("E question", "E cloze"),
    ),
    NoteChange("c", None, "\x1b[31m漢字 \u202e" * 30, Fate.GONE),
)
WHOLE = Comparison(
    "Deck",
    "old",
    "new",
    Difference(
        NOTES,
        (NoteTypeChange("E question", "changed", True, (PartChange("field", "More", "new"), PartChange("style", "", "changed", None, runs("a {}", "b {}")))),),
        (MediumChange("cervix.svg", "changed", 1000, 12345), MediumChange("new.svg", "new", None, 5)),
        (DeckChange("Deck", "renamed", "Dock"), DeckChange("Deck", "changed", None, runs("Old words.", "New words.")), DeckChange("Gone", "gone")),
        7,
        True,
    ),
    LeftOut(1, 2),
)  # fmt: skip


def test_the_whole_text() -> None:
    assert (
        diff_text([replace(WHOLE, difference=replace(WHOLE.difference, notes=NOTES[:2]))])
        == """\
Deck: old → new
1 new, 1 changed, 7 unchanged.
What Anki has from old is newer than new, so it takes over nothing that is
older. To see the way forward, give them the other way round.
One of the two comes from somebody's collection, so only notes that both have
are compared: 1 note of old and 2 of new are left out.

New (1)
They come as new cards.
  • Which weeks, and *why* <b>? (one)

Changed (1)
Anki replaces their text and keeps all progress.
  • When does it end? (two)
        Note type, so Anki never takes this over: [-E question-] {+E cloze+}
        Answer: Given until [-36-] {+34+} weeks of gestation to women …
        guideline says, if there is [-no other-] {+an_other+} reason.
        Sources: 80 words differ
        Extra, markup only: [-<b>x</b>-] {+<i>x</i>+} y
        Media: cervix.svg has changed
        Cards, of which one is left empty: [-Reverse-]
        Tags: [-E::Hard-] {+E::Yield::Core+}

Note types (1)
They hold the looks of all cards.
  • E question, changed: Anki updates no note of it any more, and adds a second
    note type beside it.
        Field More: new
        Style: [-a-] {+b+} {}

Media (2)
A changed one comes with its cards.
  • cervix.svg (changed, 1,000 bytes → 12,345 bytes)
  • new.svg (new, 5 bytes)

Decks (3)
Anki takes over a description at every import.
  • Deck
        Name, so Anki makes a second deck: [-Dock-] {+Deck+}
  • Deck
        Description: [-Old-] {+New+} words.
  • Gone (gone)
"""
    )


def test_the_markdown() -> None:
    said = diff_markdown([WHOLE])
    lines = said.splitlines()
    assert "## Deck: old → new" in lines
    assert "### Changed (1)" in lines
    assert "- Which weeks, and \\*why\\* \\<b\\>? (`one`)" in lines
    start = "Answer: Given until <del>36</del> <ins>34</ins> weeks of gestation to women … guideline says"
    assert any(line.startswith(f"  - {start}") for line in lines)
    html = shown(said)
    assert f"<li>{start}" in html
    assert "Which weeks, and *why* &lt;b&gt;?" in html


def test_an_id_of_another_tool_is_only_text() -> None:
    note = NoteChange("a", "x`<img src=y>`", "Front", Fate.NEW)
    said = diff_markdown([replace(WHOLE, difference=replace(WHOLE.difference, notes=(note,)))])
    assert "Front (x`&lt;img src=y&gt;`)" in shown(said)


def shown(markdown: str) -> str:
    return str(MarkdownIt("commonmark").enable(["strikethrough", "table"]).render(markdown))


@given(st.lists(st.tuples(st.sampled_from(["same", "removed", "added"]), st.text())))
@example([("same", "1. one"), ("removed", "# - two ~~*x*~~"), ("added", "> |a|")])
def test_any_text_stays_that_text_in_markdown(parts: list[tuple[str, str]]) -> None:
    said = f"- Answer: {marked([Run(how, text) for how, text in parts])}"  # type: ignore[arg-type]
    html = shown(said)
    assert set(re.findall(r"</?(\w+)", html)) <= {"ul", "li", "del", "ins"}
    kept = unescape(re.sub(r"<[^>]*>", "", html))
    assert "".join(kept.split()) == "".join(("Answer:" + "".join(visible(text.strip()) for _, text in parts)).split())


@given(st.text(st.characters(codec="ascii", exclude_categories=["Cc"]), min_size=1).filter(str.strip))
def test_any_text_stays_that_text_in_a_title(text: str) -> None:
    html = shown(f"- {literal(text)}\n")
    assert set(re.findall(r"</?(\w+)", html)) <= {"ul", "li"}
    assert "".join(unescape(re.sub(r"<[^>]*>", "", html)).split()) == "".join(text.split())


@given(st.text(), st.text())
def test_it_fits_the_terminal_whatever_it_says(old: str, new: str) -> None:
    note = NoteChange("a", "one", new, Fate.CHANGED, (FieldChange("Answer", runs(old, new), False),))
    difference = Difference((note,), (), (), (), 0, False)
    for line in diff_text([Comparison("Deck", "old", "new", difference)]).splitlines():
        longest = max((width(word) for word in line.split(" ")), default=0)
        assert width(line) <= max(80, longest + 20)


@pytest.mark.parametrize("form", DIFFERENCES)
def test_nothing_in_it_acts_on_the_terminal(form: str) -> None:
    report = DIFFERENCES[form]([WHOLE])
    assert "\x1b" not in report
    assert "\u202e" not in report


def test_colours() -> None:
    painted = diff_text([WHOLE], lambda part, text: f"<{part}>{text}</{part}>")
    assert "<removed>[-36-]</removed> <added>{+34+}</added> weeks" in painted
