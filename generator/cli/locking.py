"""One process at a time: the system's lock on a file, which the system takes back however its holder ends.

It is the lock that the library filelock takes, without the tenth of the time of a small build that it takes to load that.
"""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

if sys.platform == "win32":
    import msvcrt

    def _lock(file: BinaryIO) -> None:
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _lock(file: BinaryIO) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


PAUSE = 0.05
"""Seconds between one try and the next."""


@contextmanager
def locked(path: Path, patience: float) -> Iterator[bool]:
    """Holds the lock of a file, which is made if there is none; False if another process held it for `patience` seconds."""
    end = time.monotonic() + patience
    with path.open("ab") as file:
        while not (held := _held(file)) and time.monotonic() < end:
            time.sleep(PAUSE)
        yield held  # to close the file gives its lock back


def _held(file: BinaryIO) -> bool:
    try:
        _lock(file)
    except (BlockingIOError, PermissionError):
        return False
    return True
