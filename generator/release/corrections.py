"""Release → corrections: a text file by which Anki corrects notes and leaves alone what the student added to them.

Anki's text import finds a note by its guid and writes the columns of a row into the note's first fields, in their order; the
fields behind the row's end, tags and progress stay (docs.ankiweb.net/importing/text-files.html; tests/release/test_corrections.py).
So each row ends before *My notes*. A note that the student lacks is added, which is why only those stand here that were sent
again after their first release, and within a year. A note with a picture doesn't: no picture travels in a text file.
"""

import csv
import io

from generator.deck.model import Deck
from generator.release.package import deck_name, note_type_id
from generator.release.plan import A_YEAR, Release, ReleasedNote
from generator.rendering.notetype import FIELDS

STUDENTS = "My notes"
"""The field that belongs to the student; those before it are the publisher's."""

ABOUT = ("guid", "notetype", "deck")
COLUMNS = (
    *ABOUT,
    *(f"field {number + 1}" for number in range(max(names.index(STUDENTS) for names in FIELDS.values()))),
)

HEADER = f"""\
# Corrections for students who write into their cards. Import this file first, then the package.
#separator:tab
#html:true
#if matches:update current
#guid column:{ABOUT.index("guid") + 1}
#notetype column:{ABOUT.index("notetype") + 1}
#deck column:{ABOUT.index("deck") + 1}
#columns:{chr(9).join(COLUMNS)}
"""


def corrections(release: Release) -> str | None:
    """The text of the corrections file of a release, its rows in the order of the cards' ids; None if there is nothing in it."""
    since = release.ledger.newest - A_YEAR
    sent_again = [one for one in release.notes if one.entry.mod > max(one.entry.first, since) and not one.note.media]
    if not sent_again:
        return None
    text = io.StringIO(HEADER, newline="")
    text.seek(0, io.SEEK_END)
    rows = csv.writer(text, csv.excel_tab, lineterminator="\n")
    rows.writerows(_row(release.deck, one) for one in sorted(sent_again, key=lambda one: one.entry.card))
    return text.getvalue()


def _row(deck: Deck, one: ReleasedNote) -> list[str]:
    form = one.entry.form
    about = [one.entry.guid, str(note_type_id(deck, form)), deck_name(deck, one.entry)]
    return [*about, *one.note.fields[: FIELDS[form].index(STUDENTS)]]
