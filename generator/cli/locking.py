"""One process at a time: SQLite's lock on a file, which the system takes back however its holder ends.

https://www.sqlite.org/lockingv3.html has it for all systems, and packages need SQLite anyway.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path


@contextmanager
def locked(path: Path, patience: float) -> Iterator[bool]:
    """Holds the lock of a file, which is made if there is none; False if another process held it for `patience` seconds.

    Raises OSError if the file can't be opened.
    """
    try:
        lock = sqlite3.connect(path, timeout=patience, isolation_level=None)
    except sqlite3.OperationalError as error:
        raise OSError(0, str(error), str(path)) from error
    with closing(lock):  # which gives the lock back
        yield _is_held(lock, path)


def _is_held(lock: sqlite3.Connection, path: Path) -> bool:
    try:
        lock.execute("PRAGMA journal_mode = OFF")  # nothing is ever written, nor left beside it
        lock.execute("BEGIN EXCLUSIVE")
    except sqlite3.DatabaseError as error:
        if error.sqlite_errorcode == sqlite3.SQLITE_BUSY:
            return False
        raise OSError(0, str(error), str(path)) from error
    return True
