"""What Git knows of a project."""

import os
import subprocess
from collections.abc import Mapping
from pathlib import Path

import click


def commit(root: Path, revision: str, asking: str) -> str:
    """The hash of a revision. `asking` is what the user called, to begin messages with."""
    git(root, "rev-parse", "--is-inside-work-tree", asking=asking)
    unknown = f"Git knows no revision {revision!r}. Give a branch, a tag or a commit; in CI, fetch the history first."
    if revision.startswith("-"):  # an option of Git
        raise click.UsageError(unknown)
    named = f"{revision}^{{commit}}"
    return git(root, "rev-parse", "--verify", named, asking=asking, otherwise=unknown).decode().strip()


def git(
    root: Path,
    *arguments: str,
    asking: str,
    otherwise: str | None = None,
    given: bytes | None = None,
    env: Mapping[str, str] | None = None,
) -> bytes:
    """What Git answers to the arguments and to what is `given` it; if it can't, the command ends with its words or others."""
    own = {**os.environ, "LC_ALL": "C", "GIT_DIFF_OPTS": "", **(env or {})}
    try:
        done = subprocess.run(["git", *arguments], cwd=root, env=own, input=given, capture_output=True, check=False)
    except FileNotFoundError:
        raise click.UsageError(f"{asking} asks Git what has changed, and there is no Git on this machine.") from None
    if done.returncode:
        said = done.stderr.decode(errors="replace").strip()
        raise click.UsageError(otherwise or f"{asking} asks Git what has changed, and Git says: {said}")
    return done.stdout
