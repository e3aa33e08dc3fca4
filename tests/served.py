"""`deckgen preview --serve`, run as its users run it."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.project import Project


@dataclass(frozen=True)
class Served:
    """A server that is running, and the address that it gave."""

    process: subprocess.Popen[str]
    url: str

    def interrupt(self) -> tuple[int, str]:
        """Presses Ctrl-C: the exit status, and what was said."""
        self.process.send_signal(signal.SIGINT)
        _, said = self.process.communicate(timeout=20)
        return self.process.returncode, said


@contextmanager
def serving(project: Project, *arguments: str) -> Iterator[Served]:
    """Serves the project's decks meanwhile."""
    command = [sys.executable, "-m", "generator", "preview", "--serve", *arguments]
    env = {**os.environ, "PYTHONPATH": str(Path(__file__).parent.parent)}
    with subprocess.Popen(
        command, cwd=project.root, env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout
        try:
            yield Served(process, process.stdout.readline().strip())
        finally:
            process.kill()
