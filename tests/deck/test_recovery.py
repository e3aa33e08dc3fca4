"""Slips of typing: each is explained on its line, and hides nothing else."""

import pytest

from generator.deck.files import read_deck
from generator.deck.recovery import read_cards
from generator.deck.tree import Map, Seq
from generator.diagnostic import Diagnostic, Severity
from generator.pipeline import check
from generator.reporting.found import Located
from generator.reporting.place import Places
from generator.reporting.text import finding
from tests.project import Project

ENTRY = """\
  - id: card-{number}
    question: What is number {number}?
    answer: It is {number}.
    sources:
      - anatomy-2024, Cervix
"""

BREAKAGES = {
    "a colon in a text": ("answer: It is", "answer: It is: it"),
    "a brace at the start": ("answer: It is", "answer: {{c1::It}} is"),
    "a sign at the start": ("answer: It is", "answer: >25 It is"),
    "an escape that is none": ("answer: It is", 'answer: "\\(It\\)" is'),
    "an open quote": ("answer: It is", 'answer: "It is'),
    "a wrong indentation": ("    answer:", "   answer:"),
    "a missing dash": ("  - id:", "  id:"),
    "a missing colon": ("question: What", "question What"),
    "a tab": ("    answer:", "\tanswer:"),
    "a dash too far": ("  - id:", "    - id:"),
}


def file(broken: int | None = None, old: str = "", new: str = "", count: int = 30) -> str:
    entries = [ENTRY.format(number=number) for number in range(count)]
    if broken is not None:
        assert old in entries[broken]
        entries[broken] = entries[broken].replace(old, new, 1)
    return "topic: Basics\n\ncards:\n" + "".join(entries)


def reported(problems: list[Diagnostic], text: str) -> list[str]:
    """The lines of a report on problems of the file f.yaml."""
    places = Places({"f.yaml": text})
    return [line for problem in problems for line in finding(Located(problem, places.of(problem.span), "deck"))]


def cards_in(text: str) -> tuple[list[str], list[Diagnostic]]:
    tree, problems = read_cards("f.yaml", text)
    assert isinstance(tree, Map)
    entries = tree.values["cards"]
    assert isinstance(entries, Seq)
    found = [entry.scalar("id") for entry in entries.maps()]
    for name in found:
        assert name is not None
        assert text[name.start : name.end] == name
    return [str(name) for name in found], problems


@pytest.mark.parametrize("slip", BREAKAGES)
@pytest.mark.parametrize("broken", range(30))
def test_a_broken_card_hides_no_other(slip: str, broken: int) -> None:
    text = file(broken, *BREAKAGES[slip])
    found, problems = cards_in(text)
    assert found == [f"card-{number}" for number in range(30) if number != broken]
    lines = [text.count("\n", 0, problem.span.start) for problem in problems]
    assert len(problems) == 1
    assert 3 + 5 * broken <= lines[0] < 8 + 5 * broken


def test_every_broken_card_is_reported_in_one_run() -> None:
    text = file()
    for number, (old, new) in enumerate(BREAKAGES.values()):
        entry = ENTRY.format(number=number + 10)
        text = text.replace(entry, entry.replace(old, new, 1))
    found, problems = cards_in(text)
    assert len(problems) == len(BREAKAGES)
    assert len(found) == 30 - len(BREAKAGES)


def test_other_problems_of_a_broken_file_are_found(project: Project) -> None:
    text = file(3, "answer: It is", "answer: It is: it", count=6)
    text = text.replace("anatomy-2024, Cervix", "anatomy-2042", 1) + "asides: {unused: text}\n"
    project.write("basics.yaml", text)
    done = project.run("check")
    assert "error[broken-yaml]" in done.stdout
    assert "error[unknown-source] sources.yaml has no source “anatomy-2042”." in done.stdout
    assert "5 cards" in done.stdout


def test_a_broken_register_makes_no_source_unknown(project: Project) -> None:
    project.write("sources.yaml", "references:\n- id: other-2020\n  title: a\n- id: anatomy-2024\n  title: a: b\n")
    found = check(read_deck(project.root, "example")).diagnostics
    assert [one.rule for one in found if one.severity > Severity.INFO] == ["broken-yaml"]


