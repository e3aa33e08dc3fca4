"""`deckgen verify` as an author runs it."""

import json
from pathlib import Path

import pytest
import yaml

from tests.project import Project, cards

TEXT = "The cervix is the neck of the uterus.\n\n## Length\nIt is 35–40 mm long. In week 24 it is short at 2.5 cm.\n"

CARD = """\
  - id: cervix
    question: How long is the cervix?
    answer: About 4 cm.
    sources:
      - anatomy-2024, Length: up to 40 mm
      - anatomy-2024, opening
"""


@pytest.fixture
def verifiable(project: Project) -> Project:
    project.write("basics.yaml", cards(CARD))
    project.write("texts/anatomy-2024.txt", TEXT)
    return project


def record(project: Project) -> Path:
    return project.root / "decks/example.verified.jsonl"


def test_a_clean_deck(verifiable: Project) -> None:
    done = verifiable.run("verify", "--texts", "texts")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == (
        "1 card, no problems.\nExample: 2 of 2 citations checked against 1 text, 1 of 1 figure found.\n"
    )


def test_the_passages_are_shown(verifiable: Project) -> None:
    assert verifiable.run("verify", "--texts", "texts", "--show").stdout == (
        "1 card, no problems.\n"
        "cervix: anatomy-2024, Length: up to 40 mm\n"
        "    It is 35–40 mm long. In week 24 it is short at 2.5 cm.\n"
        "Example: 2 of 2 citations checked against 1 text, 1 of 1 figure found.\n"
    )


def test_a_fault_is_shown_in_place_and_no_record_written(verifiable: Project) -> None:
    verifiable.write("texts/anatomy-2024.txt", TEXT.replace("40", "30"))
    done = verifiable.run("verify", "--texts", "texts")
    assert (done.returncode, done.stderr) == (1, "")
    assert done.stdout == (
        "cards_src/example/basics.yaml:7:31: error[figure-not-found] “up to 40 mm” does not stand in “Length” of anatomy-2024.\n"
        "          - anatomy-2024, Length: up to 40 mm\n"
        "                                  ^\n"
        "    It stands nowhere in the text. In that section stands “30–35 mm”, “2.5 cm”:\n"
        "    correct the figure, or cite what bears it.\n"
        "1 card, 1 error.\n"
        "Example: 2 of 2 citations checked against 1 text, 0 of 1 figure found.\n"
    )
    assert not record(verifiable).exists()
    assert verifiable.run("verify", "--texts", "texts", "--fail-on", "never").returncode == 0


def test_a_report_for_programs_stands_alone_on_standard_output(verifiable: Project) -> None:
    (verifiable.root / "texts/anatomy-2024.txt").unlink()
    done = verifiable.run("verify", "--texts", "texts", "--format", "json", "--fail-on", "warning")
    assert done.returncode == 1
    assert [one["rule"] for one in json.loads(done.stdout)["diagnostics"]] == ["text-missing"]
    assert done.stderr == "Example: 0 of 2 citations checked against 0 texts, 0 of 0 figures found.\n"


def test_what_is_allowed_is_counted_in_every_report(verifiable: Project) -> None:
    verifiable.write("basics.yaml", cards(f"{CARD}    allow: {{figure-not-found: the text is an older print}}\n"))
    verifiable.write("texts/anatomy-2024.txt", TEXT.replace("40", "30"))
    assert verifiable.run("verify", "--texts", "texts").stdout.startswith("1 card, no problems, 1 allowed.\n")
    done = verifiable.run("verify", "--texts", "texts", "--format", "json")
    assert json.loads(done.stdout)["summary"]["allowed"] == 1


@pytest.mark.parametrize("name", ["anatomy-2024.md", "anatomy-2024.html"])
def test_other_kinds_of_text(verifiable: Project, name: str) -> None:
    (verifiable.root / "texts/anatomy-2024.txt").unlink()
    verifiable.write(f"texts/{name}", TEXT if name.endswith("md") else TEXT.replace("## Length", "<h2>Length</h2>"))
    assert "1 of 1 figure found" in verifiable.run("verify", "--texts", "texts").stdout


