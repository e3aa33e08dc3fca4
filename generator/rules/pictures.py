"""Rules about pictures that are drawn."""

from collections.abc import Iterator

from generator.deck.drawing import Drawing, Row
from generator.deck.quotation import quote
from generator.diagnostic import Finding
from generator.evidence.drawn import AXES, Axis, drawn_figures
from generator.evidence.render import render
from generator.rules.review import Review


def undrawn_figure(review: Review) -> Iterator[Finding]:
    """A picture can't be drawn of what its citations state.

    What a timeline or a scale shows is read from what each citation `states`: one figure in weeks up to 40, or one length
    up to 50 mm. So a picture can't say anything but its sources, and changes with them.

    Bad:

        - id: cervix
          question: When is the cervix scanned?
          answer: In the second trimester.
          image: scan.svg
          sources: [anatomy-2024]
        # file: cards_src/example/pictures.yaml
        scan.svg:
          draw: timeline
          rows:
            - label: Scan
              sources:
                - anatomy-2024: in the second trimester

    Good:

        - id: cervix
          question: When is the cervix scanned?
          answer: In the second trimester.
          image: scan.svg
          sources: [anatomy-2024]
        # file: cards_src/example/pictures.yaml
        scan.svg:
          draw: timeline
          rows:
            - label: Scan
              sources:
                - anatomy-2024: at 16–24 weeks
    """
    for drawing in review.deck.drawings.values():
        axis = AXES.get(drawing.kind)
        if axis is not None and not drawing.rows:
            yield Finding(
                drawing.name.span,
                f"The {drawing.kind} {drawing.name} has no rows, so there is nothing to draw.",
                "Add `rows:`, each with a `label` and the `sources` whose figures it shows.",
            )
        for row in drawing.rows:
            if axis is not None:
                yield from _undrawn(axis, row)


def _undrawn(axis: Axis, row: Row) -> Iterator[Finding]:
    if not row.sources:
        yield Finding(
            row.label.span,
            f"The row {quote(row.label)} has no source, so there is nothing to draw.",
            f"Add `sources:` with a citation that states a figure in {axis.unit.name}.",
        )
    for citation in row.sources:
        found = drawn_figures(axis, citation)
        if len(found) != 1:
            place = citation.states.span if citation.states else citation.span
            said = f"both {render(found[0])} and {render(found[1])}" if found else "no figure that can be drawn"
            yield Finding(
                place,
                f"What {citation.source} states here has {said}.",
                f"State one figure in {axis.unit.name}, from 0 to {axis.end}; cite the source again for another.",
            )


def double_picture(review: Review) -> Iterator[Finding]:
    """A picture of pictures.yaml has the name of a file in media/, so one of the two would be lost.

    Bad:

        - id: cervix
          question: What is the cervix?
          answer: The neck of the uterus.
          image: cervix.svg
          sources: [anatomy-2024]
        # file: cards_src/example/pictures.yaml
        cervix.svg: {draw: schematic}

    Good:

        - id: cervix
          question: What is the cervix?
          answer: The neck of the uterus.
          image: cervix.svg
          sources: [anatomy-2024]
        # file: cards_src/example/pictures.yaml
        funnel.svg: {draw: schematic}
    """
    for name, drawing in review.deck.drawings.items():
        if name in review.deck.media:
            yield Finding(
                drawing.name.span, f"media/ has a file {name} too.", "Give one of the two another name, and its cards."
            )


def idle_key(review: Review) -> Iterator[Finding]:
    """A key of a drawn picture does nothing for what it draws.

    `rows` belong to a timeline or scale, `shows` and `labels` to a schematic.

    Bad:

        - id: cervix
          question: What is the cervix?
          answer: The neck of the uterus.
          image: funnel.svg
          sources: [anatomy-2024]
        # file: cards_src/example/pictures.yaml
        funnel.svg:
          draw: schematic
          rows: [{label: Length, sources: [anatomy-2024: 30 mm]}]

    Good:

        - id: cervix
          question: What is the cervix?
          answer: The neck of the uterus.
          image: funnel.svg
          sources: [anatomy-2024]
        # file: cards_src/example/pictures.yaml
        funnel.svg: {draw: schematic, shows: [normal, u-funnel]}
    """
    for drawing in review.deck.drawings.values():
        for key in _idle(drawing):
            yield Finding(
                drawing.name.span,
                f"{drawing.called} is a {drawing.kind}, for which `{key}` does nothing.",
                f"Delete `{key}`, or correct `draw`.",
            )


def _idle(drawing: Drawing) -> Iterator[str]:
    if drawing.kind in AXES:
        if drawing.shows:
            yield "shows"
        if drawing.lettered:
            yield "labels"
    elif drawing.rows:
        yield "rows"
