"""Rules about how much a card asks for at a time."""

from collections.abc import Iterator
from itertools import chain

from generator.diagnostic import Finding, rule_name
from generator.rules.gathered import asked, clozes, wanted
from generator.rules.prose import count_above
from generator.rules.review import Review


def long_question(review: Review) -> Iterator[Finding]:
    """A question, or the sentence of a cloze, has more than 40 words.

    A student reads a card hundreds of times and soon answers by the look of a long one, not by its meaning. The *minimum
    information principle* (P. A. Wozniak, “Effective learning: Twenty rules of formulating knowledge”, 1999) asks for
    the least text that still has one answer. A case goes into `stem`, which is not counted.

    Bad:

        - id: cervix
          question: >-
            The uterus lies between the bladder and the rectum, has a body and a fundus with a tube on either side of it,
            and narrows towards the vagina, where a firm ring of tissue closes it during pregnancy. What is this part of it
            called by anatomists?
          answer: The cervix.
          sources: [anatomy-2024]

    Good:

        - id: cervix
          question: Which part of the uterus opens into the vagina?
          answer: The cervix.
          sources: [anatomy-2024]
    """
    most = review.thresholds[rule_name(long_question)]
    questions = ((one.card, one.question, one.question) for one in review.once(asked))
    sentences = ((one.card, one.cloze, one.text) for one in review.once(clozes))
    for card, at, text in chain(questions, sentences):
        if number := count_above(text, most):
            yield Finding(
                at.span,
                f"The {'cloze' if card.cloze else 'question'} has {number} words, more than {most}.",
                "Leave out what the answer doesn't depend on, or make several cards of it; a case goes into `stem:`.",
                card.id,
            )


def long_answer(review: Review) -> Iterator[Finding]:
    """An answer, or what one gap hides, has more than 25 words.

    A long answer is remembered in part, and the student can't say whether that part was enough; so it comes back too soon
    or too late. Under the *minimum information principle* (P. A. Wozniak, “Effective learning: Twenty rules of
    formulating knowledge”, 1999) an answer is what must be recalled; explanation goes into `extra`, which is not counted.

    Bad:

        - id: cervix
          question: What is the cervix?
          answer: >-
            The cervix is the lower part of the uterus, it is about as long as a thumb is wide, and it stays firm and
            closed for almost the whole of a pregnancy until labour opens it.
          sources: [anatomy-2024]

    Good:

        - id: cervix
          question: What is the cervix?
          answer: The lower part of the uterus.
          extra: It stays firm and closed for almost the whole of a pregnancy, until labour opens it.
          sources: [anatomy-2024]
    """
    most = review.thresholds[rule_name(long_answer)]
    for card, text in review.once(wanted):
        if number := count_above(text, most):
            yield Finding(
                text.span,
                f"{'This gap hides' if card.cloze else 'The answer has'} {number} words, more than {most}.",
                "Keep what must be recalled and put the rest into `extra:`; or make several cards of it.",
                card.id,
            )
