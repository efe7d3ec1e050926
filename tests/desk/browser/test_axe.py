"""axe-core looks at every page, light and dark, on a desktop and on a phone: nothing serious, nothing critical."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from fastapi import FastAPI
from playwright.sync_api import Browser, Page

from tests.desk.browser.conftest import serve
from tests.desk.browser.walked import addresses, names_of_pages
from tollbook.desk.access.sessions import COOKIE, new_session
from tollbook.model.correction import Field
from tollbook.model.review import ItemKind
from tollbook.persons import reviews
from tollbook.persons.corrections import correct
from tollbook.store.book import Book
from tollbook.store.listing import Order

_SCREENS = {"wide": {"width": 1280, "height": 900}, "phone": {"width": 360, "height": 740}}


@dataclass(frozen=True)
class Walk:
    """A desk with something on every page, and the addresses of them all."""

    app: FastAPI
    paths: tuple[str, ...]


@pytest.fixture(scope="module")
def walk(sample_book: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Walk]:
    path = Path(shutil.copy(sample_book, tmp_path_factory.mktemp("axe") / "book.db"))
    with Book.open(path) as book:
        told, other = (row.id for row in book.list_incidents(order=Order.MOST_REPORTS, limit=2))
        report = book.accounts_of_incident(told)[0]
        correct(book, told, Field.DATE, "2021-06-04", by="Rosa", because="a night raid")
        correct(book, told, Field.WEAPONS, "motorcycles", by="Rosa", because="told by the wire")
        reviews.reject(book, other, by="Rosa", because="looked at twice")
    for app in serve(path):
        walked = addresses(told, report.report_id, other=other, account=report.id)
        assert set(walked) == names_of_pages(app)
        more = (
            "/incidents?q=nowhere",
            "/incidents/i-0",
            f"/incidents/{told}?lit=killed-all",
            f"/incidents/{told}/correct",
            f"/incidents/{told}/correct?field=place",
            f"/incidents/{told}/merge",
            f"/incidents/{told}/split",
            *(f"/queue?kind={kind}" for kind in ItemKind),
        )
        yield Walk(app, (*walked.values(), *more))


def opened(page: Page, address: str) -> None:
    """The page with all that can be unfolded on it unfolded."""
    page.goto(address)
    page.evaluate("() => document.querySelectorAll('details').forEach((one) => { one.open = true; })")
    if page.locator("#map").count():
        page.locator("#map[data-drawn]").wait_for()


@pytest.mark.parametrize("screen", _SCREENS)
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_nothing_serious_on_any_page(browser: Browser, walk: Walk, theme: str, screen: str) -> None:
    origin = walk.app.state.desk.origin
    key = new_session(walk.app.state.door.sessions, "Ada")
    context = browser.new_context(viewport=_SCREENS[screen])  # type: ignore[arg-type]
    context.add_cookies(
        [{"name": name, "value": value, "url": origin} for name, value in ((COOKIE, key), ("theme", theme))]
    )
    page, axe, faults = context.new_page(), Axe(), []
    for path in walk.paths:
        opened(page, origin + path)
        assert page.locator("html").get_attribute("data-theme") == theme
        for found in axe.run(page).response["violations"]:
            if found["impact"] in ("serious", "critical"):
                nodes = [
                    node["html"][:150] + " " + node["any"][0]["message"] if node["any"] else node["html"][:150]
                    for node in found["nodes"]
                ]
                faults.append(f"{path}: {found['id']}: {nodes[:3]}")
        wider = page.evaluate("() => document.documentElement.scrollWidth - window.innerWidth")
        if wider > 0:
            faults.append(f"{path} is {wider} px wider than the screen")
    context.close()
    assert faults == []
