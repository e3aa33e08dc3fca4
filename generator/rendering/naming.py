"""What a source is called in a few words: "Guideline · FIGO 2021"."""

import re
from collections.abc import Mapping
from typing import Any, TypeAlias

from generator.deck.model import Appraisal, Source
from generator.evidence.strength import outdated, year

_ACRONYM = re.compile(r"\b[A-Z]{3,}\b")
_WORDS = {"unsigned": "Unsigned text", "blog": "Personal blog"}
"""Kinds that aren't words of their own for a student."""


Glossary: TypeAlias = Mapping[str, str]
"""Abbreviations, and what each stands for."""


def short_name(source: Source, appraisal: Appraisal | None, glossary: Glossary) -> str:
    """The kind of a source in words, with who made it and when."""
    kind = appraisal.kind if appraisal else None
    words = _WORDS.get(kind, kind.replace("-", " ").capitalize()) if kind else "Source"
    if appraisal and outdated(appraisal):
        words += f", {appraisal.status}"
    return f"{words} · {maker(source, appraisal, glossary)}"


def maker(source: Source, appraisal: Appraisal | None, glossary: Glossary) -> str:
    """Who made a source and when; by the abbreviation, if the glossary has one."""
    name = _maker(source.item, appraisal.kind if appraisal else None)
    short = next((short for short, full in glossary.items() if full == name), name)
    return f"{short} {year(source) or ''}".rstrip()


def _maker(item: Mapping[str, Any], kind: str | None) -> str:
    """Whose name students know it by: the body behind a guideline, the first author of an article, else the publisher."""
    authors = [person for person in item.get("author", ()) if isinstance(person, dict)]
    bodies = [str(person["literal"]) for person in authors if "literal" in person]
    families = [str(person["family"]) for person in authors if "family" in person]
    publishers = [str(item[key]) for key in ("publisher", "container-title") if item.get(key)]
    if bodies and kind == "guideline":
        acronym = _ACRONYM.search(f"{bodies[0]} {item.get('publisher', '')}")
        return acronym[0] if acronym else bodies[0]
    if families and item.get("type") in {"article-journal", "chapter"}:
        return families[0]
    return [*publishers, *families, *bodies, str(item.get("title", item["id"]))][0]
