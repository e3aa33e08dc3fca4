"""decks/CHANGELOG.md on the disk."""

from collections.abc import Iterator
from pathlib import Path

import click

from generator.cli.products import released_package
from generator.cli.writing import keep_or_write
from generator.deck.files import RELEASED
from generator.release.plan import Release

CHANGELOG = RELEASED / "CHANGELOG.md"


def read_changelog(root: Path) -> str | None:
    """The changelog as it is, line ends included; None if there is none."""
    path = root / CHANGELOG
    if not path.exists():
        return None
    try:
        return path.read_bytes().decode()
    except UnicodeDecodeError:
        raise click.ClickException(f"{CHANGELOG.as_posix()} is not UTF-8: save it again with that encoding.") from None


def has_changelog(root: Path, release: Release) -> bool:
    """Whether the changelog tells of the newest named release of the deck, if there is one."""
    from generator.reporting.changelog import has_section

    version = release.ledger.version
    return version is None or has_section(read_changelog(root) or "", release.deck.name, version.version)


def write_changelog(root: Path, release: Release, remarks: tuple[str, ...]) -> Iterator[str]:
    """Adds what the newest named release brings, unless it is told; what it did, in a line.

    The package of the last release must still be in its place, for the words come from it.
    """
    from generator import pipeline
    from generator.release.news import news
    from generator.reporting.changelog import with_section

    version = release.ledger.version
    if version is None:
        return
    text = read_changelog(root)
    if not has_changelog(root, release):
        found = news(release, version, released_package(root, release.deck.name), pipeline.contents(release))
        text = with_section(text, found, remarks)
        yield f"{CHANGELOG.as_posix()} written"
    keep_or_write(root / CHANGELOG, (text or "").encode())
