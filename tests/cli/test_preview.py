"""`deckgen preview`: the file it writes, and what it serves."""

import json
import os
import urllib.error
import urllib.request
from http.client import HTTPConnection
from urllib.parse import urlsplit

import pytest

from tests.project import FIRST, UNSOURCED, Project, cards
from tests.served import serving


def test_it_writes_one_page_per_deck(project: Project) -> None:
    done = project.run("preview")
    assert (done.returncode, done.stdout) == (0, "decks/draft/example.html\n")
    assert done.stderr == "1 card, no problems.\n"
    page = project.root / "decks/draft/example.html"
    assert page.read_text().startswith("<!doctype html>")
    before = page.stat().st_mtime_ns
    project.run("preview", "example")
    assert page.stat().st_mtime_ns == before


def test_it_shows_a_deck_that_has_errors(project: Project) -> None:
    project.write("basics.yaml", cards(UNSOURCED) + "  - id: [broken\n")
    done = project.run("preview")
    assert (done.returncode, done.stdout) == (0, "decks/draft/example.html\n")
    assert "2 errors" in done.stderr
    assert "unknown-source" in (project.root / "decks/draft/example.html").read_text()


@pytest.mark.skipif(os.name != "posix", reason="the browser of this test is a shell script")
def test_it_opens_the_page(project: Project) -> None:
    browser = project.root / "browser"
    browser.write_text(f'#!/bin/sh\necho "$1" > {project.root}/opened\n')
    browser.chmod(0o755)
    project.run("preview", "--open", env={"BROWSER": f"{browser} %s"})
    assert (project.root / "opened").read_text().strip() == (project.root / "decks/draft/example.html").as_uri()


def test_two_runs_give_the_same_page(project: Project) -> None:
    path = project.root / "decks/draft/example.html"
    pages = []
    for seed in "12":
        project.run("preview", env={"PYTHONHASHSEED": seed})
        pages.append(path.read_bytes())
        path.unlink()
    assert pages[0] == pages[1]


def test_a_port_without_a_server_is_a_mistake(project: Project) -> None:
    done = project.run("preview", "--port", "8000")
    assert done.returncode == 2
    assert "--port is the port of the address that --serve shows: give both." in done.stderr


def asked(url: str, path: str, host: str | None = None) -> int:
    """The status with which a path is answered, taken as it is, by a server that is asked under some name."""
    connection = HTTPConnection(str(urlsplit(url).hostname), urlsplit(url).port, timeout=20)
    connection.putrequest("GET", path, skip_host=True)
    connection.putheader("Host", host or urlsplit(url).netloc)
    connection.endheaders()
    status = connection.getresponse().status
    connection.close()
    return status


def test_it_serves_pages_and_nothing_else(project: Project) -> None:
    with serving(project) as served:
        assert urlsplit(served.url).hostname == "127.0.0.1"
        port = urlsplit(served.url).port
        with urllib.request.urlopen(served.url) as answer:
            assert "What is the cervix?" in answer.read().decode()
            assert answer.headers["Cache-Control"] == "no-store"
            assert "Access-Control-Allow-Origin" not in answer.headers
        assert asked(served.url, "/") == 200
        for path in ("/deck.yaml", "/example/", "/example/../../deck.yaml", "/../../etc/passwd", "//etc/passwd", "/%2e%2e/x",
                     "/cards_src/example/deck.yaml", "/example/events/x", "/nothing"):  # fmt: skip
            assert asked(served.url, path) == 404, path
        for host in ("evil.example", f"evil.example:{port}", "127.0.0.1", f"127.0.0.1.evil.example:{port}", ""):
            assert asked(served.url, "/example", host or " ") == 403, host
        assert asked(served.url, "/example", f"localhost:{port}") == 200
        with pytest.raises(urllib.error.HTTPError, match="501"):
            urllib.request.urlopen(served.url, data=b"x")


def test_a_stream_has_what_the_page_lacks(project: Project) -> None:
    with serving(project) as served, urllib.request.urlopen(f"{served.url}/events?have=older") as stream:
        assert stream.headers["Content-Type"] == "text/event-stream"
        kind, name, data, end = (stream.readline().decode() for _ in range(4))
        assert (kind, name.split()[0], end) == ("event: deck\n", "id:", "\n")
        assert json.loads(data.removeprefix("data: "))["cards"][0]["id"] == "cervix"
        project.write("basics.yaml", cards(FIRST.replace("neck", "lowest part")))
        assert [stream.readline().decode().split(":")[0] for _ in range(2)] == ["event", "id"]
        assert "lowest part" in json.loads(stream.readline().decode().removeprefix("data: "))["cards"][0]["text"]


def test_ctrl_c_ends_it(project: Project) -> None:
    with serving(project) as served, urllib.request.urlopen(f"{served.url}/events") as stream:
        stream.readline()
        status, said = served.interrupt()
    assert status == 0
    assert said == "Follows what you change in cards_src/; Ctrl-C ends it.\nEnded.\n"


def test_a_port_that_is_taken(project: Project) -> None:
    with serving(project) as served:
        port = str(urlsplit(served.url).port)
        done = project.run("preview", "--serve", "--port", port)
        assert done.returncode == 2
        assert f"Port {port} can't be used" in done.stderr
        with serving(project) as other:
            assert other.url != served.url
