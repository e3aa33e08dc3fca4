"""The words of a text that say something, in a form in which related words are the same."""

import re
from functools import lru_cache

WORD = re.compile(r"[^\W\d_]{3,40}")
STEM = 5
"""Letters by which words are compared: "short" and "shortening" share them."""

SPELLINGS = (("ae", "e"), ("oe", "e"), ("our", "or"), ("ise", "ize"), ("isa", "iza"))
"""British spellings and the American ones."""

EMPTY = frozenset(
    "about above after again all also although among and another any are around because been before being below "
    "between both but can cannot could did does done during each either else even ever few first for found from further "
    "given had has have her here how however if into its itself just less like many may means mere might more most much "
    "must named names neither never nor not nothing now off often once one only other others our out over own per quite rather "
    "said same say says second seen several shall she should since some still such than that the their them then there "
    "these they third this those though through thus too two under until upon use used using usually very was were what "
    "when where whether which while who whom whose why will with within without would yes yet you your".split()
)


def terms(text: str) -> frozenset[str]:
    """The words of a text that say something, folded to their stems."""
    words = {word.casefold() for word in WORD.findall(text)}
    return frozenset(_stem(word) for word in words - EMPTY)


@lru_cache(maxsize=2**14)
def _stem(word: str) -> str:
    for british, american in SPELLINGS:
        word = word.replace(british, american)
    return word.removesuffix("s")[:STEM]
