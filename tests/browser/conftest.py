"""A page of a real browser for each test, and the browser that they share."""

import os
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.browser.chromium import FLAGS, Watched, executable

PATIENCE = 30_000
"""Milliseconds that a busy machine may take for what is expected."""

expect.set_options(timeout=PATIENCE)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for all tests of a process; without one they are skipped, or fail where REQUIRE_BROWSER is set."""
    path = executable()
    if path is None:
        missing = "no Chromium on this machine: install it (Debian: apt-get install chromium) to run the browser tests"
        if os.environ.get("REQUIRE_BROWSER"):
            pytest.fail(missing)
        pytest.skip(missing)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """An empty page with nothing remembered, of the size of a laptop's window."""
    with browser.new_context(viewport={"width": 1280, "height": 800}) as context:
        context.set_default_timeout(PATIENCE)
        yield context.new_page()


@pytest.fixture(autouse=True)
def watched(page: Page) -> Iterator[Watched]:
    """Fails a test whose page complained on the console, or reached for the network."""
    watched = Watched(page)
    yield watched
    assert watched.troubles == []
