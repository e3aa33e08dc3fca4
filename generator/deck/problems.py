"""What can be wrong with a file before its content is looked at.

Each function writes one diagnostic, named after it; its docstring is the manual page that `deckgen explain` shows.
"""

import difflib
from collections.abc import Iterable, Mapping
from dataclasses import replace

from generator.deck.tree import Map, Node, Scalar, Seq
from generator.diagnostic import Correction, Diagnostic, Finding, Span, problem

LONGEST_QUOTE = 40
"""Characters of the author's text that a message repeats."""


def quote(text: str) -> str:
    """The text in quotation marks, on one line, cut where it is long."""
    line = " ".join(text.split())
    return f"“{line if len(line) <= LONGEST_QUOTE else line[: LONGEST_QUOTE - 1] + '…'}”"


def corrected(found: Diagnostic, message: str, correction: Correction) -> Diagnostic:
    """A finding about text that YAML takes for something else, with what the line should read."""
    if found.rule == "lost-text":
        return replace(found, remedy=f"{found.remedy} Then it reads:", correction=correction)
    return replace(found, message=message, remedy="If it is meant as text, write it like this:", correction=correction)


@problem
def broken_yaml(span: Span, message: str, remedy: str, correction: Correction | None = None) -> Finding:
    """A file is not YAML, so nothing after the place named can be read.

    YAML gives a meaning to `: `, ` #`, and to `{`, `[`, `>`, `@`, `%`, `&`, `*`, `!`, quotation marks and backquotes at
    the start of a value. Text that holds one of them goes in single quotes; a `'` inside is doubled.

    Bad:

        - id: short-cervix
          question: Which length is called short?
          answer: >25 mm is long: less is short
          sources: [anatomy-2024]

    Good:

        - id: short-cervix
          question: Which length is called short?
          answer: '≤ 25 mm: more is long'
          sources:
            - anatomy-2024, Cervix: 25 mm or less is short
    """
    return Finding(span, message, remedy, correction=correction)


@problem
def bad_character(span: Span, character: str) -> Finding:
    """A text holds a character that can't be shown, such as a control character.

    Such characters come in with copied text. Anki separates a note's fields by one of them, so they can't be let through.

    Bad:

        - id: cervix
          question: What is the cervix?
          answer: "The neck\\x1f of the uterus."
          sources: [anatomy-2024]

    Good:

        - id: cervix
          question: What is the cervix?
          answer: The neck of the uterus.
          sources: [anatomy-2024]
    """
    return Finding(
        span,
        f"The character U+{ord(character):04X} stands here, which can't be shown.",
        "Delete it and type the text again.",
    )


@problem
def bad_encoding(span: Span, wrong: str) -> Finding:
    """A file is not UTF-8, the encoding in which every deck's files are kept.

    Save the file as UTF-8: in Windows Notepad under *Save as…*, *Encoding*; in VS Code by the encoding in the status bar.
    """
    return Finding(
        span,
        f"The file is not UTF-8: {wrong}.",
        "Save the file again with the encoding UTF-8, then look at the letters beyond a–z.",
    )


@problem
def unreadable_file(path: str, reason: str) -> Finding:
    """A file that belongs to the deck can't be read.

    The message says what the operating system answered.
    """
    return Finding(
        Span(path),
        f"This can't be read: {reason}.",
        "Make it a plain file of usual size that you may read, or remove it.",
    )


@problem
def missing_file(path: str, what: str) -> Finding:
    """A deck lacks a file that it can't do without: `deck.yaml`, or the source register `sources.yaml`.

    `deckgen init` makes a deck that has them all.
    """
    return Finding(Span(path), f"There is no such file: {what}.", "Add it; docs/format.md shows what stands in it.")


@problem
def stray_file(path: str) -> Finding:
    """A YAML file lies where deckgen doesn't read it, so its cards would silently be missing.

    Card files lie in the deck's folder itself and end in `.yaml`.
    """
    return Finding(
        Span(path), "This file is not read.", "Move it into the deck's folder and let its name end in .yaml."
    )


@problem
def too_deep(span: Span, deepest: int) -> Finding:
    """Brackets or lists are nested deeper than any deck needs; the file is not read further."""
    return Finding(
        span, f"Here are more than {deepest} levels of nesting.", "Write it flat; a deck's files need eight levels."
    )


