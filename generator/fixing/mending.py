"""A deck's files → the same files after all fixes."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace

from generator.deck.files import DeckFiles
from generator.fixing.catalogue import FIXES, Fix
from generator.fixing.edit import apply
from generator.fixing.reading import read
from generator.rules.review import Released


@dataclass(frozen=True, slots=True)
class Mended:
    """A deck's files before and after fixing, and how many things each fix mended in each of the files it changed."""

    before: DeckFiles
    after: DeckFiles
    done: Mapping[str, Mapping[Fix, int]]


def mend(files: DeckFiles, released: Mapping[str, Released] | None) -> Mended:
    """The deck's files after all fixes, which have nothing more to do there.

    `released` is what students have of its cards; None if nobody knows: then no ids are made.
    """
    after = files
    not_text = {problem.span.path for problem in files.diagnostics}  # to write these would lose what can't be read
    done: dict[str, Counter[Fix]] = {}
    reading = read(after, released)
    for fix in FIXES:
        while edits := [edit for edit in fix.edits(reading) if edit.span.path not in not_text]:
            texts = dict(after.texts)
            for path in {edit.span.path for edit in edits}:
                here = [edit for edit in edits if edit.span.path == path]
                texts[path] = apply(texts[path], here)
                done.setdefault(path, Counter())[fix] += sum(edit.mended for edit in here)
            after = replace(after, texts=texts)
            reading = read(after, released)
    return Mended(files, after, dict(sorted(done.items())))
