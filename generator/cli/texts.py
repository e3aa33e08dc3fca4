"""The texts of sources, read from the folder in which an author keeps them."""

from collections.abc import Iterable
from pathlib import Path

import click

ENDINGS = (".txt", ".md", ".html", ".htm")
"""The files that are read; of several for one source the first."""


def source_texts(folder: Path, sources: Iterable[str]) -> dict[str, str]:
    """The text of each source that has one in the folder; a web page is reduced to its text."""
    from generator.evidence.html import html_to_text

    files = {path.name: path for path in folder.iterdir() if path.suffix in ENDINGS and path.is_file()}
    texts = {}
    for source in sources:
        path = next((files[source + ending] for ending in ENDINGS if source + ending in files), None)
        if path is not None:
            text = _read(path)
            texts[str(source)] = html_to_text(text) if path.suffix in {".html", ".htm"} else text
    return texts


def _read(path: Path) -> str:
    from generator.deck.files import LARGEST_TEXT

    if path.stat().st_size > LARGEST_TEXT:
        raise click.ClickException(f"{path} is larger than {LARGEST_TEXT >> 20} MiB.")
    try:
        return path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise click.ClickException(
            f"{path} is not UTF-8 (byte {error.start}): save it again with that encoding."
        ) from None
