"""What the rules about ids let through, and where those about the record point."""

import json
import re

from tests.project import CARD, NAMESPACE, Project, card, cards
from tests.rules.said import said

HEAD = {"deck": "example", "format": 1, "namespace": NAMESPACE, "tag_root": "Example", "title": "Example"}
ENTRY = json.loads(
    '{"card":"cervix","changed":null,"clozes":[],"content":"0","due":1000,"first":1,"form":"question","guid":"0","mod":1,'
    '"note":1000000000512,"rendered":"0","reverse":false,"state":"live"}'
)


def test_a_renamed_card_takes_the_id_of_no_other(project: Project) -> None:
    project.write("decks/example.ledger.jsonl", f"{json.dumps(HEAD)}\n{json.dumps(ENTRY)}\n")
    project.write("basics.yaml", cards(CARD.replace("id: cervix", "id: cervix-uteri") + "    formerly: cervix\n"))
    assert said(project, "reused-id") == said(project, "vanished-card") == []


def test_an_unverified_citation_is_shown_at_its_section(project: Project) -> None:
    project.write("decks/example.verified.jsonl", "")
    project.write("basics.yaml", cards(CARD.replace("[anatomy-2024]", "[anatomy-2024, 'physiology-2020, Cervix']")))
    assert [found.at for found in said(project, "never-verified")] == ["anatomy-2024", "Cervix"]


def test_the_id_that_a_card_is_offered_is_free(project: Project) -> None:
    nameless = CARD.replace("id: cervix\n    ", "")
    project.write("basics.yaml", cards(nameless))
    [first] = said(project, "missing-id")
    [name] = re.findall(r"`id: (.*?)`", first.remedy)
    project.write("basics.yaml", cards(nameless, card(name)))
    [second] = said(project, "missing-id")
    assert f"`id: {name}`" not in second.remedy


def test_a_card_that_was_released_keeps_its_reverse(project: Project) -> None:
    project.write("decks/example.ledger.jsonl", f"{json.dumps(HEAD)}\n{json.dumps({**ENTRY, 'reverse': True})}\n")
    project.write("basics.yaml", cards(CARD))
    [found] = said(project, "dropped-part")
    assert "was released with a reverse and lacks it now" in found.message


def test_a_card_in_a_file_that_could_not_be_read_has_not_vanished(project: Project) -> None:
    project.write("decks/example.ledger.jsonl", f"{json.dumps(HEAD)}\n{json.dumps(ENTRY)}\n")
    for text, vanished in ((cards(card("other")), 1), ("cards: [", 0)):
        project.write("basics.yaml", text)
        assert len(said(project, "vanished-card")) == vanished
