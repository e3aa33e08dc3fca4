"""`release --name`: the changelog, the version in Anki, and what happens when it is run twice, too late or killed."""

import os
import random
import re
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest

from generator.release.ledger import NOWHERE, Ledger, read_ledger
from tests.cli.test_writing import files
from tests.project import Project, card, cards
from tests.student import Student, shown

DAY = 86_400
FIRST = 1_700_000_000  # 2023-11-14
SECOND = FIRST + 30 * DAY  # 2023-12-14
THIRD = SECOND + 30 * DAY  # 2024-01-13


def changelog(project: Project) -> str:
    return (project.root / "decks/CHANGELOG.md").read_text()


def ledger(project: Project) -> Ledger:
    read, problems = read_ledger("f", project.ledger.read_text())
    assert problems == ()
    return read


def about(student: Student) -> str:
    deck = student.collection.decks.by_name("Example")
    assert deck is not None
    return shown(str(deck["desc"]))


@pytest.fixture
def first(project: Project) -> bytes:
    project.write("basics.yaml", cards(card("one"), card("two"), card("three")))
    return project.release(FIRST, "--name", "2023-11")


@pytest.fixture
def second(project: Project, first: bytes) -> bytes:
    assert first
    project.write(
        "basics.yaml",
        cards(
            card("new"),
            card("one", answer="This and that."),
            card("two"),
            card("three", more="    retired: 2023-12-14 wrong\n"),
        ),
    )
    return project.release(SECOND, "--name", "2023-12")


SECTION = """\
<!-- deckgen: example 2023-12 -->
## Example 2023-12

2023-12-14: 1 new, 1 changed, 1 retired, 1 unchanged.

To see in Anki which cards changed, search for `tag:Example::Changed::2023-12`.

Retired cards have a banner that says why; `tag:Example::Retired` finds them all.

### New (1)

They come as new cards.

- What is new? (`new`)

### Changed (1)

Anki replaces their text and keeps all progress.

- What is one? (`one`)
  - Answer: <del>That</del><ins>This and that</ins>.

### Retired (1)

They stay, with a banner that says why, and the tag Retired.

- What is three? (`three`)
  - Question: <ins>Retired on 2023-12-14: wrong</ins> What is three?

"""


def test_the_changelog_tells_what_changed(project: Project, second: bytes) -> None:
    assert second
    text = changelog(project)
    assert text.startswith("# Changelog\n\nWhat a student who updates sees, the newest first.")
    assert SECTION + "<!-- deckgen: example 2023-11 -->\n## Example 2023-11\n\n2023-11-14: 3 new, 0 unchanged." in text


def test_a_student_sees_the_version_and_finds_what_changed(
    project: Project, first: bytes, second: bytes, student: Student
) -> None:
    student.take(first)
    assert about(student) == "Version 2023-11 of 2023-11-14"
    student.take(second)
    assert about(student) == "Version 2023-12 of 2023-12-14"
    searches = re.findall(r"`(tag:[^`]*)`", changelog(project))
    found = [
        {student.collection.get_note(note)["Card ID"] for note in student.collection.find_notes(one)}
        for one in searches
    ]
    assert found == [{"one", "three"}, {"three"}]
    project.write(
        "basics.yaml",
        cards(
            card("new"), card("one", answer="Else."), card("two"), card("three", more="    retired: 2023-12-14 wrong\n")
        ),
    )
    student.take(project.release(THIRD))
    assert about(student) == "Version 2023-12 of 2023-12-14, with corrections up to 2024-01-13"


def test_a_release_without_a_name_leaves_the_changelog_alone_and_the_next_name_tells_of_it(
    project: Project, first: bytes
) -> None:
    assert first
    before = changelog(project)
    project.write("basics.yaml", cards(card("one", answer="Once."), card("two"), card("three"), card("four")))
    project.release(SECOND)
    assert changelog(project) == before
    assert project.run("release", "--check").returncode == 0
    project.write(
        "basics.yaml", cards(card("one", answer="Once."), card("two", answer="Twice."), card("three"), card("four"))
    )
    project.release(THIRD, "--name", "v2")
    section = changelog(project).partition("<!-- deckgen: example 2023-11 -->")[0]
    assert "2024-01-13: 1 new, 2 changed, 1 unchanged." in section
    assert "`tag:Example::Changed::2023-12 or tag:Example::Changed::2024-01`" in section
    assert "- What is one? (`one`)\n- What is two? (`two`)\n  - Answer: <del>That</del><ins>Twice</ins>." in section


