"""In a browser: a figure lights up its words in every report, and words show what was read from them; in texts with
emoji, combining marks, letters beyond the basic plane and a script from right to left; with JavaScript and without."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page

from tests.desk.browser.conftest import serve
from tests.desk.made import ARABIC, INCIDENT, LONG, WIRE, make_book, tellings
from tollbook.desk.access.sessions import COOKIE, new_session

# The words of all that is lit, as the page holds them: stretch by stretch, of each report.
LIT = """(kind) => [...document.querySelectorAll("[data-report]")].map(report =>
  [...report.querySelectorAll("mark." + kind)].map(mark => {
    const range = document.createRange();
    range.selectNodeContents(mark);
    return range.toString();
  }))"""
# The text of each report, less the dots that stand for what is folded.
TEXTS = """() => [...document.querySelectorAll("[data-report]")].map(report => {
  const copy = report.cloneNode(true);
  copy.querySelectorAll(".gap").forEach(gap => gap.remove());
  return copy.textContent;
})"""


@dataclass(frozen=True)
class Reading:
    """A browser before a desk over the book made by hand."""

    browser: Browser
    origin: str
    key: str
    # What went wrong in the pages. It is looked at when they are done with: what is raised while Playwright tells of it
    # ends its connection.
    faults: list[str]

    def page(self, path: str, *, script: bool = True, width: int = 1440) -> Page:
        context = self.browser.new_context(java_script_enabled=script, viewport={"width": width, "height": 900})
        context.set_default_timeout(5000)
        context.add_cookies([{"name": COOKIE, "value": self.key, "url": self.origin}])
        page = context.new_page()
        page.on("console", lambda message: self._hear(message))
        page.on("pageerror", lambda error: self.faults.append(f"a script failed: {error}"))
        page.goto(self.origin + path)
        return page

    def _hear(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.faults.append(f"the console says: {message.text}")


@pytest.fixture(scope="module")
def whole(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Reading]:
    for app in serve(make_book(tmp_path_factory.mktemp("lit") / "book.db")):
        key = new_session(app.state.door.sessions, "Ada")
        yield Reading(browser, app.state.desk.origin, key, [])


@pytest.fixture
def reading(whole: Reading) -> Iterator[Reading]:
    whole.faults.clear()
    yield whole
    assert not whole.faults


def of_claim(claim_id: str) -> list[str]:
    """A claim's quoted words, stretch by stretch."""
    for report, account in tellings():
        for claim in account.claims:
            if claim.id == claim_id:
                return [span.of(report.text) for span in sorted(piece.span for piece in claim.evidence)]
    raise AssertionError(claim_id)


def lit(page: Page, kind: str = "lit") -> list[str]:
    return sorted(words for report in page.evaluate(LIT, kind) for words in report)


def words(*claims: str) -> list[str]:
    return sorted(stretch for claim in claims for stretch in of_claim(claim))


PAGE = f"/incidents/{INCIDENT}"
BEST = "td.best a[href^='?lit={measure}-all#']"


def test_the_page_holds_every_text_to_the_letter(reading: Reading) -> None:
    page = reading.page(PAGE)
    assert set(page.evaluate(TEXTS)) == {WIRE, ARABIC, LONG}


def test_a_figure_lights_its_words_in_every_report(reading: Reading) -> None:
    page = reading.page(PAGE)
    assert lit(page) == []
    page.click(BEST.format(measure="wounded"))
    assert lit(page) == words("c-ar-thirty", "c-long-thirty")
    assert page.inner_text("#lit-said") == "7 places lit in 2 reports"
    page.click(BEST.format(measure="killed"))
    assert lit(page) == words("c-long-fourteen")
    assert lit(page, "lit-aside") == words("c-wire-twelve", "c-wire-seven", "c-ar-twelve")
    assert page.locator("a.field[aria-current]").first.inner_text() == "14"
    assert page.url.endswith("?lit=killed-all")


