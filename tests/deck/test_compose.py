"""YAML text → tree: every scalar as written, at its place."""

import re
import string

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator.deck.compose import compose
from generator.deck.events import DEEPEST, UNSHOWN
from generator.deck.recovery import read_tree
from generator.deck.tree import Map, Node, Scalar, Seq


def scalars(node: Node | None) -> list[Scalar]:
    if isinstance(node, Scalar):
        return [node]
    if isinstance(node, Seq):
        return [scalar for item in node.items for scalar in scalars(item)]
    if isinstance(node, Map):
        return [scalar for key in node.keys for scalar in [key, *scalars(node.values[key])]]
    return []


def test_scalars_are_taken_as_written() -> None:
    tree, problems = read_tree("f", "a: no\nb: 010\nc: 1:30\nd: 2024-01-02\ne: ~\nf: 1_000\ng: .inf\nh: ''\n")
    assert [str(scalar) for scalar in scalars(tree)][1::2] == [
        "no",
        "010",
        "1:30",
        "2024-01-02",
        "~",
        "1_000",
        ".inf",
        "",
    ]
    assert not problems


text = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], include_characters="\n\t\x85\u2028 :#'\"{[>|&*!%@`-é𝒳")
).filter(lambda text: not UNSHOWN.search(text))


@given(
    st.dictionaries(text, st.one_of(text, st.lists(text)), min_size=1),
    st.booleans(),
    st.sampled_from([None, "'", '"', "|", ">"]),
)
def test_a_span_cut_from_its_file_reads_back_as_its_value(
    data: dict[str, object], unicode: bool, style: str | None
) -> None:
    written = yaml.safe_dump(data, allow_unicode=unicode, default_style=style, width=40)
    tree, problems = read_tree("f", written)
    assert not [problem for problem in problems if problem.rule != "joined-lines"]
    for scalar in scalars(tree):
        cut = written[scalar.start : scalar.end]
        if re.match(r"[|>][-+]?\d", cut):
            continue  # a block that says by how much it is indented, seen from where it stands
        assert next(iter(scalars(read_tree("f", cut)[0])), "") == scalar


def test_a_part_of_a_scalar_has_its_own_place() -> None:
    file = "- one, Two words: states\n- 'two, three'\n- 'it''s, four'\n- \"\\u0061, five\"\n"
    one, two, *others = (scalar for scalar in scalars(read_tree("f", file)[0]) if "," in scalar)
    for part, said in ((one.part(5, 14), "Two words"), (two.part(5, 10), "three")):
        assert file[part.start : part.end] == part == said
    for other in others:  # they don't stand in the file as they read
        assert other.part(0, 4).span == other.span


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_spans_count_characters_not_bytes(line_end: str) -> None:
    file = f"é: 'ü'{line_end}\U0001d4b3: ≥ 25 mm{line_end}"
    assert [file[one.start : one.end] for one in scalars(read_tree("f", file)[0])] == [
        "é",
        "'ü'",
        "\U0001d4b3",
        "≥ 25 mm",
    ]


@pytest.mark.parametrize(
    ("file", "rule", "said"),
    [
        ("a: 1\na: 2\n", "duplicate-key", "`a` stands here a second time."),
        ("a: &x 1\nb: *x\n", "yaml-feature", "the anchor &x"),
        ("a: *x\n", "yaml-feature", "the alias *x"),
        ("a: !!python/object:os.system x\n", "yaml-feature", "the tag tag:yaml.org,2002:python/object:os.system"),
        ("a: 1\n---\nb: 2\n", "yaml-feature", "a second document"),
        ("{a: 1}: 2\n", "odd-key", "YAML takes this for a key"),
        ('a: "\\x1f"\n', "bad-character", "The character U+001F"),
        ("a: \x00\n", "bad-character", "can't be shown"),
        ("a: " + "[" * 50_000, "too-deep", f"more than {DEEPEST} levels"),
        ("a: " + "{x: " * 50_000, "too-deep", f"more than {DEEPEST} levels"),
    ],
)
def test_what_is_no_plain_yaml_is_said(file: str, rule: str, said: str) -> None:
    problems = compose("f", file).diagnostics
    assert (rule, True) in [(problem.rule, said in problem.message) for problem in problems]


@given(st.text(st.sampled_from(string.printable + "é\u2028\x00{}[]:,#&*!|>'\"%@`"), max_size=80))
def test_no_text_raises(text: str) -> None:
    read_tree("f", text)
