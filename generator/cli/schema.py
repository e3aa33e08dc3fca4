"""`python -m generator.cli.schema` writes the current project's schemas anew."""

from pathlib import Path

from generator.cli.writing import keep_or_write
from generator.deck.schema import schema_files


def write_schemas(root: Path) -> None:
    for name, text in schema_files().items():
        keep_or_write(root / "schema" / name, text.encode())


if __name__ == "__main__":
    write_schemas(Path())
