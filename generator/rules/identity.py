"""Rules about a card's id."""

from collections.abc import Callable, Iterator

from generator.deck.card import Card
from generator.deck.identity import ID, LONGEST_ID, guid, new_id
from generator.deck.quotation import quote
from generator.diagnostic import Finding
from generator.rules.gathered import in_files
from generator.rules.review import Review


def missing_id(review: Review) -> Iterator[Finding]:
    """A card has no id.

    The id is the card's permanent name. Its note in Anki is found by it, and by nothing else, so an update reaches the
    student's card however much its text changes.

    Bad:

        - question: What is the cervix?
          answer: The neck of the uterus.
          sources: [anatomy-2024]

    Good:

        - id: cervix
          question: What is the cervix?
          answer: The neck of the uterus.
          sources: [anatomy-2024]
    """
    for card in review.deck.cards:
        if not card.id and "id" not in card.misread:
            name = new_id(card.question or card.cloze or "short name", review.once(id_is_taken))
            yield Finding(card.place, "A card has no id.", f"Add a line such as `id: {name}`, and never change it.")


def id_is_taken(review: Review) -> Callable[[str], bool]:
    """Whether a name is or was a card's, or would give a card the guid that another one has."""
    names = {name for card in review.deck.cards for name in (card.id, card.formerly) if name} | review.released.keys()
    guids = {released.guid for released in review.released.values()}
    return lambda name: name in names or guid(review.deck.namespace, name) in guids


def bad_id(review: Review) -> Iterator[Finding]:
    """An id is not made of lower-case words joined by `-`, or is too long.

    Letters a–z and digits, words joined by a single `-`, at most 64 characters: such an id survives every tool.

    Bad:

        - id: Cervix_1
          question: What is the cervix?
          answer: The neck of the uterus.
          sources: [anatomy-2024]

    Good:

        - id: cervix-1
          question: What is the cervix?
          answer: The neck of the uterus.
          sources: [anatomy-2024]
    """
    for card in review.deck.cards:
        if card.id and not (ID.fullmatch(card.id) and len(card.id) <= LONGEST_ID):
            yield Finding(
                card.id.span,
                f"{quote(card.id)} can't be an id.",
                f"Use lower-case letters a–z and digits, words joined by `-`, at most {LONGEST_ID} characters.",
                card.id,
            )


def duplicate_id(review: Review) -> Iterator[Finding]:
    """Two cards of a deck have the same id, so Anki would see one note in two versions.

    Bad:

        - id: cervix
          question: What is the cervix?
          answer: The neck of the uterus.
          sources: [anatomy-2024]
        - id: cervix
          question: Where is the cervix?
          answer: At the lower end of the uterus.
          sources: [anatomy-2024]

    Good:

        - id: cervix
          question: What is the cervix?
          answer: The neck of the uterus.
          sources: [anatomy-2024]
        - id: cervix-place
          question: Where is the cervix?
          answer: At the lower end of the uterus.
          sources: [anatomy-2024]
    """
    first: dict[str, Card] = {}
    for card in review.once(in_files):
        if card.id and (earlier := first.setdefault(card.id, card)) is not card:
            yield Finding(
                card.id.span,
                f"Another card already has the id {card.id}, in {earlier.place.path}.",
                "Give the newer of the two another id; the one that was released keeps its own.",
                card.id,
            )


def shared_guid(review: Review) -> Iterator[Finding]:
    """Two cards claim the guid of one released card, so Anki would take them for one note.

    `formerly` hands a guid on to one card, and the card that had it must be gone.

    Bad:

        - id: cervix
          question: What is the cervix?
          answer: The neck of the uterus.
          sources: [anatomy-2024]
        - id: cervix-place
          formerly: cervix
          question: Where is the cervix?
          answer: At the lower end of the uterus.
          sources: [anatomy-2024]
        # file: decks/example.ledger.jsonl
        {"deck":"example","format":1,"namespace":"00000000-0000-4000-8000-000000000000","tag_root":"Example","title":"Example"}
        {"card":"cervix","changed":null,"clozes":[],"content":"0","due":1000,"first":1,"form":"question","guid":"GUID-OF-cervix","mod":1,"note":1000000000512,"rendered":"0","reverse":false,"state":"live"}

    Good:

        - id: cervix-part
          formerly: cervix
          question: What is the cervix?
          answer: The neck of the uterus.
          sources: [anatomy-2024]
        - id: cervix-place
          question: Where is the cervix?
          answer: At the lower end of the uterus.
          sources: [anatomy-2024]
        # file: decks/example.ledger.jsonl
        {"deck":"example","format":1,"namespace":"00000000-0000-4000-8000-000000000000","tag_root":"Example","title":"Example"}
        {"card":"cervix","changed":null,"clozes":[],"content":"0","due":1000,"first":1,"form":"question","guid":"GUID-OF-cervix","mod":1,"note":1000000000512,"rendered":"0","reverse":false,"state":"live"}
    """
    owners: dict[str, Card] = {}
    for card in sorted(review.deck.cards, key=lambda card: card.formerly is not None) if review.released else ():
        before = review.before(card.id, card.formerly) if card.id else None
        owner = owners.setdefault(before.guid, card) if before else card
        if owner.id != card.id:
            yield Finding(
                card.formerly.span if card.formerly else card.place,
                f"{card.called} would be the same note in Anki as {owner.id}, in {owner.place.path}.",
                "Leave `formerly` to the one that students know by that id; the other is a new card.",
                card.id,
            )


def reused_id(review: Review) -> Iterator[Finding]:
    """A card takes an id that another card had before it was renamed.

    The renamed card keeps its guid, and with it the student's progress; a new card of the old name would get the same.

    Bad:

        - id: cervix
          question: What is the cervix?
          answer: The neck of the uterus.
          sources: [anatomy-2024]
        - id: cervix-definition
          question: Which part of the uterus opens into the vagina?
          answer: The cervix.
          sources: [anatomy-2024]
        # file: decks/example.ledger.jsonl
        {"deck":"example","format":1,"namespace":"00000000-0000-4000-8000-000000000000","tag_root":"Example","title":"Example"}
        {"card":"cervix-definition","changed":null,"clozes":[],"content":"0","due":1000,"first":1,"form":"question","guid":"GUID-OF-cervix","mod":1,"note":1000000000512,"rendered":"0","reverse":false,"state":"live"}

    Good:

        - id: cervix-part
          question: What is the cervix?
          answer: The neck of the uterus.
          sources: [anatomy-2024]
    """
    owners = {released.guid: name for name, released in review.released.items()}
    for card in review.deck.cards if owners else ():
        if card.id and card.id not in review.released:
            owner = owners.get(guid(review.deck.namespace, card.id))
            if owner is not None and owner != card.formerly:
                yield Finding(
                    card.id.span,
                    f"The id {card.id} belonged to the card that is now {owner}.",
                    "Choose another id.",
                    card.id,
                )
