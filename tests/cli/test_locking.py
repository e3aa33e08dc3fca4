"""One process at a time holds a lock, and none keeps it beyond its end."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.cli.locking import locked

HOLD = """
import sys, time
from pathlib import Path
from generator.cli.locking import locked
with locked(Path(sys.argv[1]), 0) as held:
    print(held, flush=True)
    time.sleep(60)
"""


def test_a_lock_has_one_holder_until_that_ends(tmp_path: Path) -> None:
    path = tmp_path / ".lock"
    with subprocess.Popen([sys.executable, "-c", HOLD, str(path)], stdout=subprocess.PIPE, text=True) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "True\n"
        with locked(path, 0.1) as held:
            assert not held
        holder.kill()
    assert [*tmp_path.iterdir()] == [path]
    for _ in range(2):
        with locked(path, 0.1) as held:
            assert held


@pytest.mark.parametrize(
    "make", [Path.mkdir, lambda path: path.write_text("This is something else, and long enough." * 9)]
)
def test_what_can_not_be_locked_is_named(tmp_path: Path, make: Callable[[Path], object]) -> None:
    make(path := tmp_path / ".lock")
    with pytest.raises(OSError, match=r"open|not a database") as raised, locked(path, 0.1):
        pass
    assert raised.value.filename == str(path)