def test_a_text_that_is_not_utf8(verifiable: Project) -> None:
    verifiable.write("texts/anatomy-2024.txt", b"caf\xe9")
    done = verifiable.run("verify", "--texts", "texts")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.endswith("anatomy-2024.txt is not UTF-8 (byte 3): save it again with that encoding.\n")


def test_the_record_keeps_its_day_until_the_text_changes(verifiable: Project) -> None:
    first = {"SOURCE_DATE_EPOCH": "1800000000"}
    later = {"SOURCE_DATE_EPOCH": "1900000000"}
    verifiable.run("verify", "--texts", "texts", env=first)
    lines = [json.loads(line) for line in record(verifiable).read_text().splitlines()]
    assert [(one["source"], one["locator"], one["states"], one.get("cited_by"), one["day"]) for one in lines] == [
        ("anatomy-2024", {"section": "Length"}, "up to 40 mm", None, "2027-01-15"),
        ("anatomy-2024", {"section": "opening"}, "", "cervix", "2027-01-15"),
    ]
    before = record(verifiable).stat().st_ino
    verifiable.write("basics.yaml", cards(CARD.replace("How long is", "How long, then, is")))
    verifiable.run("verify", "--texts", "texts", env=later)
    assert record(verifiable).stat().st_ino == before
    verifiable.write("texts/anatomy-2024.txt", TEXT + "More.\n")
    verifiable.run("verify", "--texts", "texts", env=later)
    assert {json.loads(line)["day"] for line in record(verifiable).read_text().splitlines()} == {"2030-03-17"}
    kept = record(verifiable).read_text()
    (verifiable.root / "texts/anatomy-2024.txt").unlink()
    verifiable.run("verify", "--texts", "texts", env=first)
    assert record(verifiable).read_text() == kept


def test_check_says_what_was_never_verified_and_what_changed_since(verifiable: Project) -> None:
    assert "verified" not in verifiable.run("check").stdout
    verifiable.run("verify", "--texts", "texts")
    assert "verified" not in verifiable.run("check").stdout
    verifiable.write(
        "basics.yaml", cards(CARD.replace("up to 40 mm", "up to 4 cm") + "      - physiology-2020, Cervix\n")
    )
    shown = verifiable.run("check").stdout
    assert (
        "basics.yaml:7:31: info[stale-verification] What this citation of anatomy-2024 states was changed since it was verified.\n"
        in shown
    )
    assert "basics.yaml:9:26: info[never-verified] This citation of physiology-2020 was never verified.\n" in shown
    assert shown.count("verified]") == 1
    assert shown.count("verification]") == 1


def test_a_place_is_verified_for_the_one_card_that_was_set_beside_it(verifiable: Project) -> None:
    verifiable.run("verify", "--texts", "texts")
    verifiable.write("basics.yaml", cards(CARD, CARD.replace("id: cervix", "id: neck").replace("How", "Then how")))
    found = [line for line in verifiable.run("check").stdout.splitlines() if "info[" in line and "verif" in line]
    assert found == [
        "cards_src/example/basics.yaml:14:23: info[never-verified] This citation of anatomy-2024 was never verified."
    ]
    verifiable.run("verify", "--texts", "texts")
    assert "verified" not in verifiable.run("check").stdout


def test_a_record_that_names_no_card_verifies_nobodys_claim(verifiable: Project) -> None:
    verifiable.run("verify", "--texts", "texts")
    now = record(verifiable).read_text()
    record(verifiable).write_text(now.replace('"cited_by":"cervix",', ""))
    shown = verifiable.run("check").stdout
    assert "basics.yaml:8:23: info[never-verified] This citation of anatomy-2024 was never verified.\n" in shown
    assert (shown.count("verified]"), shown.count("stale-verification")) == (1, 0)
    verifiable.run("verify", "--texts", "texts")
    assert record(verifiable).read_text() == now


