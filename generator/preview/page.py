"""The page: one HTML file with its style, its scripts and a deck's cards in it, which loads nothing from anywhere."""

import base64
import hashlib
import html
import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

SCRIPTS = ("card.js", "filters.js", "list.js", "keys.js", "live.js", "page.js")
"""The page's scripts in the order in which they are read; to the browser they are one."""


def page(data: Mapping[str, Any], events: str | None = None) -> str:
    """The page of a deck (`generator.preview.data`); with `events`, it follows the changes that come from that address.

    Its content security policy lets nothing be loaded, and no script run but its own: what a card carries never does.
    """
    script = _asset_of(SCRIPTS)
    policy = {
        "default-src": "'none'",
        "script-src": f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'",
        "style-src": "'unsafe-inline'",
        "img-src": "data:",
        "connect-src": "'self'" if events else "'none'",
        "base-uri": "'none'",
        "form-action": "'none'",
    }
    parts = {
        "policy": "; ".join(f"{name} {value}" for name, value in policy.items()),
        "title": html.escape(str(data["title"])),
        "events": html.escape(events or ""),
        "style": _asset("page.css"),
        "web-view": _asset("web_view.css"),
        "data": in_script(data),
        "script": script,
    }
    whole = "".join(parts.get(part, part) for part in _asset("page.html").split("%%"))
    return whole.encode("utf-8", "backslashreplace").decode()  # halves of surrogate pairs, which no file can hold


def in_script(data: Mapping[str, Any]) -> str:
    """The data as JSON that can stand in a `<script>`: no `<` could end it, and no line separator break it."""
    written = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return written.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def _asset_of(names: tuple[str, ...]) -> str:
    return "\n".join(_asset(name) for name in names)


@cache
def _asset(name: str) -> str:
    return (files("generator.preview") / "page" / name).read_text(encoding="utf-8")
