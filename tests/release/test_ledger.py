"""The ledger: written, read, merged, damaged."""

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.release.ledger import NOWHERE, CardEntry, Head, Ledger, NoteTypeEntry, VersionEntry, read_ledger
from tests.project import Project

HEAD = Head("example", "Exämple “1”", "00000000-0000-4000-8000-000000000000", "Example")
ENTRY = CardEntry("one", "g", 10**12, "question", True, (), "c", "r", 5, None, 5, 1000, "live")

times = st.integers(1, 10**10)
entries = st.builds(
    CardEntry,
    card=st.from_regex(r"[a-z0-9]{1,8}", fullmatch=True),
    guid=st.text(max_size=4),
    note=times,
    form=st.sampled_from(["question", "cloze"]),
    reverse=st.booleans(),
    clozes=st.lists(st.integers(1, 9)).map(tuple),
    content=st.text(max_size=3),
    rendered=st.text(max_size=3),
    first=times,
    changed=st.none() | times,
    mod=times,
    due=times,
    state=st.sampled_from(["live", "retired"]),
)


versions = st.builds(VersionEntry, st.from_regex(r"[a-z0-9.-]{1,8}", fullmatch=True), times)


def _elsewhere(ledger: Ledger) -> Ledger:
    """The ledger as if its lines stood in no file."""
    return replace(ledger, cards={name: entry._replace(span=NOWHERE) for name, entry in ledger.cards.items()})


@given(
    st.lists(entries, unique_by=lambda entry: entry.card),
    times,
    st.lists(versions, unique_by=lambda one: one.version),
)
def test_what_is_written_is_read(cards: list[CardEntry], mod: int, named: list[VersionEntry]) -> None:
    kinds, by_id = {"cloze": NoteTypeEntry("cloze", "c", mod)}, {entry.card: entry for entry in cards}
    ledger = Ledger(HEAD, kinds, by_id, {one.version: one for one in named})
    text = ledger.text()
    again, problems = read_ledger("f", text)
    assert not problems
    assert _elsewhere(again) == _elsewhere(ledger)
    assert again.text() == text
    assert sorted(json.loads(line).get("card", "") for line in text.split("\n")[:-1]) == sorted(
        ["", "", *("" for _ in named), *(entry.card for entry in cards)]
    )


@given(st.lists(entries), st.randoms())
def test_of_two_lines_for_one_card_the_newest_counts_in_any_order(cards: list[CardEntry], random: object) -> None:
    lines = [Ledger(None, {}, {entry.card: entry}).text() for entry in cards]
    head = Ledger(HEAD).text()
    one, _ = read_ledger("f", head + "".join(lines))
    random.shuffle(lines)  # type: ignore[attr-defined]
    other, _ = read_ledger("f", head + "".join(lines))
    assert _elsewhere(one) == _elsewhere(other)
    assert all(one.cards[entry.card].mod >= entry.mod for entry in cards)


@pytest.mark.parametrize(
    ("damage", "said"),
    [
        (lambda text: text[:-20], "2:1: error[broken-ledger] The ledger is damaged: it breaks off in the middle of this line."),
        (lambda _: "", "1:1: error[broken-ledger] The ledger is damaged: it is empty."),
        (lambda text: text + "<<<<<<< HEAD\n", "3:1: error[broken-ledger] The ledger is damaged: this line is not JSON."),
        (lambda text: text + "[" * 100_000 + "\n", "3:1: error[broken-ledger] The ledger is damaged: this line is not JSON."),
        (lambda text: text + "[]\n", "3:1: error[broken-ledger] The ledger is damaged: this line is not a JSON object."),
        (lambda text: text.replace('"mod":5', '"mod":"5"'), "2:1: error[broken-ledger] The ledger is damaged: this line is no record"),
        (lambda text: text.replace('"guid"', '"gu\x00id"'), "2:1: error[broken-ledger]"),
        (lambda text: text.replace('"format":1', '"format":2'), "1:1: error[newer-ledger] The ledger has the format 2, newer than"),
    ],
)  # fmt: skip
def test_a_damaged_ledger_is_an_error_and_nothing_is_written(project: Project, damage: object, said: str) -> None:
    damaged = damage(Ledger(HEAD, {}, {"one": ENTRY}).text())  # type: ignore[operator]
    project.write("decks/example.ledger.jsonl", damaged)
    for command in ("check", "build", "release"):
        done = project.run(command)
        assert done.returncode == 1
        assert f"decks/example.ledger.jsonl:{said}" in done.stdout
        assert "Traceback" not in done.stderr
    assert project.ledger.read_text() == damaged
    assert not project.package.exists()
    assert not project.draft.exists()
