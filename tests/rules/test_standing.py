"""Sources that no longer hold, or may not."""

import pytest

from tests.project import CARD, Project, cards
from tests.rules.said import Said, said


def appraise(project: Project, anatomy: str, physiology: str = "status: current") -> None:
    project.write(
        "appraisal.yaml",
        f"anatomy-2024: {{kind: guideline, read: whole, {anatomy}}}\n"
        f"physiology-2020: {{kind: guideline, read: whole, {physiology}}}\n",
    )


def cite(project: Project, sources: str, differs: str = "[]", more: str = "") -> None:
    entry = CARD.replace("[anatomy-2024]", f"{sources}\n    differs: {differs}")
    project.write("basics.yaml", cards(entry + more))


def test_a_superseded_source_alone(project: Project) -> None:
    appraise(project, "status: superseded, superseded_by: physiology-2020")
    cite(project, "[anatomy-2024]")
    assert said(project, "superseded-source") == [
        Said(
            "warning",
            "anatomy-2024",
            "Card cervix rests on anatomy-2024, which was superseded by physiology-2020.",
            "Read physiology-2020; if it says the same, cite it here, alone or beside the older one.",
        )
    ]


def test_nobody_knows_what_superseded_it(project: Project) -> None:
    appraise(project, "status: superseded")
    cite(project, "[anatomy-2024, {source: anatomy-2024, page: 7}]")
    assert said(project, "superseded-source") == [
        Said(
            "warning",
            "anatomy-2024",
            "Card cervix rests on anatomy-2024, which was superseded.",
            "Read what took its place; if it says the same, cite it here, alone or beside the older one. "
            "Name it with `superseded_by:` in appraisal.yaml.",
        )
    ]


@pytest.mark.parametrize(
    ("beside", "found"), [("current", 0), ("unknown", 0), ("superseded", 2), ("withdrawn", 1), ("retracted", 1)]
)
def test_what_stands_beside_it(project: Project, beside: str, found: int) -> None:
    appraise(project, "status: superseded", f"status: {beside}")
    cite(project, "[anatomy-2024, physiology-2020]")
    assert len(said(project, "superseded-source")) == found


def test_a_superseded_source_may_differ(project: Project) -> None:
    appraise(project, "status: superseded")
    cite(project, "[physiology-2020]", "[anatomy-2024]")
    assert said(project, "superseded-source") == []


def test_without_an_appraisal_nothing_is_known(project: Project) -> None:
    project.write("appraisal.yaml", "")
    for rule in ("superseded-source", "withdrawn-source", "retracted-source"):
        assert said(project, rule) == []


REMEDIES = {
    "withdrawn": "Cite a source that holds, or retire the card with `retired: DATE why`.",
    "retracted": "Find out what is known without it and cite that, or retire the card with `retired: DATE why`.",
}


@pytest.mark.parametrize("status", REMEDIES)
@pytest.mark.parametrize(
    ("sources", "differs"), [("[anatomy-2024]", "[]"), ("[physiology-2020]", "[anatomy-2024: a gland]")]
)
def test_a_source_that_was_taken_back(project: Project, status: str, sources: str, differs: str) -> None:
    appraise(project, f"status: {status}")
    cite(project, sources, differs)
    assert said(project, f"{status}-source") == [
        Said("error", "anatomy-2024", f"Card cervix cites anatomy-2024, which was {status}.", REMEDIES[status])
    ]
    assert project.run("build").returncode == 1
    cite(project, sources, differs, f"    allow: {{{status}-source: it is about the retraction}}\n")
    assert project.run("build").returncode == 0
    cite(project, sources, differs, "    retired: 2026-11-21 it no longer holds\n")
    assert said(project, f"{status}-source") == []


@pytest.mark.parametrize(
    ("review_by", "today", "past"),
    [
        ("2027", "2027-12-31", False),
        ("2027", "2028-01-01", True),
        ("2027-02", "2027-02-28", False),
        ("2027-02", "2027-03-01", True),
        ("2027-02-10", "2027-02-10", False),
        ("2027-02-10", "2027-02-11", True),
        ("2027-02-10", "2026-12-31", False),
        ("soon", "2027-01-01", False),
    ],
)
def test_a_source_that_was_to_be_looked_at_again(project: Project, review_by: str, today: str, past: bool) -> None:
    appraise(project, f"status: current, review_by: {review_by}")
    done = project.run("check", "--today", today, "--select", "stale-source")
    assert done.returncode == 0
    assert ("info[stale-source]" in done.stdout) == past
    done = project.run("check", "--today", today, "--select", "stale-source", "--due")
    assert done.returncode == past
    assert ("error[stale-source]" in done.stdout) == past


def test_what_is_said_of_it(project: Project) -> None:
    appraise(project, "status: current, review_by: 2027-02")
    cite(project, "[anatomy-2024, {source: anatomy-2024, page: 7}]")
    assert (
        project.run("check", "--today", "2027-03-01", "--select", "stale-source").stdout
        == """\
cards_src/example/appraisal.yaml:1:74: info[stale-source] anatomy-2024 was to be looked at again by 2027-02; 1 card cites it.
    my-2024: {kind: guideline, read: whole, status: current, review_by: 2027-02}
                                                                        ^
    See whether it still holds and whether there is a newer edition; then
    correct `status` and `review_by`.
1 card, 1 info, 2 left out.
"""
    )


def test_the_day_is_the_clocks(project: Project) -> None:
    appraise(project, "status: current, review_by: 2020")
    assert "info[stale-source]" in project.run("check").stdout
    appraise(project, "status: current, review_by: 2999")
    assert "stale-source" not in project.run("check").stdout


def test_a_deck_may_insist_or_not_care(project: Project) -> None:
    appraise(project, "status: current, review_by: 2020")
    deck = (project.root / "cards_src/example/deck.yaml").read_text()
    project.write("deck.yaml", deck + "policy: {stale-source: error}\n")
    assert project.run("build").returncode == 1
    project.write("deck.yaml", deck + "policy: {stale-source: off}\n")
    assert project.run("check", "--due").returncode == 0


@pytest.mark.parametrize("today", ["soon", "2027", "2027-02-30", "20270201", ""])
def test_a_day_that_is_none(project: Project, today: str) -> None:
    done = project.run("check", "--today", today)
    assert (done.returncode, done.stdout) == (2, "")
    assert f"Error: --today is {today!r}: give a day such as 2027-02-01.\n" in done.stderr
