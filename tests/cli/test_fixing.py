"""`deckgen check --fix` as its users run it: what it writes, what it says, and how it exits."""

import os
import shutil
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from generator.fixing.catalogue import FIXES
from tests.project import CARD, Project, card, cards

ROOT = Path(__file__).parents[2]
BASICS = "cards_src/example/basics.yaml"

NAMELESS = """\
  - question: When is it removed?  # asked often
    answer: At 36-37 weeks.
    sources: ['anatomy-2024': at 36–37 weeks]
"""
NAMED = """\
  - id: when-removed
    question: When is it removed?  # asked often
    answer: At 36–37 weeks.
    sources: ['anatomy-2024': at 36–37 weeks]
"""


def test_check_offers_to_mend_what_can_be_mended(project: Project) -> None:
    project.write("basics.yaml", cards(NAMELESS, NAMELESS.replace("When", "Why"), card("a", answer="")))
    done = project.run("check")
    assert done.stdout.endswith("3 cards, 3 errors, 2 info.\n")
    assert done.stderr == "2 of these can be mended by `deckgen check --fix`.\n"


@pytest.mark.parametrize("entry", [CARD, card("a", answer=""), card("a", answer="36-37, “so”")])
def test_check_offers_nothing_if_no_finding_can_be_mended(project: Project, entry: str) -> None:
    project.write("basics.yaml", cards(entry))
    assert project.run("check").stderr == ""


def test_fix_says_what_it_mended_and_shows_what_is_left(project: Project) -> None:
    project.write("basics.yaml", cards(NAMELESS, NAMELESS, card("a", answer="")))
    project.write("more.yaml", cards(card("b", answer="“So” >= 3")))
    done = project.run("check", "--fix")
    assert done.returncode == 1
    assert done.stderr == (
        "cards_src/example/basics.yaml: 2 range dashes, 2 ids written\n"
        "cards_src/example/more.yaml: 2 characters of a word processor, 1 comparison sign\n"
    )
    assert f"{BASICS}:13:12: error[empty-answer] Card a has no answer.\n" in done.stdout
    assert "error[missing-id]" not in done.stdout
    written = (project.root / BASICS).read_text(encoding="utf-8")
    named = NAMED.replace("removed\n", "removed-2\n")
    assert written == cards(NAMED, named, card("a", answer=""))
    again = project.run("check", "--fix")
    assert (again.returncode, again.stdout, again.stderr) == (1, done.stdout, "There was nothing to mend.\n")


def test_a_mended_deck_is_clean(project: Project) -> None:
    project.write("basics.yaml", cards(NAMELESS))
    done = project.run("check", "--fix")
    assert (done.returncode, "error[" in done.stdout, "warning[" in done.stdout) == (0, False, False)


def test_fixing_one_deck_leaves_the_others(project: Project) -> None:
    shutil.copytree(project.root / "cards_src/example", project.root / "cards_src/other")
    for name in ("example", "other"):
        project.write(f"cards_src/{name}/basics.yaml", cards(NAMELESS))
    project.run("check", "--fix", "other")
    assert (project.root / BASICS).read_text(encoding="utf-8") == cards(NAMELESS)
    assert (project.root / "cards_src/other/basics.yaml").read_text(encoding="utf-8") == cards(NAMED)


def test_a_file_that_is_no_text_stays(project: Project) -> None:
    content = b"\xef\xbb\xbf" + cards(NAMELESS).encode() + b"# caf\xe9"
    project.write("basics.yaml", content)
    done = project.run("check", "--fix")
    assert "error[bad-encoding]" in done.stdout
    assert (project.root / BASICS).read_bytes() == content


def test_a_file_that_is_broken_is_mended_above(project: Project) -> None:
    broken = "  - question: a\n   answer: b\n"
    project.write("basics.yaml", cards(NAMELESS, broken))
    done = project.run("check", "--fix")
    assert done.stderr == f"{BASICS}: 1 range dash, 1 id written\n"
    assert "error[broken-yaml]" in done.stdout
    assert (project.root / BASICS).read_text(encoding="utf-8") == cards(NAMED, broken)


def test_no_id_is_made_while_the_ledger_cant_be_read(project: Project) -> None:
    project.write("basics.yaml", cards(NAMELESS))
    project.write("decks/example.ledger.jsonl", "{")
    done = project.run("check", "--fix")
    assert done.stderr == f"{BASICS}: 1 range dash\n"
    assert "error[broken-ledger]" in done.stdout
    assert "error[missing-id]" in done.stdout


def test_diff_needs_fix(project: Project) -> None:
    done = project.run("check", "--diff")
    assert done.returncode == 2
    assert "--diff shows what --fix would change: give both" in done.stderr


