"""The project's conscience: every figure and every exported column leads back to quoted words, which stand
in the report to the letter. Walked for accounts built by hand and, through the reader, for all samples."""

from __future__ import annotations

import hashlib
import io
import json
import warnings
from collections.abc import Iterator
from datetime import date
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from tollbook.errors import UsageError
from tollbook.exports.check import Table, schema_of
from tollbook.exports.columns import COLUMNS
from tollbook.exports.write import Format, write_export
from tollbook.model.account import Account, Best, Reading, Role
from tollbook.model.claim import Claim, Evidence, LedgerLine, Source, Status
from tollbook.model.correction import Field
from tollbook.model.incident import Figure, Incident, SetAside
from tollbook.model.text import Passage, Report, Span
from tollbook.model.values import (
    ActorKind,
    ActorRef,
    AttackType,
    Basis,
    Count,
    DatePrecision,
    DateRange,
    Group,
    Measure,
    Perpetrator,
    PlaceRef,
    ReaderName,
    Term,
    Toll,
    Value,
)
from tollbook.persons.chosen_words import find_words
from tollbook.persons.corrections import correct
from tollbook.store.book import Book
from tollbook.trace import sentence_around, trace_figure

HERE = Path(__file__).parent
CONTRACT = HERE.parents[1] / "shared" / "contract"
SAMPLES = sorted((HERE / "reports").glob("*.json"))
READER = "tollbook.reading.reader"
TEXT = (
    "Menu | Sport | 30 pages\nGunmen of the Army of the Hills raided a post in Solva on Monday. At least 12 soldiers "
    "were killed, including two officers, the army said.\nEarlier, police had put the dead at seven."
)


def report_of(text: str, name: str, published: str | None) -> Report:
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Report(name, f"Report {name}", "Sample Wire", f"https://wire.example/{name}", published, digest, text)


def build_by_hand() -> tuple[Report, Reading]:
    """A report and what a careful reader makes of it."""
    aside = (Passage(Span(0, TEXT.index("\n")), "page furniture"),)
    plain = report_of(TEXT, "solva", "2024-03-05")
    report = Report(
        plain.source_id, plain.title, plain.publisher, plain.url, plain.published, plain.sha256, TEXT, "en", aside
    )

    def span(words: str) -> Span:
        return Span(TEXT.index(words), TEXT.index(words) + len(words))

    def claim(name: str, value: Value, *words: str, **how: Any) -> Claim:
        return Claim(f"c-{name}", value, f"test/{name}", tuple(Evidence(span(w), "words") for w in words), **how)

    day, guards = date(2024, 3, 4), Group.SECURITY_FORCES
    army, police = Source("the army", span("the army")), Source("police", span("police"))
    by = Perpetrator(ActorRef("Army of the Hills", ActorKind.ORGANIZATION), Basis.STATED)
    twelve = Toll(Measure.KILLED, guards, Count(12, None), "soldiers", "At least 12")
    two = Toll(Measure.KILLED, guards, Count(2, 2), "officers", "two")
    seven = Toll(Measure.KILLED, Group.UNSPECIFIED, Count(7, 7), "the dead", "seven")
    claims = (
        claim("type", Term(AttackType.ARMED_ASSAULT), "raided"),
        claim("date", DateRange(day, day, DatePrecision.DAY), "Monday"),
        claim("place", PlaceRef("Solva", "a post", None, "PK", None, None, 2, None), "Solva"),
        claim("actor", by, "Army of the Hills"),
        claim("twelve", twelve, "At least 12", "soldiers", "killed", source=army),
        claim("two", two, "two", "officers", source=army, status=Status.PART, part_of="c-twelve"),
        claim("seven", seven, "the dead", "seven", source=police, status=Status.SUPERSEDED),
    )
    account = Account("a-solva", report.id, Role.MAIN, claims, {Measure.KILLED: Best(12, 12, None)})
    ledger = tuple(LedgerLine(claims[n].evidence[-1].span, "toll", claims[n].id) for n in (4, 5, 6))
    return report, Reading(report.id, (account,), ledger, ())


def read_samples(reader: ReaderName) -> Iterator[tuple[Report, Reading]]:
    """The shipped samples, read by a reader of the package."""
    read_report = import_module(READER).read_report
    for path in SAMPLES:
        kept = json.loads(path.read_text(encoding="utf-8"))["report"]
        report = report_of(kept["text"], kept["id"], kept["published"])
        yield report, read_report(report, reader)


