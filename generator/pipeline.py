"""The way from an author's files to a package, on one page.

    read → texts → open → frame, each card file → Deck → judge (each card file, and across) → diagnostics
                            Deck → render (each card file) → notes → plan(ledger, time) → Release → package → pack → bytes → write
           texts → mend → texts → write
                     Deck, ledger, diagnostics → preview → data → page → HTML → write

Each stage gives a value to the next. Only the two ends, in `generator.deck.files` and `generator.cli`, touch the disk.
"""

import datetime
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache, partial
from typing import TYPE_CHECKING, Any

from generator.deck.card_file import CardFile, read_card_files
from generator.deck.files import LEDGER, DeckFiles
from generator.deck.frame import Frame, card_files, read_frame
from generator.deck.hands import Hands, nothing, own_hands
from generator.deck.model import Deck
from generator.deck.parse import parse, with_cards
from generator.deck.watching import Watch, unwatched
from generator.diagnostic import Diagnostic, Severity, Unshown
from generator.release.ledger import Ledger, read_ledger

if TYPE_CHECKING:  # loaded when needed: a check needs neither Markdown nor genanki, and who makes a package no rules
    from generator.apkg.package import Package
    from generator.evidence.record import Record
    from generator.evidence.verification import Reading
    from generator.fixing.mending import Mended
    from generator.release.plan import Release
    from generator.release.products import Product
    from generator.rules.review import Review


@dataclass(frozen=True, slots=True)
class Opened:
    """A deck as it was read: its frame, its card files by their paths, the ledger of its releases, and what damages this."""

    files: DeckFiles = field(repr=False)
    frame: Frame = field(repr=False)
    cards: Mapping[str, CardFile] = field(repr=False)
    deck: Deck
    ledger: Ledger
    damage: tuple[Diagnostic, ...] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Checked:
    """A deck with the ledger of its releases, and everything there is to say about them, in the order of the files."""

    deck: Deck
    ledger: Ledger
    texts: Mapping[str, str] = field(repr=False)
    diagnostics: tuple[Diagnostic, ...]
    unshown: Unshown
    breaks: tuple[Diagnostic, ...] = ()
    """What would break something for students, and was let through."""
    review: "Review | None" = field(default=None, repr=False, compare=False)
    """The deck as the rules looked at it; it is kept, as to free what they made of it takes a hundredth of a check."""

    @property
    def sound(self) -> bool:
        """Whether a package may be written."""
        return all(diagnostic.severity < Severity.ERROR for diagnostic in self.diagnostics)


def check(
    files: DeckFiles, forget: str | None = None, today: datetime.date | None = None, *, breaking: bool = False
) -> Checked:
    """The deck in the files, with all diagnostics: opened and judged."""
    return judge(open_deck(files, forget), today, breaking=breaking)


def open_deck(
    files: DeckFiles,
    forget: str | None = None,
    hands: Hands = own_hands,
    meanwhile: Callable[[], object] = nothing,
) -> Opened:
    """The deck in the files as far as it can be read; the ledger without the card to `forget`.

    What is to be done `meanwhile` is done while other hands already read.
    """
    ledger, damage = read_ledger(files.ledger, files.texts.get(files.ledger))
    if forget is not None:
        ledger = replace(ledger, cards={name: entry for name, entry in ledger.cards.items() if name != forget})
    paths, frame = card_files(files), cache(partial(read_frame, files))
    read = partial(read_card_files, texts=files.texts)
    cards = hands(read, paths, CardFile, "Files", lambda: (frame(), meanwhile()))
    deck = with_cards(frame(), cards)
    return Opened(files, frame(), dict(zip(paths, cards, strict=True)), deck, ledger, tuple(damage))


def load_rules() -> None:
    """Loads what judges a deck, which takes its time."""
    import generator.rules.by_file  # noqa: F401 - loaded for later


def judge(
    opened: Opened,
    today: datetime.date | None = None,
    *,
    breaking: bool = False,
    hands: Hands = own_hands,
) -> Checked:
    """The deck with all diagnostics; `breaking` lets through what may be."""
    from generator.evidence.record import read_record
    from generator.rules.by_file import review_deck
    from generator.rules.catalogue import VERIFYING, diagnose, may_break
    from generator.rules.policy import read_policy
    from generator.rules.review import Review
    from generator.rules.settings import bad_policy
    from generator.rules.tuning import tune

    files, frame, ledger = opened.files, opened.frame, opened.ledger
    record, broken = read_record(files.record, files.texts.get(files.record))
    policy, overreach = read_policy(frame.deck.policy)
    lost, texts = _lost_ledger(files, frame.deck), partial(_released_texts, files)
    review = Review(opened.deck, ledger.cards, policy.thresholds, today, record, ledger.head, lost, texts)
    of_files = (*opened.damage, *broken, *diagnose(bad_policy, overreach), *frame.diagnostics)
    of_cards = (one for file in opened.cards.values() for one in file.diagnostics)
    found = (*of_files, *of_cards, *review_deck(review, frame, opened.cards, hands))
    diagnostics, allowed = tune(found, opened.deck.cards, policy, without=VERIFYING)
    breaks = [one for one in diagnostics if breaking and one.rule in may_break()]
    stays = in_order(one for one in diagnostics if one not in breaks)
    return Checked(opened.deck, ledger, files.texts, stays, Unshown(allowed), in_order(breaks), review)


