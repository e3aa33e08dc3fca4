"""`deckgen explain`."""

import textwrap
from collections.abc import Iterator
from functools import partial

import click

WIDTH = 80
wrap = partial(textwrap.wrap, width=WIDTH, break_long_words=False, break_on_hyphens=False)


@click.command()
@click.argument("rule", required=False)
def explain(rule: str | None) -> None:
    """Show a rule's manual page, or the list of all rules."""
    from generator.cli.rule_name import require_rule
    from generator.rules.catalogue import rules
    from generator.rules.page import how_to_set

    if rule is not None:
        one = require_rule(rule)
        click.echo(f"{one.name} ({one.severity})\n\n{_page(one.manual)}\n\n" + "\n".join(wrap(how_to_set(one))))
    else:
        widest = max(len(one.name) for one in rules())
        for one in rules():
            click.echo("\n".join(_entry(one.name, one.summary, widest + 2)))


def _page(manual: str) -> str:
    """A manual page for a terminal: its prose in lines that fit, its examples as they are."""
    paragraphs = manual.split("\n\n")
    return "\n\n".join(
        one if one.startswith((" ", "- ", "|")) else "\n".join(wrap(" ".join(one.split()))) for one in paragraphs
    )


def _entry(name: str, summary: str, indent: int) -> Iterator[str]:
    """A rule and what it is about, beside each other."""
    first, *others = wrap(summary, width=WIDTH - indent)
    yield f"{name:<{indent}}{first}"
    yield from (" " * indent + line for line in others)
