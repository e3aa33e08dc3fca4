"""The keys of a record as a Markdown table, for docs/format.md."""

from collections.abc import Container

from generator.deck.shape import Record


def key_table(record: Record, leave_out: Container[str] = ()) -> str:
    """A row for each key: its name, bold if it must be there, what it is for, and what may stand there."""
    rows = ["| key | what it is for | what stands there |", "|---|---|---|"]
    for name, key in record.keys.items():
        if name not in leave_out:
            shown = f"**`{name}`**" if key.required else f"`{name}`"
            rows.append(f"| {shown} | {key.help} | {key.value.expects} |")
    return "\n".join(rows)