def _lost_ledger(files: DeckFiles, deck: Deck) -> str | None:
    """What tells that a deck without a ledger was released: another's with its namespace, or its package."""
    if files.ledger in files.texts:
        return None
    heads = {path: read_ledger(path, line)[0].head for path, line in files.orphans.items()}
    renamed = (path for path, head in heads.items() if head and head.namespace == str(deck.namespace))
    return next(renamed, files.ledger.replace(LEDGER, ".apkg") if files.package else None)


def _released_texts(files: DeckFiles) -> Mapping[str, str]:
    from generator.release.remembered import released_texts

    return released_texts(files.package)


def in_order(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """The diagnostics in the order of the files, the gravest first where several speak of one place."""
    return tuple(sorted(diagnostics, key=lambda one: (one.span, -one.severity, one.rule)))


@dataclass(frozen=True, slots=True)
class Verified:
    """A deck whose citations were read beside the texts of their sources, with what there is to say about them."""

    deck: Deck
    texts: Mapping[str, str] = field(repr=False)
    readings: tuple["Reading", ...] = field(repr=False)
    record: "Record"
    diagnostics: tuple[Diagnostic, ...]
    unshown: Unshown


def verify(
    files: DeckFiles, texts_of: Callable[[Iterable[str]], Mapping[str, str]], watch: Watch = unwatched
) -> Verified:
    """The citations of the deck in the files, beside the texts of their sources, which `texts_of` reads; `watch` sees the work pass by."""
    from generator.evidence.record import read_record
    from generator.evidence.texts import cut
    from generator.evidence.verification import Verification, read_citations
    from generator.rules.catalogue import CHECKS, diagnose, run_verifying
    from generator.rules.policy import read_policy
    from generator.rules.settings import bad_policy
    from generator.rules.tuning import tune

    deck, misread = parse(files)
    record, broken = read_record(files.record, files.texts.get(files.record))
    sources = texts_of(deck.cited & deck.sources.keys())
    there = [source for source in deck.sources.values() if source.id in sources]
    cuts = {
        str(source.id): cut(sources[source.id], deck.headings(source.id), str(source.item.get("title", "")))
        for source in watch(there, "Texts", len(there))
    }
    by_card = watch(read_citations(deck, cuts), "Cards", len(deck.citing))
    readings = tuple(reading for card in by_card for reading in card)
    policy, overreach = read_policy(deck.policy)
    found = (*misread, *broken, *diagnose(bad_policy, overreach), *run_verifying(Verification(deck, readings)))
    diagnostics, allowed = tune(found, deck.cards, policy, without=CHECKS)
    return Verified(deck, files.texts, readings, record or {}, in_order(diagnostics), Unshown(allowed))


def mend(files: DeckFiles) -> "Mended":
    """The files with everything mended in the cards that can be mended without asking."""
    from generator.fixing import mending

    ledger, damage = read_ledger(files.ledger, files.texts.get(files.ledger))
    return mending.mend(files, None if damage else ledger.cards)


def mendable(files: DeckFiles) -> int:
    """How many findings mending the files would do away with."""
    mended = mend(files)
    if not mended.done:
        return 0
    before, after = (Counter(one.rule for one in check(one).diagnostics) for one in (files, mended.after))
    return (before - after).total()


def make(deck: "Checked | Opened", time: int, *, refresh: bool = False, hands: Hands = own_hands) -> "Release":
    """The release of a deck at a time (Unix seconds); the deck must be sound."""
    from generator.release.plan import plan
    from generator.rendering.note import render

    return plan(deck.deck, render(deck.deck, hands), deck.ledger, time, refresh=refresh)


def contents(release: "Release") -> "Package":
    """What of a release goes into its package."""
    from generator.release.package import package

    return package(release)


def products(release: "Release") -> "Iterator[Product]":
    """What students download of a release: the whole deck and its editions, each with its corrections."""
    from generator.release.products import products

    return products(release)


def pack(package: "Package") -> bytes:
    """A package as the bytes of an .apkg file."""
    from generator.apkg.writer import pack

    return pack(package)


def preview(checked: Checked) -> dict[str, Any]:
    """What the preview of a deck shows, as plain data: its cards as Anki renders them, also while there are errors."""
    from generator.preview.data import page_data

    return page_data(checked.deck, checked.ledger, checked.texts, checked.diagnostics)


def page(previewed: Mapping[str, Any], events: str | None = None) -> str:
    """A preview as one HTML file; with `events`, a page that follows the changes that come from that address."""
    from generator.preview.page import page

    return page(previewed, events)
