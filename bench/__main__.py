"""Measures deckgen beside other ways to make the same packages, and writes the table of docs/performance.md.

All commands of one size run in turn, round by round, so that each ratio is one of neighbours in time. What is shown is the
median of the rounds; `bare script` is what the ratios are to.
"""

import argparse
import statistics
import sys
import tempfile
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path

from bench import decks, peers, table
from bench.measure import FailedError, Run, notes_in, run
from bench.subjects import DECKGEN, Subject, subjects

PAGE = Path(__file__).parents[1] / "docs" / "performance.md"
SLOWEST = 60.0
"""Seconds that a run of another program may take; where the last size lets expect more, it is left out."""


def main() -> None:
    parser = argparse.ArgumentParser(
        prog="python -m bench", description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--quick", action="store_true", help="200 and 2,000 cards, without other programs; prints only")
    parser.add_argument("--sizes", type=lambda text: [int(size) for size in text.split(",")], metavar="N,…")
    parser.add_argument("--runs", type=int, default=5, help="rounds (5)")
    parser.add_argument(
        "--work", type=Path, default=Path(__file__).parent / "work", help="where decks and programs lie"
    )
    asked = parser.parse_args()
    sizes = asked.sizes or ([200, 2_000] if asked.quick else [200, 2_000, 20_000, 100_000])
    results: table.Results = {}
    missing: dict[str, str] = {}
    for size in sizes:
        with tempfile.TemporaryDirectory(dir=_made(asked.work)) as folder:
            results[size] = _measured(Path(folder), size, asked.runs)
            if not asked.quick:
                results[size] |= _peers(asked.work, Path(folder), size, results, missing)
    starting = _starting(asked.work, 4 * asked.runs)
    text = table.page(results, starting, missing, asked.runs)
    print(text)  # noqa: T201 - that is what the command is for
    if not asked.quick:
        table.put(PAGE, text)


def _made(folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def _measured(project: Path, size: int, runs: int) -> dict[str, list[Run]]:
    """The runs of the bare script, Anki's library and deckgen."""
    decks.write(size, project)
    all_of_them = subjects(project)
    if size > 20_000:
        all_of_them = [one for one in all_of_them if "Python" not in one.name and "anki" not in one.name]
    found: defaultdict[str, list[Run]] = defaultdict(list)
    for number in range(runs + 1):
        for subject in all_of_them:
            done = _run(subject, project, size)
            if number:  # the first round warms up
                found[subject.name].append(done)
    return dict(found)


def _run(subject: Subject, folder: Path, size: int) -> Run:
    print(f"{size} cards: {subject.name}", file=sys.stderr)  # noqa: T201 - progress
    subject.prepare()
    done = run(subject.command, folder)
    if subject.package is not None and (found := notes_in(subject.package)) != size:
        raise FailedError(f"{subject.name} wrote {found} notes of {size}")
    return done


def _peers(
    work: Path, project: Path, size: int, results: table.Results, missing: dict[str, str]
) -> dict[str, list[Run]]:
    """The runs of other programs, each as far as it runs; `missing` says of the others why not."""
    found: dict[str, list[Run]] = {}
    for peer in peers.PEERS:
        before = [size_ for size_ in results if size_ < size and peer.name in results[size_]]
        if peer.name in missing or (before and _expected(results, before[-1], size, peer.name) > SLOWEST):
            continue
        source, target = _made(project / peer.name), _made(project / f"{peer.name}-out")
        try:
            programs = peers.programs(peer, work)
            peer.write(decks.entries(size), source)
            subject = Subject(peer.name, peer.command(programs, source, target))
            found[peer.name] = [_run(subject, project, size)]
            if (made := sum(map(notes_in, target.glob("*.apkg")))) != size:
                missing[peer.name] = f"of {size} cards it made {made} notes"
        except FailedError as error:
            missing[peer.name] = str(error)
    return found


def _expected(results: table.Results, before: int, size: int, name: str) -> float:
    return statistics.median(run.wall for run in results[before][name]) * size / before


def _starting(work: Path, runs: int) -> Mapping[str, Sequence[Run]]:
    """How long it takes to start, beside the library on which the command line rests."""
    found: defaultdict[str, list[Run]] = defaultdict(list)
    commands = {
        "`python -c 'import click'`": [sys.executable, "-c", "import click"],
        "`deckgen --help`": [DECKGEN, "--help"],
    }
    for _ in range(runs):
        for name, command in commands.items():
            found[name].append(run(command, _made(work)))
    return found


if __name__ == "__main__":
    main()
