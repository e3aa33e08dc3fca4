"""`deckgen explain`."""

import difflib

import click


@click.command()
@click.argument("rule", required=False)
def explain(rule: str | None) -> None:
    """Show a rule's manual page, or the list of all rules."""
    from generator.rules.catalogue import rules

    known = {one.name: one for one in rules()}
    if rule is None:
        widest = max(map(len, known))
        for one in known.values():
            click.echo(f"{one.name:<{widest}}  {one.summary}")
    elif rule in known:
        click.echo(f"{rule} ({known[rule].severity})\n\n{known[rule].manual}")
    else:
        near = difflib.get_close_matches(rule, known, n=1)
        raise click.UsageError(
            f"There is no rule {rule!r}. " + (f"Did you mean {near[0]}?" if near else "`deckgen explain` lists them.")
        )
