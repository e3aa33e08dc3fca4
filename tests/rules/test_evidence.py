"""How strong a card's evidence must be."""

import pytest

from tests.project import CARD, Project, cards
from tests.rules.said import Said, said

BETTER = (
    "guideline, systematic-review, trial, cohort, review, reference-manual, protocol, hospital-page, patient-leaflet"
)


def appraise(project: Project, **kinds: str) -> None:
    """Writes the appraisals of anatomy-2024 and physiology-2020 that are given."""
    names = {"anatomy": "anatomy-2024", "physiology": "physiology-2020"}
    lines = [f"{names[name]}: {{kind: {kind}, status: current, read: whole}}\n" for name, kind in kinds.items()]
    project.write("appraisal.yaml", "".join(lines))


def write(project: Project, *, topic: str, sources: str = "[anatomy-2024]", more: str = "") -> None:
    project.write("basics.yaml", cards(CARD.replace("[anatomy-2024]", sources) + more, topic=topic))


def test_a_safety_critical_card_on_weak_evidence(project: Project) -> None:
    appraise(project, anatomy="consumer-page", physiology="guideline")
    write(project, topic="Safety")
    assert said(project, "weak-evidence") == [
        Said(
            "error",
            "cervix",
            "Card cervix is safety-critical (topic Safety), and its best source is of tier 4.",
            f"Add a source of tier 3 or better: {BETTER}.",
        )
    ]
    assert project.run("build").returncode == 1


def test_any_card_on_the_weakest_evidence_alone(project: Project) -> None:
    appraise(project, anatomy="blog", physiology="unsigned")
    write(project, topic="Basics", sources="[anatomy-2024, physiology-2020]")
    assert said(project, "weak-evidence") == [
        Said(
            "warning",
            "cervix",
            "Card cervix rests on tier 5 alone: on what nobody signed, or on blogs.",
            f"Add a source of a better tier: {BETTER}, announcement, consumer-page.",
        )
    ]
    assert project.run("build").returncode == 0


@pytest.mark.parametrize(
    ("topic", "kinds", "severity"),
    [
        ("Safety", {"anatomy": "guideline"}, None),
        ("Safety", {"anatomy": "patient-leaflet"}, None),
        ("Safety", {"anatomy": "blog", "physiology": "trial"}, None),
        ("Safety", {"anatomy": "blog", "physiology": "consumer-page"}, "error"),
        ("Safety", {"physiology": "unsigned"}, "error"),
        ("Safety", {}, "error"),
        ("[Basics, Safety]", {"anatomy": "blog"}, "error"),
        ("Basics", {"anatomy": "consumer-page", "physiology": "blog"}, None),
        ("Basics", {"anatomy": "blog"}, None),  # the other may be better: nobody has appraised it
        ("Basics", {}, None),
    ],
)
def test_who_needs_what(project: Project, topic: str, kinds: dict[str, str], severity: str | None) -> None:
    appraise(project, **kinds)
    write(project, topic=topic, sources="[anatomy-2024, physiology-2020]")
    assert [found.severity for found in said(project, "weak-evidence")] == ([severity] if severity else [])


def test_a_source_that_nobody_appraised_is_no_evidence(project: Project) -> None:
    project.write("appraisal.yaml", "")
    write(project, topic="Safety")
    [found] = said(project, "weak-evidence")
    assert found.message == "Card cervix is safety-critical (topic Safety), and none of its sources has an appraisal."


@pytest.mark.parametrize(
    ("appraisal", "sources", "more"),
    [
        ("anatomy-2024: {kind: blog, status: [\n", "[anatomy-2024]", ""),
        ("anatomy-2024: {kind: blog, status: current, read: whole}\n", "[anatomy-2042]", ""),
        ("anatomy-2024: {kind: blog, status: current, read: whole}\n", "[]", ""),
        ("anatomy-2024: {kind: blog, status: current, read: whole}\n", "[anatomy-2024]", "    retired: 2026-11-21 x\n"),
    ],
    ids=["appraisals that are not read", "an unknown source", "no source", "a retired card"],
)
def test_where_something_else_is_to_be_said(project: Project, appraisal: str, sources: str, more: str) -> None:
    project.write("appraisal.yaml", appraisal)
    write(project, topic="Safety", sources=sources, more=more)
    assert said(project, "weak-evidence") == []


def test_the_policy_can_ask_for_more(project: Project) -> None:
    deck = (project.root / "cards_src/example/deck.yaml").read_text()
    project.write("deck.yaml", deck + "policy: {weak-evidence: {tier: 2}}\n")
    appraise(project, anatomy="hospital-page")
    write(project, topic="Safety")
    [found] = said(project, "weak-evidence")
    assert (
        found.remedy
        == "Add a source of tier 2 or better: guideline, systematic-review, trial, cohort, review, reference-manual."
    )


@pytest.mark.parametrize("key", ["sources", "differs"])
def test_a_source_that_was_read_elsewhere(project: Project, key: str) -> None:
    citation = "[{source: anatomy-2024, via: 'A review, 2020'}]"
    entry = CARD.replace("sources: [anatomy-2024]", f"{key}: {citation}")
    project.write("basics.yaml", cards(entry))
    assert said(project, "secondary-source") == [
        Said(
            "info",
            "'A review, 2020'",
            "anatomy-2024 was read only as A review, 2020 reports it.",
            "Read what it says itself, correct the card by it, and delete `via`.",
        )
    ]
