"""Grades of evidence and recommendation, such as GRADE 1A, Level B and I-A: each scale is its own kind."""

import re

from generator.evidence.figure import Figure, Unit

GRADE = (
    r"(?<![\w-])(?:(?P<scale>GRADE|[Gg]rade|[Ll]evel|[Cc]lass) (?P<step>[1-4][A-D]?|[A-E]|(?:III?|IV?)(?:-[1-3])?)(?![\w-])"
    r"|(?P<roman>I{1,3}(?:-[123])?-[A-EL])(?![\w-]))"
)


def read_grade(found: re.Match[str]) -> Figure:
    """The figure in a match of `GRADE`; its value is the grade as written."""
    if step := found["roman"]:
        return Figure(
            "recommendation", step, step, unit=Unit("", "recommendation"), start=found.start(), end=found.end()
        )
    scale, step = found["scale"], found["step"]
    kind = scale if scale == "GRADE" else scale.capitalize()
    return Figure(kind, step, step, unit=Unit(kind, kind), start=found.start(), end=found.end())
