"""`python -m tests.bench [reading|merging|desk] [NUMBER ...]`: speed and memory on this machine, as a table. It asserts
nothing. The numbers are those of the reports that are read, of the accounts that are merged, and of the
incidents that the desk shows.

Each measurement runs in a process of its own, so that none finds another's caches, and memory is its own.
"""

from __future__ import annotations

import json
import os
import platform
import resource
import subprocess
import sys
import tempfile
import time
from collections import deque
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import apsw

from tests.bench.listed_book import make_listed_book
from tests.bench.made_book import make_book
from tests.bench.made_reports import WORDS, records, write_reports
from tollbook.model.text import Report
from tollbook.model.values import ReaderName
from tollbook.persons.reviews import accept
from tollbook.settings import cores
from tollbook.store.book import Book
from tollbook.store.listing import Order
from tollbook.workflow.merging import Merge, merge_book

COUNTS = (1_000, 10_000)
MERGED = (500_000, 1_000_000)
SHOWN = (100_000,)
ASKED = 40
FEW_ASKED = 20
FEW = 300
LOOK_UPS = 2_000
Found = dict[str, Any]


def read_by_grammar(folder: Path, count: int) -> Found:
    """The grammar reader alone: text in, reading out."""
    return _read_alone(folder, count, ReaderName.GRAMMAR)


def read_with_encoder(folder: Path, count: int) -> Found:
    """The trained reader alone: text in, reading out."""
    return _read_alone(folder, count, ReaderName.TRAINED)


def _read_alone(folder: Path, count: int, reader: ReaderName) -> Found:
    from tollbook.reading.reader import read_report

    reports = made_reports(folder, count)
    read_report(reports[0], reader)  # vocabularies, gazetteer and encoder are opened by the first
    seconds, accounts = timed(lambda: sum(len(read_report(report, reader).accounts) for report in reports))
    return {"seconds": seconds, "accounts": accounts, "peak": peak_memory()}


def look_quickly(folder: Path, count: int) -> Found:
    """The quick look that finds reports without an attack."""
    from tollbook.reading.relevance import likelihood

    reports = made_reports(folder, count)
    seconds, _ = timed(lambda: [likelihood(report.text) for report in reports])
    return {"seconds": seconds}


def made_reports(folder: Path, count: int) -> list[Report]:
    """Invented reports, as they are taken in."""
    from tollbook.intake.sources import read_inputs
    from tollbook.intake.taken import Taken

    path = write_reports(folder / "in.jsonl", count)
    return [item.report for item in read_inputs([str(path)]) if isinstance(item, Taken)]


def read_into_book(folder: Path, count: int, jobs: int = 1) -> Found:
    """All of `tollbook read`: intake, reading, joining, figures, store."""
    from tollbook.intake.sources import read_inputs
    from tollbook.workflow.reports import read_reports

    path = write_reports(folder / "in.jsonl", count)
    db = folder / "book.db"
    with Book.open(db, create=True) as book:
        seconds, _ = timed(lambda: sum(1 for _ in read_reports(book, read_inputs([str(path)]), jobs=jobs)))
        counts = book.counts()
    return {"seconds": seconds, "peak": peak_memory(), "bytes": db.stat().st_size} | counts


