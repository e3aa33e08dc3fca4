"""The ledger: the committed record of what was released, JSON Lines, one card a line, sorted.

`merge=union` in .gitattributes lets two branches add lines side by side; of two lines for one card the newest counts.
The first line names the deck; then come the note types, the releases that have a name, then the cards.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal, NamedTuple, TypeVar, cast

from generator.deck.card import Form
from generator.deck.problems.ledger import broken_ledger, newer_ledger
from generator.diagnostic import Diagnostic, Span

FORMAT = 1
State = Literal["live", "retired"]
NOWHERE = Span("")


class Head(NamedTuple):
    """The deck as it was released: what would break students if it changed."""

    deck: str
    title: str
    namespace: str
    tag_root: str
    format: int = FORMAT


class NoteTypeEntry(NamedTuple):
    """A note type as it was released: a hash of its templates and style, and when they last changed (Unix seconds)."""

    notetype: str
    content: str
    mod: int


class VersionEntry(NamedTuple):
    """A release that was given a name: the newest modification time in it (Unix seconds)."""

    version: str
    mod: int


class CardEntry(NamedTuple):
    """A card as it was released last. Times are Unix seconds.

    `guid` and `note` (Anki's note id) are for ever. `content` hashes what a student learns, `rendered` what Anki got.
    `first` is the first release, `changed` the last one that changed the content (None: never), `mod` the modification
    time of the note in the package, `due` its place among the new cards. `editions` has those in whose packages it was; `span` is its line.
    """

    card: str
    guid: str
    note: int
    form: Form
    reverse: bool
    clozes: tuple[int, ...]
    content: str
    rendered: str
    first: int
    changed: int | None
    mod: int
    due: int
    state: State
    editions: tuple[str, ...] = ()
    span: Span = NOWHERE


@dataclass(frozen=True, slots=True)
class Ledger:
    """What was released of a deck; empty (`head` None) before its first release."""

    head: Head | None = None
    note_types: Mapping[str, NoteTypeEntry] = field(default_factory=dict)
    cards: Mapping[str, CardEntry] = field(default_factory=dict)
    versions: Mapping[str, VersionEntry] = field(default_factory=dict)

    def before(self, card: str, formerly: str | None) -> CardEntry | None:
        """What was released last of a card under its id or the one it had before: both, if two branches did."""
        found = [entry for name in (card, formerly) if name and (entry := self.cards.get(name))]
        return _settled(found) if found else None

    @property
    def newest(self) -> int:
        """The newest modification time in it, 0 if there is none."""
        cards, note_types = self.cards.values(), self.note_types.values()
        return max([card.mod for card in cards] + [kind.mod for kind in note_types], default=0)

    @property
    def version(self) -> VersionEntry | None:
        """The newest release that has a name."""
        return max(self.versions.values(), key=lambda one: (one.mod, one.version), default=None)

    @property
    def editions(self) -> frozenset[str]:
        """The editions that have cards in it."""
        return frozenset(name for card in self.cards.values() for name in card.editions)

    def text(self) -> str:
        """The ledger as a file's text."""
        entries: list[Entry] = [self.head] if self.head else []
        entries += [self.note_types[name] for name in sorted(self.note_types)]
        entries += [self.versions[name] for name in sorted(self.versions)]
        entries += [self.cards[name] for name in sorted(self.cards)]
        return "".join(_line(entry) + "\n" for entry in entries)


Entry = Head | NoteTypeEntry | VersionEntry | CardEntry
"""A line of the file."""


def _line(entry: Entry) -> str:
    values = {name: getattr(entry, name) for name in KINDS[type(entry)]}
    values = {name: value for name, value in values.items() if value or name not in OPTIONAL}
    return json.dumps(values, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def read_ledger(path: str, text: str | None) -> tuple[Ledger, tuple[Diagnostic, ...]]:
    """The ledger in a text (None: there is no file), and what is wrong with it. A damaged one must not be built upon."""
    if text is None:
        return Ledger(), ()
    try:
        return _assembled(list(_entries(path, text))), ()
    except _DamageError as damage:
        return Ledger(), (damage.diagnostic,)


class _DamageError(Exception):
    """The ledger can't be trusted; `diagnostic` says where and why."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        self.diagnostic = diagnostic


def _entries(path: str, text: str) -> Iterator[Entry]:
    *lines, rest = text.split("\n")
    start = 0
    for line in lines:
        yield _entry(Span(path, start, start + len(line)), line)
        start += len(line) + 1
    if rest:
        span = Span(path, start, len(text))
        raise _DamageError(broken_ledger(span, "it breaks off in the middle of this line"))
    if not text:
        raise _DamageError(broken_ledger(Span(path), "it is empty"))


def _entry(span: Span, line: str) -> Entry:
    try:
        values = json.loads(line)
    except (ValueError, RecursionError):
        raise _DamageError(broken_ledger(span, "this line is not JSON")) from None
    if not isinstance(values, dict):
        raise _DamageError(broken_ledger(span, "this line is not a JSON object"))
    if isinstance(version := values.get("format", FORMAT), int) and version > FORMAT:
        raise _DamageError(newer_ledger(span, version))
    for kind, types in KINDS.items():
        if types.keys() - OPTIONAL <= values.keys() <= types.keys() and all(
            isinstance(value, types[key]) for key, value in values.items()
        ):
            return _made(kind, values, span)
    raise _DamageError(broken_ledger(span, "this line is no record of a deck, a note type or a card"))


KINDS: dict[type, dict[str, Any]] = {
    Head: {"deck": str, "title": str, "namespace": str, "tag_root": str, "format": int},
    NoteTypeEntry: {"notetype": str, "content": str, "mod": int},
    VersionEntry: {"version": str, "mod": int},
    CardEntry: {
        "card": str,
        "guid": str,
        "note": int,
        "form": str,
        "reverse": bool,
        "clozes": list,
        "content": str,
        "rendered": str,
        "first": int,
        "changed": int | None,
        "mod": int,
        "due": int,
        "state": str,
        "editions": list,
    },
}
"""The keys of each kind of line, and the type of each."""

OPTIONAL = {"editions"}
"""The keys that a line has only if there is something to say."""


def _made(kind: type, values: dict[str, Any], span: Span) -> Entry:
    if kind is CardEntry:
        values |= {"clozes": tuple(values["clozes"]), "editions": tuple(values.get("editions", ())), "span": span}
    return cast(Entry, kind(**values))


def _assembled(entries: list[Entry]) -> Ledger:
    heads = [entry for entry in entries if isinstance(entry, Head)]
    versions = [entry for entry in entries if isinstance(entry, VersionEntry)]
    return Ledger(
        heads[-1] if heads else None,
        _newest((entry.notetype, entry) for entry in entries if isinstance(entry, NoteTypeEntry)),
        _newest((entry.card, entry) for entry in entries if isinstance(entry, CardEntry)),
        {entry.version: entry for entry in sorted(versions, key=lambda entry: entry.mod)},
    )


Dated = TypeVar("Dated", NoteTypeEntry, CardEntry)


def _newest(entries: Iterable[tuple[str, Dated]]) -> dict[str, Dated]:
    """The newest entry of each name."""
    found: defaultdict[str, list[Dated]] = defaultdict(list)
    for name, entry in entries:
        found[name].append(entry)
    return {name: _settled(several) for name, several in found.items()}


def _settled(entries: Sequence[Dated]) -> Dated:
    """The newest of several entries for one thing; of equally new ones the same whatever their order.

    If those differ in content, two branches released two versions in one second. Anki takes neither for newer, so the next
    release must send one again: the content is left empty, which no content is equal to.
    """
    newest = max(entries, key=lambda entry: (entry.mod, _line(entry)))
    torn = any(entry.mod == newest.mod and entry.content != newest.content for entry in entries)
    return newest._replace(content="") if torn else newest
