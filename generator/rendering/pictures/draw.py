"""A drawing → the SVG file that cards show, and its words for those who can't see it."""

from collections.abc import Iterator

from generator.deck.card import Citation
from generator.deck.drawing import Drawing
from generator.deck.model import Deck
from generator.deck.shapes import CERVICES
from generator.evidence.drawn import AXES, rows_of
from generator.evidence.figure import Figure
from generator.evidence.render import render
from generator.rendering.naming import maker
from generator.rendering.pictures.bars import Bar, bars
from generator.rendering.pictures.schematic import CAPTIONS, LETTERS, schematic


def draw(drawing: Drawing, deck: Deck) -> bytes:
    """The picture as a file. The deck must be free of errors."""
    alt = alt_text(drawing, deck)
    if drawing.kind in AXES:
        return bars(drawing.title, alt, AXES[drawing.kind], _rows(drawing, deck))
    return schematic(drawing.title, alt, _shown(drawing), lettered=drawing.lettered)


def alt_text(drawing: Drawing, deck: Deck) -> str:
    """What the picture shows, in words: the author's, or its rows."""
    if drawing.alt:
        return drawing.alt
    said = _read_out(drawing, deck) if drawing.kind in AXES else [_seen(drawing)]
    return " ".join([*_title(drawing), *said])


def _read_out(drawing: Drawing, deck: Deck) -> Iterator[str]:
    for label, its_bars in _rows(drawing, deck):
        yield f"{label}: {', '.join(f'{bar.name} {render(bar.figure)}' for bar in its_bars)}."


def _seen(drawing: Drawing) -> str:
    names = [CAPTIONS[name] for name in _shown(drawing)]
    if not drawing.lettered:
        return f"Drawings of the cervix: {', '.join(name[0].lower() + name[1:] for name in names)}."
    letters = f", with the letters {', '.join(LETTERS[: len(names)])}" if len(names) > 1 else ""
    return f"The cervix, cut lengthwise{letters}."


def _title(drawing: Drawing) -> Iterator[str]:
    if drawing.title:
        yield drawing.title if drawing.title.endswith((".", "?", "!")) else f"{drawing.title}."


def _shown(drawing: Drawing) -> tuple[str, ...]:
    return drawing.shows or CERVICES


def _rows(drawing: Drawing, deck: Deck) -> Iterator[tuple[str, list[Bar]]]:
    for label, cited in rows_of(drawing):
        yield label, [_bar(citation, figure, deck) for citation, figure in cited]


def _bar(citation: Citation, figure: Figure, deck: Deck) -> Bar:
    name = maker(deck.sources[citation.source], deck.appraisals.get(citation.source), deck.glossary)
    return Bar(name, figure)
