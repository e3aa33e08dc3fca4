"""A card's text as the rules about writing look at it."""

from generator.deck.files import read_deck
from generator.pipeline import check
from generator.rules.prose import prompts
from tests.project import Project, cards


def test_a_cloze_asks_one_gap_at_a_time(project: Project) -> None:
    cloze = "The {{c1::cervix}} opens into the {{c2::vagina::which canal}}, not the {{c1::bladder}}."
    entry = f"  - id: a\n    cloze: '{cloze}'\n    hint: below\n    sources: [anatomy-2024]\n"
    project.write("basics.yaml", cards(entry))
    [card] = check(read_deck(project.root, "example")).deck.cards
    asked = [(prompt.front.split(), prompt.wanted, " ".join(str(prompt.whole).split())) for prompt in prompts(card)]
    whole = "below The cervix opens into the vagina, not the bladder."
    assert asked == [
        ("below The [… ] opens into the vagina, not the [… ].".split(), "cervix bladder", whole),
        ("below The cervix opens into the [… which canal], not the bladder.".split(), "vagina", whole),
    ]
