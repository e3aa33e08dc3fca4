"""A figure in words, as a message shows it."""

from decimal import Decimal
from fractions import Fraction

from generator.evidence.figure import Figure, Unit
from generator.evidence.units import ONE_IN, is_label

_ONE = {"days": "day", "weeks": "week", "months": "month", "years": "year"}


def render(figure: Figure) -> str:
    """The figure in its own unit and always in the same notation, from which `figures` reads the same figure."""
    low, high = figure.low, figure.high
    if isinstance(low, str) or isinstance(high, str):
        return f"{figure.unit.name} {low}".strip()
    ends = (low, high) if figure.is_range else (low,)
    unit = _shown(figure.unit, ends)
    numbers = [_number(end, unit) for end in (reversed(ends) if unit == ONE_IN else ends)]
    joint = "–" if all(number.replace(".", "").isdigit() for number in numbers) else " to "
    return (
        ("about " if figure.about else "")
        + (f"{unit.name} " if is_label(unit) else "")
        + _sign(figure, unit)
        + ("± " if figure.kind.startswith("±") else "")
        + joint.join(numbers)
        + _after(unit, alone=ends == (unit.size,))
    )


def _shown(unit: Unit, ends: tuple[Fraction, ...]) -> Unit:
    """The unit to show: without "±", and for a proportion that is no round number of it the plain ratio."""
    unit = unit._replace(name=unit.name.removeprefix("±").strip(), kind=unit.kind.removeprefix("± "))
    round_in_it = all(_is_decimal(end / unit.size) for end in ends)
    return ONE_IN if unit.kind == ONE_IN.kind and not round_in_it else unit


def _is_decimal(number: Fraction) -> bool:
    return 10**9 % number.denominator == 0


def _sign(figure: Figure, unit: Unit) -> str:
    """What stands before the number: its comparator, or what must stand there for it to be read."""
    if figure.comparator:
        return f"{figure.comparator} "
    if unit.kind == "count" and (figure.high == 1 or not unit.name):
        return "only "
    return "= " if unit.kind == "p" else ""


def _number(end: Fraction, unit: Unit) -> str:
    """One number of a figure, with what belongs to it alone."""
    number = end / unit.size
    if unit.name == ":":
        return f"{number.numerator}:{number.denominator}"
    if unit == ONE_IN:
        return f"{end.numerator} {'in' if end.numerator == 1 else 'out of'} {end.denominator}"
    if unit.name == "weeks" and number.denominator == 7:
        weeks, days = divmod(number.numerator, 7)
        return f"{weeks}+{days}" if weeks > 3 else f"{weeks} {days}/7"
    decimal = Decimal(number.numerator) / Decimal(number.denominator)
    thousands = f"{decimal:,f}" if unit.kind in {"count", "number"} else f"{decimal:f}"
    return thousands.replace("-", "−") + (f" {unit.name}" if unit.name.startswith("of ") else "")


def _after(unit: Unit, *, alone: bool) -> str:
    """The unit after the number, in the singular after one."""
    if not unit.name or is_label(unit) or unit in {ONE_IN} or unit.name == ":" or unit.name.startswith("of "):
        return ""
    if unit.name == "-fold":
        return unit.name
    return f" {_ONE.get(unit.name, unit.name) if alone else unit.name}"
