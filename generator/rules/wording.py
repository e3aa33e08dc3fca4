"""Rules about how a question is put."""

import re
from collections.abc import Iterator

from generator.deck.quotation import quote
from generator.deck.tree import Scalar
from generator.diagnostic import Finding
from generator.rules.gathered import asked
from generator.rules.review import Review

_ASKS = r"(?:what|when|where|who|why|how|which)"
_BE = r"(?:is|are|was|were|do|does|did|should|can|could|may|must|will|would|has|have|had)"
_SECOND = re.compile(
    r"\band\s+(?:then\s+)?(?:"
    r"why\b"
    rf"|(?:what|when|where|how|(?:what|which|whose)(?:\s+\w+){{1,2}}|how\s+\w+)\s+{_BE}\b"
    r"|how\s+(?:often|long|many|much|far|soon)\b"
    r"|(?:after|at|by|for|from|in|on|to|under|with)\s+(?:which|what|whom)\b"
    rf"|{_ASKS}\s*\?"
    r"|(?:explain|describe|justify)\b"
    r")",
    re.IGNORECASE,
)
LONGEST_ASKING = 10
"""Characters of the longest word that asks, and the space after it."""
_ASKING = re.compile(rf"\b{_ASKS}\b", re.IGNORECASE)
_BOTH_AT_ONCE = re.compile(rf"\s*{_ASKS}\s+and\s+{_ASKS}\b", re.IGNORECASE)
_PAIRED = re.compile(r"\b(?:if|whether|what|when|where|who|why|how|which)\s+$", re.IGNORECASE)


def two_questions(review: Review) -> Iterator[Finding]:
    """A question asks two things, such as what and when.

    Who knows one and not the other can't grade the card: it is neither known nor forgotten. Two cards are learned faster
    than one that asks two things, each at its own pace (the *minimum information principle*: P. A. Wozniak, “Effective
    learning: Twenty rules of formulating knowledge”, 1999).

    Bad:

        - id: cervix
          question: What is the cervix, and where does it lie?
          answer: The neck of the uterus, above the vagina.
          sources: [anatomy-2024]

    Good:

        - id: cervix
          question: What is the cervix?
          answer: The neck of the uterus.
          sources: [anatomy-2024]
        - id: cervix-place
          question: Where does the cervix lie?
          answer: Between uterus and vagina.
          sources: [anatomy-2024]
    """
    for card, question, _, text in review.once(asked):
        if (place := _second_question(text)) is not None:
            yield Finding(
                question.part(*place).span,
                f"The question asks two things, the second with {quote(question[slice(*place)])}.",
                "Make two cards of it, each with its own question.",
                card.id,
            )


def _second_question(text: str) -> tuple[int, int] | None:
    """Where the second of two questions stands in a text."""
    if text.count("?") > 1:
        rest = text[text.rfind("?", 0, text.rfind("?")) + 1 :].lstrip(" ?")
        return len(text) - len(rest), len(text)
    if "and" not in text.lower():
        return None
    if both := _BOTH_AT_ONCE.match(text):
        return both.span()
    for second in _SECOND.finditer(text):
        start = second.start()
        if _ASKING.search(text, 0, start) and not _PAIRED.search(text[max(0, start - LONGEST_ASKING) : start]):
            return second.span()
    return None


_YES_NO = re.compile(
    r"(?:Is|Are|Was|Were|Do|Does|Did|Should|Shall|Can|Could|May|Might|Must|Will|Would|Has|Have|Had)\s[^.?!;:]*\?"
)
_LATER_YES_NO = re.compile(rf"[.!?;:]\s+{_YES_NO.pattern}")
_YES = re.compile(r"\W*(?:yes|no)(?:\W*$|\s*[,.;:!–—(])", re.IGNORECASE)
_CHOICE = re.compile(r"\b(?:or|versus|vs)\b", re.IGNORECASE)


