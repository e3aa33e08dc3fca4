"""Long work shows how far it has come, and Ctrl-C leaves everything as it was."""

import os
import pty
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from bench import decks

CARDS = 3_000
"""Enough for more than a moment's work."""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("long")
    decks.write(CARDS, folder)
    return folder


def files(folder: Path) -> dict[str, bytes]:
    """All but the lock and what was kept of work that is done."""
    return {
        str(path): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and path.name != ".lock" and ".kept" not in path.parts
    }


def until(terminal: int, word: bytes) -> bytes:
    """What comes to a terminal, up to a word."""
    shown = b""
    while word not in shown:
        shown += os.read(terminal, 1024)
    return shown


@pytest.mark.slow
@pytest.mark.parametrize("stage", [b"Files", b"Rules"])
def test_ctrl_c_leaves_everything_as_it_was(made: Path, stage: bytes) -> None:
    draft = made / "decks" / "draft" / f"{decks.NAME}.apkg"
    draft.parent.mkdir(parents=True, exist_ok=True)
    draft.write_bytes(b"an older draft")
    before = files(made)
    terminal, end = pty.openpty()
    command = [sys.executable, "-m", "generator", "--root", str(made), "build"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=end, env={**os.environ, "TERM": "xterm"})
    os.close(end)
    until(terminal, stage)
    process.send_signal(signal.SIGINT)
    until(terminal, b"Interrupted.")
    output, _ = process.communicate()
    os.close(terminal)
    assert process.returncode == 130
    assert output == b""
    assert files(made) == before


@pytest.mark.slow
def test_without_a_terminal_no_bar_is_shown(made: Path) -> None:
    command = [
        sys.executable,
        "-m",
        "generator",
        "--root",
        str(made),
        "check",
        "--ignore",
        "near-duplicate,interfering-pair",
    ]
    done = subprocess.run(command, capture_output=True, check=True)
    assert done.stderr == b""
