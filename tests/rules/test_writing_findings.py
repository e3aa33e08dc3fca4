"""Where the findings of the rules about writing point, and what they look at."""

import pytest

from generator.rules.catalogue import run
from generator.rules.review import Review
from generator.rules.terms import COMMON, EMPHASISED, OUTDATED
from tests.project import cards
from tests.rules.test_writing import FOUND, entry, found, review_of, written

PAIRS = ("near-duplicate", "interfering-pair")


def text_of(case: str) -> str:
    return cards(*(entry(number, one) for number, one in enumerate(case.split(" + "), 1)))


@pytest.mark.parametrize("rule", FOUND)
def test_what_is_retired_is_left_alone_and_a_draft_is_not(rule: str) -> None:
    case = FOUND[rule].strip().splitlines()[0]
    entries = [entry(number, one) for number, one in enumerate(case.split(" + "), 1)]
    for more, findings in (("retired: 2026-11-21 wrong", 0), ("draft: true", 1)):
        review = review_of(cards(*(f"{one}    {more}\n" for one in entries)))
        assert sum(one.rule == rule for one in written(review)) == findings


@pytest.mark.parametrize("rule", [rule for rule in FOUND if rule not in PAIRS])
def test_a_reverse_is_looked_at_too(rule: str) -> None:
    case = next(line for line in FOUND[rule].strip().splitlines() if " | " in line)
    [_, question, answer, sources] = entry(1, case).splitlines()
    text = (
        "  - id: card\n    question: In which country is Bergen?\n    answer: Norway.\n"
        f"    reverse:\n  {question}\n  {answer}\n{sources}\n"
    )
    assert [one.rule for one in written(review_of(cards(text))) if one.rule == rule] == [rule]


@pytest.mark.parametrize("other", ["Praevia.", "Abruption."])
def test_cards_that_ask_the_same_are_reported_once(other: str) -> None:
    text = text_of(f"What causes bleeding? | Praevia. + what causes bleeding | {other}")
    assert [one.rule for one in run(review_of(text)) if one.rule in {*PAIRS, "duplicate-question"}] == [
        "duplicate-question"
    ]


def test_a_finding_stands_at_the_very_word() -> None:
    text = cards("  - {id: card, question: Which part is not PCOS?, answer: The ovary., sources: [anatomy-2024]}\n")
    places = {one.rule: text[one.span.start : one.span.end] for one in written(review_of(text))}
    assert places == {"unmarked-negation": "not", "undefined-abbreviation": "PCOS"}


def test_an_opener_is_pointed_at_without_what_stands_before() -> None:
    text = text_of("Twins, short cervix. Discuss. | Twins.")
    [one] = [one for one in written(review_of(text)) if one.rule == "vague-opener"]
    assert text[one.span.start : one.span.end] == "Discuss"
    assert one.message == "“Discuss” leaves open what is wanted."


def test_of_two_questions_the_second_is_pointed_at() -> None:
    text = text_of("What is it? Where does it lie? | Here.")
    [one] = [one for one in written(review_of(text)) if one.rule == "two-questions"]
    assert text[one.span.start : one.span.end] == "Where does it lie?"


def test_the_number_in_a_gap_is_pointed_at() -> None:
    cloze = "The cervix of {{c1::this woman::who}} is short at {{c2::below 25}}."
    text = cards(f"  - id: card\n    cloze: {cloze}\n    sources: [anatomy-2024]\n")
    [one] = written(review_of(text))
    assert text[one.span.start : one.span.end] == "25"


def test_an_abbreviation_is_reported_once_a_card() -> None:
    assert len(found("undefined-abbreviation", "What is PCOS? | PCOS is it. + Which PCOS? | That.")) == 2


def test_thresholds_can_be_set() -> None:
    review = review_of(text_of("What is it, in a few words? | Something or other."))
    strict = Review(review.deck, {}, {**review.thresholds, "long-question": 6, "long-answer": 2}, None)
    assert [one.rule for one in written(review)] == []
    assert [one.message for one in written(strict)] == [
        "The question has 7 words, more than 6.",
        "The answer has 3 words, more than 2.",
    ]


def test_words_of_the_title_give_nothing_away() -> None:
    text = text_of("What is the example of an example called? | The example.")
    assert [one.rule for one in written(review_of(text))] == []


@pytest.mark.parametrize("term", OUTDATED)
def test_each_outdated_term_is_found(term: str) -> None:
    [one] = found("outdated-term", f"Which {term} is meant? | That.")
    assert one.remedy.startswith(f"Say “{OUTDATED[term]}”")


@pytest.mark.parametrize("name", sorted(COMMON | EMPHASISED))
def test_what_every_student_knows_needs_no_explanation(name: str) -> None:
    assert found("undefined-abbreviation", f"Which part is {name} in it? | That.") == []