def yes_no_question(review: Review) -> Iterator[Finding]:
    """A question can be answered by yes or no.

    Half of the guesses are right, and a student who says “yes” has recalled nothing. Item-writing guides have long advised
    against true-or-false questions for this reason (S. M. Case and D. B. Swanson, “Constructing Written Test Questions for
    the Basic and Clinical Sciences”, 3rd edition, 2001). Ask what, which, when or how; a choice between two, “… or …?”,
    is let through.

    Bad:

        - id: cervix
          question: Is the cervix a part of the uterus?
          answer: Yes, its neck.
          sources: [anatomy-2024]

    Good:

        - id: cervix
          question: Which organ is the cervix a part of?
          answer: The uterus.
          sources: [anatomy-2024]
    """
    for card, question, answer, text in review.once(asked):
        yes_no = _YES_NO.match(text) or _LATER_YES_NO.search(text)
        if yes_no and not _CHOICE.search(yes_no[0]):
            yield _guessed("The question can be answered by yes or no.", question, card.id)
        elif _YES.match(answer):
            yield _guessed("The answer is a yes or no.", answer, card.id)


def _guessed(message: str, text: Scalar, card: str | None) -> Finding:
    remedy = "That can be guessed: ask what, which, when or how, so that it must be recalled."
    return Finding(text.span, message, remedy, card)


_VAGUE = re.compile(
    r"((?:What|How) about|What (?:is|do you) known? (?:about|of)(?! (?:how|when|whether|which|why))|What can (?:you|one) say"
    r"|(?:Comment|Elaborate|Reflect) on|Describe|Discuss|Enumerate|Explain|Give an account|List|Outline|Summari[sz]e"
    r"|(?:Talk|Tell|Write)(?: \w+)? about|Tell)\b",
    re.IGNORECASE,
)
_LATER_VAGUE = re.compile(rf"[.!?]\s+{_VAGUE.pattern}", re.IGNORECASE)


def vague_opener(review: Review) -> Iterator[Finding]:
    """A question opens so that any answer would do: “What about …”, “Describe …”, “List …”.

    Only its author knows when it is answered. A question has one answer when its first words say what is wanted: which
    drug, at which week, why (P. A. Wozniak, “Effective learning: Twenty rules of formulating knowledge”, 1999: optimise
    the wording). “Why does …?” asks what “Explain …” leaves open, and “Name one …” what “List …” makes endless.

    Bad:

        - id: cervix
          question: Describe the cervix.
          answer: It is the neck of the uterus.
          sources: [anatomy-2024]

    Good:

        - id: cervix
          question: Which part of the uterus is the cervix?
          answer: Its neck.
          sources: [anatomy-2024]
    """
    for card, question, _, _ in review.once(asked):
        if opener := _VAGUE.match(question) or _LATER_VAGUE.search(question):
            yield Finding(
                question.part(*opener.span(1)).span,
                f"{quote(opener[1])} leaves open what is wanted.",
                "Ask for one thing: which, what, when, how many, why; or “Name one …”.",
                card.id,
            )


_NEGATIONS = ("not", "except", "never", "least")
_NEGATION = re.compile(rf"\b(?:{'|'.join(_NEGATIONS)})\b")
_HARMLESS = re.compile(r"(?:\b(?:at|if|or|whether)\s|[*_])$")
_HARMLESS_AFTER = re.compile(r"\s+only\b|[*_]")


def unmarked_negation(review: Review) -> Iterator[Finding]:
    """A question holds “not”, “except”, “never” or “least” without emphasis.

    Such a word turns the question round, and is easily overlooked. T. M. Haladyna, S. M. Downing and M. C. Rodriguez (“A
    review of multiple-choice item-writing guidelines for classroom assessment”, 2002) advise to word questions positively,
    and where that can't be done to make the negative word stand out. “At least” and “not only” are let through.

    Bad:

        - id: cervix
          question: Which part of the uterus does not grow in pregnancy?
          answer: The cervix.
          sources: [anatomy-2024]

    Good:

        - id: cervix
          question: Which part of the uterus does *not* grow in pregnancy?
          answer: The cervix.
          sources: [anatomy-2024]
    """
    for card, question, _, text in review.once(asked):
        for word in _NEGATION.finditer(text) if any(map(text.__contains__, _NEGATIONS)) else ():
            before = text[max(0, word.start() - 10) : word.start()]
            if not _HARMLESS.search(before) and not _HARMLESS_AFTER.match(text, word.end()):
                yield Finding(
                    question.part(*word.span()).span,
                    f"“{word[0]}” turns the question round and is easily overlooked.",
                    f"Ask it without “{word[0]}”, or emphasise the word: `*{word[0]}*`.",
                    card.id,
                )
