"""Which lines have changed since a revision, as Git tells it."""

import os
import re
import sys
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path

from generator.cli.git import commit, git

ASKING = "--since"
HUNK = re.compile(rb"@@ -\d+(?:,(\d+))? \+(\d+)(?:,(\d+))? @@")
DIFF = (  # whatever the user's own settings are
    "diff --unified=0 --inter-hunk-context=0 --relative --no-prefix --find-renames --text "
    "--no-color --no-ext-diff --no-textconv"
).split()
ALL = range(1, sys.maxsize)
"""Every line of a file."""


def changed_lines(root: Path, revision: str) -> Mapping[str, Sequence[range]]:
    """The lines of the project that have changed since a revision, committed or not, by path from the root.

    All lines of a file that Git doesn't know have changed.
    """
    from generator.deck.files import DECKS, RELEASED

    folders = ("--", DECKS.as_posix(), RELEASED.as_posix())
    since = commit(root, revision, ASKING)
    untracked = git(root, "ls-files", "--others", "-z", *folders, asking=ASKING).split(b"\0")
    changed = lines_of_diff(git(root, *DIFF, since, *folders, asking=ASKING))
    return {**changed, **{os.fsdecode(path): (ALL,) for path in untracked if path}}


def lines_of_diff(diff: bytes) -> Mapping[str, Sequence[range]]:
    """The lines that a diff without context adds or changes, by path; where it only deletes, the line before."""
    found: defaultdict[str, list[range]] = defaultdict(list)
    before = path = ""
    content = 0  # lines of a file that are still to come: they may look like those of a diff
    for line in diff.split(b"\n"):
        if content and not line.startswith(b"\\"):  # "\ No newline at end of file"
            content -= 1
        elif line.startswith(b"--- "):
            before = _path(line[4:])
        elif line.startswith(b"+++ "):
            path = before if line == b"+++ /dev/null" else _path(line[4:])
        elif hunk := HUNK.match(line):
            old, start, new = (1 if number is None else int(number) for number in hunk.groups())
            content = old + new
            found[path].append(range(max(start, 1), max(start, 1) + max(new, 1)))
    return found


def _path(written: bytes) -> str:
    """A path of a diff's header: in C's way if it has odd characters, and with a tab behind it if it has a space."""
    written = written.removesuffix(b"\t")
    if written.startswith(b'"'):
        written = written[1:-1].decode("unicode_escape").encode("latin-1")
    return os.fsdecode(written)
