"""Every rule there is, in the order of the manual."""

import inspect
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from generator.deck.problems import files, ledger, syntax, values
from generator.diagnostic import Diagnostic, Finding, Severity, diagnosed, rule_name
from generator.evidence.record import broken_record
from generator.rules import (
    asides,
    citations,
    cueing,
    decks,
    disagreement,
    drafts,
    editions,
    evidence,
    figures,
    form,
    identifiers,
    identity,
    interference,
    length,
    markup,
    media,
    pictures,
    questions,
    register,
    released,
    renamed,
    repeated,
    sets,
    settings,
    sources,
    standing,
    tags,
    terms,
    topics,
    units,
    verification,
    verified,
    wording,
)
from generator.rules.review import Review

if TYPE_CHECKING:
    from generator.evidence.verification import Verification


class Threshold(NamedTuple):
    """From where on a rule speaks: what the policy calls it, and what it is if the policy doesn't say."""

    name: str
    default: int


class Rule(NamedTuple):
    """A rule: its name, how much it weighs, and the function that implements it or describes it.

    Nothing silences or softens a `firm` one. For one that `takes_terms`, the policy lists terms.
    """

    name: str
    severity: Severity
    function: Callable[..., object]
    firm: bool = False
    threshold: Threshold | None = None
    takes_terms: bool = False

    @property
    def manual(self) -> str:
        """Its manual page: a summary line, prose, a bad and a good example."""
        return inspect.getdoc(self.function) or ""

    @property
    def summary(self) -> str:
        return self.manual.partition("\n")[0]

    @property
    def subject(self) -> str:
        """What it is about, with others of its kind."""
        module = inspect.getdoc(inspect.getmodule(self.function)) or ""
        about = module.partition("\n")[0].removeprefix("Rules about ").rstrip(".")
        return about[:1].upper() + about[1:]


Check = Callable[[Review], Iterator[Finding]]

CHECKS: tuple[tuple[Check, Severity], ...] = (
    (citations.missing_source, Severity.ERROR),
    (citations.unknown_source, Severity.ERROR),
    (citations.missing_locator, Severity.WARNING),
    (citations.unknown_section, Severity.ERROR),
    (repeated.repeated_citation, Severity.WARNING),
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
    (identity.shared_guid, Severity.ERROR),
    (identity.reused_id, Severity.ERROR),
    (released.vanished_card, Severity.ERROR),
    (released.changed_form, Severity.ERROR),
    (released.dropped_part, Severity.ERROR),
    (renamed.renamed_deck, Severity.ERROR),
    (renamed.renamed_tag_root, Severity.ERROR),
    (renamed.changed_namespace, Severity.ERROR),
    (renamed.lost_ledger, Severity.ERROR),
    (decks.duplicate_namespace, Severity.ERROR),
    (editions.empty_edition, Severity.ERROR),
    (editions.duplicate_package, Severity.ERROR),
    (editions.dropped_edition, Severity.ERROR),
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
    (pictures.undrawn_figure, Severity.ERROR),
    (pictures.double_picture, Severity.ERROR),
    (pictures.idle_key, Severity.WARNING),
    (drafts.draft_card, Severity.INFO),
    (verified.never_verified, Severity.INFO),
    (verified.stale_verification, Severity.INFO),
    (register.placeholder_source, Severity.ERROR),
    (evidence.weak_evidence, Severity.ERROR),
    (evidence.secondary_source, Severity.INFO),
    (standing.superseded_source, Severity.WARNING),
    (standing.withdrawn_source, Severity.ERROR),
    (standing.retracted_source, Severity.ERROR),
    (standing.stale_source, Severity.INFO),
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
    syntax.broken_yaml,
    syntax.bad_character,
    files.bad_encoding,
    files.unreadable_file,
    files.missing_file,
    files.stray_file,
    syntax.too_deep,
    syntax.yaml_feature,
    syntax.odd_key,
    syntax.lost_text,
    syntax.joined_lines,
    syntax.duplicate_key,
    values.unknown_key,
    values.missing_key,
    values.wrong_shape,
    values.bad_value,
    ledger.broken_ledger,
    ledger.newer_ledger,
    broken_record,
)
"""The rules that speak while files are read."""

VERIFYING: "tuple[tuple[Callable[[Verification], Iterator[Finding]], Severity], ...]" = (
    (verification.section_not_found, Severity.ERROR),
    (verification.ambiguous_section, Severity.ERROR),
    (verification.figure_not_found, Severity.ERROR),
    (verification.text_missing, Severity.WARNING),
    (verification.few_shared_terms, Severity.WARNING),
    (verification.doubtful_section, Severity.WARNING),
)
"""The rules that `deckgen verify` runs on citations beside the texts of their sources."""


