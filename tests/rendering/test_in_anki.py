"""What was written, as the real Anki library renders it."""

import re
from unicodedata import normalize

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from generator import pipeline
from generator.deck.files import read_deck
from generator.evidence.claims import read
from tests.project import CARD, PICTURE, SOURCES, Project, cards
from tests.rendering.test_markdown import escaped
from tests.student import Student, shown

TIME = 1_700_000_000

texts = st.text(
    st.characters(
        exclude_categories=["Cs", "Cc", "Zl", "Zp"], include_characters="<>&\"'*_[]()\\`|-+1.#{}:;$%^~\u00a0é𝒳"
    ),
    min_size=1,
).filter(lambda text: text.strip() and "](" not in text and not read(text) and not read(escaped(text)))


@settings(
    max_examples=60,
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(data=st.data())
def test_any_text_in_any_field_reaches_the_card_as_that_text(
    project: Project, student: Student, data: st.DataObject
) -> None:
    keys = ("stem", "question", "answer", "hint", "extra", "takeaway", "aside")
    written = {key: data.draw(texts, label=key) for key in keys}
    reverse = {key: data.draw(texts, label=f"reverse {key}") for key in ("question", "answer")}
    states = data.draw(texts, label="states")
    name = f"card-{student.notes()}"
    entry = f"""\
asides:
  shared: "{escape(written["aside"])}"
topic: Basics
cards:
  - id: {name}
    stem: "{escape(written["stem"])}"
    question: "{escape(written["question"])}"
    answer: "{escape(written["answer"])}"
    hint: "{escape(written["hint"])}"
    extra: "{escape(written["extra"])}"
    takeaway: "{escape(written["takeaway"])}"
    aside: shared
    reverse:
      question: "{escape(reverse["question"])}"
      answer: "{escape(reverse["answer"])}"
    sources:
      - source: anatomy-2024
        states: "{escape(states)}"
"""
    project.write("basics.yaml", entry)
    student.take(project.made(TIME))

    def is_on(text: str, side: str) -> bool:
        return " ".join(normalize("NFC", text).split()) in normalize("NFC", shown(side))  # as Anki keeps it

    front, back = student.card(name).question(), student.card(name).answer()
    assert is_on(written["stem"], front)
    assert is_on(written["question"], front)
    assert all(is_on(written[key], back) for key in ("stem", "question", "answer", "extra", "takeaway", "aside"))
    assert is_on(states, back)
    assert " ".join(written["hint"].split()) in shown(re.sub(r"<a class=hint.*?</a>", "", front, flags=re.DOTALL))
    assert is_on(reverse["question"], student.card(name, 1).question())
    assert is_on(reverse["answer"], student.card(name, 1).answer())


def escape(text: str) -> str:
    """The text, with Markdown's signs escaped, as it stands between double quotes in YAML."""
    return "".join(f"\\U{ord(one):08X}" if ord(one) > 126 or one in '"\\' else one for one in escaped(text))


@pytest.mark.parametrize(
    "text", ["[sound:x.mp3]", "[$]5[/$]", "[$$]5[/$$]", "[latex]x[/LaTeX]", "[LATEX]x[/latex]", "[anki:play:q:0]", "[anki:tts lang=en]x[/anki:tts]"]
)  # fmt: skip
def test_what_anki_would_take_for_its_own_stays_text(project: Project, student: Student, text: str) -> None:
    project.write(
        "basics.yaml",
        cards(
            f"  - id: a\n    cloze: 'Say {text} {{{{c1::{text}}}}}'\n    hint: '{text}'\n    sources: [anatomy-2024]\n"
        ),
    )
    student.take(project.made(TIME))
    assert shown(student.card("a").question()).startswith(f"Say {text} [...]")
    assert shown(student.card("a").answer()).startswith(f"Say {text} {text}")
    assert "<img" not in student.card("a").question()


CLOZE = """\
  - id: gap
    cloze: 'A {{c1::first {{c3::inner}} part::which}} and \\(\\frac{{{c2::1}}}{\\text{b}}\\) K<k & Na>140'
    hint: think
    extra: '| a | b |

      |---|---|

      | 1 | 2 |'
    sources: [anatomy-2024: Na > 140]
"""


@pytest.mark.parametrize(
    ("number", "front"), [(0, "A [which] and"), (1, "and \\(\\frac{[...]}"), (2, "A first [...] part and")]
)
def test_clozes(project: Project, student: Student, number: int, front: str) -> None:
    project.write("basics.yaml", cards(CLOZE))
    student.take(project.release(TIME))
    assert len(student.note("gap").cards()) == 3
    assert front in shown(student.card("gap", number).question())
    assert "K<k & Na>140" in shown(student.card("gap", number).answer())
    assert student.empty_cards() == 0


def test_the_back_names_the_source_and_the_card(project: Project, student: Student) -> None:
    project.write(
        "basics.yaml",
        cards(
            "  - id: cervix\n    question: What?\n    answer: That.\n    image: cervix.svg\n    topic: [Basics, Safety]\n"
            "    tags: [Hard, Very::Hard]\n    yield: core\n"
            "    sources:\n      - anatomy-2024, Cervix: 25 mm or less\n"
            "    differs:\n      - {source: physiology-2020, page: 12, via: A handbook, states: 20 mm}\n"
            "    takeaway: Teach 25 mm.\n"
        ),
    )
    student.take(project.release(TIME))
    back = shown(student.card("cervix").answer())
    assert (
        "Source Reference manual · Nobody & Sons 2024 Reference manual · Nobody & Sons 2024"
        " 25 mm or less Doe J. A small anatomy [Internet]. Nobody & Sons; 2024. Available from: https://example.org/anatomy."
        " Section: Cervix."
    ) in back
    assert (
        "Differs Teach 25 mm. Who says otherwise (1) Reference manual · A small physiology"
        " 20 mm A small physiology. Author and date not known. Page: 12. Read in A handbook."
    ) in back
    assert back.endswith("cervix")
    assert '<a href="https://example.org/anatomy">' in student.card("cervix").answer()
    assert '<img src="cervix.svg" alt="a cervix">' in student.card("cervix").answer()
    assert (student.folder / "collection.media/cervix.svg").read_text() == PICTURE
    assert student.note("cervix").tags == [
        "Example::Basics", "Example::Disputed", "Example::Hard", "Example::Safety", "Example::Very::Hard", "Example::Yield::Core",
    ]  # fmt: skip


def test_what_a_student_wrote_stands_on_the_back(project: Project, student: Student) -> None:
    project.write("basics.yaml", cards(CARD))
    student.take(project.made(TIME))
    assert "My notes" not in shown(student.card("cervix").answer())
    student.write("cervix", "My notes", "See lecture 7.")
    assert "My notes See lecture 7." in shown(student.card("cervix").answer())
    assert "lecture" not in student.card("cervix").question()


@pytest.mark.parametrize("url", ["javascript:alert(1)", "file:///etc/passwd", 'https://example.org/"onclick="x'])
def test_a_source_can_carry_no_script(project: Project, student: Student, url: str) -> None:
    project.write(
        "sources.yaml",
        SOURCES.replace("https://example.org/anatomy", f"'{url}'").replace("A small anatomy", "<img src=x onerror=y>"),
    )
    project.write("basics.yaml", cards(CARD))
    checked = pipeline.check(read_deck(project.root, "example"))
    assert not checked.sound
    student.take(pipeline.pack(pipeline.contents(pipeline.make(checked, TIME))))  # as if no rule had stopped it
    back = student.card("cervix").answer()
    assert "<img" not in back
    assert not re.search(r'href="(?!https?://[^"]*">)', back)
    assert "&lt;img src=x onerror=y&gt;" in back
