"""What is kept can be found; what is judged anew supersedes; what is half done leaves no trace."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import apsw
import pytest

from tollbook.errors import BookError, Refusal, UsageError
from tollbook.model.account import Account, Reading, Role
from tollbook.model.claim import Claim
from tollbook.model.incident import Incident, Review, ReviewState
from tollbook.model.judgement import Judgement, Verdict
from tollbook.model.text import Report
from tollbook.model.values import Group, Victim
from tollbook.store.book import Book
from tollbook.store.filters import IncidentFilter
from tollbook.store.rows import account_row, claim_row, evidence_rows
from tollbook.store.runs import Run

Told = tuple[Report, bytes, Reading, Incident]


def test_everything_of_a_report_or_nothing(empty: Book, solva: Told) -> None:
    report, raw, reading, _ = solva
    with pytest.raises(ZeroDivisionError), empty.transaction():
        empty.save_report(report, raw, [1], [1])
        empty.save_reading(reading)
        empty.save_profile("a-Solva", "{}", ["x"])
        _ = 1 / 0
    assert set(empty.counts().values()) == {0}
    assert not empty.has_report(report.id)
    assert empty.reports_sharing([1]) == [] and empty.find_raw(report.sha256) is None


def test_raw_bytes_that_are_not_those_of_the_report_are_refused(empty: Book, solva: Told) -> None:
    with pytest.raises(ValueError, match="sha256"):
        empty.save_report(solva[0], b"other bytes")


def test_two_reports_of_the_same_bytes_share_them(empty: Book, solva: Told) -> None:
    report, raw, _, _ = solva
    empty.save_report(report, raw)
    empty.save_report(replace(report, source_id="second"), raw)
    assert empty.counts()["report"] == 2
    assert empty._all("SELECT count(*) FROM raw") == [(1,)]


def test_reports_that_share_a_band_in_the_same_place(empty: Book, solva: Told, mirek: Told) -> None:
    empty.save_report(solva[0], solva[1], [10, 20, 2**64 - 1], [5, 6])
    empty.save_report(mirek[0], mirek[1], [10, 99, 98], [7])
    assert empty.reports_sharing([10, 0, 0]) == [(mirek[0].id, (7,)), (solva[0].id, (5, 6))]  # by day
    assert empty.reports_sharing([0, 0, 2**64 - 1]) == [(solva[0].id, (5, 6))]
    assert empty.reports_sharing([20, 10, 0]) == []


def test_accounts_that_share_a_key(book: Book) -> None:
    book.save_profile("a-Solva", "{}", ["PK|2024-03", "guards"])
    book.save_profile("a-Mirek", "{}", ["ML|2023-01", "guards"])
    assert book.met_by("a-Solva", ["guards", "nothing"], first=9) == {"a-Mirek"}
    assert book.met_by("a-Solva", ["PK|2024-03"], first=9) == set()
    assert book.met_by("a-Mirek", ["guards"], first=9, later_only=True) == {"a-Solva"}
    plan = book._all(
        "EXPLAIN QUERY PLAN SELECT account_id FROM block_key WHERE key IN (SELECT value FROM json_each(?))", "[]"
    )
    assert any("SEARCH block_key" in row[3] for row in plan), "a look-up must not walk the whole table"


def judge(verdict: Verdict, by: str = "machine", because: str = "alike") -> Judgement:
    return Judgement("a-Solva", "a-Mirek", verdict, by, "2024-01-01T00:00:00Z", because, 2.5)


def test_judgements_are_superseded_never_erased(book: Book) -> None:
    first = book.save_judgement(judge(Verdict.UNSURE))
    second = book.save_judgement(judge(Verdict.SAME))
    person = book.save_judgement(judge(Verdict.DIFFERENT, by="Ana"))
    assert book.judgements_among(["a-Mirek", "a-Solva"]) == [person]
    assert book.judgements_among(["a-Solva"]) == []
    history = book.judgements_of("a-Solva", "a-Mirek")
    assert [j.verdict for j in history] == [Verdict.DIFFERENT, Verdict.SAME, Verdict.UNSURE]
    assert [j.superseded_by for j in history] == [None, person.id, second.id]
    assert (first.left, first.right) == ("a-Mirek", "a-Solva"), "a pair has one order"


def test_a_machine_does_not_overrule_a_person(book: Book) -> None:
    person = book.save_judgement(judge(Verdict.DIFFERENT, by="Ana"))
    assert book.save_judgement(judge(Verdict.SAME)) == person
    assert book.judgements_of("a-Mirek", "a-Solva") == [person]
    changed = book.save_judgement(judge(Verdict.SAME, by="Ana", because="second look"))
    assert book.judgements_among(["a-Mirek", "a-Solva"]) == [changed]


def test_saying_the_same_again_changes_nothing(book: Book) -> None:
    first = book.save_judgement(judge(Verdict.SAME))
    assert book.save_judgement(replace(judge(Verdict.SAME), at="2025-05-05T00:00:00Z")) == first


def test_an_incident_is_replaced_whole(book: Book, solva: Told) -> None:
    incident = solva[3]
    assert book.find_incident(incident.id) == incident
    review = Review(ReviewState.ACCEPTED, "Ana", "2024-05-05T00:00:00Z")
    changed = replace(incident, figures=(), claims=(), discrepancies=(), place=None, date=None, review=review)
    book.save_incident(changed)
    assert book.find_incident(incident.id) == changed
    assert book._all("SELECT count(*) FROM figure_claim WHERE incident_id = ?", incident.id) == [(0,)]


def test_a_retired_incident_leads_to_the_surviving_one(book: Book, solva: Told, mirek: Told) -> None:
    joined = replace(solva[3], accounts=("a-Solva", "a-Mirek"))
    book.save_incident(replace(joined, id="i-campaign", accounts=(), claims=(), figures=(), discrepancies=()))
    book.save_incident(replace(joined, part_of="i-campaign"))
    book.retire_incident("i-Mirek", into="i-Solva")
    book.retire_incident("i-campaign", into="i-elsewhere")
    assert book.find_incident("i-Mirek") == replace(joined, part_of="i-elsewhere")
    assert book.incident_of("a-Mirek") == "i-Solva"
    assert [account.id for account in book.accounts_of_incident("i-Solva")] == ["a-Solva", "a-Mirek"]
    book.save_incident(replace(joined, id="i-final"))
    book.retire_incident("i-Solva", into="i-final")
    assert book.find_incident("i-Mirek").id == "i-final", "two steps of retirement"
    book.save_incident(mirek[3])
    assert book.find_incident("i-Mirek") == mirek[3], "joined by mistake, and taken back"
    assert book.integrity_check() == []


def test_an_incident_is_found_by_the_beginning_of_its_name(book: Book) -> None:
    assert book.find_incident("i-So").id == "i-Solva"
    assert book.find_incident("Mir").id == "i-Mirek"
    with pytest.raises(UsageError, match="any of 2 incidents: i-Mirek, i-Solva"):
        book.find_incident("i-")
    for name in ("nowhere", "", "%", "i-Solva2"):
        with pytest.raises(UsageError, match=r"no incident .* among the 2"):
            book.find_incident(name)


@pytest.mark.parametrize(
    ("only", "found"),
    [
        (IncidentFilter(), ["i-Mirek", "i-Solva"]),
        (IncidentFilter(country="pk"), ["i-Solva"]),
        (IncidentFilter(since=date(2023, 1, 2), until=date(2023, 1, 2)), ["i-Mirek"]),
        (IncidentFilter(since=date(2023, 1, 3)), ["i-Solva"]),
        (IncidentFilter(actor="HILLS"), ["i-Solva"]),
        (IncidentFilter(actor="école"), ["i-Mirek"]),
        (IncidentFilter(actor="ARM"), ["i-Solva"]),
        (IncidentFilter(min_killed=3), ["i-Mirek", "i-Solva"]),
        (IncidentFilter(min_killed=4), ["i-Solva"]),
        (IncidentFilter(type="bombing"), []),
        (IncidentFilter(text="killed 12 GUARDS"), ["i-Solva"]),
        (IncidentFilter(text="mire"), ["i-Mirek"]),
        (IncidentFilter(country="ML", min_killed=4), []),
        (IncidentFilter(text="'; DROP TABLE report; --"), []),
    ],
)
def test_incidents_are_listed_by_what_is_asked(book: Book, only: IncidentFilter, found: list[str]) -> None:
    assert [incident.id for incident in book.incidents(only)] == found
    assert [told.incident.id for told in book.told_incidents(only)] == found
    assert [told.incident_id for told in book.told_accounts(only)] == found


def test_undated_incidents_come_last(book: Book, mirek: Told) -> None:
    book.save_incident(replace(mirek[3], date=None))
    assert [incident.id for incident in book.incidents()] == ["i-Solva", "i-Mirek"]


def test_an_account_without_incident_is_not_left_out_in_silence(
    book: Book,
) -> None:
    book._do("DELETE FROM member WHERE account_id = 'a-Solva'")
    with pytest.raises(BookError, match=r"1 accounts in .* belong to no incident"):
        list(book.told_accounts())


def test_a_claim_is_found_with_its_account(book: Book, solva: Told) -> None:
    account = solva[2].accounts[0]
    assert book.find_claim("c-Solva-number") == (account.claims[4], account)
    assert book.find_claim("c-none") is None
    assert book.find_account("a-none") is None and book.find_report("r-none") is None


def test_a_claim_that_is_nowhere_cannot_carry_a_figure(book: Book, solva: Told) -> None:
    figure = replace(solva[3].figures[0], chosen=("c-invented",))
    with pytest.raises(apsw.ConstraintError):
        book.save_incident(replace(solva[3], figures=(figure,)))
    assert book.find_incident("i-Solva") == solva[3], "nothing of the attempt stays"


def test_runs_and_refusals(empty: Book) -> None:
    number = empty.start_run({"tollbook": "0.1.0"}, at="2024-01-01T10:00:00Z")
    empty.save_refusal(Refusal("more.jsonl", 7, "no JSON"), run_id=number)
    empty.save_refusal(Refusal("a.html", None, "nested too deep"))
    assert [str(refusal) for refusal in empty.refusals(run_id=number)] == ["more.jsonl:7: no JSON"]
    assert [refusal.where for refusal in empty.refusals()] == ["more.jsonl", "a.html"]
    empty.finish_run(number, {"read": 3}, at="2024-01-01T10:01:00Z")
    expected = Run(number, "2024-01-01T10:00:00Z", "2024-01-01T10:01:00Z", {"tollbook": "0.1.0"}, {"read": 3})
    assert list(empty.runs()) == [expected]


def test_the_check_finds_what_is_wrong(book: Book) -> None:
    assert book.integrity_check() == []
    book._do("PRAGMA foreign_keys = OFF")
    book._do("UPDATE raw SET sha256 = 'x' || substr(sha256, 2)")
    book._do("DELETE FROM evidence WHERE claim_id = 'c-Solva-date'")
    book._do("DELETE FROM claim WHERE account_id = 'a-Mirek'")
    faults = "\n".join(book.integrity_check())
    assert "not those that came in" in faults
    assert "points to a raw that is not there" in faults
    assert "claim c-Solva-date has no evidence" in faults
    assert "account a-Mirek has no claims" in faults


def test_counts(book: Book, solva: Told) -> None:
    copy = replace(solva[0], source_id="copy", copy_of=solva[0].id)
    book.save_report(copy, solva[1])
    counts = book.counts()
    expected = {"report": 3, "copy": 1, "account": 2, "claim": 10, "incident": 2, "figure": 2, "doubt": 2}
    assert {name: counts[name] for name in expected} == expected


def test_minors_are_known_over_an_incident_and_a_report(book: Book, solva: Told, mirek: Told) -> None:
    report, _, reading, _ = solva
    span = reading.accounts[0].claims[0].evidence

    def victim(number: int, name: str | None, age: int | None) -> Claim:
        return Claim(f"c-v{number}", Victim("x", name, Group.CIVILIANS, None, None, age), "test", span)

    victims = (victim(0, "Bo Lin", 17), victim(1, "Al Roe", 18), victim(2, "Cy Dee", None), victim(3, None, 3))
    background = Account("a-more", report.id, Role.BACKGROUND, victims, {})
    book._insert("account", [account_row(background, 1)])
    book._insert("claim", [claim_row("a-more", n, claim) for n, claim in enumerate(victims)])
    book._insert("evidence", [row for claim in victims for row in evidence_rows(claim)])
    book.save_incident(replace(mirek[3], accounts=("a-Mirek", "a-more")))
    told = {told.account.id: told.minors for told in book.told_accounts()}
    assert set(told) == {"a-Mirek", "a-more", "a-Solva"}
    assert set(told.values()) == {frozenset({"Bo Lin"})}, "of the same incident, and of the same report"
    assert [told.minors for told in book.told_incidents()] == [frozenset({"Bo Lin"}), frozenset()]