SETTINGS: tuple[tuple[Callable[..., Finding], Severity], ...] = (
    (settings.bad_policy, Severity.ERROR),
    (settings.unused_allow, Severity.WARNING),
)
"""The rules about what a deck sets of rules; they speak in `generator.rules.tuning`."""

FIRM: frozenset[Callable[..., object]] = frozenset(
    {
        *READING,
        citations.missing_source,
        citations.unknown_source,
        register.placeholder_source,
        identity.missing_id,
        identity.bad_id,
        identity.duplicate_id,
        identity.shared_guid,
        identity.reused_id,
        released.vanished_card,
        released.changed_form,
        released.dropped_part,
        renamed.renamed_deck,
        renamed.renamed_tag_root,
        renamed.changed_namespace,
        renamed.lost_ledger,
        editions.empty_edition,
        editions.duplicate_package,
        editions.dropped_edition,
        form.empty_question,
        form.empty_answer,
        form.missing_cloze,
        form.broken_cloze,
        form.both_forms,
        topics.missing_topic,
        topics.unknown_topic,
        media.missing_media,
        pictures.undrawn_figure,
        pictures.double_picture,
        settings.bad_policy,
    }
)
"""The rules that nothing silences or softens, for without them a package could be wrong."""

BREAKING: frozenset[Callable[..., object]] = frozenset(
    {released.dropped_part, renamed.renamed_deck, renamed.renamed_tag_root, editions.dropped_edition}
)
"""The rules that `deckgen release --breaking WHY` lets through: what they find costs students something, but loses nothing."""

OF_ONE_CARD: frozenset[Callable[..., object]] = frozenset(
    {
        citations.missing_source,
        citations.unknown_source,
        citations.missing_locator,
        citations.unknown_section,
        repeated.repeated_citation,
        figures.unsupported_figure,
        figures.bare_figure,
        disagreement.undeclared_disagreement,
        disagreement.empty_differs,
        form.empty_question,
        form.empty_answer,
        form.missing_cloze,
        form.broken_cloze,
        form.both_forms,
        markup.stray_cloze,
        markup.broken_math,
        topics.missing_topic,
        topics.unknown_topic,
        evidence.weak_evidence,
        evidence.secondary_source,
        standing.superseded_source,
        standing.withdrawn_source,
        standing.retracted_source,
        length.long_question,
        length.long_answer,
        sets.listed_answer,
        wording.two_questions,
        wording.yes_no_question,
        wording.vague_opener,
        wording.unmarked_negation,
        cueing.answer_in_question,
        cueing.source_in_question,
        units.number_without_unit,
        terms.undefined_abbreviation,
        terms.outdated_term,
    }
)
"""The rules that look at each card by itself: what they find in a card file, no other card file changes."""

THRESHOLDS: dict[Callable[..., object], Threshold] = {
    evidence.weak_evidence: Threshold("tier", 3),
    length.long_question: Threshold("words", 40),
    length.long_answer: Threshold("words", 25),
}
"""The rules that take a threshold."""

TERMS: frozenset[Callable[..., object]] = frozenset({terms.outdated_term})
"""The rules for which the policy lists terms, each with the one to use instead."""


@cache
def rules() -> tuple[Rule, ...]:
    """All rules."""
    reading = [(problem, Severity.ERROR) for problem in READING]
    found: list[tuple[Callable[..., object], Severity]] = [*CHECKS, *SETTINGS, *reading, *VERIFYING]
    return tuple(_rule(function, severity) for function, severity in found)


@cache
def manual() -> Mapping[str, Rule]:
    """All rules, by name."""
    return {rule.name: rule for rule in rules()}


@cache
def may_break() -> frozenset[str]:
    """The names of the rules that may be let through."""
    return frozenset(map(rule_name, BREAKING))


def _rule(function: Callable[..., object], severity: Severity) -> Rule:
    threshold, takes_terms = THRESHOLDS.get(function), function in TERMS
    return Rule(rule_name(function), severity, function, function in FIRM, threshold, takes_terms)


def run(review: Review, checks: Iterable[tuple[Check, Severity]] = CHECKS) -> Iterator[Diagnostic]:
    """What the rules find, or some of them."""
    for check, _ in checks:
        yield from diagnose(check, check(review))


def diagnose(function: Callable[..., object], findings: Iterable[Finding]) -> Iterator[Diagnostic]:
    """Findings as those of the rule that a function implements."""
    rule = manual()[rule_name(function)]
    for finding in findings:
        yield diagnosed(rule.name, rule.severity, finding)


def run_verifying(found: "Verification") -> Iterator[Diagnostic]:
    """What the rules find in citations that were read beside the texts of their sources."""
    for check, _ in VERIFYING:
        yield from diagnose(check, check(found))
