"""Reads reports into the book: one transaction each, from its bytes to the incidents that it changes.

A report that is in the book and was read by this reader changes nothing; one that an older reader has read
is read again. So going on after a stop is reading the same input again.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import partial
from typing import NamedTuple

import tollbook
from tollbook.engines.local import work_in_order
from tollbook.errors import EncoderError, Refusal
from tollbook.intake.copies import COPY_FROM, bands, resemblance, signature
from tollbook.intake.sources import Item
from tollbook.intake.taken import PassedOver, Taken
from tollbook.merging.version import merging_version
from tollbook.model.account import Reading
from tollbook.model.text import Report
from tollbook.model.values import ReaderName
from tollbook.reading.reader import VERSIONS, pipeline_of, read_report
from tollbook.reading.relevance import may_tell_of_attack
from tollbook.reading.sureness import keep_sure
from tollbook.settings import FIRST, MIN_CONFIDENCE
from tollbook.store.book import Book
from tollbook.workflow.clock import time_now
from tollbook.workflow.joining import Joiner
from tollbook.workflow.merging import check_is_merged

LANGUAGE = "en"


class Fate(StrEnum):
    """What became of something that came in."""

    READ = "read"
    READ_AGAIN = "read again"
    KNOWN = "already in the book"
    NOT_ENGLISH = "not English"
    REFUSED = "refused"
    PASSED_OVER = "passed over"
    UNLIKELY = "no attack in sight"


@dataclass(slots=True)
class Summary:
    """What came of one call. ``fates`` counts everything that came in, each thing once; ``accounts``,
    ``new``, ``joined``, ``copies`` and ``doubts`` are of the reports read now. ``new`` and ``joined`` count
    accounts that told of an incident first, or of one that the book had. ``refusals`` and ``notes`` are
    the first of them only, so that a summary stays small; the book keeps every refusal with the run."""

    run_id: int
    fates: Counter[Fate] = field(default_factory=Counter)
    accounts: int = 0
    new: int = 0
    joined: int = 0
    copies: int = 0
    doubts: int = 0
    refusals: list[Refusal] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    @property
    def came_in(self) -> int:
        return self.fates.total()

    @property
    def refused(self) -> int:
        return self.fates[Fate.REFUSED]

    def counts(self) -> dict[str, int]:
        """All numbers by name, as they are kept with the run."""
        fates = {fate.lower().replace(" ", "_"): self.fates[fate] for fate in Fate}
        own = {name: getattr(self, name) for name in ("accounts", "new", "joined", "copies", "doubts")}
        return {"came_in": self.came_in, **fates, **own}


class Work(NamedTuple):
    """What can be worked out from a report alone, in any process."""

    reading: Reading | None
    signature: tuple[int, ...]


class Slip(NamedTuple):
    """Something that came in, and what is to become of it as far as can be told before reading."""

    item: Item
    fate: Fate

    def __str__(self) -> str:
        line = getattr(self.item, "line", None)
        return f"{self.item.where}, line {line}" if line else self.item.where


def usable_reader(wanted: ReaderName) -> tuple[ReaderName, str]:
    """The reader that was asked for, or, where its encoder cannot be used, the grammar, and why."""
    try:
        pipeline_of(wanted)
    except EncoderError as error:
        return ReaderName.GRAMMAR, str(error)
    return wanted, ""


def work_on(report: Report, reader: ReaderName, min_confidence: float = MIN_CONFIDENCE) -> Work:
    """Reads a report, if it is in English. Pure."""
    reading = read_report(report, reader) if report.language == LANGUAGE else None
    if reading and min_confidence:
        reading = keep_sure(reading, min_confidence)
    return Work(reading, signature(report.text, report.set_aside))


def version_of(reader: ReaderName, min_confidence: float) -> str:
    """Which reader reads: one that leaves out what is not sure enough is another one."""
    return f"{VERSIONS[reader]} from {min_confidence:g}" if min_confidence else VERSIONS[reader]


def read_reports(
    book: Book,
    items: Iterable[Item],
    *,
    jobs: int = 1,
    reader: ReaderName = ReaderName.TRAINED,
    skip_unlikely: bool = False,
    min_confidence: float = MIN_CONFIDENCE,
) -> Iterator[Summary]:
    """Reads everything into the book; gives the summary so far, at the start and after
    each thing that came in. Claims below *min_confidence* become doubts. With *skip_unlikely*, new reports in which a
    quick look finds no attack are counted and left out of the book.

    An error of the reader stops everything: it is a mistake of ours, and its note names the report. Raises BookError
    when the book was merged by another version.
    """
    started, version = time_now(), version_of(reader, min_confidence)
    check_is_merged(book)
    versions = {"tollbook": tollbook.__version__, "reader": version, "merging": merging_version()}
    run_id = book.start_run(versions, at=started)
    summary = Summary(run_id)
    yield summary
    keeper = _Keeper(book, Joiner(book, at=started), summary, version)
    work = partial(work_on, reader=reader, min_confidence=min_confidence)
    slips = _slips(book, items, version, skip_unlikely=skip_unlikely)
    for slip, done in work_in_order(work, slips, jobs=jobs):
        with book.transaction():
            fate = keeper.keep(slip, done)
        summary.fates[fate] += 1
        yield summary
    book.finish_run(run_id, summary.counts(), at=time_now())


def _slips(
    book: Book, items: Iterable[Item], version: str, *, skip_unlikely: bool
) -> Iterator[tuple[Slip, Report | None]]:
    for item in items:
        fate = _fate_of(book, item, version)
        if skip_unlikely and fate is Fate.READ and isinstance(item, Taken) and not may_tell_of_attack(item.report.text):
            fate = Fate.UNLIKELY
        needs_work = fate in (Fate.READ, Fate.READ_AGAIN, Fate.NOT_ENGLISH)
        yield Slip(item, fate), item.report if needs_work and isinstance(item, Taken) else None


def _fate_of(book: Book, item: Item, version: str) -> Fate:
    if isinstance(item, Refusal):
        return Fate.REFUSED
    if isinstance(item, PassedOver):
        return Fate.PASSED_OVER
    if item.report.language != LANGUAGE:
        return Fate.KNOWN if book.has_report(item.report.id) else Fate.NOT_ENGLISH
    if not book.has_report(item.report.id):
        return Fate.READ
    return Fate.KNOWN if book.reader_of(item.report.id) == version else Fate.READ_AGAIN


@dataclass(slots=True)
class _Keeper:
    book: Book
    joiner: Joiner
    summary: Summary
    version: str

    def keep(self, slip: Slip, work: Work | None) -> Fate:
        item = slip.item
        if isinstance(item, Refusal):
            self.book.save_refusal(item, run_id=self.summary.run_id)
            self.summary.refusals += [item] * (len(self.summary.refusals) < FIRST)
            return slip.fate
        if isinstance(item, PassedOver) or work is None:
            return slip.fate
        # The same report may stand twice in one input, and the second was handed out before the first was kept.
        fate = _fate_of(self.book, item, self.version)
        if fate is Fate.READ_AGAIN and work.reading:
            self._read_again(item.report, work.reading)
        elif fate is not Fate.KNOWN:
            self._keep_new(item, work)
        return fate

    def _keep_new(self, item: Taken, work: Work) -> None:
        report, later = self._among_copies(item.report, work.signature)
        self.book.save_report(report, item.raw, bands(work.signature), work.signature, run_id=self.summary.run_id)
        self.summary.copies += report.copy_of is not None
        room = FIRST - len(self.summary.notes)
        self.summary.notes += [f"{item.where}: {note}" for note in item.notes[:room]]
        if work.reading:
            self.book.save_reading(work.reading)
            touched = self.joiner.enter(work.reading.accounts, report)
            self._join(work.reading, touched | self._now_copies(later, report), {})

    def _read_again(self, report: Report, reading: Reading) -> None:
        stored = self.book.find_report(report.id)
        assert stored is not None, "a report is read again because it is there"
        homes = {self.book.incident_of(account.id) for account in self.book.accounts_of(report.id)}
        former = {home: self.book.members_of(home) for home in homes if home}
        before = self.book.accounts_of(report.id)
        gone = {account.id for account in before} - {a.id for a in reading.accounts}
        former = {home: [m for m in members if m not in gone] for home, members in former.items()}
        others = self.joiner.withdraw(before)
        self.book.replace_reading(reading, run_id=self.summary.run_id)
        touched = self.joiner.enter(reading.accounts, stored, also=others)
        # What persons said of an account that is gone, or found again, may have another home now.
        touched |= self.book.anchored_with({a.id for a in before} ^ {a.id for a in reading.accounts})
        self._join(reading, touched, former)

    def _join(self, reading: Reading, touched: set[str], former: dict[str, list[str]]) -> None:
        own = {account.id for account in reading.accounts}
        self.summary.accounts += len(own)
        self.summary.doubts += len(reading.doubts)
        for cluster in self.joiner.join(touched.union(*former.values()), former):
            if cluster <= own:
                self.summary.new += 1
            else:
                self.summary.joined += len(cluster & own)

    def _among_copies(self, report: Report, of_text: tuple[int, ...]) -> tuple[Report, list[str]]:
        """The report as the copy of the first published one that it nearly repeats, if it does; and the later ones that
        repeat it. First by day, then by id: so it does not matter which was read first."""
        alike = [
            self.book.find_report(report_id)
            for report_id, other in self.book.reports_sharing(bands(of_text))
            if resemblance(of_text, other) >= COPY_FROM
        ]
        order = [((found.published or "~", found.id), found.id) for found in alike if found]
        own = (report.published or "~", report.id)
        first = next((name for place, name in order if place < own), None)
        return replace(report, copy_of=first), [name for place, name in order if place > own]

    def _now_copies(self, later: list[str], report: Report) -> set[str]:
        """Lets later reports be copies of this one, unless they are of an earlier one; gives the accounts of all
        reports that now come from it."""
        waiting = []
        for name in later:
            found = self.book.find_report(name)
            copied = self.book.find_report(found.copy_of) if found and found.copy_of else None
            if copied is None or (report.published or "~", report.id) < (copied.published or "~", copied.id):
                self.book.set_copy_of(name, report.id)
                waiting.append(name)
        accounts: set[str] = set()
        while waiting:
            name = waiting.pop()
            accounts.update(account.id for account in self.book.accounts_of(name))
            waiting += self.book.copies_of(name)
        if accounts:
            self.joiner.settler.forget()
        return accounts
