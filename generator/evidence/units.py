"""Units, as they stand after a number, and labels, which stand before it."""

import re
from fractions import Fraction

from generator.evidence.figure import Unit
from generator.evidence.numbers import any_case_of, any_of

WEEK = Unit("weeks", "time", Fraction(7))
YEAR = Unit("years", "calendar", Fraction(12))
PERCENT = Unit("%", "proportion", Fraction(1, 100))
ONE_IN = Unit("in", "proportion")
FOLD = Unit("-fold", "multiple")
RATIO = Unit(":", "ratio")
COUNT = Unit("", "count")
NUMBER = Unit("", "number")

_WRITTEN = {
    "h hr hrs hour hours": Unit("h", "time", Fraction(1, 24)),
    "min mins minute minutes": Unit("min", "time", Fraction(1, 1440)),
    "day days": Unit("days", "time"),
    "week weeks wk wks": WEEK,
    "month months": Unit("months", "calendar"),
    "year years yr yrs y yo": YEAR,
    "mm millimetre millimetres millimeter millimeters": Unit("mm", "length"),
    "cm centimetre centimetres centimeter centimeters": Unit("cm", "length", Fraction(10)),
    "μg mcg microgram micrograms": Unit("μg", "mass"),
    "mg milligram milligrams": Unit("mg", "mass", Fraction(10**3)),
    "g gram grams": Unit("g", "mass", Fraction(10**6)),
    "kg kilogram kilograms": Unit("kg", "mass", Fraction(10**9)),
    "ml mL millilitre millilitres milliliter milliliters": Unit("ml", "volume"),
    "l L litre litres liter liters": Unit("l", "volume", Fraction(1000)),
    "IU": Unit("IU", "activity"),
    "mmHg": Unit("mmHg", "pressure"),
    "bpm": Unit("bpm", "rate"),
    "mmol": Unit("mmol", "amount"),
    "°C": Unit("°C", "temperature"),
    "% percent": PERCENT,
    "centile percentile": Unit("centile", "centile"),
    "fold": FOLD,
}
_UNITS = {name: unit for names, unit in _WRITTEN.items() for name in names.split()} | {
    "years old": YEAR,
    "year-old": YEAR,
    "per cent": PERCENT,
    "per 100": PERCENT,
    "per 1000": Unit("per 1000", "proportion", Fraction(1, 1000)),
    "per 1,000": Unit("per 1000", "proportion", Fraction(1, 1000)),
    "percentage points": Unit("percentage points", "percentage points"),
}

_NAMES = [name for name in _UNITS if len(name) > 4]
_SYMBOLS = [name for name in _UNITS if len(name) <= 4]

UNIT = re.compile(
    r"(?: (?:(?:completed|gestational|full|further|additional|extra|consecutive|more) )?|-)?"
    rf"(?:(?P<unit>(?:{any_of(_SYMBOLS)}|{any_case_of(_NAMES)})(?!\w|,[0-9])(?:/[A-Za-z]{{1,5}}[0-9²³]?(?!\w))?(?!/))"
    r"|(?P<times>times(?= (?:the|as|more|higher|greater|likelier|lower|less)\b)))"
)
"""A unit with what joins it to its number. Short ones are symbols, in which a capital may mean another unit."""


def read_unit(found: re.Match[str]) -> Unit:
    """The unit in a match of `UNIT`."""
    if found["times"]:
        return FOLD
    if known := _UNITS.get(found["unit"]):
        return known
    name, _, per = found["unit"].partition("/")
    unit = _UNITS.get(name) or _UNITS[name.lower()]
    return Unit(f"{unit.name}/{per}", f"{unit.kind} per {per}", unit.size) if per else unit


_RATIOS = {
    "RR": "relative risk|risk ratio|relative risks",
    "aRR": "adjusted relative risk|adjusted risk ratio",
    "OR": "odds ratio",
    "aOR": "adjusted odds ratio",
    "HR": "hazard ratio",
    "aHR": "adjusted hazard ratio",
    "IRR": "incidence rate ratio",
    "MD": "mean difference",
    "SMD": "standardised mean difference|standardized mean difference",
    "NNT": "number needed to treat",
    "NNH": "number needed to harm",
    "CI": "confidence interval",
}
LABELS = (
    {phrase: Unit(name, name) for name, phrases in _RATIOS.items() for phrase in phrases.split("|")}
    | {name.lower(): Unit(name, name) for name in _RATIOS}
    | dict.fromkeys(("week", "weeks", "wk", "wks", "gestational age"), WEEK)
    | {name: Unit("days", "time") for name in ("day", "days")}
    | dict.fromkeys(("age", "aged", "ages"), YEAR)
    | {name: Unit("p", "p") for name in ("p", "p value", "p-value", "p values", "p-values")}
)
_PHRASES = LABELS.keys() - {name.lower() for name in _RATIOS} - {"p"}

LABEL_LINK = r"(?:[:,=]|(?: of| was| is)\b| =)?[ ]?[\[(]?"
"""What may join a label to its number."""

_LEVEL = r"(?P<level>[0-9]{2}(?:\.[0-9])?) ?%"
LABEL = (
    rf"(?P<label>{_LEVEL}[ -]?(?:CIs?|CrI|(?i:confidence intervals?))|{any_of(_RATIOS)}"
    rf"|(?:{any_case_of(_PHRASES)}|[pP](?= ?[=<>≤≥]| 0?\.[0-9])))(?!\w)"
    rf"{LABEL_LINK}"
)
"""What a number is, written before it, with what joins the two."""

DIGIT_OF_LABEL = _LEVEL.replace("?P<level>", "?:")
"""What stands at the start of every label that starts with a digit."""


def read_label(found: re.Match[str]) -> Unit:
    """The unit that a match of `LABEL` gives to the numbers after it."""
    if found["level"]:
        return Unit(f"{found['level']} % CI", f"{found['level']} % CI")
    return LABELS[found["label"].lower()]


def is_label(unit: Unit) -> bool:
    """Whether a unit stands before its number."""
    return unit.name in _RATIOS or unit.name == "p" or is_interval(unit)


def is_interval(unit: Unit | None) -> bool:
    """Whether a unit says that its numbers are the ends of a confidence interval."""
    return unit is not None and (unit.name == "CI" or unit.name.endswith(" CI"))
