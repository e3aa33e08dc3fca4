"""What is left of the findings when a deck's policy and its cards' `allow` have had their say.

Nothing else has a say in what keeps a package from being written, and on firm rules these have none either.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from generator.deck.card import Allowance, Card
from generator.diagnostic import Diagnostic, Finding, rule_name
from generator.rules.catalogue import diagnose, manual
from generator.rules.policy import Policy, unknown_rule
from generator.rules.settings import WHY_FIRM, unused_allow

About = tuple[str | None, str]
"""A card's id and a rule's name."""


class Tuned(NamedTuple):
    """The findings that are left, and how many the cards allow."""

    diagnostics: tuple[Diagnostic, ...]
    allowed: int


def tune(
    found: Sequence[Diagnostic],
    cards: Iterable[Card],
    policy: Policy,
    *,
    without: Iterable[tuple[Callable[..., object], object]],
) -> Tuned:
    """The findings without those that cards allow, and with what is wrong with that, all as the policy weighs them.

    The rules that were left out (`without`) found nothing, so of what is allowed of them nothing can be said.
    """
    silent = {rule_name(function) for function, _ in without}
    allowances = [  # a card without an id names no finding
        (card, one) for card in cards if card.id for one in card.allow if one.rule not in silent
    ]
    allowed: set[About] = {(card.id, one.rule) for card, one in allowances if _may_be_allowed(one)}
    used = {(one.card, one.rule) for one in found} & allowed
    left = [one for one in found if (one.card, one.rule) not in used]
    unused = (finding for card, one in allowances if (finding := _unused(card, one, used)))
    return Tuned(tuple(_weighed((*left, *diagnose(unused_allow, unused)), policy)), len(found) - len(left))


def _may_be_allowed(one: Allowance) -> bool:
    rule = manual().get(one.rule)
    return rule is not None and not rule.firm and bool(one.reason.strip())


def _unused(card: Card, one: Allowance, used: set[About]) -> Finding | None:
    """Why an allowance silences nothing, if it doesn't."""
    assert card.id is not None
    rule = manual().get(one.rule)
    if rule is None:
        return unused_allow(one.rule.span, *unknown_rule(one.rule), card.id)
    if rule.firm:
        return unused_allow(
            one.rule.span, f"{rule.name} is firm, so no card can allow it.", f"Delete it here: {WHY_FIRM}.", card.id
        )
    if (card.id, rule.name) in used or card.retired or card.misread or not one.reason.strip():
        return None
    return unused_allow(
        one.rule.span,
        f"{card.called} allows {rule.name}, which has nothing to say about it.",
        "Delete it here, so that it can't hide a problem of the card later.",
        card.id,
    )


def _weighed(found: Iterable[Diagnostic], policy: Policy) -> Iterator[Diagnostic]:
    for one in found:
        severity = policy.severities.get(one.rule, one.severity)
        if severity is not None:
            yield one if severity is one.severity else replace(one, severity=severity)
