"""Who does the work on a deck: this process alone, or two that keep what they did, if it is worth the trouble."""

import hashlib
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from generator.deck.hands import Hands, own_hands

if TYPE_CHECKING:
    from generator.deck.files import DeckFiles

KEPT = Path("decks", "draft", ".kept")
"""Where the results of work on card files are kept, below the project's root."""

MANY = 100_000
"""Characters of a deck's card files from which on their work takes longer than to share it."""


class Crew(NamedTuple):
    """Those who do the work on a deck: two processes `together`, or one on its `own`."""

    together: Hands = own_hands
    own: Hands = own_hands


def crew_for(root: Path, files: "DeckFiles") -> Crew:
    """Those who do the work on a deck of a project."""
    from generator.deck.frame import card_files

    cards = {path: files.texts[path] for path in card_files(files)}
    if sum(map(len, cards.values())) < MANY:
        return Crew()
    from generator.cli.bar import bar_if_long
    from generator.cli.forking import alone, side_by_side
    from generator.cli.keeping import keeping
    from generator.cli.remembering import made_of

    others = {path: text for path, text in files.texts.items() if path not in cards and path != files.ledger}
    frame = made_of([replace(files, texts=others, package=b"", orphans={})])

    @cache
    def made_of_file(name: str) -> str:
        """What the work on a card file is made of, or on anything that has a name in the other files."""
        made = f"{frame} {name}\n{cards.get(name, '')}"
        return hashlib.sha256(made.encode("utf-8", "surrogatepass")).hexdigest()

    folder, watch = root / KEPT / files.name, bar_if_long(files)
    together, own = (keeping(folder, made_of_file, share, watch) for share in (side_by_side, alone))
    return Crew(together, own)