def test_a_name_for_what_was_released_before(project: Project) -> None:
    package = project.release(FIRST)
    project.release(SECOND, "--name", "v1")
    assert "2023-11-14: 1 new, 0 unchanged." in changelog(project)
    assert ledger(project).versions["v1"].mod == FIRST
    assert project.package.read_bytes() != package


def test_without_the_old_package_the_ledger_still_knows_what_came(project: Project, first: bytes) -> None:
    assert first
    project.package.write_bytes(first[:-100])
    project.write("basics.yaml", cards(card("one", answer="Else."), card("two"), card("three"), card("four")))
    done = project.run("release", "--at", str(SECOND), "--name", "v2")
    assert "1 new, 1 changed, 2 unchanged." in changelog(project)
    assert "- What is one? (`one`)\n" in changelog(project)
    written = [line.partition(" ")[0] for line in done.stdout.splitlines()[1:]]
    assert written[:2] == ["decks/CHANGELOG.md", "decks/example.apkg"]  # in this order, or its words would be lost


def test_the_same_again_changes_nothing(project: Project, second: bytes) -> None:
    assert second
    before = files(project)
    project.release(THIRD, "--name", "2023-12")
    project.release(THIRD)
    assert files(project) == before
    assert project.run("release", "--check", "--name", "2023-12").returncode == 0


def test_a_name_is_given_once(project: Project, second: bytes) -> None:
    assert second
    before = files(project)
    done = project.run("release", "--name", "2023-11")
    assert done.returncode == 2
    assert "2023-11 is the name of an earlier release; the last one was 2023-12" in done.stderr
    assert project.run("release", "--check", "--name", "2023-11").returncode == 2
    project.write("more.yaml", cards(card("more")))
    done = project.run("release", "--name", "2023-12")
    assert done.returncode == 2
    assert "2023-12 is the name of the release of 2023-12-14, and cards have changed since." in done.stderr
    assert "Give this release a name of its own, or leave --name out." in " ".join(done.stderr.split())
    assert files(project) == before


def test_with_nothing_new_the_name_stays(project: Project, second: bytes) -> None:
    before = files(project)
    done = project.run("release", "--at", str(THIRD), "--name", "2024-01")
    assert (done.returncode, done.stderr) == (0, "Example: students get nothing new since 2023-12, so it stays that.\n")
    assert files(project) == before
    assert project.package.read_bytes() == second


@pytest.mark.parametrize("name", ["", " ", "-->", "a\nb", "<b>", "x" * 41, "../x", "a--b", "2027/02"])
def test_a_name_that_is_none(project: Project, name: str) -> None:
    done = project.run("release", f"--name={name}")
    assert done.returncode == 2
    assert "give words or numbers joined by" in done.stderr
    assert not project.ledger.exists()


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_what_is_written_by_hand_stays(project: Project, first: bytes, end: str) -> None:
    assert first
    path = project.root / "decks/CHANGELOG.md"
    ours = changelog(project).replace("# Changelog", "# What is new").replace("3 new", "three new") + "\nBy hand: é.\n"
    path.write_bytes(ours.replace("\n", end).encode())
    project.write("basics.yaml", cards(card("one", answer="Else."), card("two"), card("three")))
    project.release(SECOND, "--name", "v2")
    text = path.read_bytes().decode()
    assert text.count(end) == text.count("\n")
    head, _, rest = ours.partition("<!--")
    text = text.replace("\r\n", "\n")
    assert text.startswith(f"{head}<!-- deckgen: example v2 -->")
    assert text.endswith(f"<!--{rest}")


def test_a_changelog_that_cannot_be_read_stops_everything(project: Project, first: bytes) -> None:
    assert first
    (project.root / "decks/CHANGELOG.md").write_bytes(b"\xff\xfe#")
    before = files(project)
    project.write("basics.yaml", cards(card("one", answer="Else."), card("two"), card("three")))
    done = project.run("release", "--name", "v2")
    assert done.returncode == 2
    assert "decks/CHANGELOG.md is not UTF-8" in done.stderr
    assert files(project) == before


def test_a_lost_changelog_is_written_again(project: Project, second: bytes) -> None:
    assert second
    (project.root / "decks/CHANGELOG.md").unlink()
    done = project.run("release", "--check")
    assert done.returncode == 1
    assert done.stdout == "Example: the newest release is not in decks/CHANGELOG.md. Run `deckgen release`.\n"
    project.release(THIRD)
    assert "2023-12-14: 1 new, 1 changed, 1 retired, 1 unchanged." in changelog(project)
    assert project.run("release", "--check").returncode == 0


