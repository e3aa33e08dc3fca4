"""Rules about text that YAML can't read, or takes for something else.

They speak while a deck is read. Each function writes one diagnostic, named after it.
"""

from dataclasses import replace

from generator.deck.quotation import quote
from generator.deck.tree import Scalar
from generator.diagnostic import Correction, Diagnostic, Finding, Span, problem


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


def corrected(found: Diagnostic, message: str, correction: Correction) -> Diagnostic:
    """A finding about text that YAML takes for something else, with what the line should read."""
    if found.rule == "lost-text":
        return replace(found, remedy=f"{found.remedy} Then it reads:", correction=correction)
    return replace(found, message=message, remedy="If it is meant as text, write it like this:", correction=correction)
