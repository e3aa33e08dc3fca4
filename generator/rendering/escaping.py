"""Characters that are HTML's own."""


def escape(text: str) -> str:
    """The text with `&`, `<`, `>` and `"` escaped: safe in an element and between the quotes of an attribute."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
