"""JSON Schemas by which an editor completes, explains and checks a deck's files as they are typed.

They are of draft 7, the newest that all editors' YAML servers understand.
"""

import json

from generator.deck.shape import JsonSchema, Shape
from generator.deck.shapes import APPRAISAL_FILE, CARD_FILE, DECK_FILE, MEDIA_FILE, PICTURES_FILE

SHAPES: dict[str, Shape] = {
    "deck": DECK_FILE,
    "cards": CARD_FILE,
    "appraisal": APPRAISAL_FILE,
    "media": MEDIA_FILE,
    "pictures": PICTURES_FILE,
}
"""The shapes of the files that are written by hand; sources.yaml comes from a reference manager."""


def schema_files() -> dict[str, str]:
    """The texts of the schemas, by file name."""
    return {f"{name}.schema.json": _text(shape.schema()) for name, shape in SHAPES.items()}


def _text(schema: JsonSchema) -> str:
    marked = {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "$comment": "Made from generator/deck/shapes.py by `make generated`.",
        **schema,
    }
    return json.dumps(marked, indent=2, ensure_ascii=False) + "\n"
