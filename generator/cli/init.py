"""`deckgen init`."""

from pathlib import Path

import click

GIT = (
    (".gitattributes", b"*.ledger.jsonl merge=union"),
    (".gitattributes", b"*.verified.jsonl merge=union"),
    (".gitignore", b"/decks/draft/"),
)
"""The lines that Git's files need: ledgers and records merge by themselves, and drafts are not kept."""


@click.command()
@click.argument("name")
@click.pass_obj
def init(root: Path, name: str) -> None:
    """Make a new deck, cards_src/NAME, that builds at once."""
    from generator.cli.writing import only_one
    from generator.deck.files import DECKS

    _require_name(name)
    with only_one(root):
        _require_unused(root, name)
        prepared = _prepare(root)
        _write_deck(root / DECKS / name, name)
    click.echo(f"{(DECKS / name).as_posix()}/ written, with three cards; its README.md says how to go on.")
    if prepared:
        click.echo(f"Also written: {', '.join(prepared)}.")
    click.echo(f"Next: deckgen build {name}")


def _require_name(name: str) -> None:
    from generator.deck.naming import is_name, nearest_name

    if not is_name(name):
        raise click.UsageError(
            f"{name!r} can't be a deck's name: use lower-case letters a–z and digits, words joined by `-`, "
            f"such as {nearest_name(name) or 'heart-failure'}."
        )


def _require_unused(root: Path, name: str) -> None:
    """Refuses the name of a deck that is there, or that students already have."""
    from generator.deck.files import DECKS, RELEASED

    folder, ledger = DECKS / name, RELEASED / f"{name}.ledger.jsonl"
    if (root / folder).exists():
        raise click.ClickException(
            f"{folder.as_posix()} is there already, and init overwrites nothing. "
            "Choose another name, or write your cards in a file of that folder."
        )
    if (root / ledger).exists():
        raise click.ClickException(
            f"A deck {name} was released, says {ledger.as_posix()}, so students may have it. "
            "Choose another name, or bring its folder back with `git checkout`."
        )


def _prepare(root: Path) -> list[str]:
    """Writes what the project lacks to hold a deck; the files and folders that it wrote to."""
    from generator.cli.writing import replace_file
    from generator.deck.schema import schema_files

    lacking = {f"schema/{name}": text.encode() for name, text in schema_files().items()}
    lacking = {path: content for path, content in lacking.items() if not (root / path).exists()}
    for path, line in GIT:
        before = lacking.get(path) or ((root / path).read_bytes() if (root / path).exists() else b"")
        if not has_line(before, line):
            lacking[path] = before + (b"\n" if before and not before.endswith(b"\n") else b"") + line + b"\n"
    for path, content in lacking.items():
        replace_file(root / path, content)
    return sorted({Path(path).parts[0] for path in lacking})


def has_line(content: bytes, line: bytes) -> bool:
    """Whether one of Git's files says what a line says, however it is spaced and whether its path is anchored."""
    return line.strip(b"/") in (b" ".join(other.split()).strip(b"/") for other in content.splitlines())


def _write_deck(folder: Path, name: str) -> None:
    """Writes the deck in a folder beside, and puts it in its place when it is whole."""
    import shutil

    from generator.cli.writing import replace_file

    temporary = folder.with_name(f".{name}.tmp")
    shutil.rmtree(temporary, ignore_errors=True)
    try:
        for path, text in _deck_files(name).items():
            replace_file(temporary / path, text.encode())
        temporary.rename(folder)
    finally:
        shutil.rmtree(temporary, ignore_errors=True)


def _deck_files(name: str) -> dict[str, str]:
    """The texts of the new deck's files, made from those in the folder `new_deck`."""
    import uuid
    from importlib.resources import files
    from string import Template

    from generator.deck.naming import tag_root, title

    values = {
        "name": name,
        "title": title(name),
        "subject": title(name).lower(),
        "tag_root": tag_root(name),
        "namespace": str(uuid.uuid4()),
    }
    templates = files("generator.cli") / "new_deck"
    return {file.name: Template(file.read_text(encoding="utf-8")).substitute(values) for file in templates.iterdir()}
