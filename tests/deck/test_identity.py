"""Guids and ids are those of UUID version 5, which no update of deckgen may change."""

import uuid

from hypothesis import given
from hypothesis import strategies as st

from generator.deck.identity import CARDS_PER_NOTE, FIRST_STAMP, STAMPS, guid, part_id, stamp


@given(st.uuids(), st.text(st.characters(exclude_categories=["Cs"])))
def test_they_are_what_the_standard_library_makes(namespace: uuid.UUID, name: str) -> None:
    number = uuid.uuid5(namespace, name).int
    assert guid(namespace, name) == uuid.uuid5(namespace, f"card:{name}").hex
    assert part_id(namespace, name) == number % 2**53
    assert stamp(namespace, name) == FIRST_STAMP + CARDS_PER_NOTE * (number % STAMPS)
