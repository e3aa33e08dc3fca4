"""The reports of a difference, by format."""

from collections.abc import Callable, Mapping, Sequence

from generator.release.difference import Comparison
from generator.reporting.diff_json import diff_json
from generator.reporting.diff_markdown import diff_markdown
from generator.reporting.diff_text import diff_text

DIFFERENCES: Mapping[str, Callable[[Sequence[Comparison]], str]] = {
    "text": diff_text,
    "json": diff_json,
    "markdown": diff_markdown,
}
