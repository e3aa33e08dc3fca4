"""`deckgen release --name`."""

import unicodedata
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from generator.release.plan import Release


def version_name(_context: click.Context, _option: click.Parameter, given: str | None) -> str | None:
    """The name that is given, if a release can be called that."""
    from generator.release.naming import LONGEST_NAME, NAME

    if given is None:
        return None
    name = unicodedata.normalize("NFC", given)
    if len(name) > LONGEST_NAME or not NAME.fullmatch(name):
        raise click.UsageError(
            f"--name is {given!r}: give words or numbers joined by a dot, hyphen, plus sign or space, such as 2027-02 or "
            f"v1.2, at most {LONGEST_NAME} characters."
        )
    return name


def named(release: "Release", name: str | None) -> "Release":
    """The release under its name; as it is if none is given, or if students get nothing new."""
    from generator.release.naming import has_news, name_problem, named

    if name is None:
        return release
    if problem := name_problem(release, name):
        raise click.ClickException(f"{release.deck.name}: {problem}.")
    version = release.ledger.version
    if version and version.version != name and not has_news(release.ledger):
        click.echo(
            f"{release.deck.title}: students get nothing new since {version.version}, so it stays that.", err=True
        )
    return named(release, name)


def reasons(refresh: str | None, breaking: str | None) -> tuple[str, ...]:
    """What the changelog is to say of why, in the author's words."""
    from generator.reporting.literal import literal

    said = (("Something breaks with this release", breaking), ("Sent again", refresh))
    return tuple(f"{what}: {literal(' '.join(why.split()))}" for what, why in said if why and why.strip())