def test_why_it_breaks_or_was_sent_again_stands_there(project: Project, first: bytes) -> None:
    assert first
    project.write("basics.yaml", cards(card("one", more="    tags: [Hard]\n"), card("two"), card("three")))
    project.release(SECOND, "--name", "v2", "--refresh", "new *tags*")
    assert "Sent again: new \\*tags\\*\n\n1 card came again with other citations, tags or looks." in changelog(project)


def test_a_clock_that_is_late_loses_nothing(project: Project, first: bytes) -> None:
    assert first
    project.write("basics.yaml", cards(card("one"), card("two"), card("three"), card("four")))
    project.release(FIRST - 30, "--name", "v2")
    assert "1 new, 3 unchanged." in changelog(project)
    assert ledger(project).cards["four"].first == FIRST + 1


def in_no_place(ledger: Ledger) -> Ledger:
    """A ledger wherever its lines stand."""
    return replace(ledger, cards={name: entry._replace(span=NOWHERE) for name, entry in ledger.cards.items()})


def test_named_on_two_branches(project: Project, second: bytes) -> None:
    """Lines that a merge by union brings together are one ledger, whatever their order."""
    assert second
    lines = project.ledger.read_text().splitlines(keepends=True)
    other = '{"mod":1700000500,"version":"2023-11b"}\n'
    one, _ = read_ledger("f", "".join([*lines, other]))
    two, _ = read_ledger("f", "".join([lines[0], other, *reversed(lines[1:])]))
    assert in_no_place(one) == in_no_place(two)
    assert one.version is not None
    assert one.version.version == "2023-12"
    assert set(one.versions) == {"2023-11", "2023-11b", "2023-12"}


def test_a_description_is_text(project: Project, student: Student) -> None:
    deck = (project.root / "cards_src/example/deck.yaml").read_text()
    project.write("deck.yaml", deck + "description: Why <script>alert(1)</script> & how.\n")
    student.take(project.release(FIRST, "--name", "1.2 final"))
    found = student.collection.decks.by_name("Example")
    assert found is not None
    assert (
        found["desc"] == "Why &lt;script&gt;alert(1)&lt;/script&gt; &amp; how.<br><br>Version 1.2 final of 2023-11-14"
    )


def test_stopped_between_two_files(project: Project, first: bytes) -> None:
    """Each moment between two replacements of files, and what the next release, with or without a name, makes of it."""
    old = snapshot(project)
    project.write("basics.yaml", cards(card("one", answer="Else."), card("two"), card("three"), card("four")))
    project.release(SECOND, "--name", "v2")
    new = snapshot(project)
    for done in (["decks/example.ledger.jsonl"], ["decks/example.ledger.jsonl", "decks/CHANGELOG.md"]):
        for arguments in ((), ("--name", "v2")):
            restore(project, {**old, **{name: new[name] for name in done}})
            project.release(THIRD, *arguments)
            assert snapshot(project) == new
    assert first


def snapshot(project: Project) -> dict[str, bytes]:
    return {name: content for name, (content, _) in files(project).items()}


def restore(project: Project, state: dict[str, bytes]) -> None:
    for path in (project.root / "decks").iterdir():
        if path.is_file():
            path.unlink()
    for name, content in state.items():
        (project.root / name).write_bytes(content)


@pytest.mark.skipif(os.name != "posix", reason="kill -9 is POSIX's")
@pytest.mark.slow
def test_killed_at_any_moment_the_changelog_is_neither_lost_nor_doubled(project: Project) -> None:
    project.write("basics.yaml", cards(*(card(f"card-{number}") for number in range(300))))
    project.release(FIRST, "--name", "v1")
    old = snapshot(project)
    project.write("basics.yaml", cards(*(card(f"card-{number}", answer=f"{number}!") for number in range(300))))
    started = time.monotonic()
    project.release(SECOND, "--name", "v2")
    took = time.monotonic() - started
    new = snapshot(project)
    chance = random.Random(6)
    command = [
        sys.executable,
        "-m",
        "generator",
        "--root",
        str(project.root),
        "release",
        "--at",
        str(SECOND),
        "--name",
        "v2",
    ]
    for _ in range(8):
        restore(project, old)
        process = subprocess.Popen(command, cwd=Path(__file__).parents[2], stdout=subprocess.DEVNULL)
        time.sleep(chance.uniform(0.6, 1.05) * took)
        process.send_signal(signal.SIGKILL)
        process.wait()
        for name, content in snapshot(project).items():
            assert name.endswith(".tmp") or content in {old.get(name), new[name]}
        project.release(SECOND, "--name", "v2")
        assert snapshot(project) == new
