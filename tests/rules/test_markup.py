"""Gaps and math where they work, and where they don't."""

import time

import pytest

from tests.project import Project, card, cards
from tests.rules.said import said


def quoted(text: str) -> str:
    return f"'{text}'"


@pytest.mark.parametrize(
    ("more", "place"),
    [
        ("    stem: A {{c1::b}}.\n", "stem"),
        ("    hint: A {{c2::b}}.\n", "hint"),
        ("    extra: A {{c1::b}}.\n", "extra"),
        ("    takeaway: A {{c1::b}}.\n", "takeaway"),
        ("    reverse:\n      question: A {{c1::b}}.\n      answer: b\n", "reverse question"),
        ("    reverse:\n      question: b?\n      answer: A {{c1::b}}.\n", "reverse answer"),
        ("    differs:\n      - 'physiology-2020, Cervix': A {{c1::b}}.\n", "citation"),
    ],
)
def test_gaps_work_in_a_cloze_only(project: Project, more: str, place: str) -> None:
    project.write("basics.yaml", cards(card("one", more=more)))
    [found] = said(project, "stray-cloze")
    assert found.message == f"Gaps work in a `cloze:` only; in the {place} a student would read the braces."
    assert found.at in {"{{c1::", "{{c2::"}


def test_an_aside_is_reported_once(project: Project) -> None:
    entries = (card(name, more="    aside: it\n") for name in ("one", "two"))
    project.write("basics.yaml", "asides: {it: 'A {{c1::b}} and \\(c.'}\n" + cards(*entries))
    assert len(said(project, "stray-cloze")) == len(said(project, "broken-math")) == 1


@pytest.mark.parametrize("text", ["{{a}}", "{{c1:b}}", "{{c::b}}", "\\({{c_1}}\\)", "a set {{1}, {2}}"])
def test_other_braces_are_no_gaps(project: Project, text: str) -> None:
    project.write("basics.yaml", cards(card("one", answer=quoted(text))))
    assert said(project, "stray-cloze") == []


@pytest.mark.parametrize(
    "text",
    [
        "(a) [b] {c} }} {",
        "f(x) and [1, 2)",
        r"1\) a list that is none",
        r"C:\\(x86) [a]",
        r"\(x^{2}\) and \[\frac{1}{2}\]",
        r"\(\left\{ x \right.\)",
        r"\(\left( x \right)\)",
        r"\[a \\[2pt] b\]",
        r"\(x^{y^{2}}\)",
        r"\(a \\\)",
    ],
)
def test_brackets_and_whole_math_are_left_alone(project: Project, text: str) -> None:
    project.write("basics.yaml", cards(card("one", answer=quoted(text))))
    assert said(project, "broken-math") == []


@pytest.mark.parametrize(
    ("text", "at", "message"),
    [
        (r"It is \(x^2 or so.", r"\(", r"The math “\(x^2 or so.” is not closed."),
        (r"It is \[x^2 \).", r"\[", r"The math “\[x^2 \).” is not closed."),
        (r"\(a and \(b\)", r"\(", r"The math “\(a and \(b\)” is not closed."),
        (r"\(x^{2\)", r"\(x^{2\)", r"The braces in the math “\(x^{2\)” don't match."),
        (r"\(x^2}\)", r"\(x^2}\)", r"The braces in the math “\(x^2}\)” don't match."),
        (r"\(x}{\)", r"\(x}{\)", r"The braces in the math “\(x}{\)” don't match."),
        (r"\(\{x}\)", r"\(\{x}\)", r"The braces in the math “\(\{x}\)” don't match."),
    ],
)
def test_broken_math(project: Project, text: str, at: str, message: str) -> None:
    project.write("basics.yaml", cards(card("one", answer=quoted(text))))
    [found] = said(project, "broken-math")
    assert (found.at, found.message) == (at, message)


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        (r"{{c1::\(x^{2}\)}}", 0),
        (r"{{c1::\(x^{y^{2} }\)}}", 0),
        (r"{{c1::\(x^{y^{2}}\)}}", 1),
        (r"{{c1::a} \(x^{y^{2}}\)}}", 1),
        (r"{{c1::\(x^{y^{2}} + x^{y^{2}}\)}} and {{c2::\(a^{b^{c}}\)}}", 3),
        (r"\(\frac{{{c1::a}}}{b}\)", 0),
        (r"\(\sqrt{\frac{a}{b}} = {{c1::c}}\)", 0),
        (r"\({{c1::\frac{a}{b} }}\)", 0),
        (r"\({{c1::\frac{a}{b}}}\)", 1),
        (r"\(\{ {{c1::a}} \}\)", 0),
        (r"{{c1::a}} \(x^{y^{2}}\) {{c2::b}}", 0),
        (r"{{c1::a {{c2::\(x^{2}\)}}}}", 0),
    ],
)
def test_gaps_that_math_cuts_short(project: Project, text: str, ends: int) -> None:
    project.write("basics.yaml", cards(f"  - id: one\n    cloze: '{text}'\n    sources: [anatomy-2024]\n"))
    found = said(project, "broken-math")
    assert [one.message for one in found] == ["A `}}` within math ends the gap before its time."] * ends
    assert all(one.at == "}}" for one in found)


@pytest.mark.parametrize("text", [r"\(" * 50_000, "{{c1::" * 20_000, r"{{c1::\(x^{y^{2}}\)}}" * 5_000, "}}" * 50_000])
def test_hostile_text_takes_no_time(project: Project, text: str) -> None:
    project.write("basics.yaml", cards(f"  - id: one\n    cloze: '{text}'\n    sources: [anatomy-2024]\n"))
    start = time.process_time()
    said(project, "broken-math")
    assert time.process_time() - start < 5
