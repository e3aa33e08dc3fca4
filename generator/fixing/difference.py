"""What fixing changes, as a unified diff."""

import difflib
import re
from collections.abc import Iterator

from generator.fixing.mending import Mended


def difference(mended: Mended) -> Iterator[str]:
    """The diff, as `git apply` takes it, in lines that end as they should be printed."""
    for path in mended.done:
        before, after = (_lines(files.texts[path]) for files in (mended.before, mended.after))
        for line in difflib.unified_diff(before, after, f"a/{path}", f"b/{path}"):
            yield line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"


def _lines(text: str) -> list[str]:
    """The lines with their ends; `splitlines` would cut them at signs where no diff does."""
    return [line for line in re.split(r"(?<=\n)", text) if line]
