"""Rules about terms and abbreviations."""

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain

from generator.deck.card import Card
from generator.deck.quotation import quote
from generator.deck.tree import Scalar
from generator.diagnostic import Finding, rule_name
from generator.rules.gathered import asked, clozes, wordings
from generator.rules.prose import pairs, unquoted
from generator.rules.review import Review

COMMON = frozenset(
    """ABO AD AIDS AM BBC BC BCE BMI CE CO COVID CT DNA ECG EEG EKG EU FAQ GB GP HCN HIV HLA ID IQ IU KOH MB MHC MRI NASA NO
    OK PC PDF PM RNA SARS SI TV UK UN UNESCO UNICEF US USA UV WHO""".split()
)
"""Abbreviations that every student knows better than what they stand for, and formulas without a digit."""

EMPHASISED = frozenset(
    """ALL ALWAYS AND ANY BEFORE AFTER BEST BOTH BUT CORRECT EACH EVERY EXCEPT FALSE FIRST INCORRECT IS LAST LEAST LESS MORE
    MOST MUST NEVER NONE NOR NOT ONE ONLY OR TRUE WITH WITHOUT""".split()
)
"""Words that are written in capitals to be noticed."""

_CAPITALS = re.compile(r"[A-Z][A-Z]")
_ABBREVIATION = re.compile(r"(?<![\w+])((?:\d+-)?[A-Z]{2,}(?:&[A-Z]+)?)s?(?![\w+])")
_ROMAN = re.compile(r"X{0,3}(?:IX|IV|V?I{0,3})")
_ADDRESS = re.compile(r"https?://\S+|\]\([^()\s]*\)|\\[A-Za-z]+")
_BRACKET = re.compile(r"[(\[]([^()\[\]]*)")
_EXPLANATION = re.compile(r", or | = | \(|[^()]{1,30}\((\w)")
_ABOUT_ABBREVIATIONS = re.compile(
    r"\b(?:abbreviat\w+|acronym|initials|short for|stands? for|mnemonic)\b", re.IGNORECASE
)


def undefined_abbreviation(review: Review) -> Iterator[Finding]:
    """A card uses an abbreviation that neither it nor the deck's glossary explains.

    Cards come one at a time and in any order, so none can count on another to have said what PPROM is; style manuals ask
    for the full term at first use (S. L. Christiansen and others, “AMA Manual of Style”, 11th edition, 2020). Write it out on
    the card with the abbreviation in brackets, or put it under `glossary` in deck.yaml if every student of the deck knows it
    from the first day. Roman numerals, units and what everybody knows (DNA, MRI, WHO) are let through.

    Bad:

        - id: membranes
          question: What does a sudden gush of fluid suggest?
          answer: PPROM.
          sources: [anatomy-2024]

    Good:

        - id: membranes
          question: What does a sudden gush of fluid suggest?
          answer: Preterm premature rupture of membranes (PPROM).
          sources: [anatomy-2024]
    """
    for card, wording in review.once(wordings):
        if card.retired or not _CAPITALS.search(wording):
            continue
        texts = _texts(card)
        whole = " ".join(texts)
        if not _ABOUT_ABBREVIATIONS.search(whole):
            explained = _defined(whole)
            for name in _abbreviations(texts):
                if name not in explained and not _is_known(name, review.deck.glossary):
                    explained.add(name)
                    yield Finding(
                        name.span,
                        f"{name} is explained neither on the card nor in the glossary.",
                        f"Write it out, with ({name}) after it; or explain it under `glossary:` in deck.yaml.",
                        card.id,
                    )


def _abbreviations(texts: Iterable[Scalar]) -> Iterator[Scalar]:
    for text in texts:
        for found in _ABBREVIATION.finditer(_ADDRESS.sub(lambda address: " " * len(address[0]), text)):
            yield text.part(*found.span(1))


def _texts(card: Card) -> list[Scalar]:
    """What a student reads on the card, in the author's words."""
    own = (card.stem, card.cloze, card.hint, card.extra, card.takeaway)
    return [text for text in (*own, *_asked_and_answered(card)) if text]


