"""Rules about what students already have of a card."""

from collections.abc import Iterator

from generator.deck.card import Card
from generator.diagnostic import Finding
from generator.rules.renaming import likely_renames
from generator.rules.review import Released, Review


def vanished_card(review: Review) -> Iterator[Finding]:
    """A card that was released is gone, so no correction could reach it any more.

    A student who has it keeps it for ever, as it was. To withdraw a card, keep it and add `retired: DATE why`: students
    then see that it is out of use. If it only got a new id, add `formerly: old-id` to it. If no student ever received it,
    `deckgen release --forget ID` strikes it from the ledger.

    Bad:

        - id: cervix
          question: What is the cervix?
          answer: The neck of the uterus.
          sources: [anatomy-2024]
        # file: decks/example.ledger.jsonl
        {"deck":"example","format":1,"namespace":"00000000-0000-4000-8000-000000000000","tag_root":"Example","title":"Example"}
        {"card":"cervix-length","changed":null,"clozes":[],"content":"0","due":1000,"first":1,"form":"question","guid":"GUID-OF-cervix-length","mod":1,"note":1000000000512,"rendered":"0","reverse":false,"state":"live"}

    Good:

        - id: cervix-length
          question: How long is the cervix?
          answer: It varies.
          sources: [anatomy-2024]
          retired: 2026-11-21 too vague to be learned
        # file: decks/example.ledger.jsonl
        {"deck":"example","format":1,"namespace":"00000000-0000-4000-8000-000000000000","tag_root":"Example","title":"Example"}
        {"card":"cervix-length","changed":null,"clozes":[],"content":"0","due":1000,"first":1,"form":"question","guid":"GUID-OF-cervix-length","mod":1,"note":1000000000512,"rendered":"0","reverse":false,"state":"live"}
    """
    if review.deck.cards_unread or not review.released:
        return
    here = {name for card in review.deck.cards for name in (card.id, card.formerly) if name}
    gone = {name: released for name, released in review.released.items() if name not in here}
    renamed = likely_renames(review, gone) if gone else {}
    owners = {had.guid: card for card, had in _released(review)}
    for name, released in gone.items():
        if card := owners.get(released.guid):
            yield Finding(
                card.place,
                f"{card.called} and {name}, which is gone, are one note that two branches released under two ids.",
                f"Add the line `formerly: {name}` below its id, for one release.",
                card.id,
            )
        elif card := renamed.get(name):
            yield Finding(
                card.place,
                f"{card.called} is new and says nearly the same as {name}, which was released and is gone: "
                "students would learn it anew and keep the old one.",
                f"If it was renamed, add the line `formerly: {name}` below its id; "
                f"if not, bring {name} back with `retired: DATE why`.",
                card.id,
            )
        else:
            yield Finding(
                released.span,
                f"The card {name} was released, and no card has this id any more.",
                f"Bring it back with `retired: DATE why`; if it was renamed, add `formerly: {name}` to it; "
                f"if no student ever received it, run `deckgen release --forget {name}`.",
                name,
            )


def changed_form(review: Review) -> Iterator[Finding]:
    """A released card changed from question to cloze, or back.

    Anki refuses such an update: the student keeps the old card for ever, and no correction reaches it any more. A new card
    under a new id, and the old one retired, does what is meant.

    Bad:

        - id: cervix
          cloze: The {{c1::cervix}} is the neck of the uterus.
          sources: [anatomy-2024]
        # file: decks/example.ledger.jsonl
        {"deck":"example","format":1,"namespace":"00000000-0000-4000-8000-000000000000","tag_root":"Example","title":"Example"}
        {"card":"cervix","changed":null,"clozes":[],"content":"0","due":1000,"first":1,"form":"question","guid":"GUID-OF-cervix","mod":1,"note":1000000000512,"rendered":"0","reverse":false,"state":"live"}

    Good:

        - id: cervix
          question: What is the cervix?
          answer: The neck of the uterus.
          sources: [anatomy-2024]
          retired: 2026-11-21 now a cloze
        - id: cervix-gap
          cloze: The {{c1::cervix}} is the neck of the uterus.
          sources: [anatomy-2024]
        # file: decks/example.ledger.jsonl
        {"deck":"example","format":1,"namespace":"00000000-0000-4000-8000-000000000000","tag_root":"Example","title":"Example"}
        {"card":"cervix","changed":null,"clozes":[],"content":"0","due":1000,"first":1,"form":"question","guid":"GUID-OF-cervix","mod":1,"note":1000000000512,"rendered":"0","reverse":false,"state":"live"}
    """
    for card, before in _released(review):
        if before.form != card.form:
            yield Finding(
                card.place,
                f"{card.called} was released as a {before.form} and is now a {card.form}; Anki would refuse the update.",
                "Bring the old form back with `retired: DATE why`, and give the new one an id of its own.",
                card.id,
            )


def dropped_part(review: Review) -> Iterator[Finding]:
    """A released card lost its reverse, or one of its gaps.

    Anki makes a card of each. One that goes leaves an empty card in the student's collection, which shows an error when its
    turn comes, until the student finds Tools → Empty Cards, which deletes it with its history. A new card under a new id, and
    the old one retired, spares them that. If the part was wrong, `deckgen release --breaking WHY` takes it away.

    Bad:

        - id: cervix
          cloze: The {{c1::cervix}} is the neck of the uterus.
          sources: [anatomy-2024]
        # file: decks/example.ledger.jsonl
        {"deck":"example","format":1,"namespace":"00000000-0000-4000-8000-000000000000","tag_root":"Example","title":"Example"}
        {"card":"cervix","changed":null,"clozes":[1,2],"content":"0","due":1000,"first":1,"form":"cloze","guid":"GUID-OF-cervix","mod":1,"note":1000000000512,"rendered":"0","reverse":false,"state":"live"}

    Good:

        - id: cervix
          cloze: The {{c1::cervix}} is the {{c2::neck}} of the uterus.
          sources: [anatomy-2024]
        # file: decks/example.ledger.jsonl
        {"deck":"example","format":1,"namespace":"00000000-0000-4000-8000-000000000000","tag_root":"Example","title":"Example"}
        {"card":"cervix","changed":null,"clozes":[1,2],"content":"0","due":1000,"first":1,"form":"cloze","guid":"GUID-OF-cervix","mod":1,"note":1000000000512,"rendered":"0","reverse":false,"state":"live"}
    """
    for card, before in _released(review):
        if before.form == card.form and (lost := _lost(card, before)):
            yield Finding(
                card.place,
                f"{card.called} was released with {lost} and lacks it now; students would be left with an empty card.",
                "Bring it back; or keep the old card with `retired: DATE why`, and give the new version an id of its own; "
                "or, if it must go, run `deckgen release --breaking WHY`.",
                card.id,
            )


def _released(review: Review) -> Iterator[tuple[Card, Released]]:
    """The cards that students have, each with what they have of it."""
    for card in review.deck.cards if review.released else ():
        if card.id and (before := review.before(card.id, card.formerly)):
            yield card, before


def _lost(card: Card, before: Released) -> str | None:
    if before.reverse and card.reverse is None:
        return "a reverse"
    if gone := sorted(set(before.clozes) - set(card.clozes)):
        return "the gap " + ", ".join(f"c{number}" for number in gone)
    return None
