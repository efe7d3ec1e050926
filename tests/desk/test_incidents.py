"""The list of incidents: one filter, in the address, for page, JSON, CSV, GeoJSON and map alike."""

from __future__ import annotations

import csv
import io
import re
from typing import Any
from urllib.parse import parse_qsl

import pytest
from fastapi.testclient import TestClient
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from tollbook.desk.asking import Asked
from tollbook.exports.check import Table
from tollbook.exports.columns import COLUMNS
from tollbook.model.incident import ReviewState
from tollbook.model.values import AttackType, Group
from tollbook.store.listing import Order

QUERIES = (
    "",
    "q=police",
    "country=BF",
    "country=bf&sort=-killed",
    "type=bombing",
    "from=2014-01-01&to=2018-12-31",
    "killed_min=10&sort=-killed",
    "killed_max=9",
    "group=civilians",
    "group=civilians&killed_min=5",
    "review=machine&provisional=yes",
    "provisional=no",
    "bbox=-20,-10,50,30",
    "place=a&sort=place",
    "actor=al",
    "q=&country=&type=&from=&to=&killed_min=",
)
ID = re.compile(r'href="/incidents/(i-[0-9a-f]{16})"')


@pytest.mark.parametrize("query", QUERIES)
def test_every_form_tells_of_the_same_incidents(viewer: TestClient, query: str) -> None:
    page = viewer.get(f"/incidents?{query}")
    assert page.status_code == 200
    shown = ID.findall(page.text)
    whole = viewer.get(f"/incidents.json?{query}").json()
    assert [row["incident_id"] for row in whole["incidents"]] == shown
    assert whole["found"] == len(shown) > 0
    rows = list(csv.DictReader(io.StringIO(viewer.get(f"/incidents.csv?{query}").text)))
    assert [row["incident_id"] for row in rows] == shown
    assert list(rows[0]) == [column.name for column in COLUMNS[Table.INCIDENTS]]
    collection = viewer.get(f"/incidents.geojson?{query}").json()
    assert [feature["id"] for feature in collection["features"]] == shown
    points = viewer.get(f"/map.json?{query}").json()
    assert sum(points["incidents"]) == sum(feature["geometry"] is not None for feature in collection["features"])
    for row, feature, line in zip(whole["incidents"], collection["features"], rows, strict=True):
        same_everywhere(row, feature, line)


def same_everywhere(row: dict[str, Any], feature: dict[str, Any], line: dict[str, str]) -> None:
    for name in ("type", "date_start", "country", "place", "killed_low", "killed_best", "killed_high", "review_state"):
        assert line[name] == ("" if row[name] is None else str(row[name])), name
        assert feature["properties"][name] == row[name]
    if row["lat"] is not None:
        assert feature["geometry"] == {"type": "Point", "coordinates": [row["lon"], row["lat"]]}


def test_the_map_tells_machine_made_from_checked(viewer: TestClient, book_path: Any) -> None:
    from tollbook.store.book import Book

    assert set(viewer.get("/map.json").json()["look"]) == {0}
    with Book.open(book_path) as book:
        located = next(row for row in book.list_incidents() if row.lat is not None)
        book._do("UPDATE incident SET review_state = 'accepted' WHERE id = ?", located.id)
    points = viewer.get("/map.json").json()
    assert sorted(set(points["look"])) == [0, 1]
    assert points["lat"][points["look"].index(1)] == located.lat
    assert {len(column) for column in points.values()} == {len(points["lat"])}


@pytest.mark.parametrize(
    "query",
    [
        "country=BFA",
        "type=murder",
        "from=yesterday",
        "from=10000-01-01",
        "killed_min=-1",
        "killed_min=x",
        "killed_max=9007199254740993",
        "page=0",
        "page=99999999999999999999",
        "bbox=1,2,3",
        "bbox=nan,0,0,0",
        "bbox=0,10,0,-10",
        "sort=name",
        "q=" + "a" * 301,
        "provisional=perhaps",
    ],
)
def test_what_cannot_be_asked_is_said_plainly(viewer: TestClient, query: str) -> None:
    page = viewer.get(f"/incidents?{query}")
    assert page.status_code == 400
    assert query.partition("=")[0] in page.text
    problem = viewer.get(f"/incidents.json?{query}")
    assert problem.status_code == 400
    assert problem.headers["content-type"] == "application/problem+json"
    assert query.partition("=")[0] in problem.json()["detail"]


def test_a_page_past_the_end_is_the_last(viewer: TestClient) -> None:
    whole = viewer.get("/incidents.json?page=1000").json()
    assert whole["page"] == whole["pages"] == 1
    assert len(whole["incidents"]) == whole["found"]


def test_an_empty_book_has_an_empty_list(tmp_path: Any) -> None:
    from tests.desk.conftest import ORIGIN
    from tollbook.desk.app import create_app
    from tollbook.desk.desk import Desk
    from tollbook.store.book import Book

    with Book.open(tmp_path / "empty.db", create=True):
        pass
    app = create_app(Desk(tmp_path / "empty.db", ORIGIN, editor="Ada"))
    browser = TestClient(app, ORIGIN, headers={"Origin": ORIGIN})
    assert browser.post("/enter", data={"token": app.state.door.token.words}).status_code == 200
    assert "No incident" in browser.get("/incidents").text
    assert browser.get("/incidents.geojson").json() == {"type": "FeatureCollection", "features": []}
    assert browser.get("/map.json").json()["lat"] == []
    assert browser.get("/method").status_code == 200
    app.state.books.close()


WORDS = st.text(min_size=1, max_size=20).filter(lambda words: words.strip() != "")
DEGREES = st.tuples(st.floats(-180, 180), st.floats(-90, 0), st.floats(-180, 180), st.floats(0, 90))


@given(
    st.fixed_dictionaries(
        {},
        optional={
            "q": WORDS,
            "country": st.from_regex("[A-Za-z]{2}", fullmatch=True),
            "place": WORDS,
            "actor": WORDS,
            "type": st.sampled_from([*AttackType]),
            "from": st.dates().map(str),
            "to": st.dates().map(str),
            "group": st.sampled_from([*Group]),
            "killed_min": st.integers(0, 2**53),
            "killed_max": st.integers(0, 2**53),
            "review": st.sampled_from([*ReviewState]),
            "provisional": st.sampled_from(["yes", "no"]),
            "bbox": DEGREES.map(lambda edges: ",".join(map(str, edges))),
            "sort": st.sampled_from([*Order]),
            "page": st.integers(1, 1_000_000),
        },
    )
)
def test_what_is_asked_goes_into_the_address_and_back(given_fields: dict[str, Any]) -> None:
    asked = Asked.model_validate(given_fields)
    address = asked.address("/incidents", page=asked.page)
    again = Asked.model_validate(dict(parse_qsl(address.partition("?")[2], keep_blank_values=True)))
    assert again == asked
    assert again.filter() == asked.filter()
    assert asked.but(q=None).page == 1


def test_a_change_of_the_filter_begins_at_the_first_page() -> None:
    asked = Asked.model_validate({"q": "bus", "page": 7})
    assert asked.address("/incidents") == "/incidents?q=bus"
    assert asked.address("/incidents", page=8) == "/incidents?q=bus&page=8"
    assert asked.address("/incidents", q=None) == "/incidents"
    with pytest.raises(ValidationError):
        Asked.model_validate({"bbox": "here"})
