"""What cards allow, and what nothing allows."""

import pytest

from generator.deck.files import read_deck
from generator.diagnostic import Unshown
from generator.pipeline import check
from generator.rules.catalogue import rules
from tests.project import CARD, DECK, Project, cards
from tests.rules.said import Said, said

VIA = CARD.replace("[anatomy-2024]", "[{source: anatomy-2024, via: physiology-2020}]")


def allow(project: Project, allowances: str, entry: str = VIA) -> None:
    project.write("basics.yaml", cards(f"{entry}    allow: {allowances}\n"))


def test_a_card_allows_one_rule_and_says_why(project: Project) -> None:
    allow(project, "{secondary-source: the original is out of print}")
    printed = project.run("check").stdout
    assert "secondary-source" not in printed
    assert printed.endswith("1 card, 2 info, 1 allowed.\n")


def test_it_holds_for_that_card_and_that_rule(project: Project) -> None:
    other = VIA.replace("cervix", "uterus").replace("2020}", "2020}, {source: anatomy-2024, via: x}")
    entry = f"{VIA}    allow: {{secondary-source: the original is out of print}}\n"
    project.write("basics.yaml", cards(entry, other))
    project.write("appraisal.yaml", "anatomy-2024: {kind: blog, status: current, read: whole}\n")
    done = project.run("check", "--fail-on", "never")
    assert done.stdout.endswith("2 cards, 2 warnings, 4 info, 1 allowed.\n")
    assert done.stdout.count("[secondary-source]") == 2
    assert done.stdout.count("[weak-evidence]") == 2


def test_an_allowance_that_silences_nothing(project: Project) -> None:
    allow(project, "{superseded-source: it is the classic}")
    assert said(project, "unused-allow") == [
        Said(
            "warning",
            "superseded-source",
            "Card cervix allows superseded-source, which has nothing to say about it.",
            "Delete it here, so that it can't hide a problem of the card later.",
        )
    ]


def test_an_allowance_of_no_rule(project: Project) -> None:
    allow(project, "{secundary-source: the original is out of print}")
    assert said(project, "unused-allow") == [
        Said("warning", "secundary-source", "There is no rule “secundary-source”.", "Did you mean secondary-source?")
    ]
    assert len(said(project, "secondary-source")) == 1


def test_an_allowance_of_a_firm_rule(project: Project) -> None:
    allow(project, "{missing-source: it is well known}", CARD.replace("[anatomy-2024]", "[]"))
    assert said(project, "unused-allow") == [
        Said(
            "warning",
            "missing-source",
            "missing-source is firm, so no card can allow it.",
            "Delete it here: without this rule, a package could be wrong.",
        )
    ]
    assert len(said(project, "missing-source")) == 1


def test_an_allowance_of_what_only_verify_finds(project: Project) -> None:
    allow(project, "{few-shared-terms: the source has it in a picture}", CARD)
    assert said(project, "unused-allow") == []


@pytest.mark.parametrize("reason", ["", "''", "' '"])
def test_an_allowance_without_a_reason(project: Project, reason: str) -> None:
    allow(project, f"\n      secondary-source: {reason}")
    [found] = said(project, "bad-value")
    assert found.severity == "error"
    assert found.message.endswith(" can't stand here; expected the reason, in a few words.")
    assert said(project, "unused-allow") == []
    assert len(said(project, "secondary-source")) == 1


@pytest.mark.parametrize(
    "entry",
    [
        VIA.replace("  - id: cervix\n    question", "  - question"),
        CARD + "    retired: 2026-11-21 out of date\n",
        CARD.replace("sources:", "surces:"),
    ],
    ids=["a card without an id", "a retired card", "a card that could not be read whole"],
)
def test_where_it_cannot_be_told_whether_it_is_used(project: Project, entry: str) -> None:
    allow(project, "{secondary-source: the original is out of print}", entry)
    assert said(project, "unused-allow") == []


def test_the_policy_weighs_unused_allowances_too(project: Project) -> None:
    allow(project, "{superseded-source: it is the classic}")
    project.write("deck.yaml", f"{DECK}policy: {{unused-allow: error}}\n")
    assert [found.severity for found in said(project, "unused-allow")] == ["error"]


FIRM = [rule.name for rule in rules() if rule.firm]


def test_what_must_be_firm_is() -> None:
    assert {"missing-source", "unknown-source", "placeholder-source", "bad-policy", "broken-yaml"} <= set(FIRM)
    assert {"missing-media", "missing-id", "vanished-card", "changed-form", "both-forms", "broken-cloze"} <= set(FIRM)


@pytest.mark.parametrize("setting", ["off", "info", "warning", "{severity: off}"])
def test_no_policy_and_no_card_touches_a_firm_rule(project: Project, setting: str) -> None:
    entry = CARD.replace("[anatomy-2024]", "[anatomy-2042]").replace("    answer", "    image: x.svg\n    anwser")
    project.write("basics.yaml", cards(entry, entry, topic="Nonsense"))
    before = [one for one in check(read_deck(project.root, "example")).diagnostics if one.rule in FIRM]
    assert len({one.rule for one in before}) >= 5
    allowed = "".join(f"      {name}: I know better\n" for name in FIRM)
    project.write("basics.yaml", cards(*[f"{entry}    allow:\n{allowed}"] * 2, topic="Nonsense"))
    project.write("deck.yaml", f"{DECK}policy:\n" + "".join(f"  {name}: {setting}\n" for name in FIRM))
    after = [one for one in check(read_deck(project.root, "example")).diagnostics if one.rule in FIRM]
    assert {(one.rule, one.severity) for one in before} < {(one.rule, one.severity) for one in after}
    assert sum(one.rule == "bad-policy" for one in after) == len(FIRM)


def test_many_allowances_are_no_burden(project: Project) -> None:
    entries = (
        f"{VIA.replace('id: cervix', f'id: card-{number}')}    allow: {{secondary-source: out of print}}\n"
        for number in range(2000)
    )
    project.write("basics.yaml", cards(*entries))
    checked = check(read_deck(project.root, "example"))
    assert checked.unshown == Unshown(allowed=2000)
