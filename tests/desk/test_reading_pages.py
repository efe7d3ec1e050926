"""The pages of incidents and reports: marked words to the letter, twins, citations, redirects, refusals."""

from __future__ import annotations

import csv
import io
import json
from collections import defaultdict
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from jsonschema import Draft202012Validator

from tests.desk.browser.hostile import HOSTILE, make_hostile_book
from tests.desk.conftest import ORIGIN
from tests.desk.made import ARABIC, INCIDENT, RETIRED, WIRE, hostile, make_book, tellings
from tollbook.desk.access.sessions import COOKIE, new_session
from tollbook.desk.app import create_app
from tollbook.desk.desk import Desk
from tollbook.exports.check import Table, schema_of
from tollbook.model.claim import Claim
from tollbook.model.correction import Field
from tollbook.model.text import Report
from tollbook.persons.chosen_words import find_words
from tollbook.persons.corrections import correct
from tollbook.store.book import Book


class Words(HTMLParser):
    """What a browser would find in a page: the text of each report, the words of each claim in it, all ids, and
    where its links lead."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.texts: list[str] = []
        self.marked: dict[str, str] = defaultdict(str)
        self.ids: list[str] = []
        self.links: list[str] = []
        self.lit: set[str] = set()
        self.odd: set[str] = set()
        self.handlers: list[str] = []
        self._depth = 0
        self._gap = False
        self._of: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        held = {name: value or "" for name, value in attrs}
        is_ours = tag == "img" and held.get("src") == "/static/desk.svg"
        self.odd.add("script without src" if tag == "script" and "src" not in held else "" if is_ours else tag)
        self.handlers += [name for name in held if name.startswith("on") or name == "style"]
        self.ids += [held["id"]] if "id" in held else []
        self.links += [held["href"]] if tag == "a" and "href" in held else []
        if "data-report" in held:
            self.texts.append("")
            self._depth = 1
        elif self._depth and tag == "div":
            self._depth += 1
        self._gap = held.get("class") == "gap"
        if tag == "mark" and "data-claims" in held:
            self._of = held["data-claims"].split() + held["data-notes"].split()
            self.lit.update(self._of if "lit" in held["class"].split() else ())

    def handle_endtag(self, tag: str) -> None:
        self._of = [] if tag == "mark" else self._of
        self._gap = False
        self._depth -= tag == "div" and self._depth > 0

    def handle_data(self, data: str) -> None:
        if self._depth and not self._gap:
            self.texts[-1] += data
            for name in self._of:
                self.marked[name] += data


def quoted(claim: Claim, text: str) -> str:
    """All characters of a claim's words, each once, as they stand."""
    kept = {n for piece in claim.evidence for n in range(piece.span.start, piece.span.end)}
    return "".join(text[n] for n in sorted(kept))


@pytest.fixture
def made(tmp_path: Path) -> Iterator[TestClient]:
    """A desk over the book that was made by hand."""
    app = create_app(Desk(make_book(tmp_path / "made.db"), ORIGIN, editor="Ada", title="Hills & Harbours"))
    cookies = {COOKIE: new_session(app.state.door.sessions, "Ada")}
    yield TestClient(app, base_url=ORIGIN, cookies=cookies, follow_redirects=False)
    app.state.books.close()


def test_marks_are_the_quoted_words_to_the_letter_in_every_script(made: TestClient) -> None:
    page = Words(made.get(f"/incidents/{INCIDENT}").text)
    assert {WIRE, ARABIC} <= set(page.texts)
    for report, account in tellings():
        assert report.text in page.texts
        for claim in account.claims:
            assert page.marked[claim.id] == quoted(claim, report.text), claim.id
        alone = Words(made.get(f"/reports/{report.id}").text)
        assert alone.texts == [report.text]
        for claim in account.claims:
            assert alone.marked[claim.id] == quoted(claim, report.text), claim.id


