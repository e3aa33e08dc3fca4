"""One note against the ledger: what happens to it in this release, and when it was last modified."""

import enum
from typing import NamedTuple

from generator.deck.card import Card
from generator.deck.identity import guid, stamp
from generator.deck.model import Deck
from generator.release.ledger import CardEntry, State
from generator.rendering.note import Note


class Fate(enum.Enum):
    """What a student sees of a note who takes this release after the last one."""

    NEW = "new"
    CHANGED = "changed"
    RETIRED = "retired"
    REFRESHED = "refreshed"
    WAITING = "waiting to ride along"
    UNCHANGED = "unchanged"
    GONE = "no longer in the package"


class Dated(NamedTuple):
    """A note with its fate and its entry for the ledger."""

    note: Note
    fate: Fate
    entry: CardEntry


def date(deck: Deck, note: Note, before: CardEntry | None, due: int, time: int, *, refresh: bool) -> Dated:
    """The note's fate in a release at `time`; `before` is what was released of it last, `due` its place among the new cards."""
    card = note.card
    assert card.id is not None
    state: State = "retired" if card.retired else "live"
    now = CardEntry(
        card=str(card.id),
        guid=before.guid if before else guid(deck.namespace, card.id),
        note=before.note if before else stamp(deck.namespace, f"note:{card.id}"),
        form=card.form,
        reverse=card.reverse is not None,
        clozes=card.clozes,
        content=note.content,
        rendered=note.rendered,
        first=before.first if before else time,
        changed=before.changed if before else None,
        mod=before.mod if before else time,
        due=due,
        state=state,
        editions=_editions(deck, card, before),
    )
    if before is None:
        return Dated(note, Fate.NEW, now)
    moved = max(time, before.mod + 1)
    if now.content != before.content:
        fate = Fate.RETIRED if state == "retired" and before.state == "live" else Fate.CHANGED
        return Dated(note, fate, now._replace(mod=moved, changed=moved))
    if now.rendered == before.rendered:
        return Dated(note, Fate.UNCHANGED, now)
    if refresh:
        return Dated(note, Fate.REFRESHED, now._replace(mod=moved))
    return Dated(note, Fate.WAITING, now._replace(rendered=before.rendered))


def _editions(deck: Deck, card: Card, before: CardEntry | None) -> tuple[str, ...]:
    """The editions of a card: one that left an edition stays in its package, or students would get no more corrections."""
    if not deck.editions:
        return ()
    had = before.editions if before else ()
    return tuple(sorted(str(one.name) for one in deck.editions if one.takes(card) or one.name in had))
