"""YAML text → tree."""

from generator.deck.lines import read_lines
from generator.deck.tree import Composed


def compose(path: str, text: str, start: int = 0) -> Composed:
    """The tree of one YAML document, which begins at the character `start` of the file at `path`."""
    tree = read_lines(path, text, start)
    if tree is not None:
        return Composed(tree, ())
    from generator.deck.events import read_events  # PyYAML takes longer to import than many a deck to read

    return read_events(path, text, start)
