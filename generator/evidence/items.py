"""One number with everything that belongs to it: "up to about 24 weeks", "two or more losses", "RR 0.70"."""

import re
from fractions import Fraction
from typing import NamedTuple

from generator.evidence.comparators import ABOUT, BEFORE, TAIL, read_comparator
from generator.evidence.figure import ONE, Unit
from generator.evidence.names import read_name
from generator.evidence.nouns import COUNTED, COUNTED_ONCE, PEOPLE, UNCOUNTED
from generator.evidence.units import DIGIT_OF_LABEL, LABEL, UNIT, WEEK, is_interval, read_label, read_unit
from generator.evidence.values import AHEAD, Amount, read_amount

_CHANGE = "increas|decreas|drop|reduc|improv|lower|ris|rose|fell|fall|went|chang|declin"
_OPENER_LAST = "(?:(?P<opener_last>(?i:between|from)) )?"
_OPENER = rf"(?:(?P<opener>(?i:between|from|rang(?:ed?|es|ing) (?:from|between)|(?:{_CHANGE})[a-z]{{0,4}} from)) )?"


def _around(place: str) -> str:
    """A pattern for a comparator, with "about" before or after it."""
    article = "(?:(?:the|an?) (?!single|hundred|thousand))?"
    return rf"(?P<about_{place}>{ABOUT})?(?P<bound_{place}>{BEFORE})?(?P<nearly_{place}>{ABOUT})?{article}"


HEAD = (
    rf"(?:(?=[0-9])(?!{DIGIT_OF_LABEL})|{_OPENER}{_around('first')}(?:(?P<exact>(?i:only|just|exactly)) (?!one of [a-z]))?(?:{LABEL}{_OPENER_LAST}{_around('last')})?"
    rf"(?P<spread>± ?)?(?:a (?=single ))?){AHEAD}"
)
"""Everything before the number of an item: nothing, if it is looked for where its digits begin."""

START = r"(?:(?<![\w.#/$£€])(?<!\w-)|(?=[<≤≥>~≈∼±]))"
"""Where an item may start: not within a word, a code, an address or a sum of money."""

_MEANT = ("opener", "about_first", "bound_first", "nearly_first", "exact", "label", "spread")
_HEAD = re.compile(HEAD)
_TAIL = re.compile(TAIL)
_ON = re.compile(r" on(?:wards?)?\b")
_GLUED = re.compile(r"[-'’]?[^\W\d_]")


class Item(NamedTuple):
    """A number in a text with what stands around it; it has no unit where that comes with a later number."""

    start: int
    end: int
    amount: Amount
    unit: Unit | None = None
    opener: str = ""
    bound_before: str = ""
    bound_after: str = ""
    about: bool = False
    exact: bool = False
    labelled: bool = False
    spread: bool = False
    joint: str = ""

    @property
    def bound(self) -> str:
        """The words of its comparator."""
        return self.bound_after or self.bound_before

    @property
    def size(self) -> Fraction:
        """The value in the smallest unit of its kind."""
        value, unit = self.amount.value, self.unit
        return value if unit is None or unit.size is ONE else value * unit.size


def read_item(text: str, at: int) -> Item | None:
    """The item that starts at a place of the text, if one does."""
    head = read_head(text, at)
    return read_headed(text, head) if head else None


def read_head(text: str, at: int) -> re.Match[str] | None:
    """What stands before the number of an item that starts at a place of the text, if one may start there."""
    return _HEAD.match(text, at)


def read_headed(text: str, head: re.Match[str]) -> Item | None:
    """The item of a head, if what comes after is a number."""
    if read_name(text, head.end()):
        return None
    amount = read_amount(text, head.end())
    if amount is None or (head["spread"] and amount.value < 0):
        return None
    item = _followed(text, _headed(head, amount))
    if item.unit is None and (
        UNCOUNTED.match(text, item.end) or (item.end == amount.end and _GLUED.match(text, item.end))
    ):
        return None
    return item


def _headed(head: re.Match[str], amount: Amount) -> Item:
    """An item as far as its number; an article is no part of it."""
    if head.lastindex is None:  # no more than a number, as most are
        return Item(head.end(), amount.end, amount, amount.unit)
    said = head.groupdict()
    return Item(
        start=next((head.start(name) for name in _MEANT if said[name]), head.end()),
        end=amount.end,
        amount=amount,
        unit=amount.unit or (read_label(head) if said["label"] else None),
        opener=(said["opener"] or said["opener_last"] or "").lower(),
        bound_before=said["bound_last"] or said["bound_first"] or "",
        about=any(said[name] for name in ("about_first", "nearly_first", "about_last", "nearly_last")),
        exact=said["exact"] is not None,
        labelled=said["label"] is not None and amount.unit is None,
        spread=said["spread"] is not None,
    )


def _followed(text: str, item: Item) -> Item:
    """The item with the unit and the comparator that come after its number."""
    unit, end, bound, labelled = item.unit, item.end, "", item.labelled
    if found := _unit_of(text, item.amount):
        end = found.end()
        if not is_interval(unit):  # "95 % CI 2 % to 8 %" is no proportion
            unit, labelled = read_unit(found), False
    if tail := _TAIL.match(text, end):
        end, bound = tail.end(), tail["tail"] or "+"
    if unit is None and (found := UNIT.match(text, end)):
        unit, end = read_unit(found), found.end()
    if unit is None and (found := _noun_of(text, end, item.amount, bound or item.bound_before)):
        unit, end = Unit(found["noun"], "count"), found.end()
    if item.opener == "from" and unit and (on := _ON.match(text, end)):
        end, bound = on.end(), "on"
    before = (item.opener, item.bound_before)
    return Item(item.start, end, item.amount, unit, *before, bound, item.about, item.exact, labelled, item.spread)


def _unit_of(text: str, amount: Amount) -> re.Match[str] | None:
    """The unit right after a number; one with days may only be followed by "weeks"."""
    if amount.unit not in (None, WEEK):
        return None
    found = UNIT.match(text, amount.end)
    return None if found and amount.unit and read_unit(found) != WEEK else found


def _noun_of(text: str, at: int, amount: Amount, bound: str) -> re.Match[str] | None:
    """The plural that a number counts, or an event if there is one of it."""
    if amount.form == "ordinal" or amount.value < 0:
        return None
    if amount.form == "year":
        return PEOPLE.match(text, at)
    if amount.value != 1:
        return COUNTED.match(text, at)
    return COUNTED_ONCE.match(text, at) or (COUNTED.match(text, at) if read_comparator(bound, "count") else None)
