"""Rules about keys and values that can't stand where they do.

They speak while a deck is read. Each function writes one diagnostic, named after it.
"""

from collections.abc import Iterable, Mapping

from generator.deck.nearest import nearest
from generator.deck.quotation import LONGEST_QUOTE, quote
from generator.deck.tree import Map, Node, Scalar, Seq
from generator.diagnostic import Finding, problem


@problem
def unknown_key(key: Scalar, known: Iterable[str], name: str, elsewhere: Mapping[str, str]) -> Finding:
    """A key is none that deckgen knows there, so what stands after it would be lost.

    Bad:

        - id: cervix
          questoin: What is the cervix?
          answer: The neck of the uterus.
          sources: [anatomy-2024]

    Good:

        - id: cervix
          question: What is the cervix?
          answer: The neck of the uterus.
          sources: [anatomy-2024]
    """
    if key in elsewhere:
        remedy = f"It belongs to {elsewhere[key]}: check the indentation."
    elif near := nearest(key[:LONGEST_QUOTE], known):
        remedy = f"Did you mean `{near}`?"
    else:
        remedy = f"It may have: {', '.join(known)}."
    return Finding(key.span, f"{name[0].upper()}{name[1:]} has no key {quote(key)}.", remedy)


@problem
def missing_key(node: Map, key: str, purpose: str, name: str) -> Finding:
    """Something lacks a key that it can't do without.

    Bad:

        - id: cervix
          question: What is the cervix?
          answer: The neck of the uterus.
          reverse:
            answer: The cervix.
          sources: [anatomy-2024]

    Good:

        - id: cervix
          question: What is the cervix?
          answer: The neck of the uterus.
          reverse:
            question: What is the neck of the uterus called?
            answer: The cervix.
          sources: [anatomy-2024]
    """
    return Finding(
        node.span,
        f"{name[0].upper()}{name[1:]} needs the key `{key}`, and here it is missing.",
        f"Add `{key}:` – {purpose}.",
    )


_KINDS: dict[type, str] = {Scalar: "text", Seq: "a list", Map: "a mapping (`key: value`)"}


@problem
def wrong_shape(node: Node, expected: str) -> Finding:
    """Something is a list, a mapping or a text where it should be another of the three.

    Often a dash is missing or one too many, or text holds `: ` and so was taken for a mapping: put it in quotes.

    Bad:

        - id: cervix
          question: What is the cervix?
          answer:
            Uterus: its neck
          sources: [anatomy-2024]

    Good:

        - id: cervix
          question: What is the cervix?
          answer: 'Uterus: its neck'
          sources: [anatomy-2024]
    """
    remedy = "Check the dashes and the indentation; put text that holds `: ` in single quotes."
    if expected.startswith("a list"):
        remedy = "Write each item on a line of its own, after a dash and a space: `- `."
    elif isinstance(node, Seq) and expected.startswith("text"):
        remedy = "For a list in a text, write `|` after the key and the list below it. A text that starts with `[` goes in quotes."
    found = _KINDS[type(node)] if node or not isinstance(node, Scalar) else "nothing"
    return Finding(node.span, f"Here stands {found}, expected {expected}.", remedy)


@problem
def bad_value(value: Scalar, expected: str, words: Iterable[str] = ()) -> Finding:
    """A value is not one that can stand there.

    Bad:

        - id: cervix
          question: What is the cervix?
          answer: The neck of the uterus.
          yield: high
          sources: [anatomy-2024]

    Good:

        - id: cervix
          question: What is the cervix?
          answer: The neck of the uterus.
          yield: core
          sources: [anatomy-2024]
    """
    near = nearest(value[:LONGEST_QUOTE], words)
    remedy = f"Did you mean {near}?" if near else f"Write {expected}."
    return Finding(value.span, f"{quote(value)} can't stand here; expected {expected}.", remedy)
