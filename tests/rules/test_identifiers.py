"""What leads to a work, and what doesn't."""

import pytest

from tests.project import Project
from tests.rules.said import said


def remedies(project: Project, kind: str, value: str) -> list[str]:
    """What to do about an identifier in the register."""
    project.write(
        "sources.yaml", f"references:\n- {{id: anatomy-2024, {kind}: '{value}'}}\n- {{id: physiology-2020}}\n"
    )
    return [found.remedy for found in said(project, f"bad-{kind.lower()}")]


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("DOI", "10.1002/ijgo.13835"),
        ("DOI", "10.1002/(SICI)1097-0258(19980815/30)17:15/16<1661::AID-SIM968>3.0.CO;2-2"),
        ("DOI", "10.1000.10/123"),
        ("DOI", ""),
        ("PMID", "1"),
        ("PMID", "40123456"),
        ("URL", "https://www.ajog.org/article/S0002-9378(16)30112-0/fulltext"),
        ("URL", "HTTP://example.org"),
        ("URL", "https://example.org:8080/?a=b|c[1]#d"),
        ("URL", "https://bücher.example/ä"),
        ("URL", "https://web.archive.org/web/2020/http://example.org/"),
        ("ISBN", "0-306-40615-2"),
        ("ISBN", "080442957X"),
        ("ISBN", "0-8044-2957-x"),
        ("ISBN", "978-0-306-40615-7"),
        ("ISBN", "978 0 306 40615 7"),
        ("ISBN", "978–0–306–40615–7"),
        ("ISBN", "9780306406157 0306406152"),
        ("ISBN", "978-0-306-40615-7, 979-10-90636-07-1"),
    ],
)
def test_what_leads_to_a_work(project: Project, kind: str, value: str) -> None:
    assert remedies(project, kind, value) == []


@pytest.mark.parametrize(
    ("kind", "value", "remedy"),
    [
        ("DOI", "http://dx.doi.org/10.1002/ijgo.13835", "Write `DOI: 10.1002/ijgo.13835`."),
        ("DOI", "doi: 10.1002/ijgo.13835", "Write `DOI: 10.1002/ijgo.13835`."),
        ("DOI", "ijgo.13835", "A DOI looks like 10.1002/ijgo.13835."),
        ("DOI", "10.1002 / ijgo", "A DOI looks like 10.1002/ijgo.13835."),
        ("PMID", "PMID 19788970", "A PMID is the number alone, such as 19788970."),
        ("PMID", "019788970", "A PMID is the number alone, such as 19788970."),
        ("PMID", "pmc2768604", "Write `PMCID: PMC2768604`."),
        ("URL", "example.org", "Write `https://example.org`."),
        ("URL", "javascript:alert(1)", "Copy the address from the browser: https:// and no spaces."),
        ("URL", "https://example.org/a b", "Copy the address from the browser: https:// and no spaces."),
        ("URL", "https://nowhere", "Copy the address from the browser: https:// and no spaces."),
        ("URL", "ftp://example.org/a", "Copy the address from the browser: https:// and no spaces."),
        ("ISBN", "0-306-40615-3", "Compare it with the book."),
        ("ISBN", "978030640615", "Compare it with the book."),
        ("ISBN", "1234567890123", "Compare it with the book."),
    ],
)
def test_what_leads_nowhere(project: Project, kind: str, value: str, remedy: str) -> None:
    assert remedies(project, kind, value) == [remedy]


def test_each_of_several_isbns_is_looked_at(project: Project) -> None:
    assert remedies(project, "ISBN", "9780306406157 0306406153 12") == ["Compare it with the book."] * 2
    assert said(project, "bad-isbn")[1].message == (
        "“12” is not an ISBN: an ISBN has 10 digits, or 13 that start with 978 or 979."
    )
