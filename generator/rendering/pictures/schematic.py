"""The cervix cut lengthwise, from the front: normal, with a funnel, and with a stitch.

Drawn from scratch after the descriptions in the deck; not to scale.
"""

from collections.abc import Callable, Sequence
from typing import NamedTuple
from xml.etree.ElementTree import Element

from generator.rendering.pictures import svg

MIDDLE = 75
"""The middle of a drawing, 150 units wide; the right half is the left one, mirrored."""
HEIGHT = 214
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


class Label(NamedTuple):
    """What stands beside a drawing, its line at `y`, and the point to which it leads, if it does."""

    text: str
    y: float
    to: tuple[float, float] | None


class Cervix(NamedTuple):
    """A state of the cervix, as SVG path data of its left half, and what else is seen of it.

    `inner` is the edge of the wall along the canal, from the external os up; `sac` the lower edge of the sac, from the
    left to the middle.
    """

    inner: str
    sac: str
    labels: tuple[Label, ...]
    more: Callable[[Element], None] | None = None


OUTER = "M10 0 C14 44 30 62 36 88 C38 104 38 128 44 150 Q48 168 62 170 Q71 170 72 160"
"""The outer edge of the left wall, from the uterus down to the external os."""

VAGINA = "M4 112 Q20 96 33 104 M4 112 Q20 150 26 212"
"""The left fornix and wall of the vagina."""


def _stitch(drawing: Element) -> None:
    """The suture round the cervix, just below the fornix: its far half as dashes behind the wall, the near half and the knot in front."""
    near = "M38 112 C46 132 104 132 112 112"
    svg.put(
        drawing,
        "path",
        d="M38 112 C46 98 104 98 112 112",
        fill="none",
        stroke=svg.STITCH,
        stroke_width=2,
        stroke_dasharray="4 4",
    )
    svg.put(drawing, "path", d=near, fill="none", stroke=svg.STITCH, stroke_width=5, stroke_linecap="round")
    svg.put(drawing, "circle", cx=MIDDLE, cy=127, r=5, fill=svg.STITCH)
    svg.put(
        drawing,
        "path",
        d="M75 127 Q66 138 60 138 M75 127 Q82 140 90 139",
        fill="none",
        stroke=svg.STITCH,
        stroke_width=2.5,
    )


CLOSED = "L72 64 C54 64 30 50 24 0"
"""The inner edge where the internal os is closed."""
RESTING = "M24 0 C30 50 54 64 75 64"
"""The lower edge of the sac where it lies on the closed internal os."""

SAC = Label("amniotic sac", 24, (88, 24))
CLOSED_OS = Label("internal os, closed", 64, (77, 66))
PROTRUDING = (Label("membranes protrude", 78, (84, 88)), Label("into the canal", 97, None))
REST = Label("closed part that is left", 144, (75, 146))
EXTERNAL_OS = Label("external os", 172, (76, 164))

CERVICES: dict[str, Cervix] = {
    "normal": Cervix(
        CLOSED,
        RESTING,
        (SAC, CLOSED_OS, Label("cervical canal", 116, (75, 118)), EXTERNAL_OS, Label("vagina", 204, (86, 198))),
    ),
    "v-funnel": Cervix(
        "L72 126 C67 112 64 96 58 76 C51 54 30 44 24 0",
        "M24 0 C30 44 51 54 58 76 C64 96 67 112 75 122",
        (SAC, *PROTRUDING, REST, EXTERNAL_OS),
    ),
    "u-funnel": Cervix(
        "L72 126 C62 126 53 118 53 98 C53 62 30 44 24 0",
        "M24 0 C30 44 53 62 53 98 C53 116 62 124 75 124",
        (SAC, *PROTRUDING, REST, EXTERNAL_OS),
    ),
    "cerclage": Cervix(
        CLOSED,
        RESTING,
        (SAC, CLOSED_OS, Label("stitch round the cervix", 128, (105, 123)), EXTERNAL_OS),
        _stitch,
    ),
}
"""What can be drawn; the names are those of `generator.deck.shapes.CERVICES`."""

CAPTIONS = {
    "normal": "Normal",
    "v-funnel": "With a V-shaped funnel",
    "u-funnel": "With a U-shaped funnel",
    "cerclage": "With a cerclage",
}


def schematic(title: str | None, alt: str, shown: Sequence[str], *, lettered: bool) -> bytes:
    """The states side by side with a letter each, or below one another with the names of parts, as a file."""
    picture = svg.picture(alt)
    y = svg.write_title(picture, title) + 4
    return _lettered(picture, shown, y) if lettered else _named(picture, shown, y)


def _named(picture: Element, shown: Sequence[str], y: float) -> bytes:
    for name in shown:
        cervix = CERVICES[name]
        svg.write(picture, 12, y + 18, CAPTIONS[name], bold=True)
        drawing = svg.put(picture, "g", transform=f"translate(0 {y + 30:g})")
        _cervix(drawing, cervix)
        for label in cervix.labels:
            if label.to:
                svg.put(drawing, "path", d=f"M{label.to[0]} {label.to[1]}L164 {label.y - 5:g}", stroke=svg.QUIET)
            svg.write(drawing, 170, label.y, label.text)
        y += HEIGHT + 44
    return svg.finished(picture, y)


def _lettered(picture: Element, shown: Sequence[str], y: float) -> bytes:
    wide = svg.WIDTH / len(shown)
    scale = min(1.0, (wide - 6) / (2 * MIDDLE))
    for number, name in enumerate(shown):
        middle = wide * (number + 0.5)
        if len(shown) > 1:
            svg.write(picture, middle, y + 18, LETTERS[number], size=svg.LARGE, bold=True, anchor="middle")
        drawing = svg.put(
            picture, "g", transform=f"translate({middle - MIDDLE * scale:g} {y + 30:g}) scale({scale:.4g})"
        )
        _cervix(drawing, CERVICES[name])
    return svg.finished(picture, y + 36 + HEIGHT * scale)


def _cervix(drawing: Element, cervix: Cervix) -> None:
    """One state: the sac behind, both walls, the vagina, and what is in front."""
    for side in (drawing, svg.put(drawing, "g", transform=f"translate({2 * MIDDLE} 0) scale(-1 1)")):
        svg.put(side, "path", d=f"{cervix.sac} L{MIDDLE} 0Z", fill=svg.FLUID)
        svg.put(side, "path", d=VAGINA, fill="none", stroke=svg.EDGE, stroke_width=2)
        svg.put(side, "path", d=f"{OUTER} {cervix.inner}", fill=svg.TISSUE, stroke=svg.EDGE, stroke_width=2)
        svg.put(side, "path", d=cervix.sac, fill="none", stroke=svg.MEMBRANE, stroke_width=3)
    if cervix.more:
        cervix.more(drawing)
