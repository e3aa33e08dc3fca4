"""Every rule there is, in the order of the manual."""

import inspect
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from generator.deck import problems
from generator.diagnostic import Diagnostic, Finding, Severity, rule_name
from generator.rules import (
    citations,
    cueing,
    form,
    identity,
    interference,
    length,
    media,
    sets,
    terms,
    topics,
    units,
    wording,
)
from generator.rules.review import Review


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule: its name, how much it weighs, and its manual page (a summary line, prose, a bad and a good example)."""

    name: str
    severity: Severity
    manual: str = field(repr=False)

    @property
    def summary(self) -> str:
        return self.manual.partition("\n")[0]


Check = Callable[[Review], Iterator[Finding]]

CHECKS: tuple[tuple[Check, Severity], ...] = (
    (citations.missing_source, Severity.ERROR),
    (citations.unknown_source, Severity.ERROR),
    (identity.missing_id, Severity.ERROR),
    (identity.bad_id, Severity.ERROR),
    (identity.duplicate_id, Severity.ERROR),
    (identity.reused_id, Severity.ERROR),
    (identity.vanished_card, Severity.ERROR),
    (identity.changed_form, Severity.ERROR),
    (form.empty_question, Severity.ERROR),
    (form.empty_answer, Severity.ERROR),
    (form.missing_cloze, Severity.ERROR),
    (form.broken_cloze, Severity.ERROR),
    (form.both_forms, Severity.ERROR),
    (topics.missing_topic, Severity.ERROR),
    (topics.unknown_topic, Severity.ERROR),
    (media.missing_media, Severity.ERROR),
    (length.long_question, Severity.WARNING),
    (length.long_answer, Severity.WARNING),
    (sets.listed_answer, Severity.WARNING),
    (wording.two_questions, Severity.WARNING),
    (wording.yes_no_question, Severity.WARNING),
    (wording.vague_opener, Severity.WARNING),
    (wording.unmarked_negation, Severity.WARNING),
    (cueing.answer_in_question, Severity.WARNING),
    (cueing.source_in_question, Severity.WARNING),
    (units.number_without_unit, Severity.WARNING),
    (terms.undefined_abbreviation, Severity.WARNING),
    (terms.outdated_term, Severity.WARNING),
    (interference.near_duplicate, Severity.WARNING),
    (interference.interfering_pair, Severity.WARNING),
)
"""The rules that look at a deck once it is read."""

READING: tuple[Callable[..., Diagnostic], ...] = (
    problems.broken_yaml,
    problems.bad_character,
    problems.bad_encoding,
    problems.unreadable_file,
    problems.missing_file,
    problems.stray_file,
    problems.too_deep,
    problems.yaml_feature,
    problems.odd_key,
    problems.lost_text,
    problems.joined_lines,
    problems.duplicate_key,
    problems.unknown_key,
    problems.missing_key,
    problems.wrong_shape,
    problems.bad_value,
    problems.broken_ledger,
    problems.newer_ledger,
)
"""The rules that speak while files are read."""


def rules() -> tuple[Rule, ...]:
    """All rules with their manual pages."""
    found = [(check, severity) for check, severity in CHECKS] + [(problem, Severity.ERROR) for problem in READING]
    return tuple(Rule(rule_name(function), severity, inspect.getdoc(function) or "") for function, severity in found)


def run(review: Review) -> Iterator[Diagnostic]:
    """What the rules find."""
    for check, severity in CHECKS:
        name = rule_name(check)
        for finding in check(review):
            yield Diagnostic(name, severity, *finding)
