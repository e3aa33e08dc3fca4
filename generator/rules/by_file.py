"""Card files and a deck's frame → what is found in each file by itself, and then in the deck as a whole.

Most of the work is done for each card file apart, so that it can be done side by side, or not again (`generator.deck.hands`).
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import partial
from typing import NamedTuple

from generator.deck.card_file import CardFile
from generator.deck.frame import Frame
from generator.deck.hands import Hands, own_hands
from generator.deck.parse import with_cards
from generator.diagnostic import Diagnostic
from generator.rules.catalogue import CHECKS, OF_ONE_CARD, run
from generator.rules.review import Review

BY_FILE = tuple(check for check in CHECKS if check[0] in OF_ONE_CARD)
ACROSS = tuple(check for check in CHECKS if check[0] not in OF_ONE_CARD)


class Reviewed(NamedTuple):
    """What the rules that look at each card by itself find in a card file."""

    diagnostics: tuple[Diagnostic, ...]


def review_deck(
    review: Review, frame: Frame, files: Mapping[str, CardFile], hands: Hands = own_hands
) -> list[Diagnostic]:
    """What the rules find in a deck under review: in each of its card files, in its frame, and across all."""
    across: list[Diagnostic] = []
    apart = Review(frame.deck, {}, review.thresholds, None)  # no rule that looks at one card needs more
    work = partial(_review_files, files=files, frame=frame, review=apart)
    of_files = hands(work, [*files], Reviewed, "Rules", lambda: across.extend(run(review, ACROSS)))
    found = (one for file in of_files for one in file.diagnostics)
    return [*found, *run(review.of(frame.deck), BY_FILE), *across]


def _review_files(
    paths: Sequence[str], files: Mapping[str, CardFile], frame: Frame, review: Review
) -> tuple[Reviewed, ...]:
    """What the rules that look at each card by itself find in card files."""
    found: defaultdict[str, list[Diagnostic]] = defaultdict(list)
    for one in run(review.of(with_cards(frame, [files[path] for path in paths])), BY_FILE):
        found[one.span.path].append(one)
    return tuple(Reviewed(tuple(found[path])) for path in paths)
