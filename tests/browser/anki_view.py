"""A card as Anki's web views show it: the HTML that the Anki library renders, in the page that each of them puts around it.

The classes are those that Anki's `theme_manager.body_classes_for_card_ord`, AnkiDroid's `card_template.html` and
`ReviewerCustomFonts`/`CardAppearance`, and AnkiMobile's manual name; the margins those of their own style sheets.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from playwright.sync_api import Page

if TYPE_CHECKING:  # Anki's modules import each other, so that none but anki.collection can be the first
    from anki.cards import Card

Side = Literal["front", "back"]
SIDES: tuple[Side, ...] = ("front", "back")


@dataclass(frozen=True)
class View:
    """One of Anki's programs: the classes of its page, and the size (in CSS pixels) of the screen it is looked at on."""

    name: str
    html: str
    body: str
    night: str
    width: int
    height: int


DESKTOP = View("desktop", "", "isLin fancy", "nightMode night_mode", 1000, 700)
ANDROID = View("android", "mobile android linux js chrome", "", "night_mode nightMode ankidroid_dark_mode", 360, 740)
SMALL_ANDROID = View("small-android", ANDROID.html, ANDROID.body, ANDROID.night, 320, 640)
IPHONE = View("iphone", "mobile iphone ios", "", "nightMode night_mode", 390, 760)
VIEWS = (DESKTOP, ANDROID, SMALL_ANDROID, IPHONE)


STYLE = """
body { margin: 20px; overflow-wrap: break-word }
.mobile body { margin: 0 }
.mobile #content { margin: 0.5em }
img { max-width: 100%; max-height: 95vh }
"""
"""The style that the programs give a page before that of the card."""


def show(page: Page, card: "Card", side: Side, view: View = DESKTOP, *, night: bool = False) -> None:
    """Opens a side of a card of a collection in the page, as the view shows it, beside the collection's media."""
    rendered = card.question() if side == "front" else card.answer()
    classes = f"card card{card.ord + 1} {view.body} {view.night if night else ''}"
    page.set_viewport_size({"width": view.width, "height": view.height})
    path = Path(card.col.media.dir()) / f"_{card.id}-{side}.html"
    path.write_text(
        f"""<!doctype html><html lang="en" class="{view.html} {"night-mode" if night else ""}">
<head><meta charset="utf-8"><title>Anki</title><meta name="viewport" content="width=device-width, initial-scale=1">
<style>{STYLE}</style></head>
<body class="{" ".join(classes.split())}"><div id="content"><main id="qa">{rendered}</main></div></body></html>""",
        encoding="utf-8",
    )
    page.goto(path.as_uri())
