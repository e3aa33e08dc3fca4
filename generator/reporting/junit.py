"""Findings as JUnit XML, which GitLab and Jenkins show as tests."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from io import BytesIO
from typing import TYPE_CHECKING

from generator.diagnostic import Severity
from generator.reporting.found import Found, Located, located
from generator.reporting.text import finding
from generator.reporting.visible import visible

if TYPE_CHECKING:  # loaded when needed: no other report has XML
    from junitparser import Failure, TestCase

Cases = dict[str, list[Located]]


def junit_report(decks: Sequence[Found]) -> str:
    """A suite of each file and a test of each card in it, which an error fails; a finding without a card is its own."""
    from junitparser import JUnitXml, TestSuite

    xml = JUnitXml("deckgen")
    for path, cases in sorted(_suites(decks).items()):
        suite = TestSuite(visible(path))
        suite.add_testcases([_case(path, name, found) for name, found in cases.items()])
        xml.append(suite)
    xml.update_statistics()
    written = BytesIO()
    xml.write(written, pretty=True)
    return written.getvalue().decode()


def _suites(decks: Sequence[Found]) -> dict[str, Cases]:
    """The tests of each file: its cards and the findings without one, each with what was found there."""
    suites: defaultdict[str, defaultdict[str, list[Located]]] = defaultdict(lambda: defaultdict(list))
    for card in sorted((card for found in decks for card in found.deck.cards), key=lambda card: card.span):
        if card.id:
            suites[card.span.path][card.id] = []
    without_card: Counter[tuple[str, str]] = Counter()
    for one in located(decks):
        path, rule, name = one.diagnostic.span.path, one.diagnostic.rule, one.diagnostic.card
        if name is None:
            without_card[path, rule] += 1
            name = f"{rule} #{without_card[path, rule]}"
        suites[path][name].append(one)
    return {path: dict(cases) for path, cases in suites.items()}


def _case(path: str, name: str, found: Sequence[Located]) -> "TestCase":
    from junitparser import SystemOut, TestCase

    case = TestCase(visible(name), classname=visible(path))
    errors = [one for one in found if one.diagnostic.severity is Severity.ERROR]
    others = [one for one in found if one.diagnostic.severity is not Severity.ERROR]
    if errors:
        case.result = [_failure(errors)]
    if others:
        case.append(SystemOut(_text(others)))
    return case


def _failure(errors: Sequence[Located]) -> "Failure":
    """All errors of a test in one failure, because Jenkins reads no second."""
    from junitparser import Failure

    rules = dict.fromkeys(one.diagnostic.rule for one in errors)
    failure = Failure(" ".join(visible(one.diagnostic.message) for one in errors), ", ".join(rules))
    failure.text = _text(errors)
    return failure


def _text(found: Iterable[Located]) -> str:
    return "\n".join(line for one in found for line in finding(one))
