"""The two note types: their fields, templates and style. What stands here in code is fixed for ever by the first release.

Templates and style are files in `templates/`; their text may change, and a release brings the change to students.
"""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from generator.deck.card import Form

QUESTION_FIELDS = (
    "Question",
    "Answer",
    "Reverse question",
    "Reverse answer",
    "Hint",
    "Extra",
    "Image",
    "Audio",
    "Sources",
    "Differs",
    "My notes",
    "Card ID",
)
CLOZE_FIELDS = ("Text", "Hint", "Extra", "Image", "Audio", "Sources", "Differs", "My notes", "Card ID")

FIELDS: dict[Form, tuple[str, ...]] = {"question": QUESTION_FIELDS, "cloze": CLOZE_FIELDS}
TEMPLATES: dict[Form, tuple[str, ...]] = {"question": ("question", "reverse"), "cloze": ("cloze",)}


@dataclass(frozen=True, slots=True)
class Template:
    """A card template: the HTML of its front and back, with Anki's `{{Field}}` replacements."""

    name: str
    front: str
    back: str


@dataclass(frozen=True, slots=True)
class NoteType:
    """A note type as Anki is to have it."""

    form: Form
    name: str
    fields: tuple[str, ...]
    templates: tuple[Template, ...]
    css: str


def note_type(form: Form, tag_root: str, report: str | None) -> NoteType:
    """The note type of a form for one deck; `report` is the address to which its cards are reported, with `{id}` in it."""
    templates = tuple(
        Template(name, _text(f"{name}.front.html"), _text(f"{name}.back.html") + _about(report))
        for name in TEMPLATES[form]
    )
    return NoteType(form, f"{tag_root} {form}", FIELDS[form], templates, _text("style.css"))


def _about(report: str | None) -> str:
    """What stands below every answer."""
    link = ""
    if report:
        import html  # most decks have no such address

        link = _text("report.html").strip("\n").replace("ADDRESS", html.escape(report).replace("{id}", "{{Card ID}}"))
    return _text("about.html").replace("<!-- report -->", link)


@cache
def _text(name: str) -> str:
    return Path(__file__).with_name("templates").joinpath(name).read_text(encoding="utf-8")
