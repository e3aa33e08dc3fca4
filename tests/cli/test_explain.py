"""`deckgen explain` on a terminal of 80 columns."""

import pytest
from click.testing import CliRunner

from generator.cli.explain import explain
from generator.rules.catalogue import Rule, rules


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.name)
def test_a_page_fits_and_lacks_no_word(rule: Rule) -> None:
    page = CliRunner().invoke(explain, [rule.name]).output
    assert page.split()[2 : 2 + len(rule.manual.split())] == rule.manual.split()
    assert [line for line in page.splitlines() if len(line) > 80 and not line.startswith("    ")] == []
    example = [line for line in rule.manual.splitlines() if line.startswith("    ")]
    assert [line for line in page.splitlines() if line.startswith("    ")] == example


def test_the_list_fits_and_has_them_all() -> None:
    lines = CliRunner().invoke(explain).output.splitlines()
    assert max(map(len, lines)) <= 80
    assert [line.split()[0] for line in lines if not line.startswith(" ")] == [rule.name for rule in rules()]
