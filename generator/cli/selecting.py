"""The options by which `check` shows a part of the findings."""

import functools
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import click

if TYPE_CHECKING:
    from generator.reporting.selection import Selection

DUE = ("stale-source",)
"""The rules whose findings `--due` takes for errors."""


class Asked(NamedTuple):
    """What the options ask for: some rules, all but some, what has changed since a revision, what is due as an error."""

    select: frozenset[str]
    ignore: frozenset[str]
    since: str | None
    due: bool


def _names(_context: click.Context, _option: click.Parameter, given: Sequence[str]) -> frozenset[str]:
    """The rules in lists such as `a,b`; each must be one."""
    from generator.cli.rule_name import require_rule

    return frozenset(require_rule(name.strip()).name for names in given for name in names.split(","))


def selecting(command: Callable[..., int]) -> Callable[..., int]:
    """Adds the options to a command, which gets them as `asked`."""

    @click.option(
        "--select",
        metavar="RULE,…",
        multiple=True,
        callback=_names,
        help="Show only what these rules find. May be given several times.",
    )
    @click.option(
        "--ignore",
        metavar="RULE,…",
        multiple=True,
        callback=_names,
        help="Leave out what these rules find. May be given several times.",
    )
    @click.option(
        "--since",
        metavar="REV",
        help="Show only what is wrong with cards and lines that have changed since a revision of Git.",
    )
    @click.option(
        "--due", is_flag=True, help="Make an error of each source that was to be looked at again before today."
    )
    @functools.wraps(command)
    def gathering(
        *args: Any, select: frozenset[str], ignore: frozenset[str], since: str | None, due: bool, **others: Any
    ) -> int:
        return command(*args, asked=Asked(select, ignore, since, due), **others)

    return gathering


def selection(root: Path, asked: Asked) -> "Selection":
    """What is asked for, with the lines that have changed up to now."""
    from generator.cli.changes import changed_lines
    from generator.reporting.selection import Selection

    changes = changed_lines(root, asked.since) if asked.since is not None else None
    return Selection(asked.select, asked.ignore, changes, DUE if asked.due else ())