def lone_incident(account: Account) -> Incident:
    """An account as an incident of its own; its figures are its best, resting on its current tolls."""
    figures = []
    for measure, best in account.best.items():
        tolls = [claim for claim, toll in account.tolls if toll.measure == measure]
        current = tuple(claim.id for claim in tolls if claim.status is Status.CURRENT)
        others = tuple(SetAside(c.id, c.status.value) for c in tolls if c.id not in current)
        figures.append(Figure(measure, "all", best.low, best.best, best.high, "test/best", current, others))
    told = tuple(c for c in account.claims if not isinstance(c.value, Term | DateRange | PlaceRef | Toll))
    name = account.id.replace("a-", "i-", 1)
    kind, day, place = account.type.code, account.date, account.place
    return Incident(name, (account.id,), kind, day, place, told, tuple(figures), (), True)


@pytest.fixture(params=["by hand", *ReaderName])
def walked(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Book]:
    if request.param != "by hand" and (find_spec(READER) is None or not SAMPLES):
        pytest.skip(f"no samples to walk: {len(SAMPLES)} in {HERE / 'reports'}, reader {READER} not there")
    told = [build_by_hand()] if request.param == "by hand" else list(read_samples(request.param))
    assert any(reading.accounts for _, reading in told)
    with Book.open(tmp_path / "book.db", create=True) as book:
        for report, reading in told:
            with book.transaction():
                book.save_report(report, report.text.encode())
                book.save_reading(reading)
                for account in reading.accounts:
                    book.save_incident(lone_incident(account))
        yield book


def exported(book: Book, table: Table) -> list[dict[str, Any]]:
    out = io.StringIO()
    told = book.told_incidents() if table is Table.INCIDENTS else book.told_accounts()
    write_export(table, told, out, form=Format.JSONL, include_minors=True)
    return [json.loads(line) for line in out.getvalue().split("\n")[:-1]]


def quotations(value: Any, report_id: str | None) -> Iterator[tuple[str | None, dict[str, Any]]]:
    """Each piece of evidence with the report that it stands in."""
    if isinstance(value, list):
        for item in value:
            yield from quotations(item, report_id)
    elif isinstance(value, dict):
        report_id = value.get("report_id", report_id)
        if {"start", "end", "text"} <= value.keys():
            yield report_id, value
        for item in value.values():
            yield from quotations(item, report_id)


def schemas_of(table: Table) -> Iterator[dict[str, Any]]:
    yield schema_of(table)
    beside = CONTRACT / f"{table.removesuffix('s')}.schema.json"
    if beside.exists():
        yield json.loads(beside.read_text(encoding="utf-8"))
    elif table is not Table.CLAIMS:
        warnings.warn(pytest.PytestWarning(f"not held against {beside}: it is not there"), stacklevel=2)


@pytest.mark.filterwarnings("default::pytest.PytestWarning")
@pytest.mark.parametrize("table", list(Table))
def test_every_line_keeps_to_its_schemas_and_quotes_to_the_letter(walked: Book, table: Table) -> None:
    lines = exported(walked, table)
    assert lines
    for schema in schemas_of(table):
        for line in lines:
            Draft202012Validator(schema).validate(line)
    count = 0
    for line in lines:
        for report_id, piece in quotations(line, line.get("report", {}).get("id")):
            assert report_id is not None
            report = walked.find_report(report_id)
            assert report is not None
            assert report.text[piece["start"] : piece["end"]] == piece["text"] != ""
            count += 1
    assert count > 0


# The columns of what the book itself knows of an account: names of things, and judgements on them.
BOOKKEEPING = {
    *("account_id", "incident_id", "report_id", "source_id", "title", "publisher", "url", "published", "sha256"),
    *("copy_of", "role", "part_of"),
}


def test_every_column_of_an_account_rests_on_quoted_words(walked: Book) -> None:
    claims: dict[str, list[dict[str, Any]]] = {}
    for claim in exported(walked, Table.CLAIMS):
        claims.setdefault(claim["account_id"], []).append(claim)
    kinds = {"date": "date", "type": "type", "no_claim": "no_claim", "perpetrators": "perpetrator"}
    kinds |= {"responsibility": "responsibility", "targets": "target", "victims": "victim", "weapons": "weapon"}
    kinds |= {"place": "place", "best": "toll"}
    for line in exported(walked, Table.ACCOUNTS):
        for column in COLUMNS[Table.ACCOUNTS]:
            if column.name in BOOKKEEPING or column.read(line) in (None, "", False):
                continue
            field = column.source.split(".")[0].split("[")[0]
            found = [c for c in claims[line["account_id"]] if c["kind"] == kinds[field]]
            if field == "best":
                found = [c for c in found if c["value"]["measure"] == column.name.split("_")[0]]
            assert found, f"{line['account_id']}: column {column.name} rests on no claim"
            assert all(piece["text"] for claim in found for piece in claim["evidence"])


