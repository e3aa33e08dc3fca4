"""Numbers that share a unit: ranges ("16 to 24 weeks") and lists ("before 37, 32 and 28 weeks")."""

import re
from collections.abc import Iterator

from generator.evidence.comparators import read_comparator
from generator.evidence.figure import Figure, Unit
from generator.evidence.items import Item, read_item
from generator.evidence.units import COUNT, NUMBER, ONE_IN, PERCENT, WEEK, is_interval

_JOINT = re.compile(
    r"(?P<to> ?[-−] ?| to | through )|(?P<until>,? up to | until | up until )|(?P<and>,? and | & )|(?P<or>,? or )"
    r"|(?P<versus> vs\.? | versus | against )|(?P<comma>, )|(?P<spread> ?(?=±))"
)


def read_series(text: str, first: Item) -> list[Item]:
    """The items that follow each other from a first one on, each knowing by what it is joined to the one before."""
    series = [first]
    while joint := _JOINT.match(text, series[-1].end):
        item = read_item(text, joint.end())
        if item is None or (joint["until"] and not series[-1].opener):
            break
        series.append(_of_one_in(series[-1], item._replace(joint=joint.lastgroup or "")))
    return _share_units(series) if len(series) > 1 else series


def _of_one_in(before: Item, item: Item) -> Item:
    """The second number of "1 in 100 to 2000" as 1 in 2000."""
    unitless = item.amount.unit is None and item.amount.value >= 1 and (item.unit is None or item.unit.kind == "count")
    if item.joint == "to" and unitless and before.unit == ONE_IN and before.amount.value.numerator == 1:
        amount = item.amount._replace(value=1 / item.amount.value, unit=ONE_IN)
        return item._replace(amount=amount, unit=ONE_IN, end=amount.end)
    return item


def _share_units(series: list[Item]) -> list[Item]:
    """The items with the units that stand before or after them, and the comparators that stand before."""
    shared = _listed(series)
    for at in range(1, len(shared)):
        shared[at] = _after(shared[at - 1], shared[at])
    for at in reversed(range(len(shared) - 1)):
        shared[at] = _before(shared[at], shared[at + 1])
    return shared


def _listed(series: list[Item]) -> list[Item]:
    """The items with the commas of "37, 32 and 28" taken for "or"; any other comma separates what has nothing in common."""
    listed = list(series)
    in_list = False
    for at in reversed(range(1, len(listed))):
        in_list = listed[at].joint in {"and", "or"} or (in_list and listed[at].joint == "comma")
        if in_list and listed[at].joint == "comma" and not is_interval(listed[at - 1].unit):
            listed[at] = listed[at]._replace(joint="or")
    return listed


def _after(before: Item, item: Item) -> Item:
    """An item after another: "weeks 12 and 14" have one label, "at <36, 34 or 32 weeks" one comparator."""
    if before.unit and _takes_label(before, before.unit, item):
        item = item._replace(unit=before.unit, labelled=before.labelled)
    if not item.bound and before.unit is None and item.joint in {"and", "or"}:
        item = item._replace(bound_before=before.bound, about=before.about)
    return item


def _takes_label(before: Item, unit: Unit, item: Item) -> bool:
    """Whether an item has the unit before it: after "±", in a list under a label, as the other end of an interval."""
    if is_interval(unit) and before.labelled and item.joint == "to":
        return item.unit in {None, PERCENT}
    if item.unit is not None:
        return False
    return (before.labelled and (item.joint != "comma" or is_interval(unit))) or (
        item.joint == "spread" and _shares(before)
    )


def _before(item: Item, after: Item) -> Item:
    """An item before another: "16 to 24 weeks" has one unit."""
    if item.unit or after.unit is None or after.joint == "comma" or after.labelled or not _shares(after):
        return item
    return item if after.unit.kind == COUNT.kind and item.amount.value < 0 else item._replace(unit=after.unit)


def _shares(item: Item) -> bool:
    """Whether the unit of an item can be that of its neighbours; "1 in" and "of 250" belong to one number."""
    return item.amount.unit in {None, WEEK}


def series_figures(series: list[Item]) -> Iterator[Figure]:
    """The figures in a series: each of its ranges, and each item that stands alone and says something."""
    rest = iter([*series, None])
    item = next(rest)
    while item is not None:
        after = next(rest)
        if after is not None and _is_range(item, after):
            made, item = _figure(item, after), next(rest)
        else:
            made, item = _figure(item, item), after
        if made:
            yield made


def _is_range(low: Item, high: Item) -> bool:
    joined = (
        high.joint in {"to", "until"}
        or (high.joint == "and" and low.opener != "")
        or (high.joint == "comma" and is_interval(low.unit))
    )
    changes = low.opener.endswith(" from") and not low.opener.startswith("rang")
    one_kind = (low.unit.kind if low.unit else "") == (high.unit.kind if high.unit else "")
    return joined and one_kind and not changes and not high.spread and not high.bound_before


def _figure(low: Item, high: Item) -> Figure | None:
    """The figure from one item to another, or of one item; None if it says nothing."""
    unit = _unitless(low, high) if low.unit is None else _unit(low.unit, high.unit or low.unit)
    if unit is None or ("ordinal" in (low.amount.form, high.amount.form) and unit.name not in {"weeks", "centile"}):
        return None
    if low.spread:
        unit = Unit(f"± {unit.name}", f"± {unit.kind}", unit.size)
    least, most = [low.size] * 2 if low is high else sorted((low.size, high.size))
    opener = low.opener if low is high and low.opener == "from" else ""
    comparator = read_comparator(low.bound or high.bound_after or opener, unit.kind)
    return Figure(unit.kind, least, most, comparator, low.about or high.about, unit, low.start, high.end)


def _unit(low: Unit, high: Unit) -> Unit:
    """The unit to show a range in: the smaller one, in which both ends are round."""
    return low if low is not high and low.size < high.size else high


def _unitless(low: Item, high: Item) -> Unit | None:
    """What numbers are that stand by themselves."""
    if {"year", "ordinal"} & {low.amount.form, high.amount.form}:
        return None
    whole = all(item.amount.value.denominator == 1 and item.amount.value >= 0 for item in (low, high))
    if whole and (low.exact or read_comparator(low.bound or high.bound_after, COUNT.kind)):
        return COUNT
    few = low.amount.form != "digits" and low.amount.value < 10
    return None if few else NUMBER
