"""Card files mended in memory."""

from collections.abc import Mapping

from generator.deck.files import DeckFiles
from generator.deck.tree import Map, Node, Seq
from generator.fixing.mending import Mended, mend
from generator.rules.review import Released
from tests.project import APPRAISAL, DECK, SOURCES

PATH = "cards_src/example/basics.yaml"


def files(text: str, **more: str) -> DeckFiles:
    """A deck of one card file, and of more by their names."""
    texts = {"deck": DECK, "sources": SOURCES, "appraisal": APPRAISAL, "basics": text, **more}
    paths = {f"cards_src/example/{name}.yaml": texts[name] for name in sorted(texts)}
    return DeckFiles("example", "cards_src/example", "decks/example.ledger.jsonl", paths, {})


def mended(text: str, released: Mapping[str, Released] | None = {}) -> str:
    """A card file after all fixes."""
    return mend(files(text), released).after.texts[PATH]


def answer(written: str) -> str:
    """How an answer is written in a card file after all fixes, given how it was written before."""
    before, after = "cards:\n  - id: a\n    answer: ", "\n    extra: x\n"
    text = mended(before + written + after)
    assert text.startswith(before), text
    assert text.endswith(after), text
    return text[len(before) : -len(after)]


def counts(mended: Mended) -> dict[str, int]:
    """How many things each fix mended in the one card file."""
    return {fix.name: count for fix, count in mended.done.get(PATH, {}).items()}


def plain(node: Node | None) -> object:
    """A tree as plain data."""
    if isinstance(node, Map):
        return {str(key): plain(node.values[key]) for key in node.keys}
    return [plain(item) for item in node.items] if isinstance(node, Seq) else str(node)