def ask_book(folder: Path, count: int) -> Found:
    """What a person waits for: the list, one page, an export; and look-ups of places."""
    from tollbook.cli.incidents import newest_first
    from tollbook.dossier import load_dossier
    from tollbook.exports.check import Table
    from tollbook.exports.write import Format, write_export
    from tollbook.gazetteer.lookup import Gazetteer
    from tollbook.store.filters import IncidentFilter

    read_into_book(folder, count)
    with Book.open(folder / "book.db") as book:
        listing, found = timed(lambda: newest_first(book.incidents()))
        asking, _ = timed(lambda: newest_first(book.incidents(IncidentFilter(country="PK", min_killed=5))))
        page, _ = timed(lambda: load_dossier(book, found[len(found) // 2]))
        with Path(os.devnull).open("w") as out:
            exporting, _ = timed(lambda: write_export(Table.INCIDENTS, book.told_incidents(), out, form=Format.JSONL))
    names = sorted({word for record in records(200) for word in record["text"].split() if word[:1].isupper()})
    gazetteer = Gazetteer()
    looking, _ = timed(lambda: [gazetteer.find(name) for name in names[:LOOK_UPS]])
    each = looking / min(len(names), LOOK_UPS)
    return {"list": listing, "ask": asking, "page": page, "export": exporting, "place": each, "held": len(found)}


def merge_made_books(folder: Path, *sizes: int) -> Found:
    """Merging whole books of so many made accounts, by as many processes as there are cores."""
    growing, merged = folder / "growing.db", []
    start = time.perf_counter()
    for held in make_book(str(growing), sizes, jobs=cores()):
        making = time.perf_counter() - start
        path = folder / f"{held}.db"
        apsw.Connection(str(growing)).execute("VACUUM INTO ?", (str(path),))
        with Book.open(path) as book:
            seconds, last = timed(partial(_last_of_merge, book))
        size = path.stat().st_size
        path.unlink()
        child = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1e3
        counts = {"accounts": held, "incidents": last.incidents, "judged": last.judged}
        memory = {"peak": peak_memory(), "peak_of_each_other": child, "bytes": size}
        merged.append({"making": making, "seconds": seconds} | counts | memory)
        start = time.perf_counter() - making
    return {"merged": merged, "processes": cores()}


def _last_of_merge(book: Book) -> Merge:
    return deque(merge_book(book, jobs=cores()), maxlen=1)[0]


def show_desk_pages(folder: Path, count: int) -> Found:
    """What a browser waits for at the desk: the slowest but one in twenty of each page."""
    from fastapi.testclient import TestClient

    from tests.bench.first_paint import seconds_to_first_paint
    from tollbook.desk.app import create_app
    from tollbook.desk.desk import Desk

    making, path = timed(lambda: make_listed_book(folder / "book.db", count))
    origin = "http://127.0.0.1:8411"
    app = create_app(Desk(path, origin, editor="bench"))
    browser = TestClient(app, origin, headers={"Origin": origin})
    browser.post("/enter", data={"token": app.state.door.token.words})
    found: Found = {"making": making, "bytes": path.stat().st_size}
    with Book.open(path) as book:
        incident = next(row.id for row in book.list_incidents(order=Order.MOST_REPORTS, limit=1))
        report = book.accounts_of_incident(incident)[0].report_id
        for page in DESK_PAGES:
            address = page.format(incident=incident, report=report)
            browser.get(address).raise_for_status()
            found[page] = _slow(partial(browser.get, address), ASKED)
        found["anew"] = _slow(partial(_after_a_change, book, incident, partial(browser.get, "/method")), FEW_ASKED)
    found["paint"] = seconds_to_first_paint(path)
    return found


def _after_a_change(book: Book, incident: str, ask: Callable[[], Any]) -> None:
    """Asks when the book has just been changed by another."""
    accept(book, incident, by="bench")
    ask()


def _slow(work: Callable[[], Any], times: int) -> float:
    waits = sorted(timed(work)[0] for _ in range(times))
    return waits[int(0.95 * times) - 1]


def timed(work: Callable[[], Any]) -> tuple[float, Any]:
    start = time.perf_counter()
    result = work()
    return time.perf_counter() - start, result


def peak_memory() -> float:
    """The most memory that this process has held, in MB."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / 1e6 if sys.platform == "darwin" else peak / 1e3


DESK_PAGES = {
    "/incidents": "the list",
    "/incidents?page=900": "  its page 900",
    "/incidents?country=AA&killed_min=5&sort=-killed": "  of one country, the most killed first",
    "/incidents?from=2010-01-01&to=2010-06-30": "  of half a year",
    "/incidents?q=Front+7-1": "  searched for words that few reports hold",
    "/incidents?q=hospital": "  searched for a word that nearly all hold",
    "/map.json": "the points of the map",
    "/incidents.json?q=hospital": "  the same as JSON",
    "/incidents/{incident}": "an incident",
    "/incidents/{incident}?lit=killed-all": "  with a figure's words lit",
    "/incidents/{incident}.json": "  as JSON",
    "/incidents/{incident}/correct?field=killed": "correcting it",
    "/incidents/{incident}/split": "splitting it",
    "/reports/{report}": "a report",
    "/queue": "the queue",
    "/method": "how the book is made",
    "/docs": "the documents of the API",
}
_MEASURED = (
    read_by_grammar,
    read_with_encoder,
    look_quickly,
    read_into_book,
    ask_book,
    merge_made_books,
    show_desk_pages,
)
MEASUREMENTS: dict[str, Callable[..., Found]] = {f.__name__: f for f in _MEASURED}


def alone(measurement: Callable[..., Found], *numbers: int) -> Found:
    """One measurement in a process of its own."""
    command = [sys.executable, "-m", "tests.bench", "--one", measurement.__name__, *map(str, numbers)]
    found: Found = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    return found


def line(what: str, measured: str) -> None:
    print(f"{what:<56} {measured:>40}", flush=True)


def show_merging(sizes: tuple[int, ...]) -> None:
    found = alone(merge_made_books, *sizes)
    before = None
    for book in found["merged"]:
        line(
            f"a made book of {book['accounts']:,} accounts, {book['bytes'] / 1e9:.1f} GB",
            f"{book['making']:,.0f} s to make",
        )
        line(f"  merging it, {found['processes']} processes beside the writer", f"{book['seconds']:,.0f} s")
        if before:
            more, longer = book["accounts"] / before["accounts"], book["seconds"] / before["seconds"]
            line(f"  {more:.2f} times the accounts", f"{longer:.2f} times as long")
        line("  incidents, judgements on pairs", f"{book['incidents']:,}, {book['judged']:,}")
        line(
            "  most memory: the writer, each of the others",
            f"{book['peak']:,.0f} MB, {book['peak_of_each_other']:,.0f} MB",
        )
        before = book


def show_machine() -> None:
    line(f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores", f"Python {platform.python_version()}")


def show_reading(counts: tuple[int, ...]) -> None:
    line("reports", f"{WORDS} words each, invented")
    for name, reading in (("the encoder", read_with_encoder), ("the grammar alone", read_by_grammar)):
        found = alone(reading, FEW)
        line(f"reading with {name}, one core", f"{FEW / found['seconds']:,.0f} reports/s")
        line("  most memory", f"{found['peak']:,.0f} MB")
    found = alone(look_quickly, FEW)
    line("the quick look, one core", f"{FEW / found['seconds']:,.0f} reports/s")
    for jobs in sorted({1, cores()}):
        for count in counts if jobs == 1 else counts[:1]:
            found = alone(read_into_book, count, jobs)
            line(f"tollbook read, {count:,} reports, {jobs} job(s)", f"{count / found['seconds']:,.0f} reports/s")
            line("  most memory (of the process that writes)", f"{found['peak']:,.0f} MB")
            line("  book", f"{found['bytes'] / 1e6:,.1f} MB, {found['bytes'] / count / 1e3:,.1f} KB a report")
            line("  accounts, incidents", f"{found['account']:,}, {found['incident']:,}")
    found = alone(ask_book, counts[0])
    line(f"tollbook incidents, all of {found['held']:,}", f"{found['list']:.2f} s")
    line("  --country PK --min-killed 5", f"{found['ask']:.3f} s")
    line("tollbook show, one incident", f"{found['page'] * 1e3:.1f} ms")
    line("tollbook export incidents", f"{found['held'] / found['export']:,.0f} incidents/s")
    line("one look-up of a place, the first time", f"{found['place'] * 1e6:.0f} µs")


def show_desk(counts: tuple[int, ...]) -> None:
    for count in counts:
        found = alone(show_desk_pages, count)
        line(f"a made book of {count:,} incidents, {found['bytes'] / 1e9:.1f} GB", f"{found['making']:,.0f} s to make")
        for address, name in DESK_PAGES.items():
            line(f"{name}, 95 of 100 within", f"{found[address] * 1e3:,.0f} ms")
        line("how the book is made, just after a change", f"{found['anew'] * 1e3:,.0f} ms")
        paint = "no Chromium" if found["paint"] is None else f"{found['paint']:,.1f} s"
        line("the first paint of the map in a browser", paint)


def main(arguments: list[str]) -> None:
    if arguments[:1] == ["--one"]:
        with tempfile.TemporaryDirectory() as folder:
            print(json.dumps(MEASUREMENTS[arguments[1]](Path(folder), *map(int, arguments[2:]))))
        return
    show_machine()
    what = arguments.pop(0) if arguments and not arguments[0].isdigit() else "all"
    numbers = tuple(map(int, arguments))
    if what in ("all", "reading"):
        show_reading(numbers or COUNTS)
    if what in ("all", "merging"):
        show_merging(numbers or MERGED)
    if what in ("all", "desk"):
        show_desk(numbers or SHOWN)


if __name__ == "__main__":
    main(sys.argv[1:])
