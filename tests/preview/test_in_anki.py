"""The preview renders cards exactly as the Anki library does."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from generator import pipeline
from generator.deck.files import deck_names, read_deck
from generator.preview.cloze import reveal
from generator.preview.faces import faces, sides
from generator.release.plan import Release
from generator.rendering.notetype import Template
from tests.project import Project, cards
from tests.student import Student

from anki.cards import Card  # isort: skip  # after tests.student, which imports Anki in the order it needs
from anki.decks import DeckId  # isort: skip
from anki.models import NotetypeDict  # isort: skip

ROOT = Path(__file__).parents[2]
TIME = 1_790_000_000


def rendered(release: Release) -> Iterator[tuple[str, int, str, str]]:
    """Each card of a release as the preview renders it: the id, the number among its note's cards, front and back."""
    kinds = {kind.form: kind for kind, _ in release.note_types}
    for one in release.notes:
        deck = release.deck.title + (" (retired)" if one.entry.state == "retired" else "")
        for face in faces(one.note, one.tags, kinds[one.note.form], deck):
            yield one.entry.card, face.ord, face.front, face.back


def without_style(side: str) -> str:
    """A rendered side of the Anki library, without the style before it, and the hash in a hint's id."""
    return re.sub(r"hint[0-9a-f]{16}", "hint", re.sub(r"^<style>.*?</style>", "", side, flags=re.DOTALL))


def is_as_in_anki(card: Card, front: str, back: str) -> bool:
    return (without_style(card.question()), without_style(card.answer())) == (without_style(front), without_style(back))


@pytest.mark.parametrize("name", deck_names(ROOT))
def test_every_card_of_the_projects_decks(name: str, student: Student) -> None:
    checked = pipeline.check(read_deck(ROOT, name))
    release = pipeline.make(checked, TIME)
    student.take(pipeline.pack(pipeline.contents(release)))
    found = list(rendered(release))
    assert len(found) == student.collection.card_count()
    for card_id, ord, front, back in found:
        assert is_as_in_anki(student.card(card_id, ord), front, back), card_id


FULL = """\
  - id: full
    stem: A woman at 20 weeks.
    question: What is \\(x^{2}\\) of *it*?
    answer: "<b>That</b> & more"
    hint: é or e\u0301
    extra: "- one\\n- two"
    takeaway: Learn it.
    tags: [zebra, Apple, fruit::pie]
    reverse: {question: And?, answer: This.}
    image: cervix.svg
    yield: core
    sources: [anatomy-2024]
"""
GAPS = """\
  - id: gaps
    cloze: 'A {{c1::first {{c3::in < ner}} part::which}} \\(\\frac{{{c2::1}}}{\\text{é &}}\\) {{c2::two}}'
    hint: think
    sources: [anatomy-2024]
"""
GONE = """\
  - id: gone
    question: What?
    answer: That.
    sources: [anatomy-2024]
    retired: 2026-09-01 out of use
"""


def test_all_that_a_card_can_have(project: Project, student: Student) -> None:
    project.write("basics.yaml", cards(FULL, GAPS, GONE.replace("    retired: 2026-09-01 out of use\n", "")))
    project.release(TIME - 1000)
    project.write("basics.yaml", cards(FULL, GAPS.replace("think", "Think"), GONE))
    release = pipeline.make(pipeline.check(read_deck(project.root, "example")), TIME)
    student.take(pipeline.pack(pipeline.contents(release)))
    found = list(rendered(release))
    assert [(card_id, ord) for card_id, ord, _, _ in found] == [
        ("full", 0), ("full", 1), ("gaps", 0), ("gaps", 1), ("gaps", 2), ("gone", 0),
    ]  # fmt: skip
    assert any("Changed::2026-09" in tag for one in release.notes for tag in one.tags)
    for card_id, ord, front, back in found:
        assert is_as_in_anki(student.card(card_id, ord), front, back), card_id


PIECES = st.lists(
    st.sampled_from(
        ["{{c1::", "{{c2::", "{{c12::", "{{c1,2::", "{{c,::", "{{c::", "{{c0::", "{{c70000::", "}}", "}", "{{", "::", ":", "\\(",
         "\\)", "\\[", "<b>", "</b>", "<br>", "<div/>", "<i title='}'>", "&lt;", "&amp;", "&nbsp;", "\n", " ", "é", "\u0301", "𝒳",
         "\u00a0", "\u3000", "'", '"', "a", "Z", "9", "-", "[", "]"]
    ),
    max_size=14,
).map("".join)  # fmt: skip

ODD = Template(
    "odd",
    "1 <!-- {{Text}} {{#nothing}} --> {{cloze:Text}}{{#Extra}}[{{Extra}}]{{^Text}}{{/Text}}{{/Extra}}{{^ Extra }}none{{/Extra}}"
    "{{ hint:Extra }}",
    "{{FrontSide}} 2 {{cloze:Text}}}} {{Text}}{{hint:cloze:Text}}{{Tags}}|{{Deck}}|{{Subdeck}}|{{Type}}|{{Card}}|{{CardFlag}}",
)


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=PIECES, extra=PIECES)
@example(text="{{c1::" * 12 + "a" + "}}" * 12, extra="")
@example(text="{{c1::a::}}", extra="<BR>\n")
@example(text="{{c1::\n\t}}", extra="")
def test_any_fields_in_any_template(student: Student, text: str, extra: str) -> None:
    note = student.collection.new_note(odd_note_type(student))
    note.fields = [text, extra]
    note.tags = ["b", "A::x", "a"]
    student.collection.add_note(note, DeckId(1))
    special = {
        "Tags": "a A::x b",
        "Deck": "Default",
        "Subdeck": "Default",
        "Type": "Odd",
        "Card": "Cloze",
        "CardFlag": "flag0",
    }
    for card in note.cards():
        stored = dict(zip(("Text", "Extra"), student.collection.get_note(note.id).fields, strict=True))
        if "No cloze" in card.question():  # Anki's words in the place of the card
            assert reveal(stored["Text"], card.ord + 1, front=True) == ""
        else:
            assert is_as_in_anki(card, *sides(ODD, {**special, **stored}, card.ord + 1))


def odd_note_type(student: Student) -> NotetypeDict:
    """Anki's own cloze note type with other templates, made in the collection when it is first asked for."""
    models = student.collection.models
    if found := models.by_name("Odd"):
        return found
    stock = models.by_name("Cloze")
    assert stock is not None
    odd = models.copy(stock, add=False)
    odd["name"], odd["flds"][1]["name"] = "Odd", "Extra"
    odd["tmpls"][0].update(qfmt=ODD.front, afmt=ODD.back)
    models.add_dict(odd)
    made = models.by_name("Odd")
    assert made is not None
    return made
