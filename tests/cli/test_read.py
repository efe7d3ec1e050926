"""tollbook read: what comes in is read once, counted, and never lost."""

from __future__ import annotations

import json
import signal
import sqlite3
import subprocess
import time
from functools import partial
from pathlib import Path

import pytest

from tests.bench.made_reports import write_reports
from tests.cli.conftest import BUS, COMMAND, MARKET, Tollbook, report, run_alone
from tollbook.errors import EncoderError
from tollbook.model.values import ReaderName
from tollbook.store.book import Book
from tollbook.workflow import reports

TABLES = ("accounts", "incidents", "claims")


def exports(folder: Path, db: str) -> list[str]:
    return [run_alone("export", table, "--db", db, cwd=folder).out for table in TABLES]


def test_the_summary_adds_up(tollbook: Tollbook, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "good.jsonl").write_text(report(BUS, id="1") + report(MARKET, id="2") + report(MARKET, id="2") + "{\n")
    (folder / "fremd.txt").write_text(
        "Bei einem Anschlag in der Stadt wurden zwei Menschen getötet, sagte die Polizei."
    )
    (folder / ".hidden").write_text(BUS)
    answer = tollbook("read", folder, "--json")
    assert answer.code == 1, "one was refused"
    counts = answer.json["counts"]
    assert counts["came_in"] == 6
    fates = ("read", "already_in_the_book", "not_english", "refused", "passed_over")
    assert [counts[fate] for fate in fates] == [2, 1, 1, 1, 1]
    assert answer.json["refusals"][0]["line"] == 4
    words = " ".join(tollbook("read", folder).out.split())
    assert "already in the book 4 refused 1 set aside 1" in words
    assert "good.jsonl:4: broken JSON" in words


def test_reading_twice_changes_nothing(tmp_path: Path) -> None:
    write_reports(tmp_path / "in.jsonl", 20)
    run_alone("read", "in.jsonl", cwd=tmp_path)
    before = exports(tmp_path, "tollbook.db")
    again = run_alone("read", "in.jsonl", "--json", cwd=tmp_path)
    assert again.json["counts"]["already_in_the_book"] == 20
    assert exports(tmp_path, "tollbook.db") == before
    assert all(lines.count("\n") > 10 for lines in before)


def test_a_near_copy_is_kept_and_marked(tollbook: Tollbook, tmp_path: Path) -> None:
    tail = " ".join(f"The road to village number {n} was closed for hours." for n in range(12))
    (tmp_path / "a.jsonl").write_text(report(f"{BUS} {tail}", id="first"))
    (tmp_path / "b.jsonl").write_text(
        report(f"{BUS} {tail} Our own correspondent.", id="second", publisher="Sample Daily")
    )
    assert tollbook("read", "a.jsonl", "b.jsonl", "--json").json["counts"]["copies"] == 1
    first, second = (tollbook("report", name, "--json").json for name in ("first", "second"))
    assert (first["copy_of"], second["copy_of"]) == (None, first["report_id"])
    assert second["text"].endswith("Our own correspondent.")
    (found,) = tollbook("incidents", "--json").json["incidents"]
    assert found["provisional"], "a copy is no second witness"
    assert len(found["accounts"]) == 2


def test_standard_input_columns_and_defaults(tmp_path: Path) -> None:
    line = json.dumps({"body": BUS}).encode()
    options = ("--columns", "text=body", "--published", "2024-03-05", "--publisher", "Sample Daily")
    answer = run_alone("read", "-", *options, cwd=tmp_path, given=line)
    assert answer.code == 0, answer.err
    (account,) = map(json.loads, run_alone("export", "accounts", cwd=tmp_path).out.splitlines())
    assert account["report"]["publisher"] == "Sample Daily"
    assert account["date"]["start"] == "2024-03-04"


def test_wrong_use(tollbook: Tollbook, two_reports: Path, tmp_path: Path) -> None:
    assert tollbook("read").code == 2
    assert tollbook("read", two_reports, "--published", "yesterday").code == 2
    assert tollbook("read", two_reports, "--columns", "body").code == 2
    (tmp_path / "letter.db").write_text(
        "Dear all, this is no book but a letter, and long enough to be looked at. " * 20
    )
    answer = tollbook("read", two_reports, "--db", "letter.db")
    assert answer.code == 2
    assert "letter.db is no book" in answer.err and "Traceback" not in answer.err


