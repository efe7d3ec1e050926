"""Merges the whole book anew, as when its weights have changed: what comes out is what joining the reports one by
one with the same weights gives.

Three rounds, each shared among processes, each resting on what the one before has kept: every account is entered
under its keys; every account is compared with those of a later id that it meets; and the components that the judgements
make are settled, all in one transaction, so that a stopped merge leaves the incidents as they were.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from itertools import islice
from typing import TypeVar

import tollbook
from tollbook.engines.local import work_in_order
from tollbook.errors import BookError
from tollbook.merging.blocking import profile_keys
from tollbook.merging.kept_profile import write_profile
from tollbook.merging.profile import profile_of
from tollbook.merging.version import merging_version
from tollbook.model.incident import Incident
from tollbook.model.judgement import Judgement
from tollbook.settings import CHUNK, ROOM
from tollbook.store.book import Book
from tollbook.workflow.clock import time_now
from tollbook.workflow.comparing import Comparer
from tollbook.workflow.settling import Settler

T = TypeVar("T")
Result = TypeVar("Result")
Entry = tuple[str, str, tuple[str, ...]]


@dataclass(slots=True)
class Merge:
    """How far merging a book has come. ``round`` says what goes on: ``done`` of ``total`` accounts, or components, are
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
        book.drop_profiles()
        for entries in _shared(merge, "entering", _enter, bound, accounts, jobs):
            with book.transaction():
                for entry in entries:
                    book.save_profile(*entry)
            yield merge
    for judgements in _shared(merge, "comparing", _compare, bound, accounts, jobs):
        book.add_judgements(judgements)
        merge.judged += len(judgements)
        yield merge
    components = _components(book, accounts)
    with book.transaction():
        book.take_all_apart()
        for incidents in _shared(merge, "settling", _settle, bound, components, jobs):
            book.add_incidents(incidents)
            merge.incidents += len(incidents)
            yield merge
        book.retire_former()
        book.link_parts()
    _at_hand.cache_clear()
    book.finish_run(run_id, {"accounts": merge.accounts, "incidents": merge.incidents}, at=time_now())


@dataclass(frozen=True, slots=True)
class _Work:
    """A piece of work for any process: on which book, and which accounts or components."""

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


def _compare(work: _Work) -> list[tuple[Judgement, int | None]]:
    comparer = _at_hand(work.path, work.at).comparer
    return [judged for name in work.on for judged in comparer.new_judgements(name)]


def _settle(work: _Work) -> list[Incident]:
    """The incidents of components; each of them is given as its accounts' ids with a blank between."""
    settler = _at_hand(work.path, work.at)
    settler.accounts(name for component in work.on for name in component.split())
    return [
        settler.incident(settler.name(cluster), cluster)
        for component in work.on
        for cluster in settler.clusters(component.split())
    ]


def _components(book: Book, accounts: Sequence[str]) -> list[str]:
    """The components that 'same' ties together, each as its accounts' ids with a blank between, in the order of
    the accounts. Tarjan's union and find (1975), in arrays, for a million accounts are to fit."""
    number = {name: n for n, name in enumerate(accounts)}
    parent = array("l", range(len(accounts)))

    def root(n: int) -> int:
        while parent[n] != n:
            parent[n] = n = parent[parent[n]]
        return n

    for left, right in book.judged_same():
        one, other = sorted((root(number[left]), root(number[right])))
        parent[other] = one
    members: dict[int, list[str]] = defaultdict(list)
    for n, name in enumerate(accounts):
        members[root(n)].append(name)
    return [" ".join(found) for found in members.values()]
