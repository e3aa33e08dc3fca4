"""Pictures that deckgen draws itself, as an author described them."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from generator.deck.card import Citation
from generator.deck.entry import read_citations
from generator.deck.tree import Map, Scalar
from generator.diagnostic import Span


class Row(NamedTuple):
    """A row of a drawing: what it is about, and the citations whose figures it shows side by side."""

    label: Scalar
    sources: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class Drawing:
    """A picture that is drawn of data, under the name of its file; None or empty where its author wrote nothing.

    A `timeline` or a `scale` has `rows`; a `schematic` has what it `shows` (all that can be shown, if nothing is written),
    with the parts named, or with a letter to each drawing.
    """

    name: Scalar
    span: Span
    kind: Scalar
    title: Scalar | None
    alt: Scalar | None
    rows: tuple[Row, ...]
    shows: tuple[Scalar, ...]
    lettered: bool

    id = None
    retired = None

    @property
    def citations(self) -> tuple[Citation, ...]:
        """The citations whose figures it shows."""
        return tuple(citation for row in self.rows for citation in row.sources)

    @property
    def called(self) -> str:
        """How a message names it."""
        return f"The picture {self.name}"


def read_drawings(file: Map) -> Iterator[Drawing]:
    """The drawings of pictures.yaml, those whose kind can be read."""
    for name in file.keys:
        entry = file.map(name)
        if entry is not None and (kind := entry.scalar("draw")) is not None:
            yield Drawing(
                name=name,
                span=name.span,
                kind=kind,
                title=entry.scalar("title") or None,
                alt=entry.scalar("alt") or None,
                rows=tuple(_rows(entry)),
                shows=shows.scalars() if (shows := entry.seq("shows")) else (),
                lettered=entry.scalar("labels") == "letters",
            )


def _rows(entry: Map) -> Iterator[Row]:
    rows = entry.seq("rows")
    for row in rows.maps() if rows else ():
        if (label := row.scalar("label")) is not None:
            yield Row(label, read_citations(row.seq("sources")))
