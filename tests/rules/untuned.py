"""The rules of writing without what they let through, to see what that spares an author.

`python -m tests.rules.untuned` counts what each finds in the deck on cervical insufficiency, as docs/ci.md reports it.
"""

import re
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any
from unittest.mock import patch

import click

from generator.deck.files import read_deck
from generator.deck.parse import parse
from generator.deck.tree import placed
from generator.diagnostic import Diagnostic
from generator.rules import units
from generator.rules.catalogue import run
from generator.rules.gathered import Asked, asked
from generator.rules.policy import read_policy
from generator.rules.review import Review

NOTHING = re.compile(r"(?!)")
NO_LIMIT = 10**6


def _with_their_stems(review: Review) -> list[Asked]:
    return [
        one._replace(question=placed(f"{one.card.stem or ''} {one.question}", *one.question.span))
        for one in review.once(asked)
    ]


def _as_it_is(text: str) -> str:
    return text


UNTUNED: Mapping[str, Mapping[str, Any]] = {
    "long-question": {"length.asked": _with_their_stems},
    "listed-answer": {
        "sets._QUALIFIES": NOTHING,
        "sets._BRACKETED": NOTHING,
        "sets._NO_MORE": NOTHING,
        "sets.LONGEST_ITEM": NO_LIMIT,
        "sets._explains": lambda *_: False,
        "sets._describes": lambda *_: False,
    },
    "two-questions": {"wording._PAIRED": NOTHING, "gathered.unquoted": _as_it_is},
    "yes-no-question": {"wording._CHOICE": NOTHING, "gathered.unquoted": _as_it_is},
    "unmarked-negation": {
        "wording._HARMLESS": re.compile(r"[*_]$"),
        "wording._HARMLESS_AFTER": re.compile(r"[*_]"),
        "gathered.unquoted": _as_it_is,
    },
    "answer-in-question": {
        "cueing._OFFERS": NOTHING,
        "cueing.DIRECTIONS": frozenset(),
        "cueing.DECIDE": frozenset(),
    },
    "source-in-question": {"cueing._BEARS_A_NAME": ""},
    "number-without-unit": {
        "units._COUNTED": NOTHING,
        "units._UNITLESS": NOTHING,
        "units._YEAR": NOTHING,
        "units._NOT_COUNTED": units._NOT_COUNTED[:2],
    },
    "undefined-abbreviation": {
        "terms.COMMON": frozenset(),
        "terms.EMPHASISED": frozenset(),
        "terms._ROMAN": NOTHING,
        "terms._ABOUT_ABBREVIATIONS": NOTHING,
        "terms._defined": lambda _: set(),
        "terms._is_known": lambda *_: False,
    },
    "outdated-term": {"terms._ABOUT_TERMS": NOTHING, "terms.unquoted": _as_it_is},
    "near-duplicate": {
        "interference.DECIDE": frozenset(),
        "interference._contained": lambda *_: True,
        "neighbours.KEPT": 0,
    },
    "interfering-pair": {"interference._contained": lambda *_: False},
}
"""By rule, what it looks at in order to let something through, and what to put there so that it doesn't. A word that is
emphasised, and a word that an answer needs, stay what they are: they are what a remedy asks for."""


@contextmanager
def untuned(rule: str) -> Iterator[None]:
    """A rule without what it lets through; those that let nothing through stay as they are."""
    with ExitStack() as off:
        for name, value in UNTUNED.get(rule, {}).items():
            off.enter_context(patch(f"generator.rules.{name}", value))
        yield


def findings(review: Review, rule: str) -> list[Diagnostic]:
    """What a rule finds without what it lets through."""
    with untuned(rule):
        return [one for one in run(replace(review, made={})) if one.rule == rule]


if __name__ == "__main__":
    deck, _ = parse(read_deck(Path(), "cervical-insufficiency"))
    whole = Review(deck, {}, read_policy(deck.policy)[0].thresholds, None)
    for rule in UNTUNED:
        click.echo(f"{rule} {len(findings(whole, rule))}")
