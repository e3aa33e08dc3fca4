"""What of a citation the record holds, and for whom."""

import random
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from generator.deck.files import DeckFiles
from generator.evidence.record import Cited, Record, Verified, read_record, record_text, renewed
from generator.pipeline import check, verify
from tests.project import APPRAISAL, CARD, DECK, SOURCES, cards

FOLDER = "cards_src/example"
TEXT = "The cervix is the neck of the uterus. It is short at 25 mm.\n"
STATED = CARD.replace("[anatomy-2024]", "[{source: anatomy-2024, states: its neck}]")
PICTURE = "scan.svg:\n  draw: scale\n  rows:\n    - label: Short\n      sources: [anatomy-2024]\n"


def deck(*entries: str, record: Record | None = None, pictures: str = "") -> DeckFiles:
    """The example deck with these cards and pictures, and with what was verified of it."""
    texts = {"deck.yaml": DECK, "sources.yaml": SOURCES, "appraisal.yaml": APPRAISAL, "basics.yaml": cards(*entries)}
    texts |= {"pictures.yaml": pictures} if pictures else {}
    files = DeckFiles("example", FOLDER, "", {f"{FOLDER}/{name}": text for name, text in texts.items()}, {})
    return files if record is None else replace(files, texts={**files.texts, files.record: record_text(record)})


def verified(files: DeckFiles, text: str = TEXT, day: str = "2026-11-21") -> Record:
    """The record after the deck was verified on a day."""
    found = verify(files, lambda _: {"anatomy-2024": text} if text else {})
    return renewed(found.record, found.readings, day, {one.span for one in found.diagnostics})


def unverified(files: DeckFiles) -> list[str]:
    rules = {"never-verified", "stale-verification"}
    return [one.rule for one in check(files).diagnostics if one.rule in rules]


words = st.text(max_size=4)
places = st.tuples(words, st.lists(st.tuples(words, words), max_size=2, unique_by=lambda one: one[0]).map(tuple))
claims = st.one_of(
    st.builds(Cited, places, words.filter(bool), st.just("")), st.builds(Cited, places, st.just(""), words.filter(bool))
)
records = st.dictionaries(claims, st.tuples(words, words)).map(
    lambda found: {cited: Verified(cited, *values) for cited, values in found.items()}
)


@given(records, records, st.randoms())
def test_two_records_make_one_in_any_order(one: Record, other: Record, chance: random.Random) -> None:
    lines = [*record_text(one).split("\n"), *record_text(other).split("\n")]
    chance.shuffle(lines)
    merged, damage = read_record("a", "\n".join(lines))
    assert damage == ()
    both = [*one.values(), *other.values()]
    newest = {
        each.cited: max((e for e in both if e.cited == each.cited), key=lambda e: (e.day, e.text)) for each in both
    }
    assert merged == newest


def test_without_a_statement_it_is_the_cards_claim_that_is_verified() -> None:
    record = verified(deck(CARD))
    assert [each.by for each in record] == ["cervix"]
    assert unverified(deck(CARD, record=record)) == []
    assert unverified(deck(CARD.replace("The neck", "Neck,"), record=record)) == []
    assert unverified(deck(CARD, CARD.replace("cervix", "uterus"), record=record)) == ["never-verified"]


def test_with_a_statement_any_card_may_cite_it() -> None:
    record = verified(deck(STATED))
    assert [(each.states, each.by) for each in record] == [("its neck", "")]
    assert unverified(deck(STATED, STATED.replace("cervix", "uterus"), record=record)) == []


def test_a_card_that_states_something_now_or_no_longer() -> None:
    assert unverified(deck(STATED, record=verified(deck(CARD)))) == ["stale-verification"]
    assert unverified(deck(CARD, record=verified(deck(STATED)))) == ["stale-verification"]


def test_what_another_card_had_verified_there_makes_nothing_stale() -> None:
    other = CARD.replace("cervix", "uterus")
    for entry in (CARD, STATED):
        assert unverified(deck(entry, record=verified(deck(other)))) == ["never-verified"]


def test_a_renamed_card_keeps_its_verification_and_the_day_of_it() -> None:
    record = verified(deck(CARD))
    renamed = deck(CARD.replace("id: cervix", "id: neck\n    formerly: cervix"), record=record)
    assert unverified(renamed) == []
    for text in (TEXT, ""):
        [line] = verified(renamed, text, "2026-12-24").values()
        assert (line.cited.by, line.day) == ("neck", "2026-11-21")


def test_a_picture_has_its_own_name() -> None:
    record = verified(deck(CARD, pictures=PICTURE))
    assert [each.by for each in record] == ["cervix", "scan.svg"]
    assert unverified(deck(CARD, pictures=PICTURE, record=record)) == []
    assert unverified(deck(CARD, pictures=PICTURE.replace("scan", "look"), record=record)) == ["never-verified"]


def test_a_card_without_an_id_is_verified_in_vain() -> None:
    nameless = CARD.replace("  - id: cervix\n    question", "  - question")
    record = verified(deck(nameless))
    assert record == {}
    assert unverified(deck(nameless, record=record)) == ["never-verified"]
