"""Random histories of an author and a student, against the real Anki library.

The author edits and releases; the student studies, writes, and imports any package or corrections file of any release, in any
order. After each import everything that `docs/updating.md` promises must hold. What such a history found once stands as a test
of its own in test_found.py.
"""

import os
import re
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from generator import pipeline
from generator.apkg.package import PackedNote
from tests.release.author import PICTURE, Author, Published
from tests.student import OLD, Student

DAY = 86_400
START = 1_700_000_000
LAST = START + 1000 * DAY

STEPS = int(os.environ.get("DECKGEN_STEPS", "2000"))
"""How many steps the histories have together."""
LENGTH = 50

MOST = 8
EDITS = "add change change change add_part retire picture draft retag rename move repaint restyle".split()
DEEDS = "study suspend flag move delete note note answer tag mark".split()

cards = st.integers(0, MOST - 1)
gaps = st.sampled_from([0, 1, 59, 3600, DAY, 20 * DAY, 100 * DAY])
flags = st.booleans()
names = st.sampled_from(["example", "example-core"])
backwards = st.sampled_from([1, 1, 1, 2, 3, 5])
"""Which release is taken, counted from the last."""


@dataclass(frozen=True)
class Seen:
    """A note in the student's collection."""

    mod: int
    fields: dict[str, str]
    tags: frozenset[str]
    progress: tuple[object, ...]

    @property
    def publishers(self) -> dict[str, str]:
        return {name: plain(text) for name, text in self.fields.items() if name != "My notes"}


def plain(text: str) -> str:
    """A field without the hash that Anki puts into the name of a picture whose like the student has already."""
    return re.sub(r"seen-[0-9a-f]{40}\.svg", PICTURE, text)


