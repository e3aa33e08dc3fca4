"""The way from an author's files to a package, on one page.

    read → texts → parse → Deck → check → diagnostics
                            Deck → render → notes → plan(ledger, time) → Release → package → pack → bytes → write

Each stage gives a value to the next. Only the two ends, in `generator.deck.files` and `generator.cli`, touch the disk.
"""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from generator.deck.files import DeckFiles
from generator.deck.model import Deck
from generator.deck.parse import parse
from generator.diagnostic import Diagnostic, Severity
from generator.release.ledger import Ledger, read_ledger
from generator.rules.catalogue import diagnose, run
from generator.rules.policy import read_policy
from generator.rules.review import Review
from generator.rules.settings import bad_policy
from generator.rules.tuning import tune

if TYPE_CHECKING:  # loaded when needed: a check needs neither Markdown nor genanki
    from generator.apkg.package import Package
    from generator.release.plan import Release


@dataclass(frozen=True, slots=True)
class Checked:
    """A deck with the ledger of its releases, and everything there is to say about them, in the order of the files.

    `unshown` counts the findings that are left out, by what left them out.
    """

    deck: Deck
    ledger: Ledger
    texts: Mapping[str, str] = field(repr=False)
    diagnostics: tuple[Diagnostic, ...]
    unshown: Mapping[str, int]

    @property
    def sound(self) -> bool:
        """Whether a package may be written."""
        return all(diagnostic.severity < Severity.ERROR for diagnostic in self.diagnostics)


def check(files: DeckFiles, forget: str | None = None, today: datetime.date | None = None) -> Checked:
    """The deck in the files, with all diagnostics; the ledger without the card to `forget`."""
    deck, misread = parse(files)
    ledger, damage = read_ledger(files.ledger, files.texts.get(files.ledger))
    if forget is not None:
        ledger = replace(ledger, cards={name: entry for name, entry in ledger.cards.items() if name != forget})
    policy, overreach = read_policy(deck.policy)
    review = Review(deck, ledger.cards, policy.thresholds, today)
    found = (*misread, *damage, *diagnose(bad_policy, overreach), *run(review))
    diagnostics, allowed = tune(found, deck.cards, policy)
    in_order = tuple(sorted(diagnostics, key=lambda one: (one.span, -one.severity, one.rule)))
    return Checked(deck, ledger, files.texts, in_order, {"allowed": allowed})


def make(checked: Checked, time: int, *, refresh: bool = False) -> "Release":
    """The release of a sound deck at a time (Unix seconds)."""
    from generator.release.plan import plan
    from generator.rendering.note import render

    return plan(checked.deck, render(checked.deck), checked.ledger, time, refresh=refresh)


def contents(release: "Release") -> "Package":
    """What of a release goes into its package."""
    from generator.release.package import package

    return package(release)


def pack(package: "Package") -> bytes:
    """A package as the bytes of an .apkg file."""
    from generator.apkg.writer import pack

    return pack(package)