VALUE = "topic: T\ncards:\n  - id: one\n    question: What?\n    answer: {}\n    sources:\n      - a\n  - id: two\n"

SLIPS = [
    ("{{c1::x}} is y", "5:13", "A value that starts with `{` is a mapping to YAML, not text.", "'{{c1::x}} is y'"),
    ("{{c1::x}}", "5:14", "A value that starts with `{` is a mapping to YAML, not text.", "'{{c1::x}}'"),
    ("{a", "5:13", "A value that starts with `{` is a mapping to YAML, not text.", "'{a'"),
    ("[a] b", "5:13", "A value that starts with `[` is a list to YAML, not text.", "'[a] b'"),
    (">25 mm", "5:13", "To YAML `>` announces a text that begins on the next line.", "'>25 mm'"),
    ("|25", "5:13", "To YAML `|` announces a text that begins on the next line.", "'|25'"),
    ("@x y", "5:13", "YAML keeps `@` for itself: no value may start with it.", "'@x y'"),
    ("`x` y", "5:13", "YAML keeps the backquote for itself: no value may start with it.", "'`x` y'"),
    ("%x", "5:13", "YAML keeps `%` for itself: no value may start with it.", "'%x'"),
    ("& x", "5:13", "To YAML `&` gives a name to what follows.", "'& x'"),
    ("&x y", "5:13", "To YAML `&` gives a name to what follows.", "'&x y'"),
    ("*4", "5:13", "To YAML `*` stands for something that was named with `&` elsewhere.", "'*4'"),
    ("**b** c", "5:13", "To YAML `*` stands for something that was named with `&` elsewhere.", "'**b** c'"),
    ("!x y", "5:13", "To YAML `!` says of which type the value is.", "'!x y'"),
    ("! x", "5:13", "To YAML `!` says of which type the value is.", "'! x'"),
    ("- b", "5:13", "To YAML `- ` starts an item of a list.", "'- b'"),
    ("? b", "5:13", "To YAML `? ` starts a key.", "'? b'"),
    ("]", "5:13", "To YAML `]` is the end of a list.", "']'"),
    ("a: b", "5:14", "YAML takes the `:` in this text for the end of a key.", "'a: b'"),
    ("it's: b", "5:17", "YAML takes the `:` in this text for the end of a key.", "'it''s: b'"),
    ("a:", "5:14", "YAML takes the `:` in this text for the end of a key.", "'a:'"),
    ("“a: b”", "5:15", "YAML takes the `:` in this text for the end of a key. Curly quotes don't quote in YAML.", "'“a: b”'"),
    ("a #70 b", "5:15", "YAML takes this for a comment, so only “a” is left of the text.", "'a #70 b'"),
    ("two words # 70", "5:23", "YAML takes this for a comment, so only “two words” is left of the text.", "'two words # 70'"),
    ("{a  # b", "5:13", "A value that starts with `{` is a mapping to YAML, not text.", "'{a'  # b"),
    ("a: b  # c: d", "5:14", "YAML takes the `:` in this text for the end of a key.", "'a: b'  # c: d"),
    ("'it's b'  # c", "5:16", "The quoted text ends here, at the second ', and more follows.", "'it''s b'  # c"),
    ('"a  # b" c', "5:20", 'The quoted text ends here, at the second ", and more follows.', "'\"a  # b\" c'"),
    ("#70", "5:13", "YAML takes this for a comment, so nothing is left of the text.", "'#70'"),
    ('"a', "5:13", 'The quotation mark " is not closed on this line.', "'a'"),
    ("'a", "5:13", "The quotation mark ' is not closed on this line.", "'a'"),
    ('"a" b', "5:15", 'The quoted text ends here, at the second ", and more follows.', "'\"a\" b'"),
    ("'it's b'", "5:16", "The quoted text ends here, at the second ', and more follows.", "'it''s b'"),
    ('"\\(x\\)"', "5:14", "In double quotes a backslash starts an escape, and `\\(` is none.", "'\\(x\\)'"),
]  # fmt: skip