class History(RuleBasedStateMachine):
    steps = 0

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="history-"))
        self.author = Author(self.folder / "project")
        self.student = Student(self.folder / "student")
        self.clock = self.student.clock = START
        self.written: dict[str, int] = {}
        """When the student changed a note last, by its guid; a text import changes notes as the student does."""
        self.reverted: set[str] = set()
        """The notes that may lack what one of their cards shows: an old corrections file set them back, or a package brought the
        card of a new gap and not its text, since the student had edited the note later."""
        self.words: dict[str, str] = {}
        """What stands in My notes, by guid."""

    def teardown(self) -> None:
        self.student.close()
        shutil.rmtree(self.folder)

    # the author

    @initialize()
    def begin(self) -> None:
        for form, core in (("question", True), ("cloze", False), ("question", False)):
            self.author.add(form=form, core=core)
        self.author.edit(0, pictured=True)
        self.author.release(self.clock)

    @rule(
        edits=st.lists(st.tuples(st.sampled_from(EDITS), cards, flags, flags), max_size=5),
        gap=gaps,
        late=st.sampled_from([0, 0, 0, 30]),
        refresh=st.sampled_from([False] * 7 + [True]),
    )
    def release(self, edits: list[tuple[str, int, bool, bool]], gap: int, late: int, refresh: bool) -> None:
        for what, which, this, that in edits:
            getattr(self, f"_{what}")(which % len(self.author.cards), this, that)
        self._pass(gap)
        self._release(max(self.clock - late, START), refresh=refresh)

    def _add(self, _: int, is_cloze: bool, is_core: bool) -> None:
        if len(self.author.cards) < MOST:
            self.author.add(form="cloze" if is_cloze else "question", core=is_core)

    def _change(self, index: int, hint: bool, extra: bool) -> None:
        self.author.edit(index, version=self.author.number(), hint=hint, extra=extra)

    def _add_part(self, index: int, *_: bool) -> None:
        self.author.edit(index, parts=2, version=self.author.number())

    def _retire(self, index: int, *_: bool) -> None:
        retired = self.author.cards[index].retired
        self.author.edit(index, retired=not retired, version=self.author.number())

    def _picture(self, index: int, *_: bool) -> None:
        pictured = self.author.cards[index].pictured
        self.author.edit(index, pictured=not pictured, version=self.author.number())

    def _draft(self, index: int, draft: bool, core: bool) -> None:
        if self.author.cards[index].key != self.author.first:  # or the edition might have no card left
            self.author.edit(index, draft=draft, core=core)

    def _retag(self, index: int, this: bool, that: bool) -> None:
        self.author.edit(index, topic="Other" if this else "Basics", tag="Hard" if that else "Exam::Oral")

    def _rename(self, index: int, *_: bool) -> None:
        self.author.rename(index)

    def _move(self, index: int, this: bool, that: bool) -> None:
        self.author.edit(index, file="a.yaml" if this else "b.yaml")
        self.author.cards.insert(0 if that else MOST, self.author.cards.pop(index))

    def _repaint(self, *_: int) -> None:
        self.author.repaint()

    def _restyle(self, *_: int) -> None:
        self.author.restyle()

    def _release(self, time: int, *, refresh: bool) -> None:
        last = self.author.releases[-1]
        new = self.author.release(time, refresh=refresh)
        before, after = last.entries, new.entries
        self._pass(max(0, max(entry.mod for entry in after.values()) - self.clock))  # it can't be taken before
        guids = [entry.guid for entry in after.values()]
        assert len(set(guids)) == len(guids), "two cards have one guid"
        assert {entry.guid for entry in before.values()} <= set(guids), "a guid is gone"
        mods = {entry.guid: entry.mod for entry in after.values()}
        for guid, mod in {entry.guid: entry.mod for entry in before.values()}.items():
            changed = new.contents[guid] != last.contents[guid]
            assert mods[guid] >= mod + changed, "a changed note is not newer"
            assert mods[guid] == mod or changed or refresh, "an unchanged note is sent again"
        left = last.notes("example-core").keys() - new.notes("example-core").keys()
        assert not left & new.notes("example").keys(), "a student of the edition gets no more corrections of a card"

    def _pass(self, gap: int) -> None:
        self.clock = self.student.clock = min(self.clock + gap, LAST)

    # the student

    @precondition(lambda self: self.student.guids())
    @rule(deeds=st.lists(st.tuples(st.sampled_from(DEEDS), cards), min_size=1, max_size=4), gap=gaps)
    def act(self, deeds: list[tuple[str, int]], gap: int) -> None:
        self._pass(gap)
        for deed, which in deeds:
            if guids := self.student.guids():
                self._act(deed, guids[which % len(guids)])

    def _act(self, deed: str, guid: str) -> None:
        words = f"my words, number {self.author.number()}"
        if deed in {"study", "suspend", "flag", "move"}:
            getattr(self.student, f"{deed}_note")(guid)
        elif deed == "delete":
            self.student.delete_note(guid)
            self.written.pop(guid, None)
            self.words.pop(guid, None)
        else:
            self.written[guid] = self.clock
            if deed == "note":
                self.student.write_note(guid, "My notes", words)
                self.words[guid] = words
            elif deed == "answer":
                self.student.write_note(guid, "Extra", words)
            else:
                self.student.tag_note(guid, "marked" if deed == "mark" else "mine")

    @rule(how=st.sampled_from(["take", "take", "correct", "take_both"]), back=backwards, name=names)
    def bring(self, how: str, back: int, name: str) -> None:
        getattr(self, how)(back, name)

    def take(self, back: int, name: str) -> None:
        release = self._chosen(back)
        before = self._seen()
        notes = release.notes(name)
        self.reverted |= {guid for guid, note in notes.items() if self.written.get(guid, 0) >= note.mod}
        taken = self.student.take(pipeline.pack(release.package(name)))
        assert taken.conflicting == 0
        self._check_import(before, set(notes))
        after = self._seen()
        for guid, note in notes.items():
            updates = guid not in before or before[guid].mod < note.mod
            if updates:
                self._check_delivered(note, after[guid], release)
                self.words.pop(guid, None)
                self.written.pop(guid, None)
                self.reverted.discard(guid)
                if OLD and guid in before:
                    self.written[guid] = self.clock
            else:
                late = self.written.get(guid, 0) >= note.mod
                newer = before[guid].mod >= note.mod and guid not in self.written
                assert late or newer, "a correction did not arrive on a note that the student did not edit later"
                assert (after[guid].fields, after[guid].tags) == (before[guid].fields, before[guid].tags)

    def correct(self, back: int, name: str) -> None:
        release = self._chosen(back)
        corrections = release.products[name].corrections
        if corrections is None:
            return
        notes = {guid: note for guid, note in release.notes(name).items() if f"\n{guid}\t" in corrections}
        before = self._seen()
        self.student.correct(corrections)
        self.reverted = self.reverted - set(notes) if back == 1 else self.reverted | set(notes)
        kinds = {kind.id for kind in self.student.collection.models.all_names_and_ids()}
        notes = {guid: note for guid, note in notes.items() if note.note_type in kinds}
        self._check_import(before, set(notes))
        after = self._seen()
        for guid, note in notes.items():
            kept = [field for field in after[guid].fields if field not in {"My notes", "Card ID"}]
            given = dict(zip(after[guid].fields, note.fields, strict=True))
            assert {field: after[guid].fields[field] for field in kept} == {field: given[field] for field in kept}
            self._check_pictures(after[guid], release)
            if guid in before:
                assert after[guid].tags == before[guid].tags
                assert after[guid].fields["My notes"] == before[guid].fields["My notes"]
            if guid not in before or before[guid].fields != after[guid].fields:
                self.written[guid] = self.clock

    def take_both(self, _: int, name: str) -> None:
        """The newest corrections first, then the package: only notes with a picture may lose words."""
        before = self._seen()
        self.correct(1, name)
        corrected = self._seen()
        self.take(1, name)
        after = self._seen()
        for guid, note in self.author.releases[-1].notes(name).items():
            reworded = guid in before and before[guid].fields != corrected[guid].fields
            if reworded:
                assert after[guid].fields["My notes"] == before[guid].fields["My notes"]
                assert after[guid].tags == before[guid].tags
            elif guid in before and before[guid].mod >= note.mod:
                assert after[guid].fields == before[guid].fields

    # what must hold

    @invariant()
    def count(self) -> None:
        History.steps += 1

    def _check_import(self, before: dict[str, Seen], given: set[str]) -> None:
        """What holds after every import, whatever was imported."""
        after = self._seen()
        assert after.keys() == before.keys() | given
        for guid, seen in before.items():
            assert after[guid].progress[: len(seen.progress)] == seen.progress, "progress is lost"
            if guid not in given:
                assert after[guid] == seen, "a note changed that was not imported"
        for guid, words in self.words.items():
            if guid not in given:
                assert after[guid].fields["My notes"] == words
        assert self.student.sound()
        assert not self.student.notes_with_empty_cards() - self.reverted

    def _check_delivered(self, note: PackedNote, seen: Seen, release: Published) -> None:
        assert [plain(text) for text in seen.fields.values()] == list(note.fields)
        assert seen.tags == set(note.tags)
        self._check_pictures(seen, release)

    def _check_pictures(self, seen: Seen, release: Published) -> None:
        for shown in re.findall(r'src="([^"]+)"', "".join(seen.fields.values())):
            picture = self.student.media(shown)
            assert picture == release.products["example"].package.media[PICTURE], "an old picture is shown"

    def _chosen(self, back: int) -> Published:
        releases = self.author.releases
        return releases[-min(back, len(releases))]

    def _seen(self) -> dict[str, Seen]:
        return {
            guid: Seen(note.mod, dict(note.items()), frozenset(note.tags), self.student.progress_of(note))
            for guid in self.student.guids()
            for note in [self.student.note_of(guid)]
        }


@pytest.mark.slow
def test_histories() -> None:
    History.steps = 0
    run_state_machine_as_test(
        History,
        settings=settings(
            max_examples=STEPS * 5 // (LENGTH * 4) + 5,  # some histories end early
            stateful_step_count=LENGTH,
            deadline=None,
            phases=[phase for phase in Phase if phase is not Phase.shrink or "DECKGEN_SHRINK" in os.environ],
            suppress_health_check=list(HealthCheck),
        ),
    )
    assert History.steps >= STEPS
