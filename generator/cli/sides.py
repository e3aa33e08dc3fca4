"""What `deckgen diff` compares: a package file, a revision of Git, the working tree, or the last release."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

if TYPE_CHECKING:
    from generator.apkg.package import Package

TREE = "."
"""The working tree of the project."""
PACKAGES = (".apkg", ".colpkg")


class Held(NamedTuple):
    """A package and the name of its deck in Anki; whether somebody exported it from their collection, or when it was drafted."""

    package: "Package"
    title: str
    is_export: bool = False
    drafted: int | None = None


class Side(NamedTuple):
    """One of the two things compared: what it is called, and its packages, by the names of decks if it is a project."""

    name: str
    is_project: bool
    packages: Mapping[str, Held]


def read_side(root: Path, given: str | None, decks: tuple[str, ...], after: int) -> Side:
    """What an argument means; None is the last release. Drafts are made for a time later than `after` (Unix seconds)."""
    from generator.cli.clock import release_time

    if given is None:
        return Side("last release", True, _released(root, decks))
    if given == TREE:
        return Side("working tree", True, _drafts(root, decks, max(release_time(None), after + 1), None))
    path = Path(given)
    if path.is_file():
        return Side(given, False, {"": _read(given, _content(path))})
    revision, colon, file = given.partition(":")
    if path.is_dir() or (not colon and path.suffix in PACKAGES):
        raise click.UsageError(
            f"{given} is no file. Give a package, a revision of Git, or {TREE} for what you are working on."
        )
    return _from_git(root, given, revision, file, decks, after)


def _from_git(root: Path, given: str, revision: str, file: str, decks: tuple[str, ...], after: int) -> Side:
    from generator.cli.revision import file_at, find_revision, project_at

    found = find_revision(root, revision)
    if file:
        return Side(given, False, {"": _read(given, file_at(root, found, file))})
    with project_at(root, found) as project:
        return Side(given, True, _drafts(project, decks, max(found.time, after + 1), given))


def _released(root: Path, decks: tuple[str, ...]) -> dict[str, Held]:
    """The packages of the decks that were released."""
    from generator.deck.files import deck_names

    paths = {name: root / _package(name) for name in decks or deck_names(root)}
    return {name: _read(str(path), _content(path)) for name, path in paths.items() if path.is_file()}


def _content(path: Path) -> bytes:
    from generator.cli.revision import MOST

    if path.stat().st_size > MOST:
        raise click.UsageError(f"{path} is larger than {MOST >> 20} MiB.")
    return path.read_bytes()


def _read(name: str, content: bytes) -> Held:
    from generator.apkg.reader import Unreadable, unpack

    found = unpack(content)
    if isinstance(found, Unreadable):
        raise click.ClickException(f"{name} can't be read: {found.reason}.")
    title = found.package.decks[0].name if found.package.decks else name
    return Held(found.package, title, found.is_export)


def _drafts(root: Path, decks: tuple[str, ...], time: int, revision: str | None) -> dict[str, Held]:
    """The packages of a project's decks, as a release at this time would make them; `revision` if it isn't the working tree."""
    from generator.deck.files import deck_names

    return {name: _draft(root, name, time, revision) for name in deck_names(root) if not decks or name in decks}


def _draft(root: Path, name: str, time: int, revision: str | None) -> Held:
    from generator import pipeline
    from generator.deck.files import read_deck
    from generator.diagnostic import Severity
    from generator.reporting.counts import counted

    checked = pipeline.check(read_deck(root, name), breaking=True)
    if wrong := [one for one in checked.diagnostics if one.severity is Severity.ERROR]:
        errors = f"the deck {name} has {counted(len(wrong), 'error')}"
        if revision is None:
            raise click.ClickException(
                f"Here {errors}, so nothing can be made of it: `deckgen check` shows what to do."
            )
        raise click.ClickException(
            f"At {revision} {errors} by the rules of today, such as: {wrong[0].span.path}: {wrong[0].message} "
            f"To compare with what was released then, give its package: {revision}:{_package(name)}"
        )
    return Held(pipeline.contents(pipeline.make(checked, time)), checked.deck.title, drafted=time)


def _package(name: str) -> str:
    from generator.deck.files import RELEASED

    return f"{RELEASED.as_posix()}/{name}.apkg"