@problem
def yaml_feature(span: Span, feature: str) -> Finding:
    """A file uses a part of YAML that decks do without: anchors, aliases, tags, or a second document.

    Text that starts with `&`, `*` or `!` is taken for one of them: put it in single quotes.

    Bad:

        - id: star
          question: Which allele is meant?
          answer: *4
          sources: [anatomy-2024]

    Good:

        - id: star
          question: Which allele is meant?
          answer: '*4'
          sources: [anatomy-2024]
    """
    return Finding(
        span,
        f"YAML takes this for {feature}, which decks do without.",
        "Put the text in single quotes if it is meant as text; otherwise write out what it stands for.",
    )


@problem
def lost_text(span: Span, kept: str) -> Finding:
    """A part of a text is lost, because YAML takes what follows ` #` for a comment.

    Text that holds ` #` goes in quotes. A comment is meant where two spaces stand before the `#` and one after it, or
    where it has a line of its own.

    Bad:

        - id: series
          question: Which paper says so?
          answer: Consult Series #70 does.
          sources: [anatomy-2024]

    Good:

        - id: series
          question: Which paper says so?  # rather ask for the fact
          answer: 'Consult Series #70 does.'
          sources: [anatomy-2024]
    """
    left = f"only {quote(kept)} is left of the text" if kept else "nothing is left of the text"
    return Finding(
        span,
        f"YAML takes this for a comment, so {left}.",
        "If it is a comment, put two spaces before the `#` and one after it; if it is text, put the whole in single quotes.",
    )


@problem
def joined_lines(span: Span) -> Finding:
    """A list or table is lost, because YAML joins the lines of a text into one.

    Write `|` after the key, and the text below it, indented: then lines stay lines.

    Bad:

        - id: cervix
          question: What is the cervix?
          answer: A part of the uterus
            - its neck
            - below its body
          sources: [anatomy-2024]

    Good:

        - id: cervix
          question: What is the cervix?
          answer: |
            A part of the uterus

            - its neck
            - below its body
          sources: [anatomy-2024]
    """
    return Finding(
        span,
        "YAML joins this line to the one above, so the list or table is lost.",
        "Write `|` after the key, and the whole text below it, indented.",
    )


@problem
def odd_key(span: Span) -> Finding:
    """A key is a list or a mapping instead of a word.

    That happens where a value starts with `{` or `[`, as a cloze does: put it in single quotes.

    Bad:

        - id: cervix
          cloze: {{c1::The cervix}}
          sources: [anatomy-2024]

    Good:

        - id: cervix
          cloze: '{{c1::The cervix}}'
          sources: [anatomy-2024]
    """
    return Finding(
        span,
        "YAML takes this for a key that is a list or a mapping.",
        "Put a text that starts with `{` or `[` in single quotes.",
    )


@problem
def duplicate_key(key: Scalar, first: Scalar) -> Finding:
    """A key stands twice in the same place, so one of the two values would be lost.

    Bad:

        - id: cervix
          question: What is the cervix?
          answer: The neck of the uterus.
          answer: A part of the uterus.
          sources: [anatomy-2024]

    Good:

        - id: cervix
          question: What is the cervix?
          answer: The neck of the uterus.
          extra: A part of the uterus.
          sources: [anatomy-2024]
    """
    remedy = "Keep one of the two." if key != "id" else "If a new card begins here, write `- id:`, with a dash."
    return Finding(key.span, f"`{first}` stands here a second time.", remedy)


@problem
def unknown_key(key: Scalar, known: Iterable[str], name: str, elsewhere: Mapping[str, str]) -> Finding:
    """A key is none that deckgen knows there, so what stands after it would be lost.

    Bad:

        - id: cervix
          questoin: What is the cervix?
          answer: The neck of the uterus.
          sources: [anatomy-2024]

    Good:

        - id: cervix
          question: What is the cervix?
          answer: The neck of the uterus.
          sources: [anatomy-2024]
    """
    if key in elsewhere:
        remedy = f"It belongs to {elsewhere[key]}: check the indentation."
    elif near := difflib.get_close_matches(key[:LONGEST_QUOTE], known, n=1):
        remedy = f"Did you mean `{near[0]}`?"
    else:
        remedy = f"It may have: {', '.join(known)}."
    return Finding(key.span, f"{name[0].upper()}{name[1:]} has no key {quote(key)}.", remedy)


