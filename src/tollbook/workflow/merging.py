"""Merges the whole book anew, as when its weights have changed: what comes out is what joining the reports one by
one with the same weights gives.

Three rounds, each shared among processes, each one transaction that rests on the one before: every account is entered
under its keys; every account is compared with those of a later id that it meets; and the pieces that ties hold
together are settled. So a stopped merge leaves the incidents as they were.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from itertools import chain, islice
from typing import TypeVar

import numpy as np

import tollbook
from tollbook.engines.local import work_in_order
from tollbook.errors import BookError
from tollbook.merging.blocking import profile_keys
from tollbook.merging.kept_profile import write_profile
from tollbook.merging.profile import profile_of
from tollbook.merging.ties import pieces
from tollbook.merging.version import merging_version
from tollbook.model.incident import Incident
from tollbook.model.judgement import Verdict
from tollbook.settings import CHUNK, ROOM
from tollbook.store.book import Book
from tollbook.workflow.clock import time_now
from tollbook.workflow.comparing import Comparer, News
from tollbook.workflow.settling import Settler

T = TypeVar("T")
Result = TypeVar("Result")
Entry = tuple[str, str, tuple[str, ...]]


@dataclass(slots=True)
class Merge:
    """How far merging a book has come. ``round`` says what goes on: ``done`` of ``total`` accounts, or pieces, are
    through it. ``judged`` counts the judgements that are new; ``before`` and ``incidents`` count the incidents of the
    book before and after."""

    accounts: int
    before: int
    round: str = ""
    done: int = 0
    total: int = 0
    judged: int = 0
    incidents: int = 0


def is_stale(book: Book) -> bool:
    """Whether the book's accounts were merged by another merging than this."""
    return book.merging_version() != merging_version() and book.counts()["account"] > 0


def check_is_merged(book: Book) -> None:
    """Raises BookError when the book was merged by another merging, which this one cannot go on from."""
    if is_stale(book):
        raise BookError(f"{book.path} was merged by another version of Tollbook: run `tollbook merge --db {book.path}`")


def merge_book(book: Book, *, jobs: int = 1) -> Iterator[Merge]:
    """Merges the book; gives how far it has come, at the start and after each piece of work."""
    started = time_now()
    run_id = book.start_run({"tollbook": tollbook.__version__, "merging": merging_version()}, at=started)
    accounts = book.account_ids()
    merge = Merge(len(accounts), book.counts_of_incidents())
    book.give_room(ROOM)
    bound = partial(_Work, book.path, started)
    yield merge
    if book.merging_version() != merging_version() or book.lacks_profiles():
        with book.transaction():
            book.drop_profiles()
            for entries in _shared(merge, "entering", _enter, bound, accounts, jobs):
                book.enter_together(entries)
                yield merge
            book.settle_keys()
    withdrawn: list[int] = []
    with book.transaction():
        for news in _shared(merge, "comparing", _compare, bound, accounts, jobs):
            book.gather_judgements((new.judgement, new.former) for new in news if new.judgement)
            withdrawn += [new.former for new in news if new.former and not new.judgement]
            merge.judged += len(news)
            yield merge
        book.settle_judgements()
        book.withdraw_judgements(withdrawn)
    found = _pieces(book, accounts)
    with book.transaction():
        book.take_all_apart()
        for incidents in _shared(merge, "settling", _settle, bound, found, jobs):
            book.add_incidents(incidents)
            merge.incidents += len(incidents)
            yield merge
        book.retire_former()
        book.link_parts()
    _at_hand.cache_clear()
    book.finish_run(run_id, {"accounts": merge.accounts, "incidents": merge.incidents}, at=time_now())


@dataclass(frozen=True, slots=True)
class _Work:
    """A piece of work for any process: on which book, and which accounts or pieces."""

    path: str
    at: str
    on: tuple[str, ...]


def _shared(
    merge: Merge,
    name: str,
    work: Callable[[_Work], Result],
    bound: Callable[[tuple[str, ...]], _Work],
    on: Sequence[str],
    jobs: int,
) -> Iterator[Result]:
    """The results of a round, in order, with how far it has come."""
    merge.round, merge.done, merge.total = name, 0, len(on)
    slips = ((len(chunk), bound(chunk)) for chunk in _chunks(on, CHUNK))
    for size, result in work_in_order(work, slips, jobs=jobs):
        assert result is not None
        merge.done += size
        yield result


def _chunks(values: Iterable[T], size: int) -> Iterator[tuple[T, ...]]:
    rest = iter(values)
    while chunk := tuple(islice(rest, size)):
        yield chunk


@lru_cache(1)
def _at_hand(path: str, at: str) -> Settler:
    """The book as this process reads it."""
    book = Book.open(path)
    book.give_room(ROOM)
    return Settler(book, Comparer(book, at=at))


def _enter(work: _Work) -> list[Entry]:
    settler = _at_hand(work.path, work.at)
    entries = []
    for account in settler.accounts(work.on):
        profile = profile_of(account, settler.report(account.report_id))
        entries.append((account.id, write_profile(profile), tuple(profile_keys(profile))))
    return entries


def _compare(work: _Work) -> list[News]:
    comparer = _at_hand(work.path, work.at).comparer
    return [news for name in work.on for news in comparer.news_of(name)]


def _settle(work: _Work) -> list[Incident]:
    """The incidents of pieces; each of these is given as its accounts' ids with a blank between."""
    settler = _at_hand(work.path, work.at)
    settler.accounts(name for piece in work.on for name in piece.split())
    return [
        settler.incident(settler.name(cluster), cluster)
        for piece in work.on
        for cluster in settler.clusters(piece.split())
    ]


def _pieces(book: Book, accounts: Sequence[str]) -> list[str]:
    """The pieces of the book, each as its accounts' ids with a blank between, in the order of the accounts. Ties stand
    in arrays, from either side, for those of a million accounts are to fit."""
    number = {name: n for n, name in enumerate(accounts)}
    sides, others, scores = array("i"), array("i"), array("f")
    said_same: dict[int, list[int]] = defaultdict(list)
    for left, right, verdict in book.said():
        if verdict is Verdict.SAME:
            said_same[number[left]].append(number[right])
            said_same[number[right]].append(number[left])
    for left, right, bits in chain(book.judged_same(), Comparer(book, at="").ties_under_what_was_said()):
        sides.extend((number[left], number[right]))
        others.extend((number[right], number[left]))
        scores.extend((bits, bits))
    side = np.frombuffer(sides, np.int32)
    order = np.argsort(side, kind="stable")
    other, score = np.frombuffer(others, np.int32)[order], np.frombuffer(scores, np.float32)[order]
    first = np.searchsorted(side[order], np.arange(len(accounts) + 1)).tolist()

    def ties_of(n: int) -> dict[int, float]:
        here = slice(first[n], first[n + 1])
        return dict(zip(other[here].tolist(), score[here].tolist(), strict=True))

    found = pieces(range(len(accounts)), ties_of, lambda n: said_same.get(n, ()))
    return [" ".join(accounts[n] for n in sorted(piece)) for piece in found]
