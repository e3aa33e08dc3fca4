"""A web page reduced to text, its headings marked as Markdown has them."""

import re
from html.parser import HTMLParser

UNREAD = {"head", "title", "script", "style", "template", "noscript", "svg"}
INLINE = set(
    "a abbr b bdi bdo cite code dfn em font i kbd mark q s samp small span strong sub sup time u var wbr".split()
)
HEADINGS = {f"h{level}": "#" * level + " " for level in range(1, 7)}
BOLD = {"b", "strong"}


def html_to_text(page: str) -> str:
    """The text of a web page: each block in lines of its own, between blank ones."""
    reader = _Reader()
    reader.feed(page)
    reader.close()
    lines = (" ".join(line.split()) for line in "".join(reader.parts).split("\n"))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(re.sub(r"\*\*\s*\*\*", "", line) for line in lines)).strip() + "\n"


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self.unread: list[str] = []
        self.heading = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 - HTMLParser's
        if tag in UNREAD:
            self.unread.append(tag)
        elif tag in HEADINGS:
            self.heading = True
            self.parts.append("\n\n" + HEADINGS[tag])
        elif tag in BOLD and not self.heading:
            self.parts.append("**")
        elif tag in {"td", "th"}:
            self.parts.append(" ; ")
        elif tag not in INLINE and not self.heading:
            self.parts.append("\n\n" if tag != "br" else "\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in UNREAD:
            if tag in self.unread:
                del self.unread[self.unread.index(tag) :]
        elif tag in HEADINGS:
            self.heading = False
            self.parts.append("\n\n")
        elif tag in BOLD and not self.heading:
            self.parts.append("**")
        elif tag not in INLINE and tag not in {"td", "th"} and not self.heading:
            self.parts.append("\n\n")

    def handle_data(self, data: str) -> None:
        if not self.unread:
            self.parts.append(" ".join(f"_{data}_".split())[1:-1] if self.heading else data.replace("\n", " "))
