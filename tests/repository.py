"""A folder under Git."""

import os
import subprocess
from pathlib import Path

PERSON = {"GIT_AUTHOR_NAME": "A", "GIT_AUTHOR_EMAIL": "a@example.org"}
ALONE = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}


def git(folder: Path, *arguments: str) -> str:
    """What Git prints, whatever the settings of this machine."""
    committer = {name.replace("AUTHOR", "COMMITTER"): value for name, value in PERSON.items()}
    done = subprocess.run(
        ["git", *arguments],
        cwd=folder,
        env={**os.environ, **PERSON, **committer, **ALONE},
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout


def commit(folder: Path) -> str:
    """Commits everything below a folder, and gives the commit's hash."""
    git(folder, "add", "--all", ".")
    git(folder, "commit", "--quiet", "--allow-empty", "--message", "Everything")
    return git(folder, "rev-parse", "HEAD").strip()
