"""A file's text → its tree, with everything that is wrong with its shape."""

from collections.abc import Callable, Iterable
from typing import TypeAlias

from generator.deck.problems import files, syntax, values
from generator.deck.recovery import read_tree
from generator.deck.shape import Shape
from generator.deck.tree import Node
from generator.diagnostic import Diagnostic, rule_name

Read: TypeAlias = Callable[[str, str], tuple[Node | None, list[Diagnostic]]]
"""Reads the tree of a text, which stands at a path, as far as it is YAML."""

UNREAD = {
    rule_name(problem)
    for problem in (
        syntax.broken_yaml,
        syntax.bad_character,
        files.bad_encoding,
        files.unreadable_file,
        files.missing_file,
        syntax.too_deep,
        syntax.yaml_feature,
        syntax.odd_key,
        syntax.duplicate_key,
        values.unknown_key,
        values.wrong_shape,
    )
}
"""The rules after whose finding something may be missing from the deck though it stands in its file."""


def read_shaped(path: str, text: str, shape: Shape, read: Read = read_tree) -> tuple[Node | None, list[Diagnostic]]:
    """The tree of a file as far as it is YAML, and every problem of its shape."""
    tree, broken = read(path, text)
    if tree is None:
        return None, broken
    cut_off = any(problem.rule in UNREAD for problem in broken)  # what seems to be missing may stand below
    return tree, [*broken, *(one for one in shape.problems(tree) if not (cut_off and one.span == tree.span))]


def unread(problems: Iterable[Diagnostic]) -> set[str]:
    """The files in which something stands that could not be read."""
    return {problem.span.path for problem in problems if problem.rule in UNREAD}
