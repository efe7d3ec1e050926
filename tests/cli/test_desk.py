"""tollbook desk, as it is started: what it prints, what it refuses, how it stops."""

from __future__ import annotations

import re
import signal
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from pathlib import Path

import pytest

from tollbook.store.book import Book

COMMAND = [sys.executable, "-c", "from tollbook.cli.main import main; main()", "desk", "--no-browser"]


@pytest.fixture
def book(tmp_path: Path) -> Path:
    with Book.open(tmp_path / "book.db", create=True):
        pass
    return tmp_path / "book.db"


def refused(*options: str) -> str:
    done = subprocess.run([*COMMAND, *options], capture_output=True, text=True, timeout=60)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    return done.stderr


def test_it_prints_where_it_is_and_stops_at_ctrl_c(book: Path) -> None:
    running = subprocess.Popen(
        [*COMMAND, "--db", str(book), "--port", "0", "--as", "Ada"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert running.stdout
    address = None
    while address is None:
        address = re.search(r"http://127\.0\.0\.1:\d+/enter\?token=\S{43}", running.stdout.readline())
    with urllib.request.urlopen(address[0], timeout=10) as page:
        assert page.status == 200
    with pytest.raises(urllib.error.HTTPError, match="401"):
        urllib.request.urlopen(address[0].partition("/enter")[0] + "/incidents", timeout=10)
    running.send_signal(signal.SIGINT)
    out, errors = running.communicate(timeout=30)
    assert running.returncode == 0
    assert out.rstrip().endswith("The desk is closed.")
    assert errors == ""


def test_a_port_that_is_taken_is_told_of(book: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        assert f"port {port} cannot be used" in refused("--db", str(book), "--port", port)


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (["--host", "0.0.0.0"], "add users first"),
        (["--behind-tls-proxy", "https://desk.example.org"], "add users first"),
        (["--behind-tls-proxy", "http://desk.example.org"], "is not the address of a proxy"),
        (["--behind-tls-proxy", "https://desk.example.org/desk"], "is not the address of a proxy"),
        (["--behind-tls-proxy", "desk.example.org"], "is not the address of a proxy"),
    ],
)
def test_a_desk_without_users_is_open_to_nobody_else(book: Path, options: list[str], says: str) -> None:
    assert says in refused("--db", str(book), *options)


def test_without_a_book_there_is_no_desk(tmp_path: Path) -> None:
    assert "there is no book" in refused("--db", str(tmp_path / "none.db"))
