"""That the browser tests would notice what a page must not do."""

from pathlib import Path

from playwright.sync_api import Page

from tests.browser.chromium import Watched, barriers, overflow

BAD = """<!doctype html><html><title>Bad</title><body>
<p style="color: #ccc; background: #fff; width: 5000px">faint and wide</p>
<img src="http://127.0.0.1:9/picture.png"><script>undefined.x</script></body></html>"""


def test_what_a_page_does_wrong_is_noticed(page: Page, watched: Watched, tmp_path: Path) -> None:
    (tmp_path / "bad.html").write_text(BAD)
    page.goto((tmp_path / "bad.html").as_uri())
    found = {rule.split(" ")[0] for rule in barriers(page)}
    assert {"color-contrast", "html-has-lang", "image-alt"} <= found
    assert overflow(page) > 3000
    assert {trouble.split(":")[0] for trouble in watched.troubles} == {"request", "uncaught", "console error"}
    watched.troubles.clear()
