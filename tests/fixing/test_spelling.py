"""Texts changed in their files: every style of YAML, and nothing else changed."""

import pytest

from tests.fixing.files import answer, mended


@pytest.mark.parametrize(
    ("written", "spelled"),
    [
        ("'it’s “so”'", "'it''s \"so\"'"),
        ('"it’s “so”"', '"it\'s \\"so\\""'),
        ("'it''s 36-37'", "'it''s 36–37'"),
        ('"a\\tb 36-37 \\u201cc\\u201d “d”"', '"a\\tb 36–37 \\u201cc\\u201d \\"d\\""'),
        ('"36\\x2d37 \\\n      36-37"', '"36\\x2d37 \\\n      36–37"'),
        ("“so” it is", "'\"so\" it is'"),
        ("‘so’ it is", "'''so'' it is'"),
        ("so it’s", "so it's"),
        ("Ratio:\u00a03", "'Ratio: 3'"),
        ("Series\u00a0#70", "'Series #70'"),
        ("-\u00a0one", "'- one'"),
        ("\u200b[1]", "'[1]'"),
        ("\u2011", "'-'"),
        ("\u00a0at the edges\u00a0", "at the edges"),
        ("'\u00a0at the edges\u202f'", "'at the edges'"),
        ("\u200b", "''"),
        ("36-37\n      in “two”\n      lines", '36–37\n      in "two"\n      lines'),
        ("“36-37”\n      in it’s\n\n      lines", "'\"36–37\"\n      in it''s\n\n      lines'"),
        ("|\n      “a”\n      \u00a0b\n       36-37", '|\n      "a"\n      b\n       36–37'),
        (">-  # 36-37\n      “a”\n      b\u00a0c\n\n      36-37", '>-  # 36-37\n      "a"\n      b c\n\n      36–37'),
        ("'a \u00a0\n      \u00a0b'", "'a \n      b'"),
        ("|\n      \u00a0a\n      b", "|\n      a\n      b"),
        ("|\n      a\n      \u00a0\n      b", "|\n      a\n      \n      b"),
    ],
)
def test_a_change_keeps_to_its_characters(written: str, spelled: str) -> None:
    assert answer(written) == spelled
    assert answer(spelled) == spelled


@pytest.mark.parametrize(
    ("line", "after"),
    [
        ("- {id: a, answer: “x”, extra: 36-37}", "- {id: a, answer: '\"x\"', extra: 36–37}"),
        ("- {id: a, answer: [], extra: no “x”}", '- {id: a, answer: [], extra: no "x"}'),
        ('- {"id":"a","answer":"“x”"}', '- {"id":"a","answer":"\\"x\\""}'),
    ],
)
def test_between_brackets(line: str, after: str) -> None:
    assert mended(f"cards:\n{line}\n") == f"cards:\n{after}\n"


@pytest.mark.parametrize(
    "written",
    [
        "|2\n      “a”",  # its indentation is counted from what stands around it
        "a\n      \u00a0\n      b",  # the line would become a blank one, and the text two paragraphs
        "|\n         \u00a0\n      b",  # the line would be taken for deeper indentation
    ],
)
def test_what_could_be_read_otherwise_is_left_alone(written: str) -> None:
    assert answer(written) == written
