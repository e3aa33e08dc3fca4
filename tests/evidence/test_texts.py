"""Which lines of a text are headings, how far their sections go, and what stands in them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.deck.headings import Ambiguous, Found, Unknown
from generator.evidence.html import html_to_text
from generator.evidence.texts import WHOLE, SourceText, cut


def weeks(text: SourceText, heading: str) -> set[int]:
    """The weeks that stand in a section."""
    return {int(figure.low) // 7 for figure in text.parts[heading].figures.get("time", ())}


STYLES = {
    "markdown": "At 1 week.\n\n## Placing\nAt 2 weeks.\n\n## Removal\nAt 3 weeks.\n",
    "markdown closed": "At 1 week.\n## Placing ##\nAt 2 weeks.\n## Removal ##\nAt 3 weeks.\n",
    "bold": "At 1 week.\n\n**Placing**\nAt 2 weeks.\n\n**Removal**\nAt 3 weeks.\n",
    "bold with a colon": "At 1 week.\n\n__Placing__:\nAt 2 weeks.\n\n**Removal:**\nAt 3 weeks.\n",
    "numbered": "At 1 week.\n\n1. Placing\n\nAt 2 weeks.\n\n2. Removal\n\nAt 3 weeks.\n",
    "numbered markdown": "At 1 week.\n\n## 1. **Placing**\nAt 2 weeks.\n\n## 2. **Removal**\nAt 3 weeks.\n",
    "plain lines": "At 1 week.\n\nPlacing\n\nAt 2 weeks.\n\n\nRemoval\n\nAt 3 weeks.\n",
    "plain lines, Windows": "At 1 week.\r\n\r\nPlacing\r\n\r\nAt 2 weeks.\r\n\r\nRemoval\r\n\r\nAt 3 weeks.\r\n",
    "a title first": "All about it\n\nAt 1 week.\n\nPlacing\n\nAt 2 weeks.\n\nRemoval\n\nAt 3 weeks.\n",
    "a title of markdown first": "# All about it\n\nAt 1 week.\n\n## Placing\n\nAt 2 weeks.\n\n## Removal\n\nAt 3 weeks.\n",
    "web page": html_to_text(
        "<title>9 weeks</title><script>8 weeks</script><p>At 1 week.<h2>Pla<i>cing</i></h2><p>At\n2 weeks.<h2>Removal</h2>At 3&nbsp;weeks."
    ),
    "web page in bold": html_to_text(
        "<p>At 1 week.<p><b>Placing</b><p>At 2 weeks.<p><strong>Removal</strong><p>At 3 weeks."
    ),
}


@pytest.mark.parametrize("text", STYLES.values(), ids=STYLES)
def test_headings_are_found_in_every_style(text: str) -> None:
    found = cut(text)
    assert [words.split()[-1].strip(":") for words in found.headings] == ["Placing", "Removal"]
    placing, removal = found.headings
    assert weeks(found, "opening") == {1}
    assert weeks(found, placing) == {2}
    assert weeks(found, removal) == {3}
    assert weeks(found, WHOLE) == {1, 2, 3}
    assert found.find("placing") == Found(placing)
    assert found.find("REMOVAL?") == Found(removal)
    assert found.find("opening") == Found("opening")


@pytest.mark.parametrize("text", STYLES.values(), ids=STYLES)
def test_listed_headings_are_found_in_every_style(text: str) -> None:
    found = cut(text, ("Placing", "Removal"))
    assert found.headings == ("Placing", "Removal")
    assert [weeks(found, name) for name in ("opening", "Placing", "Removal")] == [{1}, {2}, {3}]


@pytest.mark.parametrize(
    "line",
    [
        "At 2 weeks there is nothing.",
        "- a point",
        "• a point",
        "a, b,",
        "| a | table |",
        "x" * 200,
    ],
)
def test_what_is_no_heading(line: str) -> None:
    assert cut(f"One.\n\n{line}\n\nTwo.\n").headings == ()


def test_a_marked_text_has_no_unmarked_headings_unless_they_are_listed() -> None:
    text = "## Placing\n\nIn short\n\nAt 2 weeks.\n"
    assert cut(text).headings == ("Placing",)
    assert cut(text, ("Placing", "In short")).headings == ("Placing", "In short")


def test_a_listed_heading_may_stand_right_above_its_text() -> None:
    text = "What is it? \nA loss at 2 weeks. \nWhat helps? \nRest for 3 weeks.\n"
    found = cut(text, ("What is it?", "What helps?"))
    assert [weeks(found, name) for name in found.headings] == [{2}, {3}]


def test_a_section_ends_at_the_next_heading_of_its_rank_or_a_higher_one() -> None:
    found = cut("## A\n1 week\n### B\n2 weeks\n#### C\n3 weeks\n### D\n4 weeks\n## E\n5 weeks\n")
    assert {name: weeks(found, name) for name in found.headings} == {
        "A": {1, 2, 3, 4},
        "B": {2, 3},
        "C": {3},
        "D": {4},
        "E": {5},
    }
    assert found.section_at(found.text.index("3 weeks")) == "C"


def test_two_sections_of_one_heading_are_read_as_one() -> None:
    found = cut("## Contents\n- A\n\n## A\n1 week\n## B\n2 weeks\n## A\n3 weeks\n")
    assert weeks(found, "A") == {1, 3}


def test_a_part_of_a_listed_heading_is_enough_if_it_names_one() -> None:
    found = cut(
        "## 1. **Cerclage** (a stitch)\n2 weeks\n## Cerclage removal\n3 weeks\n",
        ("Cerclage (a stitch)", "Cerclage removal"),
    )
    assert found.find("stitch") == Found("Cerclage (a stitch)")
    assert found.find("cerclage") == Ambiguous(("Cerclage (a stitch)", "Cerclage removal"))
    assert found.find("stich") == Unknown("Cerclage (a stitch)")


def test_a_listed_heading_that_the_text_lacks() -> None:
    found = cut("## Placing\n2 weeks\n", ("Placing", "Removals"))
    assert found.headings == ("Placing",)
    assert found.find("Removals") == Unknown(None)


def test_an_opening_that_bears_its_name() -> None:
    found = cut("Publisher: somebody\n\n## (opening)\n2 weeks\n\n## Rest\n3 weeks\n", ("(opening)", "Rest"))
    assert found.find("opening") == Found("(opening)")
    assert weeks(found, "(opening)") == {2}


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        ("around the 16th and 17th week", "16–17 weeks"),
        ("36 or 37 weeks", "36–37 weeks"),
        ("from 16+0 to 27+6 weeks", "before 28 weeks"),
        ("multiple D&C", "more than one dilation"),
        ("in a singleton", "one fetus"),
    ],
)
def test_what_a_text_implies_stands_in_it(text: str, stated: str) -> None:
    from generator.evidence.figure import supports
    from generator.evidence.find import figures

    (figure,) = figures(stated)
    assert any(supports(one, figure) for one in cut(text).parts[WHOLE].figures[figure.kind])


@given(
    st.text(alphabet="#*_ \nAb1.-<>&;/p\r", max_size=80),
    st.lists(st.sampled_from(["A", "b", "1. A", "opening", "A b"]), max_size=3),
)
def test_any_text_can_be_cut(text: str, listed: list[str]) -> None:
    found = cut(text, tuple(listed))
    assert set(found.headings) <= {*found.parts}
    for heading in found.headings:
        assert not listed or heading in listed
    for part in found.parts.values():
        assert part.terms <= found.parts[WHOLE].terms
    html_to_text(text)


@pytest.mark.parametrize(
    ("text", "name", "there"),
    [
        ("Placing\n\nAt 1 week.\n\nRemoval\n\nAt 2 weeks.\n", "Placing", {1}),
        ("# A stitch\n\nAt 1 week.\n\n## Removal\n\nAt 2 weeks.\n", "a stitch", {1, 2}),
        ("A stitch\n\nAt 1 week.\n\n## Removal\n\nAt 2 weeks.\n", "a stitch", None),
    ],
    ids=["the first of equal headings", "a heading above all others", "a line that is none"],
)
def test_what_stands_above_all_headings_may_be_cited(text: str, name: str, there: set[int] | None) -> None:
    found = cut(text)
    assert found.headings == ("Removal",)
    assert weeks(found, "opening") == {1}
    match = found.find(name)
    assert (weeks(found, match.heading) if isinstance(match, Found) else None) == there