def test_all_samples_are_shown_to_the_letter_and_every_anchor_leads_somewhere(
    viewer: TestClient, book_path: Path
) -> None:
    with Book.open(book_path) as book:
        incidents = list(book.incidents())
        accounts = {incident.id: book.accounts_of_incident(incident.id) for incident in incidents}
        reports = {a.report_id: book.find_report(a.report_id) for told in accounts.values() for a in told}
    assert len(incidents) > 20
    pages = [f"/incidents/{incident.id}" for incident in incidents] + [f"/reports/{name}" for name in reports]
    for path in pages:
        answer = viewer.get(path)
        assert answer.status_code == 200
        page = Words(answer.text)
        assert len(page.ids) == len(set(page.ids)), path
        assert {link[1:] for link in page.links if link.startswith("#")} <= set(page.ids), path
        assert {link.partition("#")[2] for link in page.links if link.startswith("?lit=")} <= set(page.ids), path
    for incident in incidents:
        page = Words(viewer.get(f"/incidents/{incident.id}").text)
        for account in accounts[incident.id]:
            report = reports[account.report_id]
            assert report is not None and report.text in page.texts
            for claim in account.claims:
                assert page.marked[claim.id] == quoted(claim, report.text)


def test_without_script_the_address_lights_the_words_up_in_every_report(made: TestClient) -> None:
    assert Words(made.get(f"/incidents/{INCIDENT}").text).lit == set()
    assert {"c-ar-thirty", "c-long-thirty"} <= Words(made.get(f"/incidents/{INCIDENT}?lit=wounded-all").text).lit
    page = made.get(f"/incidents/{INCIDENT}?lit=killed-all").text
    assert Words(page).lit >= {"c-long-fourteen"}
    assert 'class="lit-aside' in page and 'aria-current="true"' in page
    report = tellings()[0][0]
    assert "number-0" in Words(made.get(f"/reports/{report.id}?lit=number-0").text).lit
    assert Words(made.get(f"/reports/{report.id}?lit=nothing").text).lit == set()


def test_the_twin_of_an_incident_keeps_to_the_layout_of_the_export_and_withholds_minors(made: TestClient) -> None:
    answer = made.get(f"/incidents/{INCIDENT}.json")
    found = answer.json()
    Draft202012Validator(schema_of(Table.INCIDENTS)).validate(found)
    assert found["url"] == f"{ORIGIN}/incidents/{INCIDENT}"
    assert "Mina" not in answer.text
    assert "Mina Sola" in made.get(f"/incidents/{INCIDENT}").text
    assert [len(day["accounts"]) for day in found["history"]["rise"]] == [1, 1, 1]
    assert set(found["history"]["policies"]) == {"latest-official", "ucdp", "acled", "ibc"}
    said = [(one["by"], one["verdict"], one["stands"]) for one in found["history"]["judgements"]]
    assert said == [("Ada", "same", True), ("machine", "same", False)]
    assert {field["name"] for field in found["fields"]} >= {"type", "place", "date", "killed-all"}


def test_the_twin_of_a_report_counts_code_points(made: TestClient) -> None:
    report = tellings()[0][0]
    found = made.get(f"/reports/{report.id}.json").json()
    assert found["text"] == WIRE
    pieces = [piece for account in found["accounts"] for claim in account["claims"] for piece in claim["evidence"]]
    for piece in [*pieces, *found["ledger"], *found["doubts"], *found["set_aside"]]:
        assert found["text"][piece["start"] : piece["end"]] == piece["text"]
    assert [account["incident_id"] for account in found["accounts"]] == [INCIDENT]
    assert found["set_aside"][0]["why"] == "page furniture"


def test_an_incident_is_cited_with_the_day_that_is_asked_for(made: TestClient) -> None:
    entry = made.get(f"/incidents/{INCIDENT}.bib?accessed=2024-05-06")
    assert entry.headers["content-type"].startswith("application/x-bibtex")
    assert f"@misc{{{INCIDENT}," in entry.text
    assert "Hills \\& Harbours" in entry.text
    assert "urldate = {2024-05-06}" in entry.text
    (item,) = made.get(f"/incidents/{INCIDENT}.csl.json?accessed=2024-05-06").json()
    assert item["accessed"] == {"date-parts": [[2024, 5, 6]]}
    assert item["URL"] == f"{ORIGIN}/incidents/{INCIDENT}"
    assert made.get(f"/incidents/{INCIDENT}.bib?accessed=yesterday").status_code == 400


@pytest.mark.parametrize("form", ["", ".json", ".bib", ".csl.json"])
def test_a_retired_incident_leads_on_in_every_form(made: TestClient, form: str) -> None:
    answer = made.get(f"/incidents/{RETIRED}{form}?lit=place")
    assert (answer.status_code, answer.headers["location"]) == (308, f"/incidents/{INCIDENT}{form}?lit=place")


