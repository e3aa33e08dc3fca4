"""Every rule there is, in the order of the manual."""

import inspect
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from generator.deck import problems
from generator.diagnostic import Diagnostic, Finding, Severity, rule_name
from generator.evidence.record import broken_record
from generator.evidence.verification import Verification
from generator.rules import (
    asides,
    citations,
    decks,
    disagreement,
    drafts,
    figures,
    form,
    identifiers,
    identity,
    markup,
    media,
    questions,
    sources,
    tags,
    topics,
    verification,
    verified,
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
    (citations.missing_locator, Severity.WARNING),
    (citations.unknown_section, Severity.ERROR),
    (figures.unsupported_figure, Severity.ERROR),
    (figures.bare_figure, Severity.ERROR),
    (disagreement.undeclared_disagreement, Severity.WARNING),
    (disagreement.empty_differs, Severity.ERROR),
    (sources.duplicate_source, Severity.ERROR),
    (sources.missing_appraisal, Severity.WARNING),
    (sources.unknown_status, Severity.INFO),
    (sources.unused_source, Severity.INFO),
    (identifiers.bad_doi, Severity.ERROR),
    (identifiers.bad_pmid, Severity.ERROR),
    (identifiers.bad_isbn, Severity.ERROR),
    (identifiers.bad_url, Severity.ERROR),
    (identity.missing_id, Severity.ERROR),
    (identity.bad_id, Severity.ERROR),
    (identity.duplicate_id, Severity.ERROR),
    (identity.reused_id, Severity.ERROR),
    (identity.vanished_card, Severity.ERROR),
    (identity.changed_form, Severity.ERROR),
    (decks.duplicate_namespace, Severity.ERROR),
    (form.empty_question, Severity.ERROR),
    (form.empty_answer, Severity.ERROR),
    (form.missing_cloze, Severity.ERROR),
    (form.broken_cloze, Severity.ERROR),
    (form.both_forms, Severity.ERROR),
    (questions.duplicate_question, Severity.ERROR),
    (markup.stray_cloze, Severity.ERROR),
    (markup.broken_math, Severity.ERROR),
    (topics.missing_topic, Severity.ERROR),
    (topics.unknown_topic, Severity.ERROR),
    (tags.bad_tag, Severity.ERROR),
    (asides.unknown_aside, Severity.ERROR),
    (asides.unused_aside, Severity.INFO),
    (media.missing_media, Severity.ERROR),
    (media.media_without_licence, Severity.ERROR),
    (media.unused_media, Severity.INFO),
    (drafts.draft_card, Severity.INFO),
    (verified.never_verified, Severity.INFO),
    (verified.stale_verification, Severity.INFO),
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
    broken_record,
)
"""The rules that speak while files are read."""

VERIFYING: tuple[tuple[Callable[[Verification], Iterator[Finding]], Severity], ...] = (
    (verification.section_not_found, Severity.ERROR),
    (verification.ambiguous_section, Severity.ERROR),
    (verification.figure_not_found, Severity.ERROR),
    (verification.text_missing, Severity.WARNING),
    (verification.few_shared_terms, Severity.WARNING),
)
"""The rules that `deckgen verify` runs on citations beside the texts of their sources."""


def rules() -> tuple[Rule, ...]:
    """All rules with their manual pages."""
    found: list[tuple[Callable[..., object], Severity]] = [*CHECKS, *((problem, Severity.ERROR) for problem in READING)]
    found += VERIFYING
    return tuple(Rule(rule_name(function), severity, inspect.getdoc(function) or "") for function, severity in found)


def run(review: Review) -> Iterator[Diagnostic]:
    """What the rules find."""
    for check, severity in CHECKS:
        name = rule_name(check)
        for finding in check(review):
            yield Diagnostic(name, severity, *finding)


def run_verifying(found: Verification) -> Iterator[Diagnostic]:
    """What the rules find in citations that were read beside the texts of their sources."""
    for check, severity in VERIFYING:
        name = rule_name(check)
        for finding in check(found):
            yield Diagnostic(name, severity, *finding)
