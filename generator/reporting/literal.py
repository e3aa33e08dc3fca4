"""Any text as Markdown that shows just that text."""

import re

from generator.reporting.visible import visible

SPECIAL = re.compile(r"[\\`*_\[\]<>&~|$#]|(?<=^)[-+=]|(?<=^\d)[.)]|(?<=^\d\d)[.)]")
"""What Markdown, or GitHub's, would take for more than the character it is, anywhere or at the start of a text."""


def literal(text: str) -> str:
    """The text with a backslash before what is special (CommonMark 2.4), and before nothing else."""
    return SPECIAL.sub(r"\\\g<0>", visible(text))
