"""A project, or a file of it, as it was at a revision of Git."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from fnmatch import fnmatchcase
from pathlib import Path
from typing import NamedTuple

import click

from generator.cli.git import commit, git

ASKING = "deckgen diff"
WANTED = ("cards_src/*", "decks/*.ledger.jsonl", "decks/*.verified.jsonl")
"""The files from which a deck is made."""
OWN_INDEX = ("-c", "core.sparseCheckout=false", "-c", "core.splitIndex=false")
MOST = 1 << 30
"""Bytes of a revision, or of a package, that are read."""


class Revision(NamedTuple):
    """A commit, when it was made (Unix seconds), and the project's folder in it ("" or such as "sub/")."""

    commit: str
    time: int
    folder: str


def find_revision(root: Path, revision: str) -> Revision:
    """The commit that Git knows by this name."""
    found = commit(root, revision, ASKING)
    time = git(root, "show", "--no-patch", "--no-show-signature", "--format=%ct", found, asking=ASKING)
    folder = git(root, "rev-parse", "--show-prefix", asking=ASKING)
    return Revision(found, int(time), os.fsdecode(folder).removesuffix("\n"))


@contextmanager
def project_at(root: Path, revision: Revision) -> Iterator[Path]:
    """A temporary folder with the files of the project, as Git would check them out."""
    top = Path(os.fsdecode(git(root, "rev-parse", "--show-toplevel", asking=ASKING)).removesuffix("\n"))
    tree = f"{revision.commit}:{revision.folder}"
    paths = _paths(top, tree)
    with tempfile.TemporaryDirectory(prefix="deckgen-", ignore_cleanup_errors=True) as folder:
        env = {"GIT_INDEX_FILE": str(Path(folder, "index"))}
        project = Path(folder, "project")
        project.mkdir()
        git(top, *OWN_INDEX, "read-tree", tree, asking=ASKING, env=env)
        into = f"--prefix={project.as_posix()}/"
        git(top, *OWN_INDEX, "checkout-index", "-z", "--stdin", into, asking=ASKING, env=env, given=b"\0".join(paths))
        yield project


def file_at(root: Path, revision: Revision, path: str) -> bytes:
    """The content of a file of the project."""
    name = f"{revision.commit}:{revision.folder}{path}"
    gone = f"At that revision there is no file {path}. Give its path from the project's folder."
    size = int(git(root, "cat-file", "-s", name, asking=ASKING, otherwise=gone))
    if size > MOST:
        raise click.UsageError(f"{path} is larger than {MOST >> 20} MiB.")
    return git(root, "cat-file", "blob", name, asking=ASKING, otherwise=gone)


def _paths(top: Path, tree: str) -> list[bytes]:
    """The paths in a tree of the files that make decks."""
    missing = "At that revision the project's folder isn't there."
    listed = git(top, "ls-tree", "-r", "-l", "-z", "--full-tree", tree, asking=ASKING, otherwise=missing)
    entries = [line.split(b"\t", 1) for line in listed.split(b"\0") if line]
    wanted = [(about.split(), path) for about, path in entries if _wanted(os.fsdecode(path))]
    if sum(int(about[3]) for about, _ in wanted if about[3] != b"-") > MOST:
        raise click.UsageError(f"The decks of that revision are larger than {MOST >> 20} MiB.")
    return [path for about, path in wanted if about[1] == b"blob"]


def _wanted(path: str) -> bool:
    return any(fnmatchcase(path, pattern) for pattern in WANTED)
