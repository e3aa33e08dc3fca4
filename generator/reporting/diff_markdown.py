"""A difference as Markdown: <del>what goes</del>, <ins>what comes</ins>.

Markdown's own signs wouldn't do: between a letter and a comma, `**` is no mark to it.
"""

from collections.abc import Iterator, Sequence

from generator.deck.identity import ID
from generator.release.difference import Comparison
from generator.release.words import How, Run
from generator.reporting.literal import literal
from generator.reporting.telling import Section, counts, remarks, sections

TAGS: dict[How, tuple[str, str]] = {"same": ("", ""), "removed": ("<del>", "</del>"), "added": ("<ins>", "</ins>")}


def diff_markdown(found: Sequence[Comparison]) -> str:
    """Each deck under a heading: what differs, counted, then one by one."""
    return "\n".join("".join(f"{line}\n" for line in _comparison(one)) for one in found)


def _comparison(comparison: Comparison) -> Iterator[str]:
    yield f"## {literal(comparison.title)}: {literal(comparison.old)} → {literal(comparison.new)}"
    yield from ("", f"{counts(comparison.difference)}.")
    for remark in remarks(comparison):
        yield from ("", literal(remark))
    for section in sections(comparison.difference):
        yield from section_lines(section)


def section_lines(section: Section) -> Iterator[str]:
    """A section under a heading of the third level."""
    yield from ("", f"### {section.heading} ({len(section.entries)})", "", literal(section.meaning), "")
    for entry in section.entries:
        yield f"- {literal(entry.title)}{_named(entry.name)}"
        yield from (f"  - {literal(line.label)}: {marked(line.runs)}" for line in entry.lines)


def _named(name: str | None) -> str:
    """The id of a card behind its question; another tool's package may have any text in its place."""
    if not name:
        return ""
    return f" (`{name}`)" if ID.fullmatch(name) else f" ({literal(name)})"


def marked(runs: Sequence[Run]) -> str:
    """The words, those that go and those that come in tags of their own; spaces stand outside."""
    return "".join(map(_marked, runs)).strip()


def _marked(run: Run) -> str:
    before, after = TAGS[run.how]
    text = run.text.strip()
    lead, tail = " " * run.text[:1].isspace(), " " * run.text[-1:].isspace()
    return f"{lead}{before}{literal(text)}{after}{tail}" if text else " "
