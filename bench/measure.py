"""Runs a command as a whole process and says what it took."""

import os
import sqlite3
import subprocess
import tempfile
import time
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
"""With compiled bytecode: without it every start would compile every import."""


@dataclass(frozen=True)
class Run:
    """What one run took: seconds by the clock and of the processors, and the peak of its memory in MB."""

    wall: float
    cpu: float
    memory: float


class FailedError(Exception):
    """A command did not do what it should; the message says what it said."""


def run(command: Sequence[str], folder: Path) -> Run:
    """Runs a command in a folder, to which its output goes. It must exit with 0."""
    output = folder / "output.txt"
    with output.open("wb") as file:
        start = time.perf_counter()
        process = subprocess.Popen(command, cwd=folder, env=ENVIRONMENT, stdout=file, stderr=file)
        _, status, used = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        said = output.read_text(errors="replace").strip().splitlines()
        raise FailedError(said[-1] if said else f"exit status {process.returncode}")
    return Run(wall, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def notes_in(package: Path) -> int:
    """How many notes a package in Anki's legacy layout holds, or all packages of a folder."""
    if package.is_dir():
        return sum(map(notes_in, package.glob("*.apkg")))
    with tempfile.TemporaryDirectory() as folder, zipfile.ZipFile(package) as archive:
        names = archive.namelist()
        database = archive.extract("collection.anki21" if "collection.anki21" in names else "collection.anki2", folder)
        connection = sqlite3.connect(database)
        try:
            return int(connection.execute("SELECT count(*) FROM notes").fetchone()[0])
        finally:
            connection.close()
