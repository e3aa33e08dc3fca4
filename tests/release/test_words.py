"""Words as a student reads them, and what differs between two such texts."""

from collections.abc import Iterable
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.apkg.package import Package, PackedNote
from generator.release.diff import difference
from generator.release.words import MOST_WORDS, readable, runs

texts = st.lists(st.sampled_from("the cervix is ≤ 25 mm, 36–37 {{c1::weeks}} and opens. <b> …".split())).map(" ".join)


def marked(old: str, new: str) -> str:
    form = {"same": "{}", "removed": "[-{}-]", "added": "[+{}+]"}
    return "".join(form[run.how].format(run.text) for run in runs(old, new))


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("at 36–37 weeks", "at 37 weeks", "at [-36–37 -][+37 +]weeks"),
        ("less than 2.5 cm", "less than 2.0 cm", "less than [-2.5 -][+2.0 +]cm"),
        ("{{c1::36–37}} weeks.", "{{c1::37}} weeks.", "{{c1::[-36–37-][+37+]}} weeks."),
        ("a b c d", "w x y z", "[-a b c d-][+w x y z+]"),
        ("", "All new.", "[+All new.+]"),
        ("the same", "the same", "the same"),
        # a word between two longer changes belongs to them
        ("The neck of the uterus.", "The lower part of the womb.", "The [-neck of the uterus-][+lower part of the womb+]."),
    ],
)  # fmt: skip
def test_what_differs_is_a_word(old: str, new: str, said: str) -> None:
    assert marked(old, new) == said


@given(texts | st.text(), texts | st.text())
def test_both_texts_can_be_read_from_the_runs(old: str, new: str) -> None:
    found = runs(old, new)
    assert letters(run.text for run in found if run.how != "removed") == letters(new)
    assert letters(run.text for run in found if run.how != "added") == letters(old)
    assert all(one.how != other.how for one, other in pairwise(found))


def letters(parts: Iterable[str]) -> str:
    return "".join("".join(parts).split())


def test_a_text_that_nobody_reads_is_not_compared_word_by_word() -> None:
    old = "a b " * MOST_WORDS
    assert [run.how for run in runs(old, "b a " * MOST_WORDS)] == ["removed", "added"]
    assert [run.how for run in runs(old, old)] == ["same"]


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("K &lt; k &amp; Na", "K < k & Na"),
        ("<ul><li>one</li><li><b>t</b>wo</li></ul>", "• one • two"),
        ("<p>one</p><p>two<br>three</p>", "one two three"),
        ('<img src="a.svg" alt="a cervix">', "[a.svg: a cervix]"),
        ("<style>.x {}</style><script>alert(1)</script>seen", "seen"),
        ("<details><summary>More</summary>text</details>", "More text"),
        ("<table><tr><th>a</th></tr><tr><td>b</td></tr></table>", "| a | b"),
        ("<!-- no -->yes<br/>", "yes"),
    ],
)
def test_a_field_is_read_as_on_the_card(html: str, text: str) -> None:
    assert readable(html) == text


@pytest.mark.parametrize("piece", ["<!--", "<", "{{c1::", "[sound:", "src='", "<![CDATA[", "</"])
def test_no_field_takes_for_ever(piece: str) -> None:
    field = piece * (300_000 // len(piece))
    assert readable(field)
    note = PackedNote(1, "g", 1, "d", 1, 1, (field,), (), (0,))
    changed = note._replace(mod=2, fields=(field + "x",))
    old, new = (Package((), (), (one,), {"a": bytes(one.mod)}) for one in (note, changed))
    assert len(difference(old, new).notes) == 1
