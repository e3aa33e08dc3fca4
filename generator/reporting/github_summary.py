"""Findings as Markdown, for the summary of a step of GitHub Actions."""

from collections.abc import Iterable, Iterator, Sequence
from urllib.parse import quote

from generator.reporting.counts import closing, per_rule
from generator.reporting.found import Found, Located, located
from generator.reporting.literal import literal
from generator.rules.catalogue import Rule

MOST_LISTED = 20
"""Findings that the summary names; the counts have them all."""


def github_summary(decks: Sequence[Found], manual: Iterable[Rule], files: str | None) -> str:
    """How often each rule found something, and the first findings, linked where the address of the `files` is known."""
    found = sorted(located(decks), key=lambda one: -one.diagnostic.severity)
    lines = [f"### deckgen: {closing(decks)}", ""]
    if found:
        lines += [*_table(per_rule(one.diagnostic for one in found), manual), ""]
        lines += [*(_item(one, files) for one in found[:MOST_LISTED]), ""]
    if (rest := len(found) - MOST_LISTED) > 0:
        lines += [f"And {rest} more: `deckgen check` shows all.", ""]
    return "".join(f"{line}\n" for line in lines)


def _table(counts: dict[str, int], manual: Iterable[Rule]) -> Iterator[str]:
    summaries = {rule.name: rule.summary for rule in manual}
    yield "| rule | findings | what it means |"
    yield "|---|--:|---|"
    for rule, count in counts.items():
        yield f"| {rule} | {count} | {summaries[rule].replace('|', r'&#124;')} |"


def _item(one: Located, files: str | None) -> str:
    diagnostic, place, _ = one
    path = diagnostic.span.path
    where = literal(f"{path}:{place.line}")
    if files is not None:
        where = f"[{where}]({files}/{quote(path, errors='surrogateescape')}#L{place.line})"
    mended = diagnostic.correction.text.split("\n") if diagnostic.correction else ()
    said = "<br>".join(map(literal, (f"{diagnostic.message} {diagnostic.remedy}", *mended)))
    return f"- {where}: {diagnostic.severity}, {diagnostic.rule}. {said}"
