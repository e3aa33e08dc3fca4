"""What deck.yaml says beside the deck's name and topics."""

from generator.deck.files import read_deck
from generator.deck.parse import parse
from generator.deck.tree import Scalar
from tests.project import DECK, Project


def test_the_glossary_and_the_policy_are_read(project: Project) -> None:
    text = DECK + "glossary: {SVT: a fast heart}\npolicy: {long-answer: off, outdated-term: {auricle: atrium}}\n"
    project.write("deck.yaml", text)
    deck, problems = parse(read_deck(project.root, "example"))
    assert problems == ()
    assert deck.glossary == {"SVT": "a fast heart"}
    assert deck.policy == {"long-answer": "off", "outdated-term": {"auricle": "atrium"}}
    assert all(isinstance(key, Scalar) and text[key.start : key.end] == key for key in deck.policy)


def test_both_may_be_missing(project: Project) -> None:
    deck, _ = parse(read_deck(project.root, "example"))
    assert (deck.glossary, deck.policy) == ({}, {})
