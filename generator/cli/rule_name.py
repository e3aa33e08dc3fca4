"""The name of a rule, as given on the command line."""

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from generator.rules.catalogue import Rule


def require_rule(name: str) -> "Rule":
    """The rule of this name; if there is none, a usage error names the nearest."""
    from generator.deck.nearest import nearest
    from generator.rules.catalogue import manual

    if (rule := manual().get(name)) is not None:
        return rule
    near = nearest(name, manual())
    raise click.UsageError(
        f"There is no rule {name!r}. " + (f"Did you mean {near}?" if near else "`deckgen explain` lists them.")
    )
