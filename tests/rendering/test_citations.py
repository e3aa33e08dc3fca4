"""Which source a card names first, how it is called, and what is folded."""

import re

import pytest

from generator import pipeline
from generator.deck.files import read_deck
from generator.deck.model import Appraisal, Source
from generator.deck.tree import Scalar, placed
from generator.evidence.strength import weight
from generator.rendering.bibliography import bibliography
from generator.rendering.naming import short_name
from generator.rendering.note import render
from tests.project import Project, cards


def text(value: str) -> Scalar:
    return placed(value, "f", 0, 0)


def appraisal(kind: str | None, status: str = "current") -> Appraisal:
    return Appraisal(text("a"), text(kind) if kind else None, text(status), None, (), None, None)


@pytest.mark.parametrize(
    ("item", "kind", "status", "name"),
    [
        ({"author": [{"family": "Shennan"}, {"literal": "FIGO Working Group"}], "issued": {"date-parts": [[2021]]}},
         "guideline", "current", "Guideline · FIGO 2021"),
        ({"author": [{"literal": "American College of Obstetricians"}], "publisher": "ACOG"}, "guideline", "current", "Guideline · ACOG"),
        ({"author": [{"literal": "A Society"}]}, "guideline", "current", "Guideline · A Society"),
        ({"author": [{"family": "Owen"}], "type": "article-journal", "container-title": "AJOG", "issued": {"date-parts": [["2009"]]}},
         "trial", "current", "Trial · Owen 2009"),
        ({"publisher": "Cleveland Clinic"}, "hospital-page", "unknown", "Hospital page · Cleveland Clinic"),
        ({"publisher": "UpToDate", "author": [{"family": "Doe"}]}, "reference-manual", "superseded",
         "Reference manual, superseded · UpToDate"),
        ({"title": "A handout"}, "unsigned", "unknown", "Unsigned text · A handout"),
        ({"author": [{"literal": "Trish"}]}, "blog", "unknown", "Personal blog · Trish"),
    ],
)  # fmt: skip
def test_what_a_source_is_called(item: dict[str, object], kind: str, status: str, name: str) -> None:
    assert short_name(Source(text("a"), {"id": "a", **item}, {}), appraisal(kind, status), {}) == name


def test_a_source_that_nobody_appraised_has_a_name() -> None:
    assert short_name(Source(text("a"), {"id": "a"}, {}), None, {}) == "Source · a"


def test_the_best_comes_first() -> None:
    known = {
        "blog": ("blog", "current", 2024),
        "old": ("guideline", "current", 2010),
        "new": ("guideline", "current", 2020),
        "gone": ("guideline", "superseded", 2023),
        "trial": ("trial", "current", 2025),
        "none": (None, "current", 2025),
    }
    sources = {
        name: Source(text(name), {"id": name, "issued": {"date-parts": [[year]]}}, {})
        for name, (_, _, year) in known.items()
    }
    appraisals = {name: appraisal(kind, status) for name, (kind, status, _) in known.items()}
    ranked = sorted(known, key=lambda name: weight(sources[name], appraisals[name]))
    assert ranked == ["new", "old", "gone", "trial", "blog", "none"]


@pytest.mark.parametrize(
    ("topic", "kind", "opened"),
    [("Basics", "consumer-page", False), ("Basics", "trial", True), ("Safety", "consumer-page", True)],
)
def test_what_differs_is_unfolded_where_it_matters(project: Project, topic: str, kind: str, opened: bool) -> None:
    project.write(
        "appraisal.yaml",
        "anatomy-2024: {kind: guideline, status: current, read: whole}\n"
        f"physiology-2020: {{kind: {kind}, status: current, read: whole}}\n",
    )
    entry = "  - id: a\n    question: What?\n    answer: That.\n    sources: [anatomy-2024]\n    differs: [physiology-2020: this]\n"
    project.write("basics.yaml", cards(entry + "    takeaway: Teach that.\n", topic=topic))
    checked = pipeline.check(read_deck(project.root, "example"))
    [note] = render(checked.deck)
    [differs] = [field for field in note.fields if "Teach that." in field]
    assert differs.startswith('<div class="takeaway">Teach that.</div><details')
    assert ("<details open>" in differs) is opened
    assert re.search(
        r'<details><summary><span class="best">Guideline · Nobody &amp; Sons 2024</span></summary>',
        "".join(note.fields),
    )


def test_a_source_is_made_up_once(project: Project) -> None:
    deck = pipeline.check(read_deck(project.root, "example")).deck
    entry = bibliography(deck)["anatomy-2024"]
    assert entry.name == "Reference manual · Nobody &amp; Sons 2024"
    assert entry.reference.startswith("Doe J. A small anatomy")
    assert bibliography(deck).keys() == deck.cited


def test_the_glossary_shortens_names() -> None:
    glossary = {"RCOG": "Royal College of Obstetricians and Gynaecologists"}
    source = Source(text("a"), {"id": "a", "publisher": glossary["RCOG"]}, {})
    assert short_name(source, appraisal("patient-leaflet"), glossary) == "Patient leaflet · RCOG"
