"""`deckgen explain`."""

import click


@click.command()
@click.argument("rule", required=False)
def explain(rule: str | None) -> None:
    """Show a rule's manual page, or the list of all rules."""
    from generator.cli.rule_name import require_rule
    from generator.rules.catalogue import rules
    from generator.rules.page import how_to_set

    if rule is not None:
        one = require_rule(rule)
        click.echo(f"{one.name} ({one.severity})\n\n{one.manual}\n\n{how_to_set(one)}")
    else:
        widest = max(len(one.name) for one in rules())
        for one in rules():
            click.echo(f"{one.name:<{widest}}  {one.summary}")
