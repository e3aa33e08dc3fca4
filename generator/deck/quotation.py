"""An author's text as a message repeats it."""

LONGEST_QUOTE = 40
"""Characters that a message repeats."""


def quote(text: str) -> str:
    """The text in quotation marks, on one line, cut where it is long."""
    line = " ".join(text.split())
    return f"“{line if len(line) <= LONGEST_QUOTE else line[: LONGEST_QUOTE - 1] + '…'}”"
