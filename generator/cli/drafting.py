"""Drafts of packages: made by whoever has the time, and written by one process at a time."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from generator.cli.products import PACKAGE
from generator.cli.project import keep_to_the_end
from generator.cli.writing import is_right, write_unless
from generator.deck.files import RELEASED

if TYPE_CHECKING:
    from generator.cli.hands import Crew
    from generator.cli.remembering import Memory
    from generator.pipeline import Opened
    from generator.release.plan import Release


class Draft(NamedTuple):
    """A draft: its path in the project, the hash of what it holds, but for its times, and its bytes; none if it is there."""

    path: str
    holds: str
    packed: bytes


class Drafted(NamedTuple):
    """What a student would see of a deck, in a line, and its drafts."""

    outcome: str
    drafts: tuple[Draft, ...]


class AllDrafted(NamedTuple):
    """The drafts of several decks."""

    decks: tuple[Drafted, ...]

    @property
    def drafts(self) -> tuple[Draft, ...]:
        return tuple(draft for deck in self.decks for draft in deck.drafts)


def make_drafts(decks: "Sequence[tuple[Opened, Crew]]", time: int, holds: Callable[[str], str | None]) -> AllDrafted:
    """The drafts of sound decks at a time (Unix seconds); `holds` says of a path what is there, if that is known."""
    from generator import pipeline
    from generator.cli.outcome import outcome

    made = (pipeline.make(deck, time, hands=crew.own) for deck, crew in decks)
    return AllDrafted(tuple(Drafted(f"{outcome(release)}\n", tuple(_drafts(release, holds))) for release in made))


def _drafts(release: "Release", holds: Callable[[str], str | None]) -> Iterator[Draft]:
    from generator import pipeline

    for product in pipeline.products(release):
        keep_to_the_end((release, product))
        path, content = (RELEASED / "draft" / f"{product.name}{PACKAGE}").as_posix(), product.undated_hash()
        yield Draft(path, content, b"" if holds(path) == content else pipeline.pack(product.package))


def write_draft(root: Path, draft: Draft, memory: "Memory") -> bool:
    """Writes a draft unless its file holds the same; whether it wrote."""
    known, path = memory.holds(root, draft.path), root / draft.path
    return write_unless(known == draft.holds if known else _is_right(path, draft.packed), path, lambda: draft.packed)


def said_of(draft: Draft, *, written: bool) -> str:
    """What is said of a draft, in a line."""
    return f"{draft.path} {'written' if written else 'is up to date'}\n"


def _is_right(path: Path, packed: bytes) -> bool:
    if not path.is_file():
        return False
    from generator.apkg.reader import Unpacked, unpack  # a first build has nothing to read

    new = unpack(packed)
    return isinstance(new, Unpacked) and is_right(path, new.package, dated=False)
