"""Rules about files that can't be read, are missing, or lie in the wrong place.

They speak while a deck is read. Each function writes one diagnostic, named after it.
"""

from generator.diagnostic import Finding, Span, problem


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
