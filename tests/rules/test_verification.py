"""What `deckgen verify` finds in a citation, beside the text of its source."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.deck.files import DeckFiles
from generator.diagnostic import Unshown
from generator.evidence.record import renewed
from generator.pipeline import Verified, verify
from tests.project import APPRAISAL, DECK, SOURCES
from tests.rules.said import Said

TEXT = """\
A stitch may be placed at 12–14 weeks.

## Removal
The stitch is taken out at 36–37 weeks, or when labour begins. The cervix tears in 1 in 100 women; 2.5 cm is short.

## Risks
Infection of the membranes is rare before 24 weeks.

## Risks of removal
None are known.
"""


def verified(
    citation: str,
    text: str = TEXT,
    answer: str = "The stitch is taken out when labour begins.",
    allow: str = "{}",
    policy: str = "{}",
) -> Verified:
    """One card with one citation, beside the text of its source."""
    card = (
        "topic: Basics\ncards:\n- id: stitch\n  question: When is the stitch removed?\n"
        f"  answer: {answer}\n  sources:\n  - {citation}\n  allow: {allow}\n"
    )
    texts = {
        "deck.yaml": f"{DECK}policy: {policy}\n",
        "sources.yaml": SOURCES,
        "appraisal.yaml": APPRAISAL,
        "basics.yaml": card,
    }
    folder = "cards_src/example"
    files = DeckFiles("example", folder, "", {f"{folder}/{name}": content for name, content in texts.items()}, {})
    return verify(files, lambda _: {"anatomy-2024": text} if text else {})


def said(found: Verified) -> list[tuple[str, Said]]:
    return [
        (
            one.rule,
            Said(str(one.severity), found.texts[one.span.path][one.span.start : one.span.end], one.message, one.remedy),
        )
        for one in found.diagnostics
    ]


@pytest.mark.parametrize(
    "citation",
    [
        "anatomy-2024",
        "anatomy-2024, Removal",
        "anatomy-2024, removal",
        "anatomy-2024, Risks: infection",
        "anatomy-2024, Removal: 36–37 weeks",
        "anatomy-2024, Removal: up to 37 weeks, 1 % tear, 25 mm is short",
        "anatomy-2024, opening: 12–14 weeks",
        "anatomy-2024: 12–14 weeks",
        "{source: anatomy-2024, page: '3', states: 36–37 weeks}",
    ],
)
def test_what_stands_there_is_verified(citation: str) -> None:
    found = verified(citation)
    assert said(found) == []
    assert [reading.borne for reading in found.readings] == [True]


def test_a_figure_that_stands_elsewhere() -> None:
    assert said(verified("anatomy-2024, Removal: at 12–14 weeks")) == [
        (
            "figure-not-found",
            Said(
                "error",
                "12–14 weeks",
                "“12–14 weeks” does not stand in “Removal” of anatomy-2024.",
                "It stands under “opening”: cite that section, or correct the figure.",
            ),
        )
    ]


def test_a_figure_that_stands_nowhere() -> None:
    assert said(verified("anatomy-2024, Removal: at 38 weeks, 3 mm")) == [
        (
            "figure-not-found",
            Said(
                "error",
                "38 weeks",
                "“38 weeks” does not stand in “Removal” of anatomy-2024.",
                "It stands nowhere in the text. In that section stands “36–37 weeks”: correct the figure, or cite what bears it.",
            ),
        ),
        (
            "figure-not-found",
            Said(
                "error",
                "3 mm",
                "“3 mm” does not stand in “Removal” of anatomy-2024.",
                "It stands nowhere in the text. In that section stands “2.5 cm”: correct the figure, or cite what bears it.",
            ),
        ),
    ]
    assert said(verified("anatomy-2024: 3 mg"))[0][1][2:] == (
        "“3 mg” does not stand in the text of anatomy-2024.",
        "It stands nowhere in the text: correct the figure, or cite what bears it.",
    )


def test_a_section_that_the_text_lacks() -> None:
    assert said(verified("anatomy-2024, Removel")) == [
        (
            "section-not-found",
            Said("error", "Removel", "The text of anatomy-2024 has no section “Removel”.", "Did you mean “Removal”?"),
        )
    ]
    assert said(verified("anatomy-2024, Xyz"))[0][1].remedy == "Its headings: “Removal”, “Risks”, “Risks of removal”."
    assert said(verified("anatomy-2024, Xyz", "No headings."))[0][1].remedy == (
        "It has no headings: cite its `opening`, or list its headings in appraisal.yaml."
    )


def test_a_section_that_could_be_several() -> None:
    text = TEXT.replace("## Risks\n", "## Risks of placing\n")
    assert said(verified("anatomy-2024, Risks", text)) == [
        (
            "ambiguous-section",
            Said(
                "error",
                "Risks",
                "“Risks” fits several headings in the text of anatomy-2024.",
                "Write more of the one that is meant: “Risks of placing”, “Risks of removal”.",
            ),
        )
    ]


def test_a_source_without_text() -> None:
    found = verified("anatomy-2024, Removal\n  - anatomy-2024: 38 weeks", "")
    assert said(found) == [
        (
            "text-missing",
            Said(
                "warning",
                "anatomy-2024",
                "There is no text of anatomy-2024, so 2 citations were not verified.",
                "Put its text beside the others, as anatomy-2024.txt, .md or .html.",
            ),
        )
    ]
    assert not any(reading.borne for reading in found.readings)


def test_a_claim_with_no_word_of_its_section() -> None:
    remedy = "Read the section again. If it bears the card, say after a colon what it states, closer to its words."
    assert said(
        verified("anatomy-2024, Risks: funnelling shortens gestation markedly", "## Risks\nInfection is rare.\n")
    ) == [
        (
            "few-shared-terms",
            Said(
                "warning",
                "funnelling shortens gestation markedly",
                "Of the 4 words of what the citation states, none stands in “Risks” of anatomy-2024 (0 %).",
                remedy,
            ),
        )
    ]
    assert said(verified("anatomy-2024, Risks"))[0][1] == Said(
        "warning", "Risks", "Of the 5 words of the card, none stands in “Risks” of anatomy-2024 (0 %).", remedy
    )


numbers = st.integers(4, 45)


@given(week=numbers, length=numbers, others=st.lists(numbers, max_size=4))
def test_a_figure_put_into_a_section_is_found_there_and_missed_when_it_is_gone(
    week: int, length: int, others: list[int]
) -> None:
    rest = "".join(f"Then {other} days. " for other in others)
    citation = f"anatomy-2024, Removal: at {week} weeks, {length} mm"
    text = f"## Removal\n{rest}It measures {length / 10} cm. It ends at {week} weeks.\n\n## Risks\nNone.\n"
    assert said(verified(citation, text)) == []
    removed = text.replace(f" It ends at {week} weeks.", "").replace("None.", f"At {week} weeks.")
    found = [(rule, one.remedy) for rule, one in said(verified(citation, removed)) if one.at == f"{week} weeks"]
    if week * 7 not in others:
        assert found == [("figure-not-found", "It stands under “Risks”: cite that section, or correct the figure.")]


WRONG = "anatomy-2024, Removal: 40 weeks"


def test_a_card_allows_a_finding_with_a_reason() -> None:
    found = verified(WRONG, allow="{figure-not-found: a misprint of the text}")
    assert (found.diagnostics, found.unshown) == ((), Unshown(allowed=1))


def test_an_allowance_that_silences_nothing_is_reported() -> None:
    found = verified("anatomy-2024, Removal", allow="{figure-not-found: a misprint of the text}")
    assert [(rule, one.message) for rule, one in said(found)] == [
        ("unused-allow", "Card stitch allows figure-not-found, which has nothing to say about it.")
    ]


def test_of_what_is_allowed_of_other_rules_nothing_is_said() -> None:
    assert verified("anatomy-2024, Removal", allow="{long-answer: it is one sentence}").diagnostics == ()


@pytest.mark.parametrize(("severity", "found"), [("off", []), ("warning", ["warning"]), ("info", ["info"])])
def test_the_policy_weighs_the_findings(severity: str, found: list[str]) -> None:
    assert [one.severity for _, one in said(verified(WRONG, policy=f"{{figure-not-found: {severity}}}"))] == found


def test_a_policy_that_is_wrong_is_said_here_too() -> None:
    assert sorted(rule for rule, _ in said(verified(WRONG, policy="{figure-not-fuond: off}"))) == [
        "bad-policy",
        "figure-not-found",
    ]


@pytest.mark.parametrize("how", [{"allow": "{figure-not-found: a misprint}"}, {"policy": "{figure-not-found: off}"}])
def test_what_is_silenced_is_not_recorded_as_verified(how: dict[str, str]) -> None:
    found = verified(WRONG, **how)
    assert renewed(found.record, found.readings, "2026-11-21") == {}


BLEEDING = "the bleeding stops under pressure within minutes, and iron is prescribed afterwards"
SECTIONS = f"""\
## Removal
The stitch is taken out in the clinic, without anaesthesia, when labour begins.

