"""In a browser: the queue by keys alone, a toll corrected by selecting words, a merge with its preview and undone, two
persons at one incident; with JavaScript and without."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote

import pytest
from fastapi import FastAPI
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.desk.browser.conftest import serve
from tests.desk.made import ARABIC, INCIDENT, WIRE, make_book
from tests.desk.samples import solhan
from tollbook.desk.access.persons import BookSessions
from tollbook.desk.access.sessions import COOKIE, new_session
from tollbook.model.incident import Incident
from tollbook.model.person import UserRole
from tollbook.model.review import ItemKind
from tollbook.persons.people import add_user
from tollbook.store.book import Book

ITEM = ".acts input[name=item] >> nth=0"
WORDS = """([report, words]) => {
  const text = document.querySelector(`[data-report="${report}"]`);
  const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
  const nodes = [];
  while (walker.nextNode()) nodes.push(walker.currentNode);
  const at = text.textContent.indexOf(words);
  const point = (offset) => {
    for (const node of nodes) {
      if (offset <= node.length) return [node, offset];
      offset -= node.length;
    }
  };
  getSelection().setBaseAndExtent(...point(at), ...point(at + words.length));
}"""
# Where these words are drawn; nothing is selected.
BOX = f"""(asked) => {{
  ({WORDS})(asked);
  const range = getSelection().getRangeAt(0);
  range.startContainer.parentElement.scrollIntoView({{ block: "center" }});
  const {{ x, y, width, height }} = range.getBoundingClientRect();
  getSelection().removeAllRanges();
  return {{ x, y, width, height }};
}}"""


def origin(page: Page) -> str:
    return page.url.partition("/incidents")[0].partition("/queue")[0]


def waiting(path: Path, kind: ItemKind = ItemKind.INCIDENT) -> int:
    with Book.open(path) as book:
        return book.count_queue(kind, most=1000)


def the_pair(path: Path) -> tuple[str, str]:
    with Book.open(path) as book:
        one, other = book.queue_after(None, 1, kinds=[ItemKind.PAIR])[0].incidents
    return one, other


def incident_at(path: Path, name: str) -> Incident:
    with Book.open(path) as book:
        return book.find_incident(name)


def press(page: Page, key: str) -> None:
    """Presses a key that leads to another page."""
    with page.expect_navigation():
        page.keyboard.press(key)


def test_ten_items_are_accepted_with_the_keyboard_alone(page: Page, book_path: Path) -> None:
    before = waiting(book_path)
    page.goto(f"{origin(page)}/queue?kind=incident")
    seen = set()
    for _ in range(10):
        seen.add(page.locator(ITEM).input_value())
        press(page, "a")
    assert len(seen) == 10
    assert waiting(book_path) == before - 10
    with Book.open(book_path) as book:
        assert {entry.by for entry in book.audit_entries()} == {"Ada"}
        assert len(list(book.audit_entries())) == 10


def test_keys_go_on_back_skip_and_undo(page: Page, book_path: Path) -> None:
    page.goto(f"{origin(page)}/queue?kind=doubt")
    items = [page.locator(ITEM).input_value()]
    for _ in range(2):
        press(page, "j")
        items.append(page.locator(ITEM).input_value())
    assert len(set(items)) == 3
    for item in items[1::-1]:
        press(page, "k")
        assert page.locator(ITEM).input_value() == item
    press(page, "Space")
    assert "Skipped" in page.inner_text(".said")
    assert page.locator(ITEM).input_value() == items[1]
    press(page, "z")
    assert page.locator(ITEM).input_value() == items[0]
    assert "taken back" in page.inner_text(".said")
    with Book.open(book_path) as book:
        assert [entry.action for entry in book.audit_entries()] == ["skip", "undo look"]


def test_reject_asks_for_a_reason_and_takes_two_keys(page: Page, book_path: Path) -> None:
    page.goto(f"{origin(page)}/queue?kind=incident")
    incident = page.locator(ITEM).input_value().rpartition("/")[2]
    page.keyboard.press("r")
    expect(page.locator("details.act input[name=because]")).to_be_focused()
    page.keyboard.press("a")  # is written, for a field is being written in
    assert page.locator("details.act input[name=because]").input_value() == "a"
    page.keyboard.press("Escape")
    page.keyboard.press("r")
    page.keyboard.type("an accident")
    press(page, "Enter")
    assert incident_at(book_path, incident).review.state == "rejected"


def test_help_lists_the_keys_and_search_is_a_key_away(page: Page) -> None:
    page.goto(f"{origin(page)}/queue")
    page.keyboard.press("?")
    expect(page.locator("#help")).to_be_visible()
    assert "Space" in page.inner_text("#help")
    page.keyboard.press("a")  # nothing is done behind the help
    page.keyboard.press("Escape")
    expect(page.locator("#help")).not_to_be_visible()
    page.keyboard.press("/")
    expect(page.locator(".find input[name=q]")).to_be_focused()
    page.keyboard.type("addis")
    press(page, "Enter")
    assert "/incidents?q=addis" in page.url


def test_keys_can_be_chosen_and_switched_off(page: Page, book_path: Path) -> None:
    page.goto(f"{origin(page)}/keys?back=/queue")
    page.fill("#key-accept", "j")
    page.click("button:text-is('Keep')")
    assert "also chosen for: next" in page.inner_text("#fault-accept")
    page.fill("#key-accept", "x")
    page.click("button:text-is('Keep')")
    page.wait_for_url("**/queue?said=keys")
    before = waiting(book_path, ItemKind.PAIR)
    page.goto(f"{origin(page)}/queue?kind=pair")
    page.keyboard.press("a")
    assert page.inner_text("button[value=accept] kbd") == "x"
    press(page, "x")
    assert waiting(book_path, ItemKind.PAIR) == before - 1
    page.goto(f"{origin(page)}/keys?back=/queue")
    page.uncheck("input[name=on]")
    page.click("button:text-is('Keep')")
    page.wait_for_url("**/queue?said=keys")
    assert page.locator("[data-key], .acts kbd").count() == page.locator(".acts .because kbd").count()
    at = page.url
    page.keyboard.press("x")
    assert page.url == at


def test_a_pair_is_merged_with_a_preview_by_two_keys_and_undone(page: Page, book_path: Path) -> None:
    one, other = the_pair(book_path)
    page.goto(f"{origin(page)}/queue?kind=pair")
    assert page.locator(".sides article").count() == 2
    assert page.locator(".waterfall tbody tr").count() > 4
    press(page, "m")
    assert page.locator(".preview td.new").count() > 5
    assert page.locator(".preview .differs").count() > 1
    press(page, "m")
    assert "Nothing waits" in page.inner_text("h1")
    with Book.open(book_path) as book:
        assert book.find_incident(one).id == book.find_incident(other).id
    press(page, "z")
    assert page.locator(ITEM).input_value().startswith("pair/")
    with Book.open(book_path) as book:
        assert book.find_incident(one).id != book.find_incident(other).id
        assert [entry.action for entry in book.audit_entries()] == ["judge same", "undo judge same"]


def test_a_toll_is_corrected_by_selecting_words_with_the_mouse(page: Page, book_path: Path) -> None:
    incident, report = solhan(book_path)
    page.goto(f"{origin(page)}/incidents/{incident}/correct?field=killed")
    box = page.evaluate(BOX, [report, "160 villagers"])
    expect(page.locator("[name=words]")).to_have_value("")
    page.mouse.move(box["x"] + 1, box["y"] + box["height"] / 2)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] - 1, box["y"] + box["height"] / 2, steps=4)
    page.mouse.up()
    expect(page.locator("#gives")).to_have_text("These words give: 160")
    assert page.locator("[name=words]").input_value() == "160 villagers"
    page.click("button:text-is('Keep')")
    page.wait_for_url(f"**/incidents/{incident}?said=corrected")
    (found,) = incident_at(book_path, incident).corrections
    assert found.correction.words and found.correction.words.report_id == report
    assert "the machine reads" in page.inner_text("main")
    page.click("td.best a[href^='?lit=killed-all#']")
    lit = page.locator(f"mark.lit[data-claims~='correction-{found.correction.id}']").all_inner_texts()
    assert "".join(lit) == "160 villagers"


def test_words_are_chosen_with_the_keyboard_alone(page: Page, book_path: Path) -> None:
    incident, report = solhan(book_path)
    page.goto(f"{origin(page)}/incidents/{incident}/correct?field=weapons")
    page.focus(f"[data-report={report}]")
    for _ in range(4):
        page.keyboard.press("ArrowRight")
    page.keyboard.press("Shift+ArrowRight")
    expect(page.locator("[name=words]")).not_to_have_value("")
    chosen = page.evaluate("getSelection().toString().trim()")
    expect(page.locator("[name=words]")).to_have_value(chosen)
    page.keyboard.press("Enter")
    expect(page.locator("#correct button.main")).to_be_focused()
    press(page, "Enter")
    (found,) = incident_at(book_path, incident).corrections
    words = found.correction.words
    with Book.open(book_path) as book:
        told = book.find_report(report)
    assert words and told
    assert " ".join(words.span.of(told.text).split()) == " ".join(chosen.split())
    assert len(chosen.split()) >= 2


@pytest.fixture
def made(browser: Browser, tmp_path: Path) -> Iterator[tuple[Page, Path]]:
    """Before a desk over the book made by hand, whose texts hold emoji, combining marks and Arabic."""
    path = make_book(tmp_path / "made.db")
    for app in serve(path):
        context = entered_as(browser, app, "Ada")
        page = context.new_page()
        page.goto(f"{app.state.desk.origin}/incidents")
        yield page, path
        context.close()


def entered_as(browser: Browser, app: FastAPI, name: str, *, script: bool = True) -> BrowserContext:
    context = browser.new_context(java_script_enabled=script, viewport={"width": 1280, "height": 900})
    context.set_default_timeout(5000)
    key = new_session(app.state.door.sessions, name)
    context.add_cookies([{"name": COOKIE, "value": key, "url": app.state.desk.origin}])
    return context


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (WIRE, "twelve people"),
        (WIRE, "Que\u0301lora"),
        (WIRE, "\U0001d4ae\U0001d4bd fire service"),
        (WIRE, "\u202eHills Front\u202c denied"),
        (WIRE, "seven dead"),
        (ARABIC, "ثلاثين آخرين"),
        (ARABIC, "جبهة التلال"),
    ],
)
def test_selected_words_are_the_kept_words_in_every_script(made: tuple[Page, Path], text: str, words: str) -> None:
    page, path = made
    with Book.open(path) as book:
        accounts = book.accounts_of_incident(INCIDENT)
        reports = [book.find_report(account.report_id) for account in accounts]
    report = next(report.id for report in reports if report and report.text == text)
    page.goto(f"{origin(page)}/incidents/{INCIDENT}/correct?field=weapons")
    page.evaluate(WORDS, [report, words])
    expect(page.locator("input[name=place]")).not_to_have_value("")
    page.fill("[name=value]", "bomb")
    page.click("button:text-is('Keep')")
    page.wait_for_url("**said=corrected")
    (found,) = incident_at(path, INCIDENT).corrections
    assert found.correction.words
    assert found.correction.words.span.of(text) == words


def test_words_from_right_to_left_are_chosen_onward_with_the_left_key(made: tuple[Page, Path]) -> None:
    page, path = made
    with Book.open(path) as book:
        reports = [book.find_report(account.report_id) for account in book.accounts_of_incident(INCIDENT)]
    report = next(report.id for report in reports if report and report.text == ARABIC)
    page.goto(f"{origin(page)}/incidents/{INCIDENT}/correct?field=weapons")
    page.focus(f"[data-report={report}]")
    for _ in range(3):
        page.keyboard.press("ArrowLeft")
    expect(page.locator("[name=words]")).to_have_value("عشر")


@dataclass(frozen=True)
class Shared:
    """A desk of two persons, and the book that both are at."""

    app: FastAPI
    path: Path


@pytest.fixture
def shared(book_path: Path) -> Iterator[Shared]:
    with Book.open(book_path) as book:
        for name in ("Ada", "Bo"):
            add_user(book, name, "correct horse battery", UserRole.EDITOR, by="Ada")
    for app in serve(book_path):
        app.state.door.sessions = BookSessions(app.state.books)
        yield Shared(app, book_path)


def test_two_persons_at_one_incident_overwrite_nothing(browser: Browser, shared: Shared) -> None:
    incident, _ = solhan(shared.path)
    contexts = [entered_as(browser, shared.app, name) for name in ("Ada", "Bo")]
    ada, bo = (context.new_page() for context in contexts)
    for page in (ada, bo):
        page.goto(f"{shared.app.state.desk.origin}/incidents/{incident}/correct?field=killed")
    bo.fill("[name=value]", "170")
    bo.fill("[name=because]", "the mayor said so")
    bo.click("button:text-is('Keep')")
    bo.wait_for_url("**said=corrected")
    ada.fill("[name=value]", "180")
    ada.fill("[name=because]", "counted at the graves")
    ada.click("button:text-is('Keep')")
    expect(ada.locator("#changed")).to_contain_text("Changed by Bo just now")
    expect(ada.locator("#changed ins")).to_contain_text(["170"])
    assert ada.locator("[name=value]").input_value() == "180"
    assert ada.locator("[name=because]").input_value() == "counted at the graves"
    assert [found.correction.by for found in incident_at(shared.path, incident).corrections] == ["Bo"]
    ada.click("button:text-is('Keep it all the same')")
    ada.wait_for_url("**said=corrected")
    told = [(found.correction.by, found.stands) for found in incident_at(shared.path, incident).corrections]
    assert told == [("Bo", False), ("Ada", True)]
    for context in contexts:
        context.close()


def test_all_of_it_without_a_script(browser: Browser, served: FastAPI, book_path: Path) -> None:
    context = entered_as(browser, served, "Ada", script=False)
    page = context.new_page()
    desk = served.state.desk.origin
    page.goto(f"{desk}/queue?kind=doubt")
    first = page.locator(ITEM).input_value()
    page.click("button[value=accept]")
    assert page.locator(ITEM).input_value() != first
    page.click(".ways button")
    assert page.locator(ITEM).input_value() == first
    page.click("a[rel=next]")
    page.click("a[rel=prev]")
    assert page.locator(ITEM).input_value() == first
    incident, _ = solhan(book_path)
    page.goto(f"{desk}/incidents/{incident}/correct")
    page.click("table.fields a:text-is('killed, all')")
    page.fill("[name=words]", "villagers")
    page.fill("[name=value]", "170")
    page.click("button:text-is('Keep')")
    assert page.locator(".spots input").count() > 1
    page.check(".spots input >> nth=1")
    page.click("button:text-is('Keep')")
    (found,) = incident_at(book_path, incident).corrections
    assert found.correction.words and str(found.correction.value).count("170") == 3
    one, other = the_pair(book_path)
    page.goto(f"{desk}/incidents/{one}/merge")
    page.click(f".offered a[href*='{other}']")
    page.click("button:text('Merge')")
    page.wait_for_url("**said=merged")
    name = unquote(page.url).rpartition("/")[2].partition("?")[0]
    assert len(incident_at(book_path, name).accounts) == 2
    page.click("a:text('Split')")
    page.check("input[name=account] >> nth=1")
    page.click("button:text-is('Preview')")
    page.click("button:text('Split off')")
    page.wait_for_url("**said=split")
    page.click("summary:text('Reject')")
    page.click("button:text('Reject')")
    page.wait_for_url("**said=rejected")
    page.click("a[data-help]")
    assert page.url.partition("?")[0].endswith("/keys")
    context.close()


def test_acting_fits_on_a_phone(page: Page, book_path: Path) -> None:
    incident, _ = solhan(book_path)
    one, other = the_pair(book_path)
    page.set_viewport_size({"width": 390, "height": 844})
    for path in ("/queue?kind=pair", "/keys", f"/incidents/{incident}/correct?field=killed",
                 f"/incidents/{one}/merge?with={other}", f"/incidents/{one}/split"):  # fmt: skip
        page.goto(origin(page) + path)
        assert page.evaluate("document.documentElement.scrollWidth") <= 390, path