def test_every_figure_is_traced_to_the_words(walked: Book) -> None:
    traced = 0
    for incident in walked.incidents():
        for figure in incident.figures:
            trace = trace_figure(walked, incident.id, figure.measure, figure.group)
            assert trace.figure == figure and trace.incident == incident
            assert [one.claim.id for one in trace.chosen] == list(figure.chosen)
            assert [(one.claim.id, one.reason) for one in trace.set_aside] == [
                (aside.claim_id, aside.reason) for aside in figure.set_aside
            ]
            for one in trace.chosen + trace.set_aside:
                text = one.report.text
                assert one.sentence.span.of(text) == one.sentence.words
                for quote in one.quotes:
                    assert quote.span.of(text) == quote.words
                    assert one.sentence.span.covers(quote.span)
                if one.claim.source:
                    assert one.claim.source.span.of(text) == one.source
                traced += 1
    assert traced > 0


def test_every_number_of_the_ledger_is_where_it_is_said_to_be(walked: Book) -> None:
    for told in walked.told_accounts():
        for line in walked.ledger_of(told.report.id):
            assert line.span.of(told.report.text).strip()
            if line.claim_id:
                assert walked.find_claim(line.claim_id) is not None
            else:
                assert line.taken_for != "toll"


@pytest.fixture
def by_hand(tmp_path: Path) -> Iterator[Book]:
    report, reading = build_by_hand()
    with Book.open(tmp_path / "book.db", create=True) as book:
        book.save_report(report, report.text.encode())
        book.save_reading(reading)
        book.save_incident(lone_incident(reading.accounts[0]))
        yield book


def test_a_trace_tells_the_whole_chain(by_hand: Book) -> None:
    trace = trace_figure(by_hand, "solva", "killed")
    assert (trace.figure.low, trace.figure.best, trace.figure.high) == (12, 12, None)
    (chosen,) = trace.chosen
    assert chosen.source == "the army" and chosen.reason is None
    assert [quote.words for quote in chosen.quotes] == ["At least 12", "soldiers", "killed"]
    assert chosen.sentence.words == ("At least 12 soldiers were killed, including two officers, the army said.")
    assert (chosen.report.publisher, str(chosen.report.day)) == ("Sample Wire", "2024-03-05")
    assert [(one.quotes[-1].words, one.reason) for one in trace.set_aside] == [
        ("officers", "part"),
        ("seven", "superseded"),
    ]


def test_a_figure_that_is_not_there(by_hand: Book) -> None:
    with pytest.raises(UsageError, match="no figure for 'wounded all'; it has: killed all"):
        trace_figure(by_hand, "i-solva", "wounded")
    with pytest.raises(UsageError, match="no incident 'nowhere'"):
        trace_figure(by_hand, "nowhere", "killed")


def test_the_sentence_around_words_that_were_set_aside_is_their_line() -> None:
    report, _ = build_by_hand()
    start = TEXT.index("30")
    assert sentence_around(report, Span(start, start + 2)).of(TEXT) == "Menu | Sport | 30 pages"
    across = sentence_around(report, Span(start, start + 2), Span(TEXT.index("Solva"), TEXT.index("Solva") + 5))
    assert across.of(TEXT) == TEXT[: TEXT.rindex("\n")], "words of a line set aside and of one that was read"


@pytest.mark.filterwarnings("default::pytest.PytestWarning")
def test_what_a_person_set_is_traced_to_chosen_words_or_a_reason(by_hand: Book) -> None:
    account = next(by_hand.told_accounts())
    words = find_words(account.report, "police had put the dead at seven")
    correct(by_hand, "solva", Field.KILLED, by="Ada", words=words)
    correct(by_hand, "solva", Field.PERPETRATORS, "Blue Column", by="Ada", because="it said so later")
    trace = trace_figure(by_hand, "solva", "killed")
    assert trace.figure.best == 7 and not trace.chosen
    assert trace.correction and trace.correction.quote and trace.correction.sentence
    assert trace.correction.quote.span.of(TEXT) == trace.correction.quote.words == "police had put the dead at seven"
    assert trace.correction.sentence.words == "Earlier, police had put the dead at seven."
    assert {one.claim.id for one in trace.set_aside} == {"c-twelve", "c-two", "c-seven"}, "no claim is left out"
    (line,) = exported(by_hand, Table.INCIDENTS)
    for schema in schemas_of(Table.INCIDENTS):
        Draft202012Validator(schema).validate(line)
    for report_id, piece in quotations(line, None):
        assert report_id == account.report.id
        assert TEXT[piece["start"] : piece["end"]] == piece["text"]
    for said in line["corrections"]:
        assert said["by"] and (said["evidence"] or said["because"])
    (added,) = [item for item in line["perpetrators"] if item["claim_id"] is None]
    assert added["correction_id"] in {said["correction_id"] for said in line["corrections"]}
