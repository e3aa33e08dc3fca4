"""Card files and a deck's frame → what is found in each file by itself, and then in the deck as a whole.

Most of the work is done for each card file apart, so that it can be done side by side, or not again (`generator.deck.hands`).
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from generator.deck.card_file import CardFile, read_card_file
from generator.deck.frame import Frame
from generator.deck.parse import with_cards
from generator.deck.watching import Watch
from generator.diagnostic import Diagnostic
from generator.rules.catalogue import CHECKS, OF_ONE_CARD, run
from generator.rules.review import Review

BY_FILE = tuple(check for check in CHECKS if check[0] in OF_ONE_CARD)
ACROSS = tuple(check for check in CHECKS if check[0] not in OF_ONE_CARD)


class Reviewed(NamedTuple):
    """A card file as it was read, and what the rules that look at each card by itself find in it."""

    file: CardFile
    found: tuple[Diagnostic, ...]


def review_files(
    paths: Sequence[str], texts: Mapping[str, str], frame: Frame, review: Review, watch: Watch
) -> tuple[Reviewed, ...]:
    """What is found in card files (of all texts, those at the paths) under the circumstances of a review."""
    files = [read_card_file(path, texts[path]) for path in watch(paths, "Files", len(paths))]
    found: defaultdict[str, list[Diagnostic]] = defaultdict(list)
    for one in run(review.of(with_cards(frame, files)), watch(BY_FILE, "Rules", len(BY_FILE))):
        found[one.span.path].append(one)
    return tuple(Reviewed(file, tuple(found[path])) for path, file in zip(paths, files, strict=True))


def review_whole(review: Review, frame: Frame, files: Sequence[Reviewed]) -> Iterator[Diagnostic]:
    """What is found in a whole deck: in each of its files, in what it has besides, and across all."""
    yield from run(review.of(frame.deck), BY_FILE)
    for one in files:
        yield from (*one.file.diagnostics, *one.found)
    yield from run(review, ACROSS)
