"""The bare script that all is measured against: PyYAML and genanki, as anyone would write it. No checks, no Markdown."""

import sys
from pathlib import Path

import genanki
import yaml

loader = yaml.CSafeLoader if sys.argv[3:] != ["pure"] else yaml.SafeLoader
question = genanki.Model(
    1607392319,
    "Question",
    fields=[{"name": "Question"}, {"name": "Answer"}, {"name": "Hint"}, {"name": "Extra"}, {"name": "Sources"}],
    templates=[{"name": "Card 1", "qfmt": "{{Question}}{{Hint}}", "afmt": "{{Answer}}{{Extra}}{{Sources}}"}],
)
cloze = genanki.Model(
    1607392320,
    "Cloze",
    fields=[{"name": "Text"}, {"name": "Hint"}, {"name": "Extra"}, {"name": "Sources"}],
    templates=[{"name": "Cloze", "qfmt": "{{cloze:Text}}{{Hint}}", "afmt": "{{cloze:Text}}{{Extra}}{{Sources}}"}],
    model_type=genanki.Model.CLOZE,
)
deck = genanki.Deck(2059400110, "Generated")


def citation(entry: str | dict[str, str]) -> str:  # `source, section`, or a mapping of it to what it states
    return entry if isinstance(entry, str) else "".join(f"{name}: {states}" for name, states in entry.items())


for path in sorted(Path(sys.argv[1]).glob("cards-*.yaml")):
    with path.open(encoding="utf-8") as file:
        content = yaml.load(file, loader)
    for card in content["cards"]:
        rest = [card.get("hint", ""), card.get("extra", ""), "<br>".join(map(citation, card["sources"]))]
        fields = [card["cloze"], *rest] if "cloze" in card else [card["question"], card["answer"], *rest]
        model = cloze if "cloze" in card else question
        deck.add_note(
            genanki.Note(model, fields, tags=[content["topic"], *card["tags"]], guid=genanki.guid_for(card["id"]))
        )
genanki.Package(deck).write_to_file(sys.argv[2])
