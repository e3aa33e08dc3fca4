"""The measurements as Markdown, with what was aimed at."""

import os
import platform
import re
import statistics
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TypeAlias

from bench.measure import Run
from bench.subjects import BARE, BUILD, CHECK, EDITED, UNCHANGED

Results: TypeAlias = dict[int, dict[str, list[Run]]]
"""By the number of cards and the name of what was measured: its runs."""

AIMS = {
    (BUILD, 200): 1.5,
    (BUILD, 20_000): 0.8,
    (BUILD, 100_000): 0.7,
    (CHECK, 20_000): 0.6,
    (EDITED, 20_000): 0.5,
    (UNCHANGED, 20_000): 0.2,
}
"""The time that something may take, as a part of the bare script's."""

BEGIN, END = "<!-- measured -->", "<!-- end -->"


def page(results: Results, starting: Mapping[str, Sequence[Run]], missing: Mapping[str, str], runs: int) -> str:
    """The tables of all sizes and of starting, and what could not be measured."""
    parts = [
        f"{_machine()}; medians of {runs} rounds. *Ratio* is the median of the ratios to the bare script, round by round, by the clock and by the processors' time."
    ]
    parts += [_table(size, found) for size, found in results.items()]
    parts.append(_starting(starting))
    if BUILD in results.get(2_000, {}) and BUILD in results.get(100_000, {}):
        parts.append(_growth(results))
    if missing:
        parts.append("Not measured:\n\n" + "\n".join(f"- {name}: {why}" for name, why in sorted(missing.items())))
    return "\n\n".join(parts)


def put(page: Path, text: str) -> None:
    """Puts the tables into a page, between their marks."""
    before = page.read_text(encoding="utf-8")
    pattern = re.compile(f"(?<={re.escape(BEGIN)}\n).*(?={re.escape(END)})", re.DOTALL)
    page.write_text(pattern.sub(lambda _: f"\n{text}\n\n", before), encoding="utf-8")


def _machine() -> str:
    return f"{platform.python_implementation()} {platform.python_version()} on {os.cpu_count()} processors ({platform.machine()})"


def _table(size: int, found: Mapping[str, Sequence[Run]]) -> str:
    lines = [
        f"### {size:,} cards\n",
        "| | seconds | processor seconds | µs a card | peak MB | ratio | ratio of processor | aim |",
        "|---|--:|--:|--:|--:|--:|--:|--:|",
    ]
    for name, runs in found.items():
        wall, cpu, memory = (statistics.median(getattr(run, key) for run in runs) for key in ("wall", "cpu", "memory"))
        ratio, busy = _ratio(runs, found[BARE]), _ratio(runs, found[BARE], "cpu")
        aim = AIMS.get((name, size))
        aimed = f"≤ {aim} {'✓' if ratio <= aim else '✗'}" if aim else ""
        lines.append(
            f"| {name} | {wall:.2f} | {cpu:.2f} | {1e6 * wall / size:.0f} | {memory:.0f} | {ratio:.2f} | {busy:.2f} | {aimed} |"
        )
    return "\n".join(lines)


def _ratio(runs: Sequence[Run], others: Sequence[Run], key: str = "wall") -> float:
    """The median of the ratios of runs that were neighbours."""
    pairs = zip(runs, others, strict=False)
    return statistics.median([float(getattr(one, key) / getattr(other, key)) for one, other in pairs])


def _starting(starting: Mapping[str, Sequence[Run]]) -> str:
    (name, runs), (own, ours) = starting.items()
    wall, own_wall = (1000 * statistics.median(run.wall for run in one) for one in (runs, ours))
    ratio = _ratio(ours, runs)
    return f"{own} takes {own_wall:.0f} ms, {ratio:.2f} times {name} ({wall:.0f} ms; aim ≤ 1.3 {'✓' if ratio <= 1.3 else '✗'})."


def _growth(results: Results) -> str:
    each = {
        name: [statistics.median(run.wall for run in results[size][name]) / size for size in (2_000, 100_000)]
        for name in (CHECK, BUILD)
    }
    said = ", ".join(f"{name} {large / small:.2f}" for name, (small, large) in each.items())
    return f"Time for a card at 100,000 cards, as a part of that at 2,000 (aim: within 15 %): {said}."
