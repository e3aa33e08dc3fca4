"""How much a source weighs: by its kind, whether it still holds, and its year."""

from generator.deck.model import Appraisal, Source
from generator.deck.shapes import TIERS

STRONG = 2
"""The weakest tier whose disagreement a student must not overlook."""

OUTDATED = {"superseded", "withdrawn", "retracted"}


def tier(appraisal: Appraisal | None) -> int:
    """The tier of evidence that a source stands in, 1 the strongest; one below the last if nobody has appraised it."""
    lowest = max(TIERS.values()) + 1
    return TIERS.get(appraisal.kind or "", lowest) if appraisal else lowest


def outdated(appraisal: Appraisal | None) -> bool:
    """Whether a source no longer holds."""
    return appraisal is not None and appraisal.status in OUTDATED


def year(source: Source) -> int | None:
    """The year in which a source came out, if it says so."""
    issued = source.item.get("issued")
    dates = issued.get("date-parts") if isinstance(issued, dict) else None
    first = str(dates[0][0]) if dates and dates[0] else ""
    return int(first) if first.isdecimal() else None


def weight(source: Source, appraisal: Appraisal | None) -> tuple[int, bool, int]:
    """What the better of two sources has less of: its tier, whether it is outdated, and its age."""
    return tier(appraisal), outdated(appraisal), -(year(source) or 0)
