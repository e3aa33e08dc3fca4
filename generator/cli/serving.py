"""Serving previews to a browser on this computer, and telling it when the cards change.

Only pages and streams of events are served, never a file. Other computers can't connect, and other web sites can't ask in
a visitor's name: the address that a browser believes to be talking to (`Host`) must be this computer's own.
"""

import hashlib
import html
import json
import sys
import threading
from collections.abc import Mapping
from dataclasses import dataclass
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, quote, unquote, urlsplit

from generator.pipeline import page

HEARTBEAT = 15.0
"""Seconds after which a silent stream says that it is alive, which is how we learn that nobody listens any more."""

HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "frame-ancestors 'none'",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}


@dataclass(frozen=True, slots=True)
class Edition:
    """A state of a deck's preview: its data, and a name that changes with them."""

    data: Mapping[str, Any]
    name: str


class Shelf:
    """The newest edition of each deck; threads wait here for the next."""

    def __init__(self) -> None:
        self._editions: dict[str, Edition] = {}
        self._changed = threading.Condition()

    @property
    def decks(self) -> tuple[str, ...]:
        return tuple(self._editions)

    def put(self, deck: str, data: Mapping[str, Any]) -> None:
        name = hashlib.sha256(json.dumps(data).encode()).hexdigest()[:16]
        with self._changed:
            self._editions[deck] = Edition(data, name)
            self._changed.notify_all()

    def get(self, deck: str) -> Edition:
        return self._editions[deck]

    def newer(self, deck: str, than: str) -> Edition | None:
        """The newest edition once it is another than the one named; None if that takes longer than a heartbeat."""
        with self._changed:
            self._changed.wait_for(lambda: self._editions[deck].name != than, HEARTBEAT)
            edition = self._editions[deck]
        return edition if edition.name != than else None


class Server(ThreadingHTTPServer):
    """Serves the pages of a shelf on the loopback interface."""

    daemon_threads = True
    allow_reuse_address = sys.platform != "win32"  # there, two servers would share a port

    def __init__(self, shelf: Shelf, port: int) -> None:
        self.shelf = shelf
        super().__init__(("127.0.0.1", port), Handler)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Says nothing of a browser that went away in the middle of an answer."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)

    @property
    def url(self) -> str:
        decks = self.shelf.decks
        return f"http://127.0.0.1:{self.server_port}{_address(decks[0]) if len(decks) == 1 else '/'}"


class Handler(BaseHTTPRequestHandler):
    """`/` lists the decks, `/DECK` is a deck's page, `/DECK/events` the stream of its changes."""

    server: Server
    protocol_version = "HTTP/1.0"  # a stream ends with its connection

    def do_GET(self) -> None:
        if self.headers.get("Host") not in {f"{name}:{self.server.server_port}" for name in ("127.0.0.1", "localhost")}:
            self.send_error(HTTPStatus.FORBIDDEN)
            return
        deck, slash, rest = unquote(urlsplit(self.path).path).removeprefix("/").partition("/")
        shelf = self.server.shelf
        if not deck:
            self._send(_list(shelf))
        elif deck in shelf.decks and not slash:
            self._send(_page(deck, shelf.get(deck)))
        elif deck in shelf.decks and rest == "events":
            self._stream(deck)
        else:
            self.send_error(HTTPStatus.NOT_FOUND)

    def _send(self, page: str) -> None:
        content = page.encode()
        self._start("text/html; charset=utf-8", {"Content-Length": str(len(content))})
        self.wfile.write(content)

    def _stream(self, deck: str) -> None:
        """Sends each edition that the page does not have yet, as server-sent events (HTML Living Standard, 9.2)."""
        self._start("text/event-stream", {})
        have = self.headers.get("Last-Event-ID") or parse_qs(urlsplit(self.path).query).get("have", [""])[0]
        while True:  # until the browser goes away
            edition = self.server.shelf.newer(deck, have)
            self.wfile.write(_event(edition) if edition else b": still here\n\n")
            have = edition.name if edition else have

    def _start(self, kind: str, headers: dict[str, str]) -> None:
        self.send_response(HTTPStatus.OK)
        for name, value in {"Content-Type": kind, **headers, **HEADERS}.items():
            self.send_header(name, value)
        self.end_headers()

    def log_message(self, *_args: Any) -> None:
        """Says nothing: a terminal is for the author."""


def _list(shelf: Shelf) -> str:
    links = (
        f'<li><a href="{_address(deck)}">{html.escape(shelf.get(deck).data["title"])}</a></li>' for deck in shelf.decks
    )
    return f'<!doctype html><html lang="en"><meta charset="utf-8"><title>Decks</title><h1>Decks</h1><ul>{"".join(links)}</ul>'


def _page(deck: str, edition: Edition) -> str:
    return page(edition.data, f"{_address(deck)}/events?have={edition.name}")


def _address(deck: str) -> str:
    return f"/{quote(deck, safe='')}"


def _event(edition: Edition) -> bytes:
    return f"event: deck\nid: {edition.name}\ndata: {json.dumps(edition.data)}\n\n".encode()
