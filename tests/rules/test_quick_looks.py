"""A quick look that spares a rule its work spares it no finding."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.deck.headings import Found, find_heading
from generator.rules import cueing, prose, questions, sets, terms, units, wording

ANY = st.text() | st.text(alphabet="aΑσΣİſK’‘–-—.,;!? \n\u0301\\()[]{}1é")


@given(st.lists(ANY))
def test_questions_of_the_same_words_have_the_same_letters(texts: list[str]) -> None:
    said = ["".join("".join(questions._words(text)).split()) for text in texts]
    assert list(questions._letters(texts)) == [questions._bare(text) for text in said]


@given(st.lists(ANY | st.text(alphabet="asxché_-<>+≤…\0 \n\tİ2")))
def test_words_of_many_texts_are_those_of_each(texts: list[str]) -> None:
    assert list(prose.words_of_each(texts, prose.FILLERS)) == [prose.words(text, prose.FILLERS) for text in texts]


@given(st.from_regex(cueing._ACCORDING))
def test_what_refers_to_a_source_is_looked_at(text: str) -> None:
    assert cueing._ACCORDS.search(text)


@given(st.frozensets(st.text(min_size=1), min_size=1), ANY)
def test_what_names_a_publisher_is_looked_at(names: frozenset[str], around: str) -> None:
    any_name, whole_name = cueing._naming(names, "(?! score)")
    texts = [f"{around} {name} {around}" for name in names]
    assert all(any_name.search(text) for text in texts if whole_name.search(text))


@pytest.mark.parametrize("pattern", [wording._SECOND, wording._BOTH_AT_ONCE])
def test_two_questions_have_an_and(pattern: re.Pattern[str]) -> None:
    @given(st.from_regex(pattern))
    def has_an_and(text: str) -> None:
        assert "and" in text.lower()

    has_an_and()


@given(st.from_regex(wording._NEGATION))
def test_each_negation_is_looked_at(text: str) -> None:
    assert any(word in text for word in wording._NEGATIONS)


@given(st.text(alphabet="abc -*1.)&(:\n") | st.text())
def test_what_lists_something_is_looked_at(text: str) -> None:
    assert sets.listed(text) < sets.FEWEST or any(mark in text for mark in sets._SEPARATORS)


@pytest.mark.parametrize(("pattern", "marks"), units._NOT_COUNTED)
def test_where_no_number_is_counted_stands_a_mark(pattern: re.Pattern[str], marks: tuple[str, ...]) -> None:
    @given(st.from_regex(pattern))
    def has_a_mark(text: str) -> None:
        assert any(mark in text for mark in marks)

    has_a_mark()


@given(st.lists(ANY), st.sampled_from(sorted(terms.OUTDATED)))
def test_a_term_in_one_text_is_in_all_together(texts: list[str], term: str) -> None:
    for case in (str.upper, str.lower, str.title):
        told = [*texts, case(term), *texts]
        assert terms._plain(term) in terms._plain("\n".join(told))


@given(st.lists(ANY, min_size=1))
def test_a_section_that_is_a_heading_is_found(headings: list[str]) -> None:
    assert all(find_heading(one, tuple(headings)) == Found(one) for one in headings)
