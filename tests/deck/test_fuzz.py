"""Any change to a deck's files is read and previewed without a crash, and every place that is named stands in the text.

Short by default; `pytest tests/deck/test_fuzz.py --hypothesis-profile long` goes on for hours.
"""

import re

from hypothesis import example, given
from hypothesis import strategies as st

from generator.deck.files import DeckFiles, decode
from generator.deck.parse import parse
from generator.pipeline import check, page, preview
from generator.reporting.text import text_report
from tests.deck.test_hostile import HOSTILE
from tests.project import APPRAISAL, CARD, DECK, SOURCES, cards

FULL = cards(
    CARD,
    """\
  - id: gap
    topic: [Basics, Safety]
    cloze: '{{c1::The cervix}} is the {{c2::neck::hint}} of the uterus \\(a_1 < b\\).'
    hint: low
    image: weeks.svg
    extra: |
      - one
      - two
    sources:
      - anatomy-2024, Cervix: 25 mm or less is short
      - {source: anatomy-2024, page: "7", states: 'it''s 30 mm', via: A book}
    differs:
      - source: physiology-2020
        states: >-
          folded
          text
    takeaway: “Learn it”  # a comment
    tags: [Hard, Very::Hard]
    allow: {long-answer: why not}
  - id: turned
    stem: A woman at 20 weeks.
    question: What?
    answer: "That\\tis it"
    reverse:
      question: And?
      answer: This.
    image: cervix.svg
    draft: true
    retired: 2026-11-21 out of use
""",
)

FORGED = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
"""What steers a terminal, and so could make one line look like another."""

PICTURES = """\
cervix.svg: {draw: schematic, shows: [normal, v-funnel], lettered: true, alt: A cervix}
weeks.svg:
  draw: timeline
  title: Weeks
  rows:
    - {label: Scan, sources: [anatomy-2024: at 16–24 weeks, physiology-2020: 20 weeks]}
"""

FILES = {
    "deck.yaml": DECK,
    "pictures.yaml": PICTURES,
    "sources.yaml": SOURCES,
    "appraisal.yaml": APPRAISAL,
    "basics.yaml": FULL,
}
PIECES = [*"-:#{}[],&*!|>'\"%@`?\\ \n\t\r\x00\x1f\ufeff\u2028\u0085é\U0001d4b3", "  ", "- ", ": ", " #", "---\n", "{{c1::", "}}", "\\(",
          "<<: *x", "&x ", "!!python/name:os.system ", "id: ", "cards:\n", "\n\n", "asides:\n  a: b\n", '"""', "'''"]  # fmt: skip


@st.composite
def mangled(draw: st.DrawFn) -> tuple[str, str]:
    """One of a deck's files with some of its text cut, doubled, moved or replaced."""
    name = draw(st.sampled_from(sorted(FILES)))
    text = FILES[name]
    for _ in range(draw(st.integers(1, 6))):
        start = draw(st.integers(0, len(text)))
        end = draw(st.integers(start, min(len(text), start + draw(st.sampled_from([0, 1, 5, 60])))))
        piece = draw(st.sampled_from([*PIECES, "", text[start:end] * 2]) | st.text(max_size=4))
        text = text[:start] + piece + text[end:]
    return name, text


def read_and_report(name: str, content: bytes) -> None:
    path = f"cards_src/example/{name}"
    texts = {f"cards_src/example/{one}": text for one, text in FILES.items()}
    texts[path], problems = decode(path, content)
    files = DeckFiles("example", "cards_src/example", "decks/example.ledger.jsonl", texts, {}, tuple(problems))
    parse(files)
    checked = check(files)
    found = checked.diagnostics
    for diagnostic in found:
        assert 0 <= diagnostic.span.start <= len(texts.get(diagnostic.span.path, ""))
        assert diagnostic.span.start <= diagnostic.span.end
        assert diagnostic.message
        assert diagnostic.remedy
        if diagnostic.correction:
            assert diagnostic.correction.span.end <= len(texts[diagnostic.correction.span.path])
    assert not FORGED.search(text_report([checked]))
    assert page(preview(checked)).encode().endswith(b"</html>\n")


@given(mangled())
def test_a_mangled_file(case: tuple[str, str]) -> None:
    name, text = case
    read_and_report(name, text.encode(errors="surrogatepass"))


@given(st.sampled_from(sorted(FILES)), st.binary(max_size=200))
@example("basics.yaml", b"\xff\xfe")
def test_noise(name: str, content: bytes) -> None:
    read_and_report(name, content)


def test_every_hostile_case_of_moderate_size() -> None:
    for content in HOSTILE.values():
        if len(content) < 100_000:
            for name in FILES:
                read_and_report(name, content)
