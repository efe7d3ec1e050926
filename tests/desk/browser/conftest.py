"""A real browser before a real desk. Where there is no Chromium, these tests are skipped, and it is said aloud."""

from __future__ import annotations

import os
import shutil
import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import uvicorn
from fastapi import FastAPI
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, sync_playwright

from tollbook.desk.app import create_app
from tollbook.desk.desk import Desk

CHROMIUM = os.environ.get("TOLLBOOK_CHROMIUM") or next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None
)
ARGUMENTS = ["--no-sandbox", "--disable-background-networking", "--disable-component-update", "--disable-sync"]
HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    if CHROMIUM is None:
        skipped = pytest.mark.skip(reason="NO CHROMIUM: the desk was not tested in a browser; make test installs one")
        for item in items:
            if HERE in item.path.parents:
                item.add_marker(skipped)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield launched
        launched.close()


@pytest.fixture
def served(book_path: Path) -> Iterator[FastAPI]:
    """A desk of Ada's that listens on a port of its own, over a copy of the sample book."""
    yield from serve(book_path)


def serve(book: Path) -> Iterator[FastAPI]:
    """Serves a desk from another thread for as long as it is asked for."""
    listening = socket.create_server(("127.0.0.1", 0))
    app = create_app(Desk(book, f"http://127.0.0.1:{listening.getsockname()[1]}", editor="Ada"))
    server = uvicorn.Server(uvicorn.Config(app, log_level="error"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    yield app
    server.should_exit = True
    thread.join(timeout=10)
    listening.close()


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    made = browser.new_context(viewport={"width": 1280, "height": 900})
    yield made
    made.close()


@pytest.fixture
def page(context: BrowserContext, served: FastAPI) -> Iterator[Page]:
    """A page of one who has come in by the one-time token. Fails where a script fails or the CSP stops one."""
    yield from entered(context, served)


def entered(context: BrowserContext, served: FastAPI) -> Iterator[Page]:
    faults: list[str] = []

    opened = context.new_page()

    def hear(message: ConsoleMessage) -> None:
        # A page that answers 404 is said to be an error too; a script or a list that does is one.
        is_page = "Failed to load" in message.text and message.location.get("url") == opened.url
        if message.type == "error" and not is_page:
            faults.append(message.text)

    opened.on("console", hear)
    opened.on("pageerror", lambda error: faults.append(str(error)))
    opened.goto(served.state.door.entrance)
    opened.wait_for_url("**/incidents**")
    yield opened
    assert faults == []
