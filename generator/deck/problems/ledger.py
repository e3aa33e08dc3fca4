"""Rules about the ledger's file.

They speak while a deck is read. Each function writes one diagnostic, named after it.
"""

from generator.diagnostic import Finding, Span, problem


@problem
def broken_ledger(span: Span, wrong: str) -> Finding:
    """The ledger, the record of what was released, is damaged.

    Without it deckgen can't know what students have, so it writes nothing. Git has the last good one:
    `git checkout -- decks/`.

    Bad:

        - id: cervix
          question: What is the cervix?
          answer: The neck of the uterus.
          sources: [anatomy-2024]
        # file: decks/example.ledger.jsonl
        {"card":"cervix","mod":17

    Good:

        - id: cervix
          question: What is the cervix?
          answer: The neck of the uterus.
          sources: [anatomy-2024]
    """
    return Finding(
        span,
        f"The ledger is damaged: {wrong}.",
        "Bring back the last good one with `git checkout`; never edit it by hand.",
    )


@problem
def newer_ledger(span: Span, version: object) -> Finding:
    """The ledger was written by a newer deckgen, in a format that this one doesn't know.

    Bad:

        - id: cervix
          question: What is the cervix?
          answer: The neck of the uterus.
          sources: [anatomy-2024]
        # file: decks/example.ledger.jsonl
        {"deck":"example","format":2}

    Good:

        - id: cervix
          question: What is the cervix?
          answer: The neck of the uterus.
          sources: [anatomy-2024]
    """
    return Finding(
        span, f"The ledger has the format {version}, newer than this deckgen knows.", "Update deckgen, then try again."
    )
