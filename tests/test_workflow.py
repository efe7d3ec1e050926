"""The meeting floor: work in order, accounts joined the same in whatever order they come, decisions followed,
reports read again by a newer reader."""

from __future__ import annotations

import io
import json
import random
import re
from collections.abc import Iterator, Sequence
from hashlib import sha256
from importlib.resources import as_file, files
from pathlib import Path

import pytest

from tests.merging.made import KARACHI, QUETTA, account, day, report
from tollbook import decisions
from tollbook.engines.local import work_in_order
from tollbook.exports.check import Table
from tollbook.exports.write import Format, write_export
from tollbook.intake.reports import make_report
from tollbook.intake.sources import read_inputs
from tollbook.intake.taken import IntakeOptions, Taken
from tollbook.merging.resolver import resolve
from tollbook.merging.version import merging_version
from tollbook.model.account import Account, Reading
from tollbook.model.incident import Incident
from tollbook.model.judgement import Verdict
from tollbook.model.text import Report
from tollbook.model.values import ReaderName
from tollbook.persons.undoing import undo
from tollbook.reading.reader import VERSIONS, read_report
from tollbook.settings import AHEAD
from tollbook.store.book import Book
from tollbook.workflow import reports as workflow
from tollbook.workflow.joining import Joiner
from tollbook.workflow.reports import Fate, Summary, read_reports

# Two reports of one attack, whatever else the samples tell of.
FIRST = "Gunmen opened fire on a bus in Quetta on Monday and killed seven passengers, police said."
LATER = (
    "The number of passengers killed in Monday's attack on a bus in Quetta has risen to nine, police said on "
    "Wednesday. Gunmen had opened fire on the bus."
)
AT = "2024-01-01T00:00:00.000000+00:00"


@pytest.fixture(scope="module")
def samples() -> list[Taken]:
    with as_file(files("tollbook") / "examples" / "reports") as folder:
        shipped = [item for item in read_inputs([str(folder)]) if isinstance(item, Taken)]
    return [*shipped, taken("first", "2024-03-05", FIRST), taken("later", "2024-03-06", LATER)]


def taken(name: str, published: str, words: str) -> Taken:
    fields = {"id": name, "published": published, "text": words}
    return make_report(fields, words.encode(), where=name, line=None, options=IntakeOptions())


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    with Book.open(tmp_path / "book.db", create=True) as book:
        yield book


def read_all(book: Book, items: Sequence[Taken]) -> Summary:
    *_, summary = read_reports(book, items)
    return summary


def exports(book: Book) -> Iterator[str]:
    for table, rows in ((Table.ACCOUNTS, book.told_accounts()), (Table.INCIDENTS, book.told_incidents())):
        out = io.StringIO()
        write_export(table, rows, out, form=Format.JSONL)
        yield out.getvalue()


def told(book: Book) -> list[Incident]:
    return list(book.incidents())


def keep(book: Book, of: Report, *accounts: Account) -> None:
    """Keeps a report with these accounts and joins them, as reading does."""
    joiner = Joiner(book, at=AT)
    with book.transaction():
        book.start_run({"reader": "made", "merging": merging_version()}, at=AT)
        book.save_report(of, of.text.encode())
        book.save_reading(Reading(of.id, accounts, (), ()))
        joiner.join(joiner.enter(accounts, of))


def made(name: str, published: str, words: str = "Something happened.") -> Report:
    plain = report(words, name=name, published=published)
    digest = sha256(words.encode()).hexdigest()
    return Report(name, None, None, None, published, digest, plain.text)


