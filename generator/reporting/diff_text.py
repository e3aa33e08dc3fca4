"""A difference as text for a terminal: [-what goes-] and {+what comes+} stand in these brackets, as Git has them."""

import textwrap
from collections.abc import Iterable, Iterator, Sequence

from generator.release.difference import Comparison
from generator.release.words import How
from generator.reporting.telling import Entry, Line, counts, remarks, sections
from generator.reporting.text import INDENT, WIDTH, Paint, plain, width
from generator.reporting.visible import visible

BRACKETS: dict[How, tuple[str, str]] = {"same": ("", ""), "removed": ("[-", "-]"), "added": ("{+", "+}")}
BULLET = "  • "


def diff_text(found: Sequence[Comparison], paint: Paint = plain) -> str:
    """Each deck: what differs, counted, then one by one."""
    return "\n".join("".join(f"{line}\n" for line in _comparison(one, paint)) for one in found)


def _comparison(comparison: Comparison, paint: Paint) -> Iterator[str]:
    yield paint("place", visible(f"{comparison.title}: {comparison.old} → {comparison.new}"))
    yield f"{counts(comparison.difference)}."
    for remark in remarks(comparison):
        yield from _wrapped(remark)
    for section in sections(comparison.difference):
        yield ""
        yield paint("place", f"{section.heading} ({len(section.entries)})")
        yield from _wrapped(section.meaning)
        for entry in section.entries:
            yield from _entry(entry, paint)


def _entry(entry: Entry, paint: Paint) -> Iterator[str]:
    title = f"{entry.title} ({entry.name})" if entry.name else entry.title
    yield from _wrapped(title, BULLET, INDENT)
    for line in entry.lines:
        yield from _filled(_chunks(line, paint), 2 * INDENT)


def _wrapped(text: str, first: str = "", later: str = "") -> list[str]:
    return textwrap.wrap(visible(text), WIDTH, initial_indent=first, subsequent_indent=later, break_on_hyphens=False)


Chunk = tuple[str, int]
"""Some characters between spaces, as they are printed, and the columns they take."""


def _chunks(line: Line, paint: Paint) -> Iterator[Chunk]:
    """The label and the words of a line; what no space parts is one chunk."""
    label = f"{line.label}:"
    yield from ((word, width(word)) for word in visible(label).split())
    chunk, taken = "", 0
    for run in line.runs:
        before, after = BRACKETS[run.how]
        words = visible(f"{before}{run.text.strip()}{after}").split(" ")
        for at, word in enumerate(words):
            if chunk and (at or run.text[:1].isspace()):
                yield chunk, taken
                chunk, taken = "", 0
            chunk, taken = chunk + (word if run.how == "same" else paint(run.how, word)), taken + width(word)
        if run.text[-1:].isspace():
            yield chunk, taken
            chunk, taken = "", 0
    if chunk:
        yield chunk, taken


def _filled(chunks: Iterable[Chunk], indent: str) -> Iterator[str]:
    """The chunks in lines that fit the terminal, the second and later ones indented further."""
    line, taken = "", 0
    for chunk, columns in chunks:
        if line and taken + 1 + columns > WIDTH:
            yield line
            line, taken = "", 0
        lead = " " if line else indent
        line, taken = line + lead + chunk, taken + len(lead) + columns
    if line:
        yield line
