"""What each rule says, word for word: the bad example of its manual page, and the finding."""

from pathlib import Path

import pytest

from generator.rules.catalogue import rules
from tests.project import example
from tests.rules.said import Said, said
from tests.rules.test_manual import examples

MESSAGES = {
    "unknown-source": Said(
        "error",
        "anatomy-2042",
        "sources.yaml has no source “anatomy-2042”.",
        "Did you mean anatomy-2024?",
    ),
    "missing-locator": Said(
        "warning",
        "physiology-2020",
        "Card cervix cites physiology-2020 without saying where in it.",
        "Write `physiology-2020, Cervix`.",
    ),
    "unknown-section": Said(
        "error",
        "Cervicks",
        "physiology-2020 has no heading “Cervicks”.",
        "Did you mean “Cervix”?",
    ),
    "unsupported-figure": Said(
        "error",
        "About 4 cm",
        "No source of card cervix-length states “About 4 cm”.",
        "They state 3 cm: correct the figure, or cite the source that has it.",
    ),
    "bare-figure": Said(
        "error",
        "About 3 cm",
        "Card cervix-length says “About 3 cm”, and no citation says what its source states.",
        "Look it up and write what stands there after the citation: `anatomy-2024, Cervix: …`.",
    ),
    "undeclared-disagreement": Said(
        "warning",
        "4 cm long",
        "Card cervix-length teaches about 3 cm, and physiology-2020, cited in support, states 4 cm.",
        "Put this citation under `differs:`, with a `takeaway:`; or make clear that it speaks of something else.",
    ),
    "empty-differs": Said(
        "error",
        "physiology-2020, Cervix",
        "Card cervix-length cites physiology-2020 as differing without saying what it states.",
        "Write after its place and a colon what it says otherwise.",
    ),
    "duplicate-source": Said(
        "error",
        "10.1000/ANATOMY",
        "anatomy-2024 and small-anatomy have the same DOI, so they look like one work.",
        "If they are, keep one entry and cite that; if not, correct the DOI.",
    ),
    "missing-appraisal": Said(
        "warning",
        "anatomy-2024",
        "Cards cite anatomy-2024, and appraisal.yaml has no entry for it.",
        "Add a line there, such as `anatomy-2024: {kind: guideline, status: current, read: whole}`.",
    ),
    "unknown-status": Said(
        "info",
        "unknown",
        "Whether anatomy-2024 still holds is not known, and no day is set to look.",
        "Look for a newer version, then correct `status`; or write when to look again: `review_by: YEAR-MONTH`.",
    ),
    "unused-source": Said(
        "info",
        "physiology-2020",
        "No card cites physiology-2020.",
        "Cite it, or leave it out of the register until it is needed.",
    ),
    "bad-doi": Said(
        "error",
        "'https://doi.org/10.1000/anatomy'",
        "“https://doi.org/10.1000/anatomy” is not a bare DOI.",
        "Write `DOI: 10.1000/anatomy`.",
    ),
    "bad-pmid": Said(
        "error",
        "PMC2768604",
        "“PMC2768604” is not a PMID.",
        "Write `PMCID: PMC2768604`.",
    ),
    "bad-isbn": Said(
        "error",
        "978-0-306-40615-8",
        "“978-0-306-40615-8” is not an ISBN: its last digit doesn't fit the others, so one of them is mistyped.",
        "Compare it with the book.",
    ),
    "bad-url": Said(
        "error",
        "www.example.org/anatomy",
        "“www.example.org/anatomy” is not a web address.",
        "Write `https://www.example.org/anatomy`.",
    ),
    "duplicate-namespace": Said(
        "error",
        "00000000-0000-4000-8000-000000000000",
        "The deck copy has the same namespace, so their cards would overwrite each other in Anki.",
        "Keep it in the older deck and write another in the newer one; for this one df92f51f-0685-5bff-8c8e-033428d7ff68 would do.",
    ),
    "duplicate-question": Said(
        "error",
        "What is the Cervix",
        "Card cervix in cards_src/example/basics.yaml asks the same.",
        "Ask something else, put what sets the two apart into the question or `stem:`, or leave one card out.",
    ),
    "stray-cloze": Said(
        "error",
        "{{c1::",
        "Gaps work in a `cloze:` only; in the question a student would read the braces.",
        "Write the sentence under `cloze:`, or take the braces out.",
    ),
    "broken-math": Said(
        "error",
        "}}",
        "A `}}` within math ends the gap before its time.",
        "Write `} }` with a space; the math looks the same.",
    ),
    "bad-tag": Said(
        "error",
        "exam::Oral",
        "“exam” stands elsewhere as “Exam”, and Anki takes the two for one tag.",
        "Write it one way everywhere.",
    ),
    "unknown-aside": Said(
        "error",
        "layer",
        "This file has no aside “layer”.",
        "Did you mean layers?",
    ),
    "unused-aside": Said(
        "info",
        "layers",
        "No card of this file shows the aside “layers”.",
        "Show it with `aside: layers`, or remove it.",
    ),
    "media-without-licence": Said(
        "error",
        "cervix.svg",
        "media.yaml doesn't say who made cervix.svg and under which licence.",
        "Write there `cervix.svg: {author: …, licence: …}`.",
    ),
    "unused-media": Said(
        "info",
        "",
        "No card shows cervix.svg.",
        "Show it with `image: cervix.svg`, or remove it from media/.",
    ),
    "draft-card": Said(
        "info",
        "cervix",
        "Card cervix is a draft, so it goes into no package.",
        "Take out `draft: true` when it is ready for students.",
    ),
}


@pytest.mark.parametrize("name", MESSAGES)
def test_the_words(name: str, tmp_path: Path) -> None:
    project = example(tmp_path)
    [rule] = [rule for rule in rules() if rule.name == name]
    for path, text in examples(rule, "Bad").items():
        project.write(path, text)
    assert said(project, name) == [MESSAGES[name]]
