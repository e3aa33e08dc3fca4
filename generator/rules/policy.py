"""What the `policy` in deck.yaml asks of rules."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.deck.model import Setting
from generator.deck.quotation import quote
from generator.deck.shapes import NUMBER
from generator.deck.tree import Scalar, placed
from generator.diagnostic import Finding, Severity
from generator.rules.catalogue import Rule, manual
from generator.rules.settings import WHY_FIRM, bad_policy
from generator.rules.suggestion import did_you_mean

SEVERITIES: Mapping[str, Severity | None] = {"off": None, **{str(severity): severity for severity in Severity}}
"""What a rule may be set to; None leaves its findings out. Any other word is reported as the shape of deck.yaml."""


@dataclass(frozen=True, slots=True)
class Policy:
    """By the rules' names: the severities that are set (None: off), and the threshold of each rule that takes one."""

    severities: Mapping[str, Severity | None]
    thresholds: Mapping[str, int]


def read_policy(settings: Mapping[Scalar, Setting]) -> tuple[Policy, tuple[Finding, ...]]:
    """The policy that a deck sets, and what is wrong with it; what is wrong sets nothing."""
    severities: dict[str, Severity | None] = {}
    thresholds = {rule.name: rule.threshold.default for rule in manual().values() if rule.threshold}
    findings: dict[Finding, None] = {}  # a rule that is unknown or firm is reported once, whatever is set of it
    for name, key, value in _entries(settings):
        if key != "severity" and name in manual() and manual()[name].takes_terms:
            continue
        if wrong := _wrong(name, key, value):
            findings[wrong] = None
        elif key != "severity":
            thresholds[name] = int(value)
        elif value in SEVERITIES:
            severities[name] = SEVERITIES[value]
    return Policy(severities, thresholds), tuple(findings)


def _entries(settings: Mapping[Scalar, Setting]) -> Iterator[tuple[Scalar, Scalar, Scalar]]:
    """Each rule with each thing that is set of it, and to what: `long-answer: off` sets the severity."""
    for name, setting in settings.items():
        if isinstance(setting, Scalar):
            yield name, placed("severity", *name.span), setting
        else:
            yield from ((name, key, value) for key, value in setting.items())


def _wrong(name: Scalar, key: Scalar, value: Scalar) -> Finding | None:
    """Why this can't be set, if it can't."""
    rule = manual().get(name)
    if rule is None:
        return bad_policy(name.span, *unknown_rule(name))
    if rule.firm and SEVERITIES.get(value) is not rule.severity:
        return bad_policy(name.span, f"{name} is firm, so it can't be set.", f"Delete it here: {WHY_FIRM}.")
    if key == "severity":
        return None
    if rule.threshold is None or key != rule.threshold.name:
        return bad_policy(key.span, f"{name} has no threshold {quote(key)}.", _what_it_takes(rule, key))
    if not NUMBER.fits(value):
        return bad_policy(value.span, f"{quote(value)} is not a number.", f"Write {NUMBER.expects}.")
    return None


def _what_it_takes(rule: Rule, key: str) -> str:
    known = ["severity", *([rule.threshold.name] if rule.threshold else [])]
    return did_you_mean(key, known, f"It takes {' and '.join(f'`{word}`' for word in known)}.")


def unknown_rule(name: str) -> tuple[str, str]:
    """What to say of a name that no rule has, and what to do."""
    return f"There is no rule {quote(name)}.", did_you_mean(name, manual(), "`deckgen explain` lists the rules.")
