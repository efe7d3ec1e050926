"""Settles a piece of the book: accounts that ties hold together become clusters, and each cluster an incident. Writes
nothing, so that many pieces can be settled side by side."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from functools import cache, lru_cache

from tollbook.figures.consolidation import consolidate
from tollbook.merging.resolver import resolve
from tollbook.merging.ties import pieces
from tollbook.model.account import Account, Role
from tollbook.model.ids import name_for
from tollbook.model.incident import Incident
from tollbook.model.judgement import Verdict
from tollbook.model.text import Report
from tollbook.settings import ACCOUNTS, REPORTS
from tollbook.store.book import Book
from tollbook.workflow.comparing import Comparer

Cluster = frozenset[str]


def reports_behind(accounts: Iterable[Account], find: Callable[[str], Report | None]) -> dict[str, Report]:
    """The reports of these accounts by id, and those that they copy."""
    found: dict[str, Report] = {}
    waiting = [account.report_id for account in accounts]
    while waiting:
        name = waiting.pop()
        if name not in found:
            report = find(name)
            assert report is not None, f"no report {name}"
            found[name] = report
            waiting += [report.copy_of] if report.copy_of else []
    return found


class Settler:
    """Settles pieces of one book."""

    def __init__(self, book: Book, comparer: Comparer) -> None:
        self.book = book
        self.comparer = comparer
        self._accounts: dict[str, Account] = {}
        self.report = lru_cache(REPORTS)(self._find_report)

    def touched_by(self, account_ids: Collection[str]) -> list[list[str]]:
        """The pieces of the book that may settle otherwise now that these accounts have come, or that something else
        stands of them than before.

        A piece that has changed reaches, or reached, one of their neighbours: before they came by ties beside theirs,
        now by any. Those of their incidents come along, for they may be parted.
        """
        ties, said_same = cache(self.comparer.ties_of), cache(self._said_same)
        changed = set(account_ids)
        homes = {home for name in changed if (home := self.book.incident_of(name))}
        near = sorted({other for name in changed for other in ties(name)} - changed)
        before = pieces(near, lambda name: {o: bits for o, bits in ties(name).items() if o not in changed}, said_same)
        return pieces(sorted(changed.union(*before, *map(self.book.members_of, homes))), ties, said_same)

    def _said_same(self, account_id: str) -> list[str]:
        return [other for other, verdict in self.book.said_of(account_id).items() if verdict is Verdict.SAME]

    def clusters(self, account_ids: Collection[str]) -> tuple[Cluster, ...]:
        """The clusters of a piece."""
        accounts = self.accounts(account_ids)
        wholes = self.book.wholes_among(account_ids) if len(accounts) > 1 else ()
        return resolve(accounts, self.comparer.judgements_among(account_ids), wholes)

    def name(self, cluster: Iterable[str]) -> str:
        """An incident is named after the account that told of it first: of the reports that are about it, the
        one published first. So its name does not hang on the order of reading, and mostly stays as more is read."""
        accounts = self.accounts(cluster)
        published = {a.id: self.report(a.report_id).published or "~" for a in accounts}
        return name_for("i", min(accounts, key=lambda a: (a.role is not Role.MAIN, published[a.id], a.id)).id)

    def incident(self, name: str, cluster: Collection[str]) -> Incident:
        """What the accounts of a cluster support together, and what persons said of it."""
        accounts = self.accounts(cluster)
        said = self.book.corrections_of(cluster), self.book.decisions_of(cluster)
        return consolidate(name, accounts, reports_behind(accounts, self.report), *said)

    def forget(self) -> None:
        """Lets go of what is kept at hand: reports have been read again, or found to be copies."""
        self._accounts.clear()
        self.report.cache_clear()

    def accounts(self, account_ids: Iterable[str]) -> list[Account]:
        """These accounts, by id. Those of one piece are asked for again and again, so they are kept at hand."""
        names = sorted(account_ids)
        missing = [name for name in names if name not in self._accounts]
        if len(self._accounts) + len(missing) > ACCOUNTS:
            self._accounts.clear()
            missing = names
        if missing:
            self._accounts.update((account.id, account) for account in self.book.find_accounts(missing))
        return [self._accounts[name] for name in names]

    def _find_report(self, name: str) -> Report:
        report = self.book.find_report(name)
        assert report is not None, f"no report {name}"
        return report