@pytest.mark.parametrize("end", ["", "\n", "\r\n"])
def test_diff_shows_what_fix_does_and_writes_nothing(project: Project, end: str) -> None:
    text = cards(CARD, NAMELESS).rstrip().replace("\n", end or "\n") + end
    project.write("basics.yaml", text)
    subprocess.run(["git", "init", "--quiet"], cwd=project.root, check=True)
    shown = project.run("check", "--fix", "--diff", env={"PYTHONIOENCODING": "utf-8:strict"})
    assert shown.returncode == 1
    assert shown.stdout.startswith(f"--- a/{BASICS}\n+++ b/{BASICS}\n@@")
    assert (project.root / BASICS).read_bytes() == text.encode()
    diff = diff_bytes(project)
    project.run("check", "--fix")
    fixed = (project.root / BASICS).read_bytes()
    project.write("basics.yaml", text)
    subprocess.run(["git", "apply", "-"], cwd=project.root, input=diff, check=True)
    assert (project.root / BASICS).read_bytes() == fixed


def diff_bytes(project: Project) -> bytes:
    command = [sys.executable, "-m", "generator", "--root", str(project.root), "check", "--fix", "--diff"]
    return subprocess.run(command, cwd=ROOT, capture_output=True, check=False).stdout


def test_a_diff_without_lines_is_a_check(project: Project) -> None:
    done = project.run("check", "--fix", "--diff")
    assert (done.returncode, done.stdout, done.stderr) == (0, "1 card, no problems.\n", "")
    project.write("basics.yaml", cards(card("a", answer="")))
    assert project.run("check", "--fix", "--diff").returncode == 1


@pytest.mark.skipif(os.name != "posix", reason="a terminal of POSIX")
@pytest.mark.parametrize(("no_colour", "coloured"), [("", True), ("1", False)])
def test_a_diff_is_coloured_on_a_terminal(project: Project, no_colour: str, coloured: bool) -> None:
    project.write("basics.yaml", cards(NAMELESS))
    ours, theirs = os.openpty()
    command = [sys.executable, "-m", "generator", "--root", str(project.root), "check", "--fix", "--diff"]
    environment = {**os.environ, "NO_COLOR": no_colour}
    subprocess.run(command, cwd=ROOT, stdout=theirs, env=environment, check=False)
    os.close(theirs)
    shown = os.read(ours, 100_000).decode()
    os.close(ours)
    assert ("\x1b[32m+    answer: At 36–37 weeks." in shown) == coloured
    assert ("\x1b" in shown) == coloured


def test_a_read_only_file_is_left_and_so_are_all(project: Project) -> None:
    project.write("a.yaml", cards(NAMELESS))
    project.write("basics.yaml", cards(NAMELESS))
    (project.root / BASICS).chmod(0o444)
    done = project.run("check", "--fix")
    assert done.returncode == 2
    assert f"{BASICS} is read-only, so nothing was mended. Make it writable" in " ".join(done.stderr.split())
    for name in ("a.yaml", "basics.yaml"):
        assert (project.root / "cards_src/example" / name).read_text(encoding="utf-8") == cards(NAMELESS)
    (project.root / BASICS).chmod(0o644)


@pytest.mark.skipif(os.name != "posix", reason="limits are POSIX's")
def test_a_full_disk_leaves_whole_files(project: Project) -> None:
    import resource

    long = cards(*(NAMELESS for _ in range(100)))
    project.write("a.yaml", cards(NAMELESS))
    project.write("basics.yaml", long)
    done = subprocess.run(
        [sys.executable, "-m", "generator", "--root", str(project.root), "check", "--fix"],
        cwd=ROOT,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096)),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    assert f"{BASICS}: File too large" in done.stderr
    assert "Traceback" not in done.stderr
    assert (project.root / BASICS).read_text(encoding="utf-8") == long
    assert (project.root / "cards_src/example/a.yaml").read_text(encoding="utf-8") == cards(NAMED)
    assert not [path for path in (project.root / "cards_src/example").iterdir() if path.name.startswith(".")]


@pytest.mark.skipif(os.name != "posix", reason="modes and links are POSIX's")
def test_a_files_mode_and_a_link_to_it_stay(project: Project) -> None:
    path = project.root / BASICS
    elsewhere = project.root / "elsewhere.yaml"
    elsewhere.write_text(cards(NAMELESS), encoding="utf-8")
    elsewhere.chmod(0o640)
    path.unlink()
    path.symlink_to(elsewhere)
    assert project.run("check", "--fix").returncode == 0
    assert path.is_symlink()
    assert stat.S_IMODE(elsewhere.stat().st_mode) == 0o640
    assert elsewhere.read_text(encoding="utf-8") == cards(NAMED)


def test_what_was_released_stays_released(project: Project) -> None:
    entry = card("a", "“When”?", "At 36-37 weeks, >=\u00a03 weeks.")
    stated = "sources: ['anatomy-2024': 'at 36–37 weeks, ≥ 3 weeks']"
    project.write("basics.yaml", cards(entry.replace("sources: [anatomy-2024]", stated)))
    project.release(1_700_000_000)
    ledger = project.ledger.read_bytes()
    assert project.run("check", "--fix").returncode == 0
    assert "0 new, 0 changed, 0 retired, 1 unchanged" in project.run("build").stdout
    project.release(1_700_000_100)
    assert project.ledger.read_bytes() == ledger


def test_the_readme_tells_of_each_fix() -> None:
    names = [fix.name for fix in FIXES]
    assert len(set(names)) == len(names)
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert [name for name in names if f"| `{name}` |" not in readme] == []
