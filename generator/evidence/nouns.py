"""The nouns that numbers count.

A regular expression knows no grammar. After a number above one, the next plural within four words is taken for what it
counts; after "one" and "single" only an event or a person that cards do count, as "one way" and "one of the" count nothing.
"""

import re

_NO_MODIFIER = (
    "a about after against all also an and are as at be been before between both but by can could did do does each either every "
    "for from had has have he her his how if in into is it its just less many may more most much neither no nor not of off "
    "on only or other out over per plus she should since so some than that the their them then there these they this "
    "those to towards under until up upon versus via vs was we were what when which while who with within without would you"
)
_UNCOUNTED = (
    "weeks days hours months years minutes percent time thing way reason kind type part side day case figure times things ways "
    "reasons kinds types parts sides ones terms always perhaps sometimes besides afterwards"
)
_ONE = (
    "loss miscarriage stillbirth birth delivery pregnancy fetus foetus baby child woman patient dose injection tablet "
    "excision conization biopsy LLETZ cerclage stitch suture course operation caesarean abortion termination"
)

_MODIFIER = rf"(?:(?:[1-3](?:st|nd|rd) )?(?!(?i:{'|'.join(_NO_MODIFIER.split())})\b)[^\W\d_][^\W\d_-]{{0,20}}(?:-[^\W\d_]{{1,20}}){{0,3}} )"
_PLURAL = r"(?:women|men|children|people|criteria|[^\W\d_]{2,20}(?<!s)(?<!u)(?<!i)s)"

_NO_PLURAL = [word for word in (*_NO_MODIFIER.split(), *_UNCOUNTED.split()) if word.endswith("s")]

COUNTED = re.compile(rf" {_MODIFIER}{{0,3}}?(?!(?i:{'|'.join(_NO_PLURAL)})\b)(?P<noun>{_PLURAL})(?![\w-])")
"""A plural noun with what stands before it, after a number."""

COUNTED_ONCE = re.compile(
    rf" (?:(?!(?:{'|'.join(_UNCOUNTED.split())})\b){_MODIFIER}){{0,3}}?(?P<noun>{'|'.join(_ONE.split())})(?![\w-])"
)
"""A noun in the singular that is worth counting, after "one"."""

UNCOUNTED = re.compile(rf" (?:{'|'.join(_UNCOUNTED.split())})\b")
"""What is no figure with a number before it: "up to three times"."""

PEOPLE = re.compile(
    " (?:pregnant )?(?P<noun>women|patients|pregnancies|births|deliveries|participants|people|children|infants|babies|neonates|cases)\\b"
)
"""What is counted even after a number that could be a year."""
