"""Input that means harm, or is merely absurd: a diagnostic with its place, bounded time and memory, no traceback."""

import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from tests.project import CARD, Project, card, cards

pytestmark = pytest.mark.skipif(os.name != "posix", reason="limits of memory and time are POSIX's")

MEMORY = 2 << 30
SECONDS = 40

BOMB = "cards:\n  - &a0 x\n" + "".join(
    f"  - &a{level} [{', '.join([f'*a{level - 1}'] * 9)}]\n" for level in range(1, 12)
)

HOSTILE: dict[str, bytes] = {
    "an alias bomb": BOMB.encode(),
    "a cyclic alias": b"cards: &a\n  - *a\n",
    "a merge key": b"a: &a {id: x}\ncards:\n  - <<: *a\n    question: x\n",
    "deep brackets": b"cards: " + b"[" * 1_000_000,
    "deep braces": b"cards: " + b"{a: " * 300_000,
    "deep indentation": b"".join(b" " * level + b"- \n" for level in range(2_000)),
    "a Python tag": b"cards:\n  - !!python/object/apply:os.system ['touch HACKED']\n",
    "a custom tag": b"cards:\n  - id: !mine x\n",
    "several documents": b"cards: []\n---\ncards: []\n...\n---\nx\n",
    "a directive": b"%YAML 9.9\n%TAG ! tag:x\n---\ncards: []\n",
    "NUL": b"cards:\n  - id: a\x00b\n",
    "control characters": b"cards:\n  - id: a\n    question: a\x1fb\x08c\x7f\n",
    "escaped control characters": b'cards:\n  - id: a\n    question: "a\\x1fb\\0"\n',
    "an escaped surrogate": b'cards:\n  - id: a\n    question: "\\ud800"\n',
    "a lone surrogate": b"cards:\n  - id: a\n    question: \xed\xa0\x80\n",
    "UTF-16": "cards:\n".encode("utf-16"),
    "UTF-32": "cards:\n".encode("utf-32"),
    "Latin-1": "cards:\n  - id: café\n".encode("latin-1"),
    "a long line": b"cards:\n  - id: " + b"a" * 20_000_000 + b"\n",
    "a long line of brackets": b"cards:\n  - id: " + b"[]" * 2_000_000 + b"\n",
    "a long broken line": b"cards:\n  - id: a\n    question: a: " + b"b" * 20_000_000 + b"\n",
    "a file that is too large": b"cards:\n" + b"#" * (40 << 20),
    "many cards": b"topic: Basics\ncards:\n" + b"  - {id: a, x: y}\n" * 20_000,
    "many broken cards": b"topic: Basics\ncards:\n" + b"  - id: a\n    answer: b: c\n" * 20_000,
    "many quotes": b"cards:\n" + b"  - id: '" * 50_000,
    "many clozes": b"cards:\n  - id: a\n    cloze: '" + b"{{c1::" * 100_000 + b"'\n",
    "many brackets of Markdown": b"cards:\n  - id: a\n    question: '" + b"[" * 100_000 + b"'\n    answer: b\n",
    "an empty file": b"",
    "a lone dash": b"-",
    "a lone colon": b":",
    "a question mark": b"? ? ? x",
    "null bytes": bytes(1000),
    "noise": bytes(range(256)) * 50,
}


def limited(project: Project, *arguments: str) -> subprocess.CompletedProcess[str]:
    import resource

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))

    return subprocess.run(
        [sys.executable, "-m", "generator", "--root", str(project.root), *arguments],
        cwd=Path(__file__).parents[2],
        preexec_fn=limit,
        capture_output=True,
        text=True,
        errors="replace",
        check=False,
    )


@pytest.mark.parametrize("case", HOSTILE)
def test_a_hostile_card_file(project: Project, case: str) -> None:
    project.write("basics.yaml", cards(CARD))
    project.write("hostile.yaml", HOSTILE[case])
    done = limited(project, "check")
    assert done.returncode in ({0, 1} if case == "an empty file" else {1}), done.stderr[-500:]
    assert "Traceback" not in done.stderr
    assert case == "an empty file" or "cards_src/example/hostile.yaml:" in done.stdout
    assert max(map(len, done.stdout.splitlines())) < 400
    assert not Path("HACKED").exists()
    assert limited(project, "build").returncode == done.returncode


@pytest.mark.parametrize("name", ["deck.yaml", "sources.yaml", "appraisal.yaml", "cards_src/example/media/media.yaml"])
@pytest.mark.parametrize(
    "case", ["an alias bomb", "deep braces", "noise", "UTF-16", "many quotes", "a lone dash", "NUL"]
)
def test_another_hostile_file(project: Project, name: str, case: str) -> None:
    project.write(name, HOSTILE[case])
    done = limited(project, "check")
    assert done.returncode == 1
    assert "Traceback" not in done.stderr


def test_a_million_cards_are_refused(project: Project) -> None:
    """The text of a deck is bounded; so are the cards that can stand in it."""
    text = "topic: Basics\ncards:\n" + "".join(
        f"  - id: card-{number}\n    question: {'a' * 200}?\n    answer: b\n    sources: [anatomy-2024]\n"
        for number in range(100_000)
    )
    for number in range(10):
        project.write(f"cards-{number}.yaml", text.replace("card-", f"card-{number}-"))
    done = limited(project, "check")
    assert done.returncode == 1
    assert "its files hold more than 128 MiB of text" in done.stdout
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("name", ["line\nbreak.yaml", "right\u202eleft.yaml", "per%cent::.yaml", "ünï çødé.yaml"])
def test_a_strange_name(project: Project, name: str) -> None:
    (project.root / "cards_src/example" / name).write_text(cards("  - id: x\n"))
    done = limited(project, "check")
    assert done.returncode == 1
    assert "Traceback" not in done.stderr


def test_a_name_that_is_not_unicode(project: Project) -> None:
    target = os.fsencode(project.root / "cards_src/example") + b"/\xff.yaml"
    Path(os.fsdecode(target)).write_text(cards("  - id: x\n"))
    done = limited(project, "check")
    assert done.returncode in {1, 2}
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("image", ["../../../etc/passwd", "/etc/passwd", "..", "a/b.svg", "C:\\x.svg", "~/x"])
def test_a_picture_outside_of_media(project: Project, image: str) -> None:
    project.write("basics.yaml", cards(card("cervix", more=f"    image: '{image}'\n")))
    done = limited(project, "build")
    assert done.returncode == 1
    assert "error[bad-value]" in done.stdout


def test_a_file_that_changes_while_it_is_read(project: Project) -> None:
    path = project.root / "cards_src/example/basics.yaml"
    texts = [cards(CARD), cards(*(card(f"card-{number}") for number in range(500))), "cards: [", ""]
    stop = threading.Event()

    def change() -> None:
        while not stop.is_set():
            for text in texts:
                path.write_text(text)

    thread = threading.Thread(target=change)
    thread.start()
    try:
        for _ in range(10):
            done = limited(project, "check")
            assert done.returncode in {0, 1}
            assert "Traceback" not in done.stderr
    finally:
        stop.set()
        thread.join()


def test_a_file_that_may_not_be_read(project: Project) -> None:
    if os.geteuid() == 0:
        pytest.skip("root may read everything")
    (project.root / "cards_src/example/basics.yaml").chmod(0)
    assert "Permission denied" in limited(project, "check").stdout
