"""What tells whether a draft already holds what it should."""

from collections.abc import Callable

import pytest

from generator.deck.files import read_deck
from generator.pipeline import check, make, products
from generator.release.products import Product
from tests.project import DECK, Project, card, cards

FIRST = 1_700_000_000
CARDS = cards(card("one", more="    extra: more\n"), card("two", question="What else?", answer="Those."))


def product_of(project: Project, text: str, time: int = FIRST, deck: str = DECK) -> Product:
    project.write("basics.yaml", text)
    project.write("deck.yaml", deck)
    checked = check(read_deck(project.root, "example"))
    assert checked.sound, checked.diagnostics
    return next(products(make(checked, time)))


CHANGES: list[Callable[[str], str]] = [
    lambda text: text,
    lambda text: f"{text}# a remark\n",
    lambda text: text.replace("more", "less"),
    lambda text: text.replace("id: two", "id: three"),
    lambda text: text.replace("    extra: more\n", "    tags: Hard\n"),
    lambda text: text.replace("    extra: more\n", "    extra: more\n    yield: core\n"),
    lambda text: text.replace("    extra: more\n", "    image: cervix.svg\n"),
    lambda text: text.replace("    extra: more\n", "    extra: more\n    reverse: {question: a, answer: b}\n"),
    lambda text: text.replace("question: What else?\n    answer: Those.", "cloze: 'What {{c1::else}}'"),
    lambda text: text.replace("question: What else?\n    answer: Those.", "cloze: 'What {{c2::else}}'"),
    lambda text: text.replace("    answer: Those.\n", "    answer: Those.\n    draft: true\n"),
]


@pytest.mark.parametrize("one", CHANGES)
def test_its_hash_changes_with_what_it_holds_and_not_with_the_time(project: Project, one: Callable[[str], str]) -> None:
    changed = product_of(project, one(CARDS), FIRST + 100)
    for other in CHANGES:
        product = product_of(project, other(CARDS))
        same = product.package.undated() == changed.package.undated()
        assert (product.undated_hash() == changed.undated_hash()) is same


def test_the_deck_belongs_to_what_it_holds(project: Project) -> None:
    before = product_of(project, CARDS)
    after = product_of(project, CARDS, deck=f"{DECK}description: of something\n")
    assert before.undated_hash() != after.undated_hash()