def _asked_and_answered(card: Card) -> Iterator[Scalar]:
    return chain.from_iterable(pairs(card))


def _is_known(name: str, glossary: Mapping[str, str]) -> bool:
    letters = name.lstrip("0123456789-")
    return (
        name in glossary
        or any(letters in names for names in (COMMON, EMPHASISED, glossary))
        or bool(_ROMAN.fullmatch(name))
    )


def _defined(text: str) -> set[str]:
    """The abbreviations that a text explains: “… (ABC)”, “ABC, or …”, “ABC … (a b c)”."""
    found = {name for bracket in _BRACKET.finditer(text) for name in _ABBREVIATION.findall(bracket[1])}
    for name in _ABBREVIATION.finditer(text):
        after = _EXPLANATION.match(text, name.end())
        if after and (after[1] is None or after[1].upper() in name[1]):
            found.add(name[1])
    return found


OUTDATED: Mapping[str, str] = {
    "adult-onset diabetes": "type 2 diabetes",
    "juvenile-onset diabetes": "type 1 diabetes",
    "mental retardation": "intellectual disability",
    "mongolism": "Down syndrome",
    "Reiter's syndrome": "reactive arthritis",
    "venereal disease": "sexually transmitted infection",
    "Wegener's granulomatosis": "granulomatosis with polyangiitis",
}
"""Terms that medicine has given up, and what it says instead."""

_ABOUT_TERMS = re.compile(
    r"\b(?:called|eponyms?|formerly|historical(?:ly)?|known as|names?|named|nomenclature|older|synonyms?|terminology|terms?)\b"
)


def outdated_term(review: Review) -> Iterator[Finding]:
    """A question or an answer uses a term that the field has given up.

    Students learn the words along with the fact, and two words for one thing are two things to remember (P. A. Wozniak,
    “Effective learning: Twenty rules of formulating knowledge”, 1999: combat interference). A few terms are known to
    everybody; a deck adds its own in deck.yaml, each with what to say instead:
    `policy: {outdated-term: {incompetent cervix: cervical insufficiency}}`. A term in quotation marks or brackets, and a
    card that asks how something is called, are let through.

    Bad:

        - id: infection
          question: Which venereal disease ascends through the cervix to the tubes?
          answer: Gonorrhoea.
          sources: [anatomy-2024]

    Good:

        - id: infection
          question: Which sexually transmitted infection ascends through the cervix to the tubes?
          answer: Gonorrhoea.
          sources: [anatomy-2024]
    """
    own = {str(rule): setting for rule, setting in review.deck.policy.items()}.get(rule_name(outdated_term))
    terms: dict[str, str] = dict(OUTDATED)
    terms.update(own.items() if isinstance(own, Mapping) else ())
    replacements = {_plain(term): say for term, say in terms.items() if term != "severity"}
    outdated = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, replacements))})(?!\w)")
    told = chain.from_iterable((one.question, one.answer) for one in review.once(asked))
    whole = _plain("\n".join((*told, *(one.cloze for one in review.once(clozes)))))
    if not any(term in whole for term in replacements):
        return
    for card in review.taught:
        texts = [*_asked_and_answered(card), *([card.cloze] if card.cloze else [])]
        whole = _plain(" ".join(texts))
        if not any(term in whole for term in replacements) or any(map(_ABOUT_TERMS.search, texts)):
            continue
        for text in texts:
            for found in outdated.finditer(_plain(unquoted(text))):
                yield Finding(
                    text.part(*found.span()).span,
                    f"{quote(text[found.start() : found.end()])} is an outdated term.",
                    f"Say {quote(replacements[found[0]])}; or put the old term in quotation marks if it is the point.",
                    card.id,
                )


def _plain(text: str) -> str:
    """The text in lower case with straight apostrophes, character for character."""
    if "İ" not in text and "Σ" not in text:  # the letters with a way of their own
        return text.lower().replace("’", "'")
    return "".join(one.lower() if len(one.lower()) == 1 else one for one in text).replace("’", "'")
