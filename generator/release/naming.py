"""A release that gets a name: which names it may get, and whether there is anything to name."""

import datetime
import re
from dataclasses import replace

from generator.release.ledger import Ledger, VersionEntry
from generator.release.plan import Release

NAME = re.compile(r"\w+([ ._+-]\w+)*")
"""What a version is called: words and numbers, which mean the same in Markdown, in HTML and in a file's name."""
LONGEST_NAME = 40


def day(time: int) -> str:
    """The day of a time (Unix seconds), in UTC: 2027-02-14."""
    return datetime.datetime.fromtimestamp(time, datetime.UTC).date().isoformat()


def has_news(ledger: Ledger) -> bool:
    """Whether students got anything since the newest named release."""
    return ledger.newest > (ledger.version.mod if ledger.version else 0)


def name_problem(release: Release, version: str) -> str | None:
    """Why a release must not be called that, or None."""
    named = release.ledger.version
    if version not in release.ledger.versions or named is None:
        return None
    if named.version != version:
        return f"{version} is the name of an earlier release; the last one was {named.version}. Give this release another name"
    if has_news(release.ledger):
        return (
            f"{version} is the name of the release of {day(named.mod)}, and cards have changed since. "
            "Give this release a name of its own, or leave --name out"
        )
    return None


def named(release: Release, version: str) -> Release:
    """The release under a name; as it is if it has one and students got nothing since."""
    if not has_news(release.ledger):
        return release
    entry = VersionEntry(version, release.ledger.newest)
    return replace(release, ledger=replace(release.ledger, versions={**release.ledger.versions, version: entry}))
