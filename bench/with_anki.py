"""The `anki` library writing a package of the same cards: a collection is filled and exported."""

import sys
import tempfile
from pathlib import Path

import yaml
from anki.collection import Collection, DeckIdLimit, ExportAnkiPackageOptions
from anki.decks import DeckId

with tempfile.TemporaryDirectory() as folder:
    collection = Collection(str(Path(folder) / "collection.anki2"))
    deck = DeckId(collection.decks.add_normal_deck_with_name("Generated").id)
    basic, cloze = collection.models.by_name("Basic"), collection.models.by_name("Cloze")
    assert basic is not None
    assert cloze is not None
    for path in sorted(Path(sys.argv[1]).glob("cards-*.yaml")):
        content = yaml.load(path.read_text(encoding="utf-8"), yaml.CSafeLoader)
        for card in content["cards"]:
            note = collection.new_note(cloze if "cloze" in card else basic)
            note.fields[0] = card.get("cloze") or card["question"]
            note.fields[1] = "<br>".join([card.get("answer", ""), card.get("extra", ""), *map(str, card["sources"])])
            note.tags = card["tags"]
            collection.add_note(note, deck)
    options = ExportAnkiPackageOptions(with_scheduling=False, with_deck_configs=False, with_media=False, legacy=True)
    collection.export_anki_package(out_path=sys.argv[2], options=options, limit=DeckIdLimit(deck))
    collection.close()