@pytest.mark.parametrize("name", ["i-ff", "i-", "nonsense", INCIDENT[:-1], "%00", "i-%F0%9F%94%A5"])
def test_an_unknown_incident_is_refused_in_words(made: TestClient, name: str) -> None:
    answer = made.get(f"/incidents/{name}")
    assert answer.status_code == 404
    assert "the whole id" in answer.text
    assert json.loads(made.get(f"/incidents/{name}.json").text)["title"] == "No such incident"


# All of them are walked through in a browser, where there is one.
@pytest.mark.parametrize("words", HOSTILE[::5])
def test_words_are_only_ever_words(tmp_path: Path, words: str) -> None:
    bad = hostile(words)
    app = create_app(Desk(make_book(tmp_path / "bad.db", bad), ORIGIN, editor="Ada"))
    cookies = {COOKIE: new_session(app.state.door.sessions, "Ada")}
    client = TestClient(app, base_url=ORIGIN, cookies=cookies, follow_redirects=False)
    for path in (f"/incidents/{INCIDENT}", f"/reports/{bad[0].id}"):
        answer = client.get(path)
        assert answer.status_code == 200
        page = Words(answer.text)
        assert bad[0].text in page.texts
        assert not {"script without src", "style", "svg", "img"} & page.odd
        assert not page.handlers
        assert not [link for link in page.links if link.lower().startswith("javascript:")]
        assert client.get(f"{path}.json").status_code == 200
    assert client.get(f"/incidents/{INCIDENT}.bib").status_code == 200
    app.state.books.close()


def test_a_csv_holds_no_formula_and_is_a_file_to_keep(tmp_path: Path) -> None:
    app = create_app(Desk(make_hostile_book(tmp_path / "bad.db"), ORIGIN, editor="Ada"))
    cookies = {COOKIE: new_session(app.state.door.sessions, "Ada")}
    answer = TestClient(app, base_url=ORIGIN, cookies=cookies).get("/incidents.csv")
    rows = list(csv.DictReader(io.StringIO(answer.text)))
    assert len(rows) == len(HOSTILE)
    assert not [cell for row in rows for cell in row.values() if cell.startswith(("=", "+", "@", "\t", "\r"))]
    assert [row["place"] for row in rows if row["place"].startswith("'=")] == ["'=cmd|' /C calc'!A0"]
    assert answer.headers["content-disposition"].startswith("attachment")
    assert answer.headers["x-content-type-options"] == "nosniff"
    app.state.books.close()


def test_an_unknown_report_is_refused_in_words(made: TestClient) -> None:
    assert made.get("/reports/r-nope").status_code == 404
    assert made.get("/reports/r-nope.json").json()["title"] == "No such report"


def test_a_correction_stands_beside_what_the_machine_reads_and_lights_the_chosen_words(
    viewer: TestClient, book_path: Path
) -> None:
    with Book.open(book_path) as book:
        (wire,) = [report for report in _reports(book) if report.source_id == "solhan-review"]
        account = book.accounts_of(wire.id)[0]
        incident = book.incident_of(account.id)
        assert incident
        chosen = find_words(wire, "160 villagers")
        correct(book, incident, Field.KILLED, "160", by="Ada", because="buried, say officials", words=chosen)
        correct(book, incident, Field.DATE, "2021-06-04", by="Rosa", because="a night raid")
        correct(book, incident, Field.WEAPONS, "motorcycles", by="Rosa", because="told by the wire")
        kept = [found.correction.id for found in book.find_incident(incident).corrections]
    page = Words(viewer.get(f"/incidents/{incident}?lit=killed-all").text)
    name = f"correction-{kept[0]}"
    assert page.marked[name] == "160 villagers"
    assert name in page.lit
    text = viewer.get(f"/incidents/{incident}").text
    assert "Ada, who corrected it" in text
    assert "corrected by Rosa: a night raid" in text
    assert "added by Rosa: told by the wire" in text
    assert {f"claim-correction-{number}" for number in kept} <= set(page.ids)
    assert {link[1:] for link in page.links if link.startswith("#")} <= set(page.ids)
    twin = viewer.get(f"/incidents/{incident}.json").json()
    assert [one["by"] for one in twin["corrections"]] == ["Ada", "Rosa", "Rosa"]
    events = [(event["kind"], event["by"], event["stands"]) for event in twin["history"]["events"]]
    assert events == [("correction", "Rosa", True), ("correction", "Rosa", True), ("correction", "Ada", True)]
    assert "What persons did: 3" in text


def _reports(book: Book) -> Iterator[Report]:
    for incident in book.incidents():
        for account in book.accounts_of_incident(incident.id):
            report = book.find_report(account.report_id)
            assert report
            yield report