## Haemorrhage
{BLEEDING.capitalize()}.

## Rest
Bed rest is of no use.

### After the operation
She may go home on the same day.
"""


def test_a_section_that_fits_far_better_is_named() -> None:
    found = verified(f"anatomy-2024, Removal: {BLEEDING}", SECTIONS, answer="It varies.")
    assert said(found) == [
        (
            "doubtful-section",
            Said(
                "warning",
                BLEEDING,
                "The card's words stand in “Haemorrhage” rather than in “Removal” of anatomy-2024 (70 % of their weight against 20 %).",
                "Read both. If “Haemorrhage” bears the card, cite that; if not, say after a colon what the cited section states, "
                "closer to its words.",
            ),
        )
    ]


@pytest.mark.parametrize(
    ("citation", "answer"),
    [
        (f"anatomy-2024, Haemorrhage: {BLEEDING}", "It varies."),
        (f"anatomy-2024: {BLEEDING}", "It varies."),
        ("anatomy-2024, Removal", "When labour begins, without anaesthesia; bleeding stops under pressure."),
        ("anatomy-2024, Removal: as it is always done", "At that time."),
        (f"anatomy-2024, Rest: {BLEEDING}\n  - anatomy-2024, Haemorrhage", "It varies."),
        ("anatomy-2024, After the operation: she may go home after the bed rest, which is of no use", "She rests."),
        ("anatomy-2024, Rest: she may go home after the operation on the same day", "She goes."),
    ],
    ids=[
        "right",
        "the whole",
        "both",
        "few words",
        "cited too",
        "a part of the better one",
        "the better one is a part",
    ],
)
def test_a_section_that_may_be_right_is_not_doubted(citation: str, answer: str) -> None:
    assert [rule for rule, _ in said(verified(citation, SECTIONS, answer)) if rule == "doubtful-section"] == []


def test_a_doubt_is_recorded_as_verified_only_when_it_was_looked_into() -> None:
    citation = f"anatomy-2024, Removal: {BLEEDING}"
    for allow, lines in (("{}", 0), ("{doubtful-section: the clinic stops the bleeding}", 1)):
        found = verified(citation, SECTIONS, answer="It varies.", allow=allow)
        doubted = {one.span for one in found.diagnostics}
        assert len(renewed(found.record, found.readings, "2026-11-21", doubted)) == lines


def test_the_share_of_words_is_told() -> None:
    words = " ".join(f"word{chr(97 + one)}{chr(97 + two)}" for one in range(5) for two in range(5))
    claim = " ".join(f"{chr(97 + number)}{word[4:]}qx" for number, word in enumerate(words.split()))
    [(rule, one)] = said(
        verified(f"anatomy-2024, Rest: {claim} rest", "## Rest\nBed rest is of no use.\n", answer="It varies.")
    )
    assert (rule, one.message) == (
        "few-shared-terms",
        "Of the 26 words of what the citation states, 1 stands in “Rest” of anatomy-2024 (3 %).",
    )