@pytest.mark.parametrize(
    "line",
    [
        "{",
        "[]",
        '{"source":"a"}',
        "<<<<<<< HEAD",
        '{"source":1,"locator":{},"states":"","text":"","day":""}',
        '{"source":"a","locator":{},"states":"","cited_by":[],"text":"","day":""}',
    ],
)
def test_a_damaged_record_is_an_error_and_stays(verifiable: Project, line: str) -> None:
    record(verifiable).parent.mkdir()
    record(verifiable).write_text(line + "\n")
    for command in (("check",), ("verify", "--texts", "texts")):
        done = verifiable.run(*command)
        assert (done.returncode, done.stderr) == (1, "")
        assert (
            "decks/example.verified.jsonl:1:1: error[broken-record] The record of what was verified is damaged: this line is none of its lines.\n"
            in done.stdout
        )
    assert record(verifiable).read_text() == line + "\n"


def test_two_branches_records_make_one(verifiable: Project) -> None:
    verifiable.run("verify", "--texts", "texts", env={"SOURCE_DATE_EPOCH": "1800000000"})
    once = record(verifiable).read_text()
    record(verifiable).write_text(once.replace("2027-01-15", "2026-01-01") + once)
    verifiable.run("verify", "--texts", "texts")
    assert record(verifiable).read_text() == once


APPRAISALS = {
    "flow": (
        "# ours\nanatomy-2024: {kind: blog, status: current, read: whole }  # so\n",
        "# ours\nanatomy-2024: {kind: blog, status: current, read: whole, headings: ['Length', 'Woman''s # age'] }  # so\n",
    ),
    "block": (
        "anatomy-2024:\n  kind: blog\n  status: current\n  read: whole  # so\n\n# end\n",
        "anatomy-2024:\n  kind: blog\n  status: current\n  read: whole  # so\n  headings:\n    - 'Length'\n    - 'Woman''s # age'\n\n# end\n",
    ),
    "long note": (
        "anatomy-2024:\n    kind: blog\n    status: current\n    read: whole\n    note: |\n      A.\n\n      B.\n\n",
        "anatomy-2024:\n    kind: blog\n    status: current\n    read: whole\n    note: |\n      A.\n\n      B.\n    headings:\n      - 'Length'\n      - 'Woman''s # age'\n\n",
    ),
    "Windows, no last line end": (
        "\ufeffanatomy-2024:\r\n  kind: blog\r\n  status: current\r\n  read: whole",
        "\ufeffanatomy-2024:\r\n  kind: blog\r\n  status: current\r\n  read: whole\r\n  headings:\r\n    - 'Length'\r\n    - 'Woman''s # age'",
    ),
    "listed already": (
        "anatomy-2024: {kind: blog, status: current, read: whole, headings: [Length]}\n",
        "anatomy-2024: {kind: blog, status: current, read: whole, headings: [Length]}\n",
    ),
}


@pytest.mark.parametrize(("before", "after"), APPRAISALS.values(), ids=APPRAISALS)
def test_headings_are_written_and_nothing_else(verifiable: Project, before: str, after: str) -> None:
    verifiable.write("appraisal.yaml", before)
    verifiable.write("texts/anatomy-2024.txt", TEXT + "\n## Woman's # age\nAny.\n")
    for _ in range(2):
        done = verifiable.run("verify", "--texts", "texts", "--write-headings")
        assert (done.returncode, done.stderr) == (0, "")
        assert (verifiable.root / "cards_src/example/appraisal.yaml").read_bytes() == after.encode()
    assert "Length" in yaml.safe_load(after.removeprefix("\ufeff"))["anatomy-2024"]["headings"]


def test_headings_are_not_written_into_a_broken_appraisal(verifiable: Project) -> None:
    broken = "anatomy-2024: {kind: blog, status: current, read: whole, heading: [A]}\n"
    verifiable.write("appraisal.yaml", broken)
    done = verifiable.run("verify", "--texts", "texts", "--write-headings")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == (
        "Error: cards_src/example/appraisal.yaml has errors (1), so no headings were written: see `deckgen check`.\n"
    )
    assert (verifiable.root / "cards_src/example/appraisal.yaml").read_text() == broken
