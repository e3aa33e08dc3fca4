"""Characters that are HTML's own."""

import html


def escape(text: str) -> str:
    """The text with `&`, `<`, `>` and `"` escaped: safe in an element and between the quotes of an attribute."""
    return html.escape(text, quote=False).replace('"', "&quot;")
