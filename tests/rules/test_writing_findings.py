"""What the rules about writing say, where they point, and what they look at."""

import pytest

from generator.reporting.found import Located
from generator.reporting.place import Places
from generator.reporting.text import finding
from generator.rules.review import Review
from tests.project import cards
from tests.rules.test_writing import FOUND, PATH, entry, found, review_of, written

SAID = {
    f"What {'is ' * 40}it? | That.": """\
4:15: warning[long-question] The question has 42 words, more than 40.
        question: "What is is is is is is is is is is is is is is is is is is is
                  ^
    Leave out what the answer doesn't depend on, or make several cards of it; a
    case goes into `stem:`.
""",
    f"It is {{{{c1::{'so ' * 25}short}}}}.": """\
4:25: warning[long-answer] This gap hides 26 words, more than 25.
        cloze: "It is {{c1::so so so so so so so so so so so so so so so so so s
                            ^
    Keep what must be recalled and put the rest into `extra:`; or make several
    cards of it.
""",
    "Which parts does the uterus have? | Fundus, body and cervix.": """\
5:13: warning[listed-answer] The answer is a list of 3 things.
        answer: "Fundus, body and cervix."
                ^
    Ask for one of them and put the others into `extra:`; or write a cloze with
    a gap for each.
""",
    "What is the cervix, and where does it lie? | Above the vagina.": """\
4:36: warning[two-questions] The question asks two things, the second with “and where does”.
        question: "What is the cervix, and where does it lie?"
                                       ^
    Make two cards of it, each with its own question.
""",
    "Is the cervix a part of the uterus? | Its neck.": """\
4:15: warning[yes-no-question] The question can be answered by yes or no.
        question: "Is the cervix a part of the uterus?"
                  ^
    That can be guessed: ask what, which, when or how, so that it must be
    recalled.
""",
    "What about progesterone? | It is given.": """\
4:16: warning[vague-opener] “What about” leaves open what is wanted.
        question: "What about progesterone?"
                   ^
    Ask for one thing: which, what, when, how many, why; or “Name one …”.
""",
    "Which part does not grow? | The cervix.": """\
4:32: warning[unmarked-negation] “not” turns the question round and is easily overlooked.
        question: "Which part does not grow?"
                                   ^
    Ask it without “not”, or emphasise the word: `*not*`.
""",
    "Which part is the neck of the uterus? | The neck.": """\
4:15: warning[answer-in-question] The question already holds its answer, “The neck”.
        question: "Which part is the neck of the uterus?"
                  ^
    Describe in other words what is asked for.
""",
    "What does the Cleveland Clinic say? | A stitch.": """\
4:30: warning[source-in-question] The question names a source: “Cleveland Clinic”.
        question: "What does the Cleveland Clinic say?"
                                 ^
    Ask for the fact; the card's `sources` and `differs` say where it stands.
""",
    "How long is the cervix? | About 35.": """\
5:20: warning[number-without-unit] “35” has no unit, nor a noun that it counts.
        answer: "About 35."
                       ^
    Write the unit or what is counted after it, such as 25 mm or 3 losses.
""",
    "Which syndrome is it? | PCOS.": """\
5:14: warning[undefined-abbreviation] PCOS is explained neither on the card nor in the glossary.
        answer: "PCOS."
                 ^
    Write it out, with (PCOS) after it; or explain it under `glossary:` in
    deck.yaml.
""",
    "What is an incompetent cervix? | Weakness.": """\
4:27: warning[outdated-term] “incompetent cervix” is an outdated term.
        question: "What is an incompetent cervix?"
                              ^
    Say “cervical insufficiency”; or put the old term in quotation marks if it
    is the point.
""",
    "What is the cervix? | Its neck. + What is a cervix? | The neck.": """\
8:15: warning[near-duplicate] Card card-1, in cards_src/example/basics.yaml, asks and answers nearly the same.
        question: "What is a cervix?"
                  ^
    Keep the better of the two; retire the other, or delete it if it was never
    released.
""",
    "What causes bleeding? | Praevia. + What causes the bleeding? | Abruption.": """\
8:15: warning[interfering-pair] Card card-1, in cards_src/example/basics.yaml, asks nearly the same and wants another answer.
        question: "What causes the bleeding?"
                  ^
    Say in each question what sets its case apart from the other's.
""",
}


PAIRS = ("near-duplicate", "interfering-pair")


def text_of(case: str) -> str:
    return cards(*(entry(number, one) for number, one in enumerate(case.split(" + "), 1)))


@pytest.mark.parametrize(("case", "said"), SAID.items(), ids=list(FOUND))
def test_what_is_said(case: str, said: str) -> None:
    text = text_of(case)
    places = Places({PATH: text})
    report = [
        line for one in written(review_of(text)) for line in finding(Located(one, places.of(one.span), "example"))
    ]
    assert "\n".join(report) + "\n" == f"{PATH}:{said}"


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


def test_a_finding_stands_at_the_very_word() -> None:
    text = cards("  - {id: card, question: Which part is not PCOS?, answer: The ovary., sources: [anatomy-2024]}\n")
    places = {one.rule: text[one.span.start : one.span.end] for one in written(review_of(text))}
    assert places == {"unmarked-negation": "not", "undefined-abbreviation": "PCOS"}


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
