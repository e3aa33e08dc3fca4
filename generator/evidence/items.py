"""One number with everything that belongs to it: "up to about 24 weeks", "two or more losses", "RR 0.70"."""

import re
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from generator.evidence.comparators import ABOUT, BEFORE, TAIL, read_comparator
from generator.evidence.figure import Unit
from generator.evidence.names import read_name
from generator.evidence.nouns import COUNTED, COUNTED_ONCE, PEOPLE, UNCOUNTED
from generator.evidence.units import LABEL, UNIT, WEEK, is_interval, read_label, read_unit
from generator.evidence.values import AHEAD, Amount, read_amount

_CHANGE = "increas|decreas|drop|reduc|improv|lower|ris|rose|fell|fall|went|chang|declin"
_OPENER_LAST = "(?:(?P<opener_last>(?i:between|from)) )?"
_OPENER = rf"(?:(?P<opener>(?i:between|from|rang(?:ed?|es|ing) (?:from|between)|(?:{_CHANGE})[a-z]{{0,4}} from)) )?"


def _around(place: str) -> str:
    """A pattern for a comparator, with "about" before or after it."""
    article = "(?:(?:the|an?) (?!single|hundred|thousand))?"
    return rf"(?P<about_{place}>{ABOUT})?(?P<bound_{place}>{BEFORE})?(?P<nearly_{place}>{ABOUT})?{article}"


HEAD = (
    rf"{_OPENER}{_around('first')}(?:(?P<exact>(?i:only|just|exactly)) (?!one of [a-z]))?(?:{LABEL}{_OPENER_LAST}{_around('last')})?"
    rf"(?P<spread>± ?)?(?:a (?=single ))?{AHEAD}"
)
"""Everything before the number of an item."""

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
        return _size(self.amount.value, self.unit.size) if self.unit else self.amount.value


@lru_cache(maxsize=4096)
def _size(value: Fraction, unit: Fraction) -> Fraction:
    return value * unit


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
    starts = [head.start(name) for name in _MEANT if head[name]]
    return Item(
        start=min(starts, default=head.end()),
        end=amount.end,
        amount=amount,
        unit=amount.unit or (read_label(head) if head["label"] else None),
        opener=(head["opener"] or head["opener_last"] or "").lower(),
        bound_before=head["bound_last"] or head["bound_first"] or "",
        about=any(head[name] for name in ("about_first", "nearly_first", "about_last", "nearly_last")),
        exact=head["exact"] is not None,
        labelled=head["label"] is not None and amount.unit is None,
        spread=head["spread"] is not None,
    )


def _followed(text: str, item: Item) -> Item:
    """The item with the unit and the comparator that come after its number."""
    if item.amount.unit in {None, WEEK}:
        item = _with_unit(text, item)
    if tail := _TAIL.match(text, item.end):
        item = item._replace(end=tail.end(), bound_after=tail["tail"] or "+")
    if item.unit is None:
        item = _with_unit(text, item)
    if item.unit is None:
        item = _with_noun(text, item)
    if item.opener == "from" and item.unit and (on := _ON.match(text, item.end)):
        item = item._replace(end=on.end(), bound_after="on")
    return item


def _with_unit(text: str, item: Item) -> Item:
    found = UNIT.match(text, item.end)
    if found is None or (item.amount.unit == WEEK and read_unit(found) != WEEK):
        return item
    if is_interval(item.unit):  # "95 % CI 2 % to 8 %" is no proportion
        return item._replace(end=found.end())
    return item._replace(end=found.end(), unit=read_unit(found), labelled=False)


def _with_noun(text: str, item: Item) -> Item:
    """The item with the plural that it counts, or an event if there is one of it."""
    if item.amount.form == "ordinal" or item.amount.value < 0:
        return item
    if item.amount.form == "year":
        found = PEOPLE.match(text, item.end)
    elif item.amount.value == 1:
        found = COUNTED_ONCE.match(text, item.end)
        if not found and read_comparator(item.bound, "count"):
            found = COUNTED.match(text, item.end)
    else:
        found = COUNTED.match(text, item.end)
    return item._replace(end=found.end(), unit=Unit(found["noun"], "count")) if found else item
