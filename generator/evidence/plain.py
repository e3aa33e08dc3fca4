"""A text as it is read, without markup and in one kind of dash and space; and the way back to its characters."""

import re
from collections.abc import Sequence

CLOZE = re.compile(r"\{\{c[0-9]{1,4}::|(?:::[^{}:]{0,200})?\}\}")

_LINE = r"(?:\A|\n)[ \t#>*•-]{0,20}"

MARKS = re.compile(
    r"(?:\A|(?=[{}\[\]:*`_\\<=>+·∙⋅]|[^\S ]| [\s\\]|http))(?:"  # where one may begin; said first to save time
    rf"(?P<item>{_LINE}\(?[0-9]{{1,2}}[.)](?=\s)|\n[ \t]{{0,20}}(?:[-*•+#>|]|(?=\n)))"  # a list's number, a new item or paragraph
    rf"|(?P<gap>{CLOZE.pattern})"
    r"|(?P<link>(?:\[[0-9]{1,3})?\]\([^()\s]{0,300}(?:\([^()\s]{0,80}\)[^()\s]{0,80})?\)|https?://\S{1,300})"
    r"|(?P<emphasis>\*{1,3}|`{1,3}|(?<!\w)_{1,2}|_{1,2}(?!\w)|\\[()\[\]]|\\text\{|(?<=[a-z%])\}(?=\\|\s|\Z))"
    r"|(?P<thousand>(?<=[0-9])[\u00a0\u2009\u202f](?=[0-9]{3}(?![0-9])))"
    r"|(?P<space>(?! (?!\s|\\[,;: ]))(?:\s|\\[,;: ])++)"  # a single one stays as it is
    r"|(?P<most><=|=<|\\leq?(?![a-z]))"
    r"|(?P<least>>=|=>|\\geq?(?![a-z]))"
    r"|(?P<less>\\lt(?![a-z]))"
    r"|(?P<more>\\gt(?![a-z]))"
    r"|(?P<percent>\\%)"
    r"|(?P<point>(?<=[0-9])[·∙⋅](?=[0-9]))"
    r"|(?P<spread>\+/[-−–]|\\pm(?![a-z])))"
)
"""What is read as something else; every repetition has a bound or gives nothing back, so that it takes linear time."""

UNMARKED = re.compile(
    r"(?![ #>•-]{0,20}\(?[0-9]{1,2}[.)] )"
    r"(?:[^\x00-\x1f\x7f-\xa0\u1680\u2000-\u200a\u2028-\u202f\u205f\u3000{}\]*`_\\=·∙⋅]++)?"
)
"""A text in which `MARKS` finds nothing, unless it has two spaces, an address or "+/"; most are of this kind."""

READ_AS = {
    "item": "¶",
    "link": "¶",
    "thousand": ",",
    "space": " ",
    "most": "≤",
    "least": "≥",
    "less": "<",
    "more": ">",
    "percent": "%",
    "point": ".",
    "spread": "±",
}
"""A character by the name of its group in `MARKS`; what is not here is passed over."""

SAME = str.maketrans("‐‑‒–—―⩽≦⩾≧µİıſK", "------≤≤≥≥μIisK")
"""Characters read as others. The last four are letters that a pattern without regard to case takes for i, s and k."""


def _is_unmarked(text: str) -> bool:
    """Whether a text reads as it is written."""
    return UNMARKED.fullmatch(text) is not None and not ("  " in text or "://" in text or "+/" in text)


def plain(text: str) -> str:
    """The text without cloze, Markdown and math markup; a list's numbers and links are only breaks in it."""
    read = text if _is_unmarked(text) else MARKS.sub(lambda mark: READ_AS.get(mark.lastgroup or "", ""), text)
    return read if read.isascii() else read.translate(SAME)


def origins(text: str) -> Sequence[int]:
    """For each character of the plain text, where it stood in the text."""
    if _is_unmarked(text):
        return range(len(text))
    found: list[int] = []
    end = 0
    for mark in MARKS.finditer(text):
        found.extend(range(end, mark.start()))
        if mark.lastgroup in READ_AS:
            found.append(mark.start())
        end = mark.end()
    found.extend(range(end, len(text)))
    return found


def strip_cloze(text: str) -> str:
    """The text of a cloze as a student reads it with all gaps open, without its hints."""
    return CLOZE.sub("", text)
