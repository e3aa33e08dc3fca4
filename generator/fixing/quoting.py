"""Quotes around text that YAML takes for something else."""

import re
from collections.abc import Iterator

from generator.deck.problems.syntax import broken_yaml, odd_key, yaml_feature
from generator.diagnostic import rule_name
from generator.fixing.edit import Edit
from generator.fixing.reading import Reading

MISTAKEN = {rule_name(problem) for problem in (broken_yaml, odd_key, yaml_feature)}
"""The rules that say that YAML took a text for something else; of a comment, only its author knows if it is one."""

PROSE = re.compile(r"[ \t]*(?:- +)?(?:stem|question|answer|cloze|hint|extra|takeaway|states|[^:]*, [^:]*): ")
"""A line whose value is read by students, or says what a source states: not an id or another name."""

WITHOUT_QUOTES = str.maketrans("", "", "'\"")


def quote(reading: Reading) -> Iterator[Edit]:
    """Puts text in single quotes where that is all that keeps a card from being read.

    The card couldn't be read before, so it had no content, and no hash that could stay.
    """
    done = set()
    for problem in reading.problems:
        correction = problem.correction
        if problem.rule in MISTAKEN and correction and correction.span.path in reading.texts:
            before = reading.texts[correction.span.path][correction.span.start : correction.span.end]
            only_quotes = before.translate(WITHOUT_QUOTES) == correction.text.translate(WITHOUT_QUOTES)
            if only_quotes and PROSE.match(before) and correction.span not in done:
                done.add(correction.span)
                yield Edit(correction.span, correction.text)
