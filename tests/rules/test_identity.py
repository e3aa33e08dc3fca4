"""What the rules about ids let through, and where those about the record point."""

import json

from tests.project import CARD, NAMESPACE, Project, cards
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
