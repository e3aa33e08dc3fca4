"""Who does the work on a deck's card files: this process alone, or two that keep what they did, if it is worth the trouble."""

import hashlib
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from generator.deck.hands import own_hands

if TYPE_CHECKING:
    from generator.deck.files import DeckFiles
    from generator.deck.hands import Hands

KEPT = Path("decks", "draft", ".kept")
"""Where the results of work on card files are kept, below the project's root."""

MANY = 100_000
"""Characters of a deck's card files from which on their work takes longer than to share it."""


def hands_for(root: Path, files: "DeckFiles") -> "Hands":
    """Who does the work on the card files of a deck of a project."""
    from generator.deck.frame import card_files

    cards = {path: files.texts[path] for path in card_files(files)}
    if sum(map(len, cards.values())) < MANY:
        return own_hands
    from generator.cli.forking import side_by_side
    from generator.cli.keeping import keeping
    from generator.cli.remembering import made_of

    others = {path: text for path, text in files.texts.items() if path not in cards and path != files.ledger}
    frame = made_of([replace(files, texts=others, package=b"", orphans={})])
    names = {
        path: hashlib.sha256(f"{frame} {path}\n{text}".encode("utf-8", "surrogatepass")).hexdigest()
        for path, text in cards.items()
    }
    return keeping(root / KEPT / files.name, names.__getitem__, side_by_side)
