"""The fixes of how a text is set: what they change, and what looks alike and stays."""

import pytest

from generator.fixing.mending import mend
from tests.fixing.files import answer, files, mended


@pytest.mark.parametrize(
    ("written", "set_"),
    [
        ("36-37 weeks", "36–37 weeks"),
        ("at 0-1, 2.5-3.5 and 500-1000 g", "at 0–1, 2.5–3.5 and 500–1000 g"),
        ("'{{c1::36-37::in weeks}} weeks'", "'{{c1::36–37::in weeks}} weeks'"),
        ("23+6-27+6 weeks", "23+6–27+6 weeks"),
        ("(2014-2019), 16-24.", "(2014–2019), 16–24."),
        ("10-20%, *5-6*, ≥36-37", "10–20%, *5–6*, ≥36–37"),
        ("10 000-20 000", "10 000-20 000"),
        ("see [16-24](https://example.org/16-24)", "see [16–24](https://example.org/16-24)"),
    ],
)
def test_a_range_gets_a_dash(written: str, set_: str) -> None:
    assert answer(written) == set_


@pytest.mark.parametrize(
    "text",
    [
        "since 2024-01-02",
        "since 2024-01",
        "17-OHPC, COVID-19, L4-5, 3-D",
        "10.1111/1471-0528.17012",
        "doi:10.1000/12-34",
        "ISBN 978-3-16-148410-0",
        "ISBN 978-3161484100",
        "ISSN 1471-2393",
        "call 555-1234 or 0800-123456",
        "\\(10-13\\) and \\[2-3\\]",
        "10-3 = 7, 5-8 = -3",
        "a 3-0 suture",
        "36–37-38",
        "https://example.org/12-14",
        "`12-14`",
        "120-130/80",
        "10:30-11:00",
        "x^2-3",
        "07-08",
    ],
)
def test_what_is_no_range_keeps_its_hyphen(text: str) -> None:
    assert answer(f"'{text}'") == f"'{text}'"


@pytest.mark.parametrize(
    ("written", "set_"),
    [
        ("'>= 25 mm'", "'≥ 25 mm'"),
        ("<= 25 mm", "≤ 25 mm"),
        ("a length >=25, <=30", "a length ≥25, ≤30"),
        ("'{{c1::>= 25}} mm'", "'{{c1::≥ 25}} mm'"),
    ],
)
def test_a_comparison_gets_its_sign(written: str, set_: str) -> None:
    assert answer(written) == set_


@pytest.mark.parametrize(
    "text", ["a => b", "a <=> b", "a >>= b", "a <== b", "\\(a >= b\\)", "`a >= b`", "< 25 and > 5"]
)
def test_an_arrow_or_math_is_no_comparison(text: str) -> None:
    assert answer(f"'{text}'") == f"'{text}'"


@pytest.mark.parametrize(
    ("written", "set_"),
    [
        ("25\u00a0mm, 3\u202fcm", "25 mm, 3 cm"),
        ("insuf\u00adfici\u200bency\ufeff", "insufficiency"),
        ("non\u2011breaking, 36\u201137", "non-breaking, 36–37"),
        ("the woman’s “short” cervix", 'the woman\'s "short" cervix'),
        ("a\u200c\u200db", "ab"),
    ],
)
def test_debris_goes(written: str, set_: str) -> None:
    assert answer(written) == set_


@pytest.mark.parametrize(
    "text",
    [
        "\\(25\u00a0\\text{mm}\\)",
        "[a](https://example.org/a\u00a0b)",
        "`a\u00a0b`",
        "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645",
        "\U0001f469\u200d⚕",
    ],
)
def test_debris_that_means_something_stays(text: str) -> None:
    assert answer(f"'{text}'") == f"'{text}'"


def test_one_fix_finds_what_another_left() -> None:
    assert answer("36\u200b-37, >\u200b= 3") == "36–37, ≥ 3"


EVERYWHERE = """\
# 36-37 in a comment
topic: Basics::1-2
asides:
  weeks-1-2: in 36-37 weeks
cards:
  - id: in-36-37-weeks
    stem: 36-37
    question: 36-37
    answer: 36-37
    reverse: {question: 36-37, answer: 36-37}
    hint: 36-37
    extra: 36-37
    takeaway: 36-37
    aside: weeks-1-2
    image: 36-37
    topic: [Weeks::36-37]
    tags: 36-37
    allow: {long-answer: 36-37}
    reviewed: 2024-01-02 36-37
    retired: 2024-01-02 only 36-37
    formerly: 36-37
    sources:
      - weeks-36-37
      - weeks-36-37, Weeks 36-37
      - weeks-36-37, Weeks 36-37: in 36-37 weeks
      - source: weeks 36-37
        section: 36-37
        page: 36-37
        states: 36-37
        via: 36-37
    differs: ['weeks 36-37, Weeks 36-37': 36-37]
"""


def test_only_what_students_read_is_mended() -> None:
    changed = {
        before.strip(): after.strip()
        for before, after in zip(EVERYWHERE.splitlines(), mended(EVERYWHERE).splitlines(), strict=True)
        if before != after
    }
    assert changed == {
        "weeks-1-2: in 36-37 weeks": "weeks-1-2: in 36–37 weeks",
        **{f"{key}: 36-37": f"{key}: 36–37" for key in "stem question answer hint extra takeaway states".split()},
        "reverse: {question: 36-37, answer: 36-37}": "reverse: {question: 36–37, answer: 36–37}",
        "retired: 2024-01-02 only 36-37": "retired: 2024-01-02 only 36–37",
        "- weeks-36-37, Weeks 36-37: in 36-37 weeks": "- weeks-36-37, Weeks 36-37: in 36–37 weeks",
        "differs: ['weeks 36-37, Weeks 36-37': 36-37]": "differs: ['weeks 36-37, Weeks 36-37': 36–37]",
    }


def test_no_other_file_is_mended() -> None:
    given = files("cards: []\n", sources="- {id: a, title: 36-37 “weeks”}\n", appraisal="a: {note: 36-37}\n")
    assert mend(given, {}).after == given
