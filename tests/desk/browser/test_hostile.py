"""Whatever a report or a person says, on every page it is words: nothing of it runs, nothing of it becomes an element,
and the browser has nothing to report that the CSP had to stop."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import quote

import pytest
from fastapi import FastAPI
from playwright.sync_api import Browser, BrowserContext, Page

from tests.desk.browser.conftest import serve
from tests.desk.browser.hostile import HOSTILE, incident_of, make_hostile_book
from tests.desk.browser.walked import addresses, names_of_pages
from tollbook.desk.access.sessions import COOKIE, OwnSessions, new_session
from tollbook.store.book import Book

# Runs before any script of a page: what the hostile strings call, and what the browser has to say of the CSP.
_LISTEN = """
window.heard = [];
window.fail = window.alert = window.calc = (...said) => window.heard.push("ran " + said);
document.addEventListener("securitypolicyviolation", (event) =>
  window.heard.push(event.violatedDirective + " " + event.blockedURI + " " + event.sample));
"""
# All that the templates never make of themselves.
_FOREIGN = """() => {
  const odd = "script:not([src]), script[src*='//'], style, iframe, object, embed, base, "
    + "meta[http-equiv], template, video, math, form[action*='//'], link[href*='//evil']";
  const leads = ["href", "src", "action", "formaction"];
  const isOwn = /^(https?:\\/\\/127\\.|\\/(?!\\/)|[?#]|data:image|$)/;
  const isOdd = (element, { name, value }) => name.startsWith("on") || name === "srcdoc"
    || (name === "style" && !element.closest(".map")) || (leads.includes(name) && !isOwn.test(value));
  return [
    ...window.heard,
    ...[...document.querySelectorAll(odd)].map((element) => element.outerHTML.slice(0, 200)),
    ...[...document.querySelectorAll("*")].flatMap((element) => [...element.attributes]
      .filter((attribute) => isOdd(element, attribute))
      .map(({ name, value }) => `${element.tagName} ${name}=${value.slice(0, 100)}`)),
  ];
}"""


@dataclass
class Desk:
    """A desk over the hostile book, and a browser before it that listens."""

    app: FastAPI
    context: BrowserContext
    page: Page
    faults: list[str] = field(default_factory=list)

    @property
    def origin(self) -> str:
        return str(self.app.state.desk.origin)

    def sign_in(self, name: str) -> None:
        """Lets the browser's next requests be those of an editor of this name."""
        self.app.state.door.sessions = OwnSessions(name)
        key = new_session(self.app.state.door.sessions, name)
        self.context.add_cookies([{"name": COOKIE, "value": key, "url": self.origin}])

    def open(self, path: str, of: str) -> None:
        import time

        t = time.time()
        answer = self.page.goto(self.origin + path)
        print(path[:60], round(time.time() - t, 2))
        assert answer
        if answer.status >= 500:
            self.faults.append(f"{path} answers {answer.status} for {of!r}")
        self.look(path, of)

    def look(self, path: str, of: str) -> None:
        self.faults += [f"{path} of {of!r}: {said}" for said in self.page.evaluate(_FOREIGN)]


@pytest.fixture(scope="module")
def desk(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    for app in serve(make_hostile_book(tmp_path_factory.mktemp("hostile") / "book.db")):
        context = browser.new_context(viewport={"width": 1280, "height": 900})
        context.set_default_timeout(10_000)
        context.add_init_script(_LISTEN)
        yield listening(Desk(app, context, context.new_page()))
        context.close()


def listening(desk: Desk) -> Desk:
    """Hears of all that a page does and should not."""
    page, faults, own = desk.page, desk.faults, (desk.origin, "data:image")
    page.on("dialog", lambda dialog: faults.append(f"a dialog says {dialog.message}"))
    page.on("pageerror", lambda error: faults.append(f"a script failed: {error}"))
    page.on("console", lambda said: faults.extend([said.text] if "Content Security" in said.text else []))
    page.on("request", lambda asked: faults.extend([] if asked.url.startswith(own) else [f"asked for {asked.url}"]))
    return desk


@pytest.mark.parametrize("number", range(len(HOSTILE)))
def test_words_stay_words(desk: Desk, number: int) -> None:
    words = HOSTILE[number]
    with Book.open(desk.app.state.books.path) as book:
        report = book.accounts_of_incident(incident_of(number))[0].report_id
    desk.sign_in(words)
    desk.faults.clear()
    walked = addresses(
        incident_of(number), report, other=incident_of((number + 1) % len(HOSTILE)), account=f"a-{number:02}"
    )
    assert set(walked) == names_of_pages(desk.app)
    for name in ("incident", "report", "correct", "merge", "split", "queue"):
        desk.open(walked[name], words)
    pair = f"pair/-0.1/{max(number, 1)}"
    said = quote(words, safe="")
    desk.open(f"/queue?item={pair}", words)
    desk.open(f"/queue?item={said}&kind={said}", words)
    desk.open(f"/incidents?q={said}&place={said}&actor={said}&bbox={said}&said={said}", words)
    desk.open(f"/incidents?place={said}", words)
    desk.open(f"/incidents/{quote(words, safe='')}?lit={said}", words)
    desk.open(f"/reports/{report}?lit={said}", words)
    desk.open(f"/login?back={said}", words)
    desk.open(f"/incidents/{incident_of(number)}/merge?with={said}&back={said}", words)
    # As a person types it: the form comes back with it, for it is neither words of the report nor a value.
    desk.open(f"/incidents/{incident_of(number)}/correct?field=date&back={said}", words)
    desk.page.locator("input[name=value]").fill(words)
    desk.page.locator("input[name=because]").fill(words)
    desk.page.locator("textarea[name=words]").fill(words)
    desk.page.get_by_role("button", name="Keep", exact=True).click()
    desk.look("correct, as typed", words)
    assert desk.faults == []


@pytest.mark.parametrize("path", ["/incidents", "/incidents?page=2", "/method", "/docs", "/queue?kind=doubt", "/keys"])
def test_lists_of_them_stay_lists(desk: Desk, path: str) -> None:
    desk.sign_in(HOSTILE[0])
    desk.faults.clear()
    desk.open(path, "all of them")
    if path.startswith("/incidents"):
        desk.page.locator("#map[data-drawn]").wait_for()
        desk.look(path, "all of them, on the map")
    assert desk.faults == []