def test_our_own_mistake_stops_and_names_the_report(
    tollbook: Tollbook, two_reports: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(found: object, _reader: object) -> None:
        if "market" in str(found):
            raise ZeroDivisionError("a rule divided by nothing")

    monkeypatch.setattr(reports, "read_report", fail)
    answer = tollbook("read", two_reports)
    assert answer.code == 70
    assert "a rule divided by nothing" in answer.err
    assert f"{two_reports}, line 2" in answer.err
    assert "mistake of Tollbook's" in answer.err


def test_without_the_encoder_the_grammar_reads_and_says_so(
    tollbook: Tollbook, two_reports: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(reader: ReaderName) -> None:
        if reader is ReaderName.TRAINED:
            raise EncoderError("its weights are damaged")

    monkeypatch.setattr(reports, "pipeline_of", fail)
    answer = tollbook("read", two_reports, "--json")
    assert answer.code == 0
    assert "The encoder cannot be used: its weights are damaged" in answer.err.replace("\n", " ")
    assert answer.json["counts"]["read"] == 2
    quiet = tollbook("read", two_reports, "--reader", "grammar", "--json")
    assert "encoder" not in quiet.err
    assert quiet.json["counts"]["already_in_the_book"] == 2, "what the grammar has read is known to the grammar"


def test_the_trained_reader_reads_again_what_the_grammar_has_read(tollbook: Tollbook, two_reports: Path) -> None:
    assert tollbook("read", two_reports, "--reader", "grammar", "--json").json["counts"]["read"] == 2
    assert tollbook("read", two_reports, "--json").json["counts"]["read_again"] == 2


def test_more_processes_give_the_same_book(tmp_path: Path) -> None:
    write_reports(tmp_path / "in.jsonl", 30)
    for jobs in (1, 2):
        answer = run_alone("read", "in.jsonl", "--db", f"{jobs}.db", "--jobs", jobs, cwd=tmp_path)
        assert answer.code == 0, answer.err
    assert exports(tmp_path, "1.db") == exports(tmp_path, "2.db")


@pytest.mark.parametrize("jobs", [1, pytest.param(2, marks=pytest.mark.slow)])
def test_a_killed_read_goes_on_and_nothing_is_lost_or_double(tmp_path: Path, jobs: int) -> None:
    count = 300
    write_reports(tmp_path / "in.jsonl", count)
    for wanted in (40, 150):
        read_and_kill(tmp_path, after=wanted, jobs=jobs)
        with Book.open(tmp_path / "killed.db") as book:
            assert book.integrity_check() == []
            assert wanted <= book.counts()["report"] < count
            homes = [book.incident_of(told.account.id) for told in book.told_accounts()]
            assert homes and all(homes), "no account without its incident"
    answer = run_alone("read", "in.jsonl", "--db", "killed.db", "--json", cwd=tmp_path)
    counts = answer.json["counts"]
    assert counts["read"] + counts["already_in_the_book"] == counts["came_in"] == count
    assert run_alone("read", "in.jsonl", "--db", "whole.db", cwd=tmp_path).code == 0
    assert exports(tmp_path, "killed.db") == exports(tmp_path, "whole.db")


def read_and_kill(folder: Path, *, after: int, jobs: int) -> None:
    """Starts a read and kills it, as the machine would, once the book holds so many reports."""
    command = [*COMMAND, "read", "in.jsonl", "--db", "killed.db", "--jobs", str(jobs)]
    with subprocess.Popen(command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as child:
        while child.poll() is None and reports_in(folder / "killed.db") < after:
            time.sleep(0.01)
        child.send_signal(signal.SIGKILL)
        child.communicate()
    assert child.returncode == -signal.SIGKILL, "it was to be killed in the midst of reading"


def reports_in(path: Path) -> int:
    if not path.exists():
        return 0
    connection = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    try:
        return int(connection.execute("SELECT count(*) FROM report").fetchone()[0])
    except sqlite3.OperationalError:
        return 0
    finally:
        connection.close()


def test_ctrl_c_finishes_cleanly_and_says_how_to_go_on(tmp_path: Path) -> None:
    write_reports(tmp_path / "in.jsonl", 60)
    # More is promised on a pipe that stays open, so that the command cannot be done before it is stopped.
    command = [*COMMAND, "read", "in.jsonl", "-", "--db", "stopped.db"]
    pipe = subprocess.PIPE
    # A shell ignores Ctrl-C for what it runs in the background, and the tests may be run so.
    heed = partial(signal.signal, signal.SIGINT, signal.SIG_DFL)
    with subprocess.Popen(
        command, cwd=tmp_path, stdin=pipe, stdout=pipe, stderr=pipe, text=True, preexec_fn=heed
    ) as child:
        try:
            while child.poll() is None and reports_in(tmp_path / "stopped.db") < 20:
                time.sleep(0.01)
            child.send_signal(signal.SIGINT)
            child.wait(timeout=60)
        finally:
            child.kill()
        assert child.stdout and child.stderr
        out, err = child.stdout.read(), child.stderr.read()
    assert child.returncode == 130
    assert "run the same command again" in out
    assert "Traceback" not in err
    with Book.open(tmp_path / "stopped.db") as book:
        assert book.integrity_check() == []
        assert 20 <= book.counts()["report"] <= 60


def test_progress_and_colours_are_for_terminals_only(tmp_path: Path, two_reports: Path) -> None:
    answer = run_alone("read", two_reports, cwd=tmp_path)
    assert answer.err == "" and "\x1b" not in answer.out


def test_claims_that_are_not_sure_become_doubts(tollbook: Tollbook, two_reports: Path) -> None:
    def claims(db: str) -> list[dict[str, object]]:
        return [
            json.loads(line) for line in tollbook("export", "claims", "--format", "jsonl", "--db", db).out.splitlines()
        ]

    assert tollbook("read", two_reports, "--db", "all.db").code == 0
    weighed = sorted(float(str(one["confidence"])) for one in claims("all.db") if one["confidence"] is not None)
    bound = weighed[len(weighed) // 2]
    assert tollbook("read", two_reports, "--db", "sure.db", "--min-confidence", bound).code == 0
    sure = [one for one in claims("sure.db") if one["confidence"] is not None and one["kind"] != "type"]
    assert sure and all(float(str(one["confidence"])) >= bound for one in sure)
    doubts = tollbook("doubts", "--db", "sure.db", "--json").json["doubts"]
    assert any(doubt["rule"] == "confidence/below-the-bound" and "sure, and" in doubt["says"] for doubt in doubts)
    again = tollbook("read", two_reports, "--db", "sure.db", "--json").json["counts"]
    assert again["read_again"] == 2, "with another bound it is another reader"
    assert claims("sure.db") == claims("all.db")