@problem
def missing_key(node: Map, key: str, purpose: str, name: str) -> Finding:
    """Something lacks a key that it can't do without.

    Bad:

        - id: cervix
          question: What is the cervix?
          answer: The neck of the uterus.
          reverse:
            answer: The cervix.
          sources: [anatomy-2024]

    Good:

        - id: cervix
          question: What is the cervix?
          answer: The neck of the uterus.
          reverse:
            question: What is the neck of the uterus called?
            answer: The cervix.
          sources: [anatomy-2024]
    """
    return Finding(
        node.span,
        f"{name[0].upper()}{name[1:]} needs the key `{key}`, and here it is missing.",
        f"Add `{key}:` – {purpose}.",
    )


_KINDS: dict[type, str] = {Scalar: "text", Seq: "a list", Map: "a mapping (`key: value`)"}


@problem
def wrong_shape(node: Node, expected: str) -> Finding:
    """Something is a list, a mapping or a text where it should be another of the three.

    Often a dash is missing or one too many, or text holds `: ` and so was taken for a mapping: put it in quotes.

    Bad:

        - id: cervix
          question: What is the cervix?
          answer:
            Uterus: its neck
          sources: [anatomy-2024]

    Good:

        - id: cervix
          question: What is the cervix?
          answer: 'Uterus: its neck'
          sources: [anatomy-2024]
    """
    remedy = "Check the dashes and the indentation; put text that holds `: ` in single quotes."
    if expected.startswith("a list"):
        remedy = "Write each item on a line of its own, after a dash and a space: `- `."
    elif isinstance(node, Seq) and expected.startswith("text"):
        remedy = "For a list in a text, write `|` after the key and the list below it. A text that starts with `[` goes in quotes."
    found = _KINDS[type(node)] if node or not isinstance(node, Scalar) else "nothing"
    return Finding(node.span, f"Here stands {found}, expected {expected}.", remedy)


@problem
def bad_value(value: Scalar, expected: str, words: Iterable[str] = ()) -> Finding:
    """A value is not one that can stand there.

    Bad:

        - id: cervix
          question: What is the cervix?
          answer: The neck of the uterus.
          yield: high
          sources: [anatomy-2024]

    Good:

        - id: cervix
          question: What is the cervix?
          answer: The neck of the uterus.
          yield: core
          sources: [anatomy-2024]
    """
    near = difflib.get_close_matches(value, words, n=1)
    remedy = f"Did you mean {near[0]}?" if near else f"Write {expected}."
    return Finding(value.span, f"{quote(value)} can't stand here; expected {expected}.", remedy)


@problem
def broken_ledger(span: Span, wrong: str) -> Finding:
    """The ledger, the record of what was released, is damaged.

    Without it deckgen can't know what students have, so it writes nothing. Git has the last good one:
    `git checkout -- decks/`.

    Bad:

        - id: cervix
          question: What is the cervix?
          answer: The neck of the uterus.
          sources: [anatomy-2024]
        # file: decks/example.ledger.jsonl
        {"card":"cervix","mod":17

    Good:

        - id: cervix
          question: What is the cervix?
          answer: The neck of the uterus.
          sources: [anatomy-2024]
    """
    return Finding(
        span,
        f"The ledger is damaged: {wrong}.",
        "Bring back the last good one with `git checkout`; never edit it by hand.",
    )


@problem
def newer_ledger(span: Span, version: object) -> Finding:
    """The ledger was written by a newer deckgen, in a format that this one doesn't know.

    Bad:

        - id: cervix
          question: What is the cervix?
          answer: The neck of the uterus.
          sources: [anatomy-2024]
        # file: decks/example.ledger.jsonl
        {"deck":"example","format":2}

    Good:

        - id: cervix
          question: What is the cervix?
          answer: The neck of the uterus.
          sources: [anatomy-2024]
    """
    return Finding(
        span, f"The ledger has the format {version}, newer than this deckgen knows.", "Update deckgen, then try again."
    )
