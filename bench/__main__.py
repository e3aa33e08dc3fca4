"""Measures deckgen beside other ways to make the same packages, and writes the table of docs/performance.md.

All commands of one size run in turn, round by round, so that each ratio is one of neighbours in time. What is shown is the
median of the rounds; `bare script` is what the ratios are to.
"""

import argparse
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TypeAlias

from bench import decks, peers, table
from bench.measure import FailedError, Run, notes_in, run
from bench.subjects import DECKGEN, Subject, subjects
from bench.table import Results

PAGE = Path(__file__).parents[1] / "docs" / "performance.md"
SLOW, SLOWEST = 20.0, 120.0
"""Seconds from which on another way is measured only once, and from which on not at all, as the size before lets expect."""

MOST_FOR_OTHERS = 20_000
"""Cards up to which other ways are measured."""

Found: TypeAlias = dict[str, list[Run]]


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
    results: Results = {}
    missing: dict[str, str] = {}
    for size in sizes:
        with tempfile.TemporaryDirectory(dir=_made(asked.work)) as folder:
            project = Path(folder)
            decks.write(size, project)
            ours = [one for one in subjects(project) if one.ours or size <= MOST_FOR_OTHERS]
            others = [] if asked.quick else _peers(asked.work, project, size, results)
            results[size] = _measured([*ours, *others], project, size, asked.runs, missing)
    starting = _starting(asked.work, 4 * asked.runs)
    text = table.page(results, starting, missing, asked.runs)
    print(text)  # noqa: T201 - that is what the command is for
    if not asked.quick:
        table.put(PAGE, text)


def _made(folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def _measured(subjects: Sequence[Subject], folder: Path, size: int, runs: int, missing: dict[str, str]) -> Found:
    """The runs of each subject, round by round; `missing` says of those that don't run why not."""
    found: Found = defaultdict(list)
    for number in range(runs + 1):
        for subject in subjects:
            seen = found[subject.name]
            if subject.name in missing or (seen and not subject.ours and seen[0].wall > SLOW):
                continue
            try:
                done = _run(subject, folder, size)
            except FailedError as error:
                if subject.ours:
                    raise
                missing[subject.name] = str(error)
                continue
            if number or done.wall > SLOW:  # the first round warms up
                seen.append(done)
    return {name: seen for name, seen in found.items() if seen}


def _run(subject: Subject, folder: Path, size: int) -> Run:
    print(f"{size} cards: {subject.name}", file=sys.stderr)  # noqa: T201 - progress
    subject.prepare()
    done = run(subject.command, folder)
    if subject.package is not None and (found := notes_in(subject.package)) != size:
        raise FailedError(f"of {size} cards it made {found} notes")
    return done


def _peers(work: Path, project: Path, size: int, known: Results) -> Iterator[Subject]:
    """The other programs that are fast enough for so many cards, with the cards in their formats."""
    for peer in peers.PEERS:
        before = [(smaller, found[peer.name]) for smaller, found in known.items() if peer.name in found]
        too_slow = bool(before) and before[-1][1][0].wall * size / before[-1][0] > SLOWEST
        if too_slow or size > MOST_FOR_OTHERS:
            continue
        source, target = _made(project / peer.name), _made(project / f"{peer.name}-out")
        peer.write(decks.entries(size), source)
        yield Subject(peer.name, peer.command(peers.programs(peer, work), source, target), package=target, ours=False)


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
