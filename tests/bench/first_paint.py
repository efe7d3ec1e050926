"""How long a browser without a GPU takes until the map of all incidents is drawn."""

from __future__ import annotations

import time
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.desk.browser.conftest import ARGUMENTS, CHROMIUM, serve

_TIMES = 5


def seconds_to_first_paint(book: Path) -> float | None:
    """From asking for the page until the points stand on the canvas, nothing kept from before; the longest of five.
    None where there is no Chromium."""
    if CHROMIUM is None:
        return None
    waits = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=[*ARGUMENTS, "--disable-gpu"])
        for app in serve(book):
            context = browser.new_context(viewport={"width": 1280, "height": 900})
            page = context.new_page()
            page.goto(app.state.door.entrance)
            page.wait_for_url("**/incidents**")
            cookies = context.cookies()
            context.close()
            for _ in range(_TIMES):
                context = browser.new_context(viewport={"width": 1280, "height": 900})
                context.add_cookies(cookies)  # type: ignore[arg-type]
                page = context.new_page()
                start = time.perf_counter()
                page.goto(f"{app.state.desk.origin}/incidents", wait_until="commit")
                page.locator("#map[data-drawn]").wait_for()
                waits.append(time.perf_counter() - start)
                context.close()
        browser.close()
    return max(waits)
