"""Files are replaced whole: nothing is half written, nothing is written without need."""

import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from generator.apkg.reader import Unpacked, unpack
from generator.release.ledger import read_ledger
from tests.project import Project, card, cards

FIRST = 1_700_000_000
SECOND = FIRST + 86_400


def files(project: Project) -> dict[str, tuple[bytes, int]]:
    """All that lies below decks/ for people, with its inode: another inode means another writing."""
    deckgens = {".lock", ".last-build.json"}
    found = (path for path in (project.root / "decks").rglob("*") if path.is_file() and path.name not in deckgens)
    return {path.relative_to(project.root).as_posix(): (path.read_bytes(), path.stat().st_ino) for path in found}


def test_two_releases_of_the_same_input_give_equal_bytes(project: Project) -> None:
    one = project.release(FIRST)
    ledger = project.ledger.read_bytes()
    for path in (project.package, project.ledger):
        path.unlink()
    assert project.release(FIRST) == one
    assert project.ledger.read_bytes() == ledger


def test_what_is_right_already_is_not_rewritten(project: Project) -> None:
    project.release(FIRST)
    project.run("build")
    before = files(project)
    project.release(SECOND)
    project.run("build", env={"SOURCE_DATE_EPOCH": str(SECOND)})
    assert files(project) == before


def test_a_draft_with_news_is_not_rewritten_for_the_time_alone(project: Project) -> None:
    project.run("build", env={"SOURCE_DATE_EPOCH": str(FIRST)})
    before = files(project)
    done = project.run("build", env={"SOURCE_DATE_EPOCH": str(SECOND)})
    assert "is up to date" in done.stdout
    assert files(project) == before


def test_another_sqlite_or_zlib_makes_no_other_package(project: Project) -> None:
    """The same content in other bytes, as another version of a library would write it, is left alone."""
    import io
    import zipfile

    package = project.release(FIRST)
    rewritten = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as old, zipfile.ZipFile(rewritten, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "collection.anki2":
                database = sqlite3.connect(":memory:")
                database.deserialize(content)
                database.execute("PRAGMA page_size = 8192")
                database.execute("VACUUM")
                content = database.serialize()
                database.close()
            new.writestr(name, content)
    project.package.write_bytes(rewritten.getvalue())
    assert project.release(SECOND) == rewritten.getvalue()
    assert project.run("release", "--check").returncode == 0


def test_a_build_touches_nothing_tracked(project: Project) -> None:
    project.release(FIRST)
    project.write("basics.yaml", cards(card("cervix", answer="Changed.")))
    before = files(project)
    assert project.run("build").returncode == 0
    after = files(project)
    assert {name: after[name] for name in before} == before
    assert set(after) - set(before) == {"decks/draft/example.apkg"}


def test_release_check_writes_nothing(project: Project) -> None:
    done = project.run("release", "--check")
    assert done.returncode == 1
    assert (
        done.stdout == "Not released yet: Example: 1 new, 0 changed, 0 retired, 0 unchanged. Run `deckgen release`.\n"
    )
    assert not (project.root / "decks").exists()
    project.release(FIRST)
    assert project.run("release", "--check").stdout == "Example: everything is released.\n"
    project.package.write_bytes(project.package.read_bytes()[:-50])
    assert project.run("release", "--check").returncode == 1


@pytest.mark.skipif(os.name != "posix", reason="limits and signals are POSIX's")
def test_a_full_disk_loses_nothing(project: Project) -> None:
    import resource

    project.release(FIRST)
    before = files(project)
    project.write("more.yaml", cards(*(card(f"card-{number}") for number in range(200))))
    done = subprocess.run(
        [sys.executable, "-m", "generator", "--root", str(project.root), "release", "--at", str(SECOND)],
        cwd=Path(__file__).parents[2],
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096)),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    assert "File too large" in done.stderr
    assert "Traceback" not in done.stderr
    assert files(project) == before
    project.release(SECOND)


def test_two_at_once_wait_for_each_other(project: Project) -> None:
    project.write("basics.yaml", cards(*(card(f"card-{number}") for number in range(300))))
    command = [sys.executable, "-m", "generator", "--root", str(project.root), "release", "--at", str(FIRST)]
    running = [
        subprocess.Popen(command, cwd=Path(__file__).parents[2], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        for _ in range(4)
    ]
    outputs = [process.communicate() for process in running]
    assert [process.returncode for process in running] == [0] * 4, outputs
    assert sum(b"300 new" in out for out, _ in outputs) == 1
    assert project.run("release", "--check").returncode == 0


@pytest.mark.skipif(os.name != "posix", reason="kill -9 is POSIX's")
@pytest.mark.slow
def test_a_release_killed_at_any_moment_leaves_valid_files_and_the_next_one_heals(project: Project) -> None:
    project.write("basics.yaml", cards(*(card(f"card-{number}") for number in range(400))))
    first = project.release(FIRST)
    ledger = project.ledger.read_bytes()
    project.write("basics.yaml", cards(*(card(f"card-{number}", answer=f"{number}!") for number in range(400))))
    started = time.monotonic()
    second = project.release(SECOND)
    took = time.monotonic() - started
    new_ledger = project.ledger.read_bytes()
    chance = random.Random(4)
    command = [sys.executable, "-m", "generator", "--root", str(project.root), "release", "--at", str(SECOND)]
    for _ in range(24):
        project.package.write_bytes(first)
        project.ledger.write_bytes(ledger)
        process = subprocess.Popen(command, cwd=Path(__file__).parents[2], stdout=subprocess.DEVNULL)
        time.sleep(chance.uniform(0.6, 1.05) * took)
        process.send_signal(signal.SIGKILL)
        process.wait()
        assert project.package.read_bytes() in {first, second}
        assert project.ledger.read_bytes() in {ledger, new_ledger}
        assert isinstance(unpack(project.package.read_bytes()), Unpacked)
        assert read_ledger("f", project.ledger.read_text())[1] == ()
        assert project.release(SECOND) == second
        assert project.ledger.read_bytes() == new_ledger
        assert set(files(project)) == {
            "decks/example.apkg",
            "decks/example.corrections.txt",
            "decks/example.ledger.jsonl",
        }