@pytest.mark.parametrize(
    ("claim", "quoted"),
    [
        ("c-wire-place", ["Que\u0301lora"]),
        ("c-wire-denied", ["denied", "\u202eHills Front\u202c"]),
        ("c-wire-twelve", ["killed", "people", "twelve", "\U0001d4ae\U0001d4bd fire service"]),
        ("c-ar-thirty", sorted(["ثلاثين", "أُصيبوا", "آخرين", "الشرطة"])),
        ("c-ar-front", sorted(["جبهة التلال", "الحكومة"])),
    ],
)
@pytest.mark.parametrize("script", [True, False])
def test_the_lit_words_are_the_quoted_words_in_every_script(
    reading: Reading, claim: str, quoted: list[str], script: bool
) -> None:
    page = reading.page(PAGE, script=script)
    page.click(f"#claim-{claim} a.field")
    if not script:
        page.wait_for_url(f"**?lit={claim}#words-{claim}")
    found = page.locator("[data-report] mark.lit")
    assert sorted(found.all_text_contents()) == quoted


def test_words_show_what_was_read_from_them(reading: Reading) -> None:
    page = reading.page(PAGE)
    page.click("mark[data-claims~='c-ar-thirty'] a")
    assert page.locator("#panel").is_visible()
    assert "30 wounded, civilians" in page.inner_text("#panel")
    assert page.locator("#panel li").evaluate_all("all => all.map(one => one.dataset.of)") == ["claim-c-ar-thirty"]
    page.click("#panel a.field")
    assert lit(page) == words("c-ar-thirty")
    page.keyboard.press("Escape")
    assert not page.locator("#panel").is_visible()


def test_words_that_several_claims_rest_on_show_all(reading: Reading) -> None:
    page = reading.page(PAGE)
    page.click("mark a:text-is('killed') >> nth=0")
    shown = page.locator("#panel li").evaluate_all("all => all.map(one => one.dataset.of)")
    assert sorted(shown) == ["claim-c-wire-mina", "claim-c-wire-twelve", "claim-c-wire-type"]


def test_all_of_it_without_a_mouse(reading: Reading) -> None:
    page = reading.page(PAGE)
    page.focus(BEST.format(measure="wounded"))
    page.keyboard.press("Space")
    assert lit(page) == words("c-ar-thirty", "c-long-thirty")
    page.focus(BEST.format(measure="killed"))
    page.keyboard.press("Enter")
    assert lit(page) == words("c-long-fourteen")
    page.focus("mark[data-claims~='c-long-fourteen'] a")
    page.keyboard.press("Space")
    assert page.evaluate("document.activeElement.id") == "panel-title"
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.textContent") == "killed"


def test_lit_words_come_into_sight_in_a_long_text_that_was_unfolded(reading: Reading) -> None:
    page = reading.page(PAGE)
    assert not page.locator(".fold").is_visible()
    page.check("input.whole")
    assert page.locator(".fold").is_visible()
    page.click(BEST.format(measure="wounded"))
    last = page.locator("mark.lit", has_text="Thirty")
    box, report = last.bounding_box(), page.locator("[data-report]", has=last).bounding_box()
    assert box and report
    assert report["y"] <= box["y"] <= report["y"] + report["height"]


def test_without_script_anchors_lead_both_ways(reading: Reading) -> None:
    page = reading.page(PAGE, script=False)
    page.click(BEST.format(measure="wounded"))
    assert page.locator("mark.lit").count() == 7
    page.click("mark[data-claims~='c-ar-thirty'] a")
    assert page.url.endswith("#claim-c-ar-thirty")
    target = page.locator("li.claim:target")
    assert "30 wounded" in target.inner_text()
    assert not page.locator("#panel").is_visible()


def test_a_report_lights_numbers_and_doubts_too(reading: Reading) -> None:
    report = tellings()[0][0]
    page = reading.page(f"/reports/{report.id}")
    page.click("#number-1 a.field")
    assert lit(page) == ["seven"]
    page.click("mark.lit a")
    assert page.locator("#panel li").count() == 2
    page.click("#doubt-0 a.field")
    assert lit(page) == ["A bomb ", "killed"]


def test_a_phone_shows_it_in_one_column(reading: Reading) -> None:
    page = reading.page(PAGE, width=390)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    lefts = page.locator("article.report").evaluate_all("all => all.map(one => one.getBoundingClientRect().left)")
    assert len(set(lefts)) == 1


def test_the_place_is_drawn_where_there_is_script_and_said_in_words_everywhere(reading: Reading) -> None:
    page = reading.page(PAGE)
    page.wait_for_selector("[data-place] .leaflet-tile-loaded")
    assert page.locator("[data-place] canvas").count() > 1
    plain = reading.page(PAGE, script=False)
    assert not plain.locator("[data-place]").is_visible()
    assert "the place itself (precision 1 of 7)" in plain.inner_text("figcaption")
