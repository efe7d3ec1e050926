"""Incidents in a browser: coming in, map, brush, and all of it without scripts."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, urlsplit

import pytest
from fastapi import FastAPI
from playwright.sync_api import Browser, Page, expect


def asked(page: Page) -> dict[str, str]:
    return {name: values[0] for name, values in parse_qs(urlsplit(page.url).query).items()}


def found(page: Page) -> int:
    return int(page.locator("main strong").first.inner_text().replace(",", ""))


def base(page: Page) -> str:
    return page.url.partition("/incidents")[0]


def test_the_address_of_the_terminal_leads_to_the_incidents(page: Page) -> None:
    expect(page.get_by_role("heading", name="Incidents", level=1)).to_be_visible()
    assert found(page) == page.locator("tbody tr").count() > 10


def test_the_map_draws_a_point_for_each_spot(page: Page) -> None:
    page.locator("#map[data-drawn]").wait_for()
    drawn = int(page.locator("#map").get_attribute("data-drawn") or 0)
    points = page.request.get(f"{base(page)}/map.json").json()
    assert drawn == len(points["lat"]) > 5
    # Something of the points' own colour stands on the canvas.
    seen = page.evaluate(
        """() => [...document.querySelectorAll("#map canvas")].some((canvas) => {
          const pixels = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data;
          for (let i = 0; i < pixels.length; i += 4)
            if (pixels[i] > 150 && pixels[i + 1] < 90 && pixels[i + 2] < 80 && pixels[i + 3] > 100) return true;
          return false;
        })"""
    )
    assert seen


def test_dragging_an_area_on_the_map_filters_by_it(page: Page) -> None:
    page.locator("#map[data-drawn]").wait_for()
    before = found(page)
    page.get_by_role("button", name="Choose an area").click()
    box = page.locator("#map").bounding_box()
    assert box
    page.mouse.move(box["x"] + box["width"] * 0.5, box["y"] + box["height"] * 0.45)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.62, box["y"] + box["height"] * 0.8, steps=5)
    page.mouse.up()
    page.wait_for_url("**/incidents?**bbox=**")
    west, south, east, north = map(float, asked(page)["bbox"].split(","))
    assert west < east
    assert south < north
    assert 0 < found(page) < before
    rows = page.request.get(page.url.replace("/incidents?", "/incidents.json?")).json()["incidents"]
    assert all(west <= row["lon"] <= east and south <= row["lat"] <= north for row in rows)
    page.locator("#map[data-drawn]").wait_for()
    page.get_by_role("link", name="Everywhere").click()
    page.wait_for_url(re.compile(r"/incidents$"))
    assert found(page) == before


def test_what_the_map_shows_can_be_chosen_without_a_mouse(page: Page) -> None:
    page.locator("#map[data-drawn]").wait_for()
    page.locator("#map").focus()
    page.locator("#use-view").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/incidents?**bbox=**")
    assert found(page) > 0


def test_a_point_tells_what_lies_there_and_leads_to_it(page: Page) -> None:
    page.locator("#map[data-drawn]").wait_for()
    points = page.request.get(f"{base(page)}/map.json").json()
    lat, lon = points["lat"][0], points["lon"][0]
    page.goto(f"{base(page)}/incidents?bbox={lon - 1},{lat - 1},{lon + 1},{lat + 1}")
    page.locator("#map[data-drawn]").wait_for()
    box = page.locator("#map").bounding_box()
    assert box
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    link = page.locator(".leaflet-popup-content a")
    expect(link).to_contain_text("show")
    link.click()
    page.wait_for_url("**/incidents?**bbox=**")
    assert found(page) >= 1


def test_brushing_the_timeline_by_mouse_filters_by_days(page: Page) -> None:
    before = found(page)
    bars = page.locator("#timeline li")
    first, last = bars.nth(bars.count() - 8), bars.nth(bars.count() - 3)
    start, end = first.bounding_box(), last.bounding_box()
    assert start
    assert end
    days = first.get_attribute("data-from"), last.get_attribute("data-to")
    page.mouse.move(start["x"] + start["width"] / 2, start["y"] + 20)
    page.mouse.down()
    page.mouse.move(end["x"] + end["width"] / 2, end["y"] + 20, steps=6)
    expect(page.locator("#timeline .brushed")).to_have_count(6)
    page.mouse.up()
    page.wait_for_url("**/incidents?**from=**")
    assert (asked(page)["from"], asked(page)["to"]) == days
    assert 0 < found(page) < before
    expect(page.locator("#timeline .inside").first).to_be_visible()


def test_brushing_the_timeline_by_keyboard_filters_by_days(page: Page) -> None:
    before = found(page)
    count = page.locator("#timeline li").count()
    page.locator("#brush [name=first]").focus()
    for _ in range(count - 6):
        page.keyboard.press("ArrowRight")
    expect(page.locator("#timeline .brushed")).to_have_count(6)
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**/incidents?**from=**")
    assert 0 < found(page) < before


def test_fingers_set_the_days_by_the_sliders_and_the_timeline_stands_upright(browser: Browser, served: FastAPI) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    page = context.new_page()
    page.goto(served.state.door.entrance)
    page.wait_for_url("**/incidents**")
    before = found(page)
    bars = page.locator("#timeline li")
    one, other = bars.nth(0).bounding_box(), bars.nth(1).bounding_box()
    assert one
    assert other
    assert other["y"] >= one["y"] + 24
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    slider = page.locator("#brush [name=first]")
    slider.scroll_into_view_if_needed()
    box = slider.bounding_box()
    assert box
    page.touchscreen.tap(box["x"] + box["width"] * 0.7, box["y"] + box["height"] / 2)
    expect(page.locator("#timeline .brushed").first).to_be_visible()
    page.locator("#brush button").tap()
    page.wait_for_url("**/incidents?**from=**")
    assert 0 < found(page) < before
    context.close()


def test_all_of_it_works_without_scripts(browser: Browser, served: FastAPI) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(served.state.door.entrance)
    page.get_by_role("button", name="Enter").click()
    page.wait_for_url("**/incidents**")
    before = found(page)
    expect(page.locator("#map-part")).to_be_hidden()
    page.locator("#filter [name=q]").fill("police")
    page.get_by_role("button", name="Filter").click()
    assert asked(page)["q"] == "police"
    assert 0 < found(page) < before
    page.get_by_role("link", name="Show all").click()
    page.locator("#timeline a").last.click()
    assert set(asked(page)) >= {"from", "to"}
    assert 0 < found(page) < before
    context.close()


@pytest.mark.parametrize("theme", ["dark", "light"])
def test_light_or_dark_is_kept(page: Page, theme: str) -> None:
    while page.locator("html").get_attribute("data-theme") != theme:
        page.get_by_role("button", name="change colours").click()
    page.goto(f"{base(page)}/method")
    assert page.locator("html").get_attribute("data-theme") == theme


def test_no_page_has_a_serious_finding_of_axe(page: Page) -> None:
    from axe_playwright_python.sync_playwright import Axe

    for address in (
        "/incidents",
        "/incidents?q=police&from=2014-01-01",
        "/method",
        "/docs",
        "/none",
        "/login",
        "/enter",
    ):
        page.goto(base(page) + address)
        if address.startswith("/incidents"):
            page.locator("#map[data-drawn]").wait_for()
        for theme in ("light", "dark"):
            page.emulate_media(color_scheme="dark" if theme == "dark" else "light")
            results = Axe().run(page)
            grave = [v for v in results.response["violations"] if v["impact"] in ("serious", "critical")]
            assert grave == [], (address, theme, [(v["id"], v["nodes"][0]["html"][:200]) for v in grave])
