"""The figures of English medical phrases."""

from pathlib import Path

import pytest
import yaml

from generator.evidence.figure import Figure
from generator.evidence.find import figures
from generator.evidence.render import render

PHRASES: dict[str, dict[str, str]] = yaml.safe_load(
    Path(__file__).with_name("phrases.yaml").read_text(encoding="utf-8")
)


def shown(figure: Figure) -> str:
    return f"[{render(figure).replace(',', '')}]" if figure.bare else render(figure)


@pytest.mark.parametrize(
    ("phrase", "expected"), [pair for phrases in PHRASES.values() for pair in phrases.items()], ids=str
)
def test_the_figures_of_a_phrase(phrase: str, expected: str) -> None:
    assert "; ".join(shown(figure) for figure in figures(phrase)) == expected
