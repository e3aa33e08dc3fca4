"""YAML text → tree."""

from generator.deck.events import Composed, read_events
from generator.deck.lines import read_lines


def compose(path: str, text: str, start: int = 0) -> Composed:
    """The tree of one YAML document, which begins at the character `start` of the file at `path`."""
    tree = read_lines(path, text, start)
    return read_events(path, text, start) if tree is None else Composed(tree, ())
