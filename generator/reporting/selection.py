"""What of the findings a report shows, where it isn't all: some rules alone, or what has changed.

It is for reports alone. Whether a package may be written is decided before, by all findings.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace

from generator.deck.model import Deck
from generator.diagnostic import Diagnostic, Severity, Span, Unshown
from generator.reporting.found import Found
from generator.reporting.place import Places

Changes = Mapping[str, Sequence[range]]
"""The lines that have changed, from 1, in order, by the path of their file."""


@dataclass(frozen=True, slots=True)
class Selection:
    """What a report is asked to show: the rules to `select` (none: all) but for those to `ignore`, in what has changed.

    Without `changes`, in everything. What the rules of `insist` find is shown as errors.
    """

    select: Collection[str] = ()
    ignore: Collection[str] = ()
    changes: Changes | None = None
    insist: Collection[str] = ()


@dataclass(frozen=True, slots=True)
class Selected:
    """What a report shows of a deck."""

    deck: Deck
    texts: Mapping[str, str] = field(repr=False)
    diagnostics: tuple[Diagnostic, ...]
    unshown: Unshown


def select(found: Found, selection: Selection) -> Selected:
    """What of the findings in a deck is asked for; the rest is counted."""
    rules = {one.rule for one in found.diagnostics if not selection.select or one.rule in selection.select}
    shown = [one for one in found.diagnostics if one.rule in rules.difference(selection.ignore)]
    if selection.changes is not None:
        shown = _in_changes(found, shown, selection.changes)
    left_out = len(found.diagnostics) - len(shown)
    shown = [replace(one, severity=Severity.ERROR) if one.rule in selection.insist else one for one in shown]
    return Selected(found.deck, found.texts, tuple(shown), found.unshown._replace(left_out=left_out))


def _in_changes(found: Found, diagnostics: Sequence[Diagnostic], changes: Changes) -> list[Diagnostic]:
    """The findings whose own lines have changed, or any line of their card; and those of cards that are gone."""
    places = Places(found.texts)

    def changed(span: Span) -> bool:
        place = places.of(span)
        return _overlap(changes.get(span.path, ()), place.line, place.end_line)

    entries: defaultdict[str, list[Span]] = defaultdict(list)
    for card in found.deck.cards:
        if card.id:
            entries[card.id].append(card.span)
    fresh = {name for name, spans in entries.items() if any(map(changed, spans))}
    fresh |= {one.card for one in diagnostics if one.card is not None} - set(entries)
    return [one for one in diagnostics if one.card in fresh or changed(one.span)]


def _overlap(lines: Sequence[range], first: int, last: int) -> bool:
    """Whether the lines `first` to `last` hold one of those."""
    at = bisect_left(lines, first, key=lambda some: some.stop - 1)
    return at < len(lines) and lines[at].start <= last
