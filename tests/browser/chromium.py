"""The real browser that tests look at pages in: the machine's own Chromium."""

import shutil

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import ConsoleMessage, Page, Request

NAMES = ("chromium", "chromium-browser", "google-chrome")

FLAGS = (
    "--no-sandbox --disable-gpu --no-first-run --disable-background-networking --disable-component-update"
    " --disable-sync"
).split()
"""Without them it would not start as root, and would talk to the network by itself."""

LOCAL = ("file:", "data:", "about:", "blob:")
"""What a page may load: nothing from another machine."""


def executable() -> str | None:
    """The path of the machine's Chromium, if it has one."""
    return next((path for name in NAMES if (path := shutil.which(name))), None)


class Watched:
    """Notes what a page must not do: complain on the console, fail, or reach for the network.

    `allowed` are addresses, by how they start, that it may load besides local ones.
    """

    def __init__(self, page: Page) -> None:
        self.troubles: list[str] = []
        self.allowed: tuple[str, ...] = ()
        page.on("console", self._heard)
        page.on("pageerror", lambda error: self.troubles.append(f"uncaught: {error}"))
        page.on("request", self._asked)

    def _heard(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self.troubles.append(f"console {message.type}: {message.text}")

    def _asked(self, request: Request) -> None:
        if not request.url.startswith((*LOCAL, *self.allowed)):
            self.troubles.append(f"request: {request.url}")


def barriers(page: Page) -> list[str]:
    """What axe finds serious or critical on the page, a line each: the rule, the element, and what is wrong with it."""
    return [
        f"{violation['id']} at {node['target']}: {node['failureSummary']}"
        for violation in Axe().run(page).response["violations"]
        if violation["impact"] in ("serious", "critical")
        for node in violation["nodes"]
    ]


def overflow(page: Page) -> int:
    """By how many pixels the page scrolls sideways."""
    return int(page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))
