"""Writing the headings of sources into an appraisal, by insertion alone."""

from collections.abc import Mapping

from generator.deck.tree import Map, Node, Scalar, Seq


def with_headings(text: str, tree: Map, headings: Mapping[str, tuple[str, ...]]) -> str:
    """The text of an appraisal with the headings of those sources that list none; everything else stays as it is."""
    newline = "\r\n" if "\r\n" in text else "\n"
    insertions = [
        _insertion(text, entry, headings[name], newline)
        for name in tree.keys
        if headings.get(name)
        and (entry := tree.map(name)) is not None
        and "headings" not in entry.values
        and entry.keys
    ]
    for place, inserted in sorted(insertions, reverse=True):
        text = text[:place] + inserted + text[place:]
    return text


def _insertion(text: str, entry: Map, headings: tuple[str, ...], newline: str) -> tuple[int, str]:
    """What to insert into an entry, and where: behind its last value."""
    end = _end(entry)
    end -= len(text[:end]) - len(text[:end].rstrip())
    if text[entry.span.start] == "{":
        return end, f", headings: [{', '.join(map(_quoted, headings))}]"
    line_end = text.find("\n", end)
    end = len(text) if line_end < 0 else line_end - (text[line_end - 1] == "\r")
    first = entry.keys[0].start
    indent = " " * (first - text.rfind("\n", 0, first) - 1)
    lines = [f"{indent}headings:", *(f"{indent}  - {_quoted(heading)}" for heading in headings)]
    return end, "".join(newline + line for line in lines)


def _end(node: Node) -> int:
    """Where the last character of a value stands; YAML counts the blank lines after a list to it."""
    if isinstance(node, Scalar):
        return node.end
    last = node.values[node.keys[-1]] if isinstance(node, Map) and node.keys else None
    if isinstance(node, Seq) and node.items:
        last = node.items[-1]
    return max(_end(last), 0) if last is not None else node.span.end


def _quoted(heading: str) -> str:
    return "'" + heading.replace("'", "''") + "'"