@pytest.mark.parametrize(("value", "place", "message", "corrected"), SLIPS, ids=[slip[0] for slip in SLIPS])
def test_a_value_that_needs_quotes(value: str, place: str, message: str, corrected: str) -> None:
    text = VALUE.format(value)
    _, problems = read_cards("f.yaml", text)
    report = reported(problems, text)
    assert report[0].startswith(f"f.yaml:{place}: error[")
    assert report[0].endswith(f"] {message}")
    assert report[-1] == f"        answer: {corrected}"
    assert len(problems) == 1


LINES = [
    ("    answer: x", "   answer: x", "5:4", "The line is indented by 3 spaces, where 4 would fit.", "    answer: x"),
    ("    answer: x", "     answer: x", "5:6", "The line is indented by 5 spaces, where 4 would fit.", "    answer: x"),
    ("    answer: x", "\tanswer: x", "5:1", "The line is indented with a tab; YAML wants spaces.", "    answer: x"),
    ("    answer: x", "    answer x", "5:11", "After the key `answer` the colon is missing.", "    answer: x"),
    ("    answer: x", "    answer:x", "5:11", "After the colon a space is missing.", "    answer: x"),
    ("  - id: two", "  id: two", "8:3", "A card begins here, and its dash is missing.", "  - id: two"),
    ("  - id: two", "  -id: two", "8:3", "After the dash a space is missing.", "  - id: two"),
    ("      - a\n", "      - a, B: c: d\n", "7:16", "YAML takes the `:` in this text for the end of a key.", "      - a, B: 'c: d'"),
    ("      - a\n", "   - a\n", "7:4", "The line is indented by 3 spaces, where 4 would fit.", "    - a"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("old", "new", "place", "message", "corrected"), LINES, ids=[line[1].strip() for line in LINES]
)
def test_a_line_that_is_out_of_order(old: str, new: str, place: str, message: str, corrected: str) -> None:
    text = VALUE.format("x").replace(old, new) + "    question: Why?\n    answer: So.\n"
    _, problems = read_cards("f.yaml", text)
    report = reported(problems, text)
    assert report[0] == f"f.yaml:{place}: error[broken-yaml] {message}"
    assert report[-1] == "    " + corrected
    assert len(problems) == 1


def test_a_card_that_lost_its_dash_among_the_keys_of_another() -> None:
    text = VALUE.format("x").replace("  - id: two", "    id: two\n    question: Why?")
    _, problems = read_cards("f.yaml", text)
    assert [(problem.rule, problem.remedy) for problem in problems] == [
        ("duplicate-key", "If a new card begins here, write `- id:`, with a dash.")
    ]


@pytest.mark.parametrize(
    ("old", "new", "said", "remedy"),
    [
        ("    answer", "    states", "A card has no key “states”.", "It belongs to a citation, in the lines below `- source:`"),
        ("    answer", "    section", "A card has no key “section”.", "It belongs to a citation"),
        ("topic: Basics", "question: x", "A card file has no key “question”.", "It belongs to a card, in the lines below `- id:`"),
        ("    answer", "    anwser", "A card has no key “anwser”.", "Did you mean `answer`?"),
        ("    answer", "    zzzz", "A card has no key “zzzz”.", "It may have: id, topic, stem"),
        ("      - anatomy-2024, Cervix", "      anatomy-2024, Cervix", "Here stands text, expected a list",
         "Write each item on a line of its own, after a dash and a space: `- `."),
        ("      - anatomy-2024, Cervix", "      -anatomy-2024, Cervix", "Here stands text, expected a list",
         "Write each item on a line of its own, after a dash and a space: `- `."),
    ],
)  # fmt: skip
def test_what_yaml_reads_and_no_card_has(project: Project, old: str, new: str, said: str, remedy: str) -> None:
    project.write("basics.yaml", file(0, count=1, old="", new="").replace(old, new))
    found = check(read_deck(project.root, "example")).diagnostics
    assert [one for one in found if one.message.startswith(said) and one.remedy.startswith(remedy)]


@pytest.mark.parametrize("comment", ["answer: x  # a comment", "answer: x      # 70", "# a line\n    answer: x"])
def test_a_comment_is_no_lost_text(comment: str) -> None:
    text = VALUE.format("x").replace("answer: x", comment)
    assert read_cards("f.yaml", text)[1] == []
