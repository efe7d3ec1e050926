"""Takes the pictures of the desk that the README shows: of the real pages, over the sample reports, in a real browser.

    python -m building.screenshots

writes docs/desk/*.png anew. It needs a Chromium: the one of the system, or where TOLLBOOK_CHROMIUM says.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from playwright.sync_api import Browser, Page, sync_playwright

from tollbook.model.correction import Field
from tollbook.persons.corrections import correct
from tollbook.persons.reviews import accept
from tollbook.store.book import Book
from tollbook.store.listing import Order

FOLDER = Path(__file__).parents[1] / "docs" / "desk"
TOLLBOOK = Path(sys.executable).with_name("tollbook")
_NAMES = ("chromium", "chromium-browser", "google-chrome")
_WIDE, _WIDER, _PHONE = (1180, 760), (1360, 680), (360, 720)


@dataclass(frozen=True, slots=True)
class Picture:
    """A page as one browser shows it; *choose* is clicked first, *show* is brought to the top."""

    name: str
    path: str
    theme: Literal["light", "dark"]
    size: tuple[int, int] = _WIDE
    choose: str | None = None
    show: str | None = None


def pictures(told: str) -> tuple[Picture, ...]:
    """*told*: the incident that most reports tell of."""
    return (
        Picture("incidents", "/incidents", "light"),
        Picture("incident", f"/incidents/{told}", "dark", _WIDER, choose="td.best a", show="#figures-title"),
        Picture("queue", "/queue?kind=pair", "light"),
        Picture("phone", "/incidents", "dark", _PHONE, show="#map"),
    )


def make_book(path: Path) -> str:
    """The book of the sample reports, a little worked on; gives the incident that most reports tell of."""
    subprocess.run([TOLLBOOK, "demo", "--db", path], check=True, stdout=subprocess.DEVNULL)
    with Book.open(path) as book:
        told = next(book.list_incidents(order=Order.MOST_REPORTS, limit=1)).id
        for row in list(book.list_incidents(limit=5)):
            if row.id != told:
                accept(book, row.id, by="Ada")
        correct(book, told, Field.WEAPONS, "motorcycles", by="Ada", because="the wire says how they came")
    return told


@contextmanager
def open_desk(book: Path) -> Iterator[str]:
    """Runs ``tollbook desk``; gives the address that it prints."""
    command = [str(TOLLBOOK), "desk", "--db", str(book), "--as", "Ada", "--no-browser", "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as desk:
        assert desk.stdout
        try:
            yield next(line.strip() for line in desk.stdout if "/enter?token=" in line)
        finally:
            desk.terminate()


def take(page: Page, picture: Picture, origin: str) -> None:
    width, height = picture.size
    page.set_viewport_size({"width": width, "height": height})
    page.context.add_cookies([{"name": "theme", "value": picture.theme, "url": origin}])
    page.goto(origin + picture.path, wait_until="networkidle")
    if picture.choose:
        page.locator(picture.choose).first.click()
    if picture.show:
        page.locator(picture.show).evaluate("(shown) => scrollTo(0, scrollY + shown.getBoundingClientRect().top - 100)")
    page.screenshot(path=FOLDER / f"{picture.name}.png")


def main() -> None:
    chromium = os.environ.get("TOLLBOOK_CHROMIUM") or next(filter(None, map(shutil.which, _NAMES)), None)
    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        book = Path(folder) / "samples.db"
        told = make_book(book)
        browser: Browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        with open_desk(book) as entrance:
            page = browser.new_page()
            page.goto(entrance)
            page.wait_for_url("**/incidents**")
            for picture in pictures(told):
                take(page, picture, entrance.partition("/enter")[0])
        browser.close()


if __name__ == "__main__":
    main()
