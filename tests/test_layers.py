"""Imports run downward only, as the layout says."""

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "generator"

LAYERS = (
    ("cli",),
    ("pipeline",),
    ("preview",),
    ("reporting",),
    ("release",),
    ("apkg",),
    ("rendering",),
    ("fixing",),
    ("rules",),
    ("evidence",),
    ("deck",),
    ("diagnostic",),
)
"""From the top down. A module may import from its own layer and those below."""

LEVEL = {name: level for level, names in enumerate(LAYERS) for name in names}


def imported(path: Path) -> set[str]:
    """The parts of the package that a file imports, also where it does so late."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            names = [f"{node.module}.{alias.name}" for alias in node.names]
        elif isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        else:
            continue
        found |= {name.split(".")[1] for name in names if name.startswith("generator.")}
    return found - {"__version__"}


FILES = [path for path in PACKAGE.rglob("*.py") if path.parent != PACKAGE or path.stem in LEVEL]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_imports_run_downward(path: Path) -> None:
    part = path.relative_to(PACKAGE).parts[0].removesuffix(".py")
    above = {name for name in imported(path) if LEVEL[name] < LEVEL[part]}
    assert not above, f"{part} must not know {above}"


def test_only_apkg_knows_genanki() -> None:
    knowing = {path for path in PACKAGE.rglob("*.py") if "genanki" in imported_from_outside(path)}
    assert {path.parent.name for path in knowing} == {"apkg"}


def test_the_tool_does_not_import_anki() -> None:
    """Anki is AGPL: it may test the tool, not be part of it."""
    assert not [path for path in PACKAGE.rglob("*.py") if "anki" in imported_from_outside(path)]


def imported_from_outside(path: Path) -> set[str]:
    nodes = list(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
    names = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    names |= {node.module for node in nodes if isinstance(node, ast.ImportFrom) and node.module}
    return {name.split(".")[0] for name in names}