class TestJoining:
    def test_neither_order_nor_number_of_runs_changes_a_byte(self, samples: list[Taken], tmp_path: Path) -> None:
        copied = next(item for item in samples if len(item.report.text) > 800)
        reprint = taken("reprint", "2000-01-01", copied.report.text + " Reprinted with thanks to the paper.")
        everything = [*samples, reprint]
        found = set()
        for seed, runs in ((0, 1), (1, 1), (2, 1), (1, 4), (2, 4), (3, 4)):
            random.Random(seed).shuffle(everything)
            with Book.open(tmp_path / f"{seed}-{runs}.db", create=True) as book:
                for run in range(runs):
                    read_all(book, everything[run::runs])
                found.add("".join(exports(book)))
        assert len(found) == 1
        (text,) = found
        assert '"copy_of":"r-' in text.replace(" ", ""), "the reprint of the earlier day makes the other its copy"
        assert re.search(r'"accounts": ?\["a-\w+", ?"a-', text), "some were joined, or this shows nothing"

    def test_one_by_one_gives_what_all_at_once_would(self, samples: list[Taken], book: Book) -> None:
        read_all(book, samples)
        accounts = [told.account for told in book.told_accounts()]
        judgements = book.judgements_among(account.id for account in accounts)
        whole = {frozenset(cluster) for cluster in resolve(accounts, judgements)}
        assert {frozenset(incident.accounts) for incident in told(book)} == whole

    def test_a_join_leads_the_old_name_to_the_new(self, book: Book) -> None:
        later, first = made("later", "2024-03-06"), made("first", "2024-03-05")
        keep(book, later, account(later, day("2024-03-04"), QUETTA, killed=12))
        (before,) = told(book)
        keep(book, first, account(first, day("2024-03-04"), QUETTA, killed=12))
        (after,) = told(book)
        assert len(after.accounts) == 2
        assert after.id != before.id, "named after the report that was published first"
        assert book.find_incident(before.id) == after

    def test_a_third_report_may_bring_two_incidents_together(self, book: Book) -> None:
        one, two, both = (made(name, "2024-03-05") for name in ("one", "two", "both"))
        first = account(one, day("2024-03-04"), QUETTA, killed=12)
        second = account(two, day("2024-03-05"), killed=11)
        keep(book, one, first)
        keep(book, two, second)
        assert len(told(book)) == 2
        keep(book, both, account(both, day("2024-03-04"), QUETTA, killed=12))
        assert book.incident_of(first.id) != book.incident_of(second.id)
        decisions.judge(book, first.id, second.id, Verdict.SAME, by="Ann", because="so it is")
        assert len(told(book)) == 1
        assert book.integrity_check() == []

    def test_parts_follow_their_campaign(self, book: Book) -> None:
        of, other = made("of", "2024-03-05"), made("other", "2024-03-05")
        whole = account(of, day("2024-03-04"), killed=30)
        part = account(of, day("2024-03-04"), QUETTA, killed=12, part_of=whole.id)
        keep(book, of, whole, part)
        home = book.incident_of(part.id)
        assert home and book.find_incident(home).part_of == book.incident_of(whole.id)
        alike = account(other, day("2023-01-01"), KARACHI, killed=3)
        keep(book, other, alike)
        decisions.judge(book, whole.id, alike.id, Verdict.SAME, by="Ann", because="so it is")
        assert book.incident_of(whole.id) == book.incident_of(alike.id)
        assert book.find_incident(home).part_of == book.incident_of(whole.id)
        undo(book, by="Ann")
        assert book.incident_of(whole.id) != book.incident_of(alike.id)
        assert book.find_incident(home).part_of == book.incident_of(whole.id)


