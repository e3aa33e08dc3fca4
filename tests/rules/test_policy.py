"""What a deck's policy can set, and what it can't."""

import pytest

from tests.project import CARD, DECK, Project, cards
from tests.rules.said import Said, said

VIA = CARD.replace("[anatomy-2024]", "[{source: anatomy-2024, via: physiology-2020}]")


def set_policy(project: Project, policy: str) -> None:
    project.write("deck.yaml", f"{DECK}policy: {policy}\n")


@pytest.mark.parametrize(
    ("setting", "severities"),
    [
        ("off", []),
        ("info", ["info"]),
        ("warning", ["warning"]),
        ("error", ["error"]),
        ("{severity: error}", ["error"]),
        ("{severity: off}", []),
        ("{}", ["info"]),
    ],
)
def test_how_much_a_rule_weighs(project: Project, setting: str, severities: list[str]) -> None:
    project.write("basics.yaml", cards(VIA))
    set_policy(project, f"{{secondary-source: {setting}}}")
    assert [found.severity for found in said(project, "secondary-source")] == severities
    assert said(project, "bad-policy") == []
    assert project.run("build").returncode == (severities == ["error"])


WRONG = {
    "{weak-evidense: off}": Said(
        "error", "weak-evidense", "There is no rule “weak-evidense”.", "Did you mean weak-evidence?"
    ),
    "{xyz: {severity: off, words: 40}}": Said(
        "error", "xyz", "There is no rule “xyz”.", "`deckgen explain` lists the rules."
    ),
    "{missing-source: off}": Said(
        "error",
        "missing-source",
        "missing-source is firm, so it can't be set.",
        "Delete it here: without this rule, a package could be wrong.",
    ),
    "{weak-evidence: {teir: 2}}": Said("error", "teir", "weak-evidence has no threshold “teir”.", "Did you mean tier?"),
    "{secondary-source: {words: 40}}": Said(
        "error", "words", "secondary-source has no threshold “words”.", "It takes `severity`."
    ),
    "{weak-evidence: {words: 40}}": Said(
        "error", "words", "weak-evidence has no threshold “words”.", "It takes `severity` and `tier`."
    ),
    "{weak-evidence: {tier: two}}": Said("error", "two", "“two” is not a number.", "Write a whole number, such as 8."),
    "{weak-evidence: {tier: -1}}": Said("error", "-1", "“-1” is not a number.", "Write a whole number, such as 8."),
}


@pytest.mark.parametrize(("policy", "expected"), WRONG.items(), ids=WRONG)
def test_what_cannot_be_set_is_said_where_it_stands(project: Project, policy: str, expected: Said) -> None:
    set_policy(project, policy)
    assert said(project, "bad-policy") == [expected]
    assert project.run("build").returncode == 1


@pytest.mark.parametrize(
    ("policy", "rule"),
    [
        ("{weak-evidence: offf}", "bad-value"),
        ("{weak-evidence: {severity: offf}}", "bad-value"),
        ("{weak-evidence: {tier: [2]}}", "wrong-shape"),
        ("{weak-evidence: [off]}", "wrong-shape"),
        ("[weak-evidence]", "wrong-shape"),
    ],
)
def test_what_is_no_setting_is_said_once(project: Project, policy: str, rule: str) -> None:
    set_policy(project, policy)
    assert len(said(project, rule)) == 1
    assert said(project, "bad-policy") == []


def test_a_wrong_setting_sets_nothing(project: Project) -> None:
    set_policy(project, "{weak-evidence: {tier: x, severity: info}, secondary-source: {words: 3}}")
    project.write("appraisal.yaml", "anatomy-2024: {kind: consumer-page, status: current, read: whole}\n")
    project.write("basics.yaml", cards(VIA, topic="Safety"))
    assert [found.severity for found in said(project, "weak-evidence")] == ["info"]
    assert [found.severity for found in said(project, "secondary-source")] == ["info"]


def test_the_weight_of_a_firm_rule_may_be_repeated(project: Project) -> None:
    set_policy(project, "{missing-source: error}")
    assert said(project, "bad-policy") == []


def test_bad_policy_cannot_be_turned_off(project: Project) -> None:
    set_policy(project, "{bad-policy: off}")
    assert [found.at for found in said(project, "bad-policy")] == ["bad-policy"]


def test_terms_stand_beside_other_settings(project: Project) -> None:
    set_policy(project, "{outdated-term: {uterus: womb}, secondary-source: error}")
    project.write("basics.yaml", cards(VIA))
    assert [found.severity for found in said(project, "secondary-source")] == ["error"]
    assert len(said(project, "outdated-term")) == 1
