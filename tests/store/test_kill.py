"""A reader that is killed leaves every finished report whole, no half one, and can go on."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

from tollbook.store.book import Book

ENDLESS = 1_000_000
CHILD = """
import hashlib, sys
from tollbook.model.account import Account, Best, Reading, Role
from tollbook.model.claim import Claim, Evidence, LedgerLine
from tollbook.model.incident import Figure, Incident
from tollbook.model.text import Report, Span
from tollbook.model.values import AttackType, Count, Group, Measure, Term, Toll
from tollbook.store.book import Book

with Book.open(sys.argv[1], create=True) as book:
    for n in range(int(sys.argv[2])):
        text = f"Attack {n} killed {n} guards. " + "Nothing else is known. " * 200
        report = Report(str(n), None, None, None, None, hashlib.sha256(text.encode()).hexdigest(), text)
        with book.transaction():
            if book.has_report(report.id):
                continue
            values = [Term(AttackType.BOMBING)]
            values += [Toll(Measure.KILLED, Group.CIVILIANS, Count(k, k), None, str(k)) for k in range(9)]
            words = (Evidence(Span(0, 6), "trigger"), Evidence(Span(7, 8), "number"))
            claims = tuple(Claim(f"c-{n}-{k}", value, "test", words) for k, value in enumerate(values))
            account = Account(f"a-{n}", report.id, Role.MAIN, claims, {Measure.KILLED: Best(0, 0, 0)})
            book.save_report(report, text.encode(), [n], [n])
            ledger = tuple(LedgerLine(Span(7, 8), "toll", claim.id) for claim in claims[1:])
            book.save_reading(Reading(report.id, (account,), ledger, ()))
            figure = Figure(Measure.KILLED, "all", n, n, n, "test", (claims[1].id,), ())
            incident = Incident(
                f"i-{n}", (account.id,), AttackType.BOMBING, None, None, (), (figure,), (), True
            )
            book.save_incident(incident)
        print(n, flush=True)
"""


def read(path: Path, *, reports: int = ENDLESS, kill_after: int | None = None) -> int:
    """Lets a child read, and kills it in the midst of whatever follows its n-th finished report; gives
    how many it said it had finished."""
    command = [sys.executable, "-c", CHILD, str(path), str(reports)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        done = 0
        for _ in child.stdout:
            done += 1
            if done == kill_after:
                child.send_signal(signal.SIGKILL)
        child.wait()
    assert child.returncode == (0 if kill_after is None else -signal.SIGKILL)
    return done


def test_a_killed_reader_loses_no_finished_report_and_leaves_no_half_one(tmp_path: Path) -> None:
    path = tmp_path / "book.db"
    finished = 0
    for after in (1, 17, 30):
        finished += read(path, kill_after=after)
        with Book.open(path) as book:
            counts = book.counts()
            # A report may have been finished without its child living to say so.
            assert finished <= counts["report"] <= finished + 3
            whole = (counts["account"], counts["incident"], counts["figure"], counts["claim"] / 10)
            assert set(whole) == {counts["report"]}
            assert book._all("SELECT count(*) FROM evidence") == [(20 * counts["report"],)]
            assert book._all("SELECT count(*) FROM ledger") == [(9 * counts["report"],)]
            assert book.integrity_check() == []
    whole_job = counts["report"] + 20
    assert read(path, reports=whole_job) == 20, "going on reads the rest, and nothing twice"
    with Book.open(path) as book:
        assert book.counts()["report"] == whole_job
        assert book.integrity_check() == []
        assert sum(1 for _ in book.told_accounts()) == whole_job