class TestReadAgain:
    def test_an_older_reader_s_reading_is_replaced(
        self, samples: list[Taken], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        with Book.open(tmp_path / "old.db", create=True) as old, Book.open(tmp_path / "new.db", create=True) as new:
            with monkeypatch.context() as older:
                older.setitem(VERSIONS, ReaderName.TRAINED, "older")
                older.setattr(workflow, "read_report", without_the_last_account)
                read_all(old, samples)
            summary = read_all(old, samples)
            assert summary.fates == {Fate.READ_AGAIN: len(samples)}
            read_all(new, samples)
            assert told(old) == told(new)
            assert list(old.told_accounts()) == list(new.told_accounts())
            assert old.integrity_check() == []
            assert read_all(old, samples).fates == {Fate.KNOWN: len(samples)}

    def test_what_the_newer_reader_no_longer_finds_is_gone(
        self, samples: list[Taken], book: Book, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        read_all(book, samples)
        monkeypatch.setitem(VERSIONS, ReaderName.TRAINED, "newer")
        monkeypatch.setattr(workflow, "read_report", lambda report, _reader: Reading(report.id, (), (), ()))
        read_all(book, samples)
        assert told(book) == [] == list(book.told_accounts())
        assert book.integrity_check() == []

    def test_a_person_s_judgement_stays(
        self, samples: list[Taken], book: Book, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        read_all(book, samples)
        joined = next(incident for incident in told(book) if len(incident.accounts) > 1)
        decisions.split(book, joined.id, [joined.accounts[1]], by="Ann", because="another one")
        parted = told(book)
        monkeypatch.setitem(VERSIONS, ReaderName.TRAINED, "newer")
        read_all(book, samples)
        assert told(book) == parted


def without_the_last_account(report: Report, reader: ReaderName) -> Reading:
    whole = read_report(report, reader)
    left = whole.accounts[:-1]
    claims = {claim.id for account in left for claim in account.claims}
    ids = {account.id for account in left}
    kept = tuple(account for account in left if account.part_of is None or account.part_of in ids)
    ledger = tuple(line for line in whole.ledger if line.claim_id is None or line.claim_id in claims)
    return Reading(report.id, kept, ledger if kept == left else (), whole.doubts)


class TestEngine:
    """The work is int(): other processes can import it too."""

    @pytest.mark.parametrize("jobs", [1, 2])
    def test_results_come_in_order_and_slips_without_work_pass(self, jobs: int) -> None:
        slips = [(n, None if n % 3 == 0 else str(n)) for n in range(60)]
        done = list(work_in_order(int, slips, jobs=jobs))
        assert done == [(n, None if n % 3 == 0 else n) for n in range(60)]

    @pytest.mark.parametrize("jobs", [1, 2])
    def test_an_error_comes_in_its_turn_and_names_the_slip(self, jobs: int) -> None:
        results = work_in_order(int, [("first", "1"), ("second", "one"), ("third", "2")], jobs=jobs)
        assert next(results) == ("first", 1)
        with pytest.raises(ValueError, match="one") as caught:
            next(results)
        assert caught.value.__notes__ == ["This happened while reading second."]

    def test_only_a_few_wait(self) -> None:
        taken = 0

        def endless() -> Iterator[tuple[int, str]]:
            nonlocal taken
            while True:
                taken += 1
                yield taken, str(taken)

        results = work_in_order(int, endless(), jobs=2)
        for n in range(1, 40):
            assert next(results) == (n, n)
            assert taken <= n + 2 * AHEAD
        results.close()  # type: ignore[attr-defined]


def test_what_no_attack_is_seen_in_is_counted_and_left_out(book: Book, tmp_path: Path) -> None:
    path = tmp_path / "two.jsonl"
    garden = (
        "We moved the tomatoes to a sunny wall, and my neighbour says that they look great. Thanks for the tips! " * 3
    )
    attack = "Gunmen shot dead four police officers at a checkpoint in Quetta on Sunday, officials said."
    path.write_text("".join(json.dumps({"id": str(n), "text": text}) + "\n" for n, text in enumerate((garden, attack))))
    *_, summary = read_reports(book, read_inputs([str(path)]), skip_unlikely=True)
    assert summary.fates == {Fate.UNLIKELY: 1, Fate.READ: 1}
    assert summary.came_in == 2
    *_, summary = read_reports(book, read_inputs([str(path)]))
    assert summary.fates == {Fate.READ: 1, Fate.KNOWN: 1}
