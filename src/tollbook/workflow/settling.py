"""Settles a component of the book: accounts that chains of 'same' tie to one another become clusters, and each
cluster an incident. Writes nothing, so that many components can be settled side by side."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import lru_cache

from tollbook.figures.consolidation import consolidate
from tollbook.merging.resolver import resolve
from tollbook.model.account import Account, Role
from tollbook.model.ids import name_for
from tollbook.model.incident import Incident, Review
from tollbook.model.judgement import Verdict
from tollbook.model.text import Report
from tollbook.settings import ACCOUNTS, REPORTS
from tollbook.store.book import Book
from tollbook.workflow.comparing import Comparer

Cluster = frozenset[str]


class Settler:
    """Settles components of one book."""

    def __init__(self, book: Book, comparer: Comparer) -> None:
        self.book = book
        self.comparer = comparer
        self.account = lru_cache(ACCOUNTS)(self._find_account)
        self.report = lru_cache(REPORTS)(self._find_report)

    def tied(self, account_ids: Collection[str]) -> list[str]:
        """These accounts, those of their incidents, and all that chains of 'same' tie to them."""
        found: set[str] = set()
        waiting = set(account_ids)
        for name in account_ids:
            incident_id = self.book.incident_of(name)
            if incident_id:
                waiting.update(self.book.members_of(incident_id))
        while waiting:
            name = waiting.pop()
            found.add(name)
            waiting.update(set(self.book.judged_with(name, Verdict.SAME)) - found)
        return sorted(found)

    def clusters(self, account_ids: Collection[str]) -> tuple[Cluster, ...]:
        """The clusters of a component. Any two accounts that are judged the same must be both among these, or
        both not."""
        accounts = [self.account(name) for name in sorted(account_ids)]
        wholes = self.book.wholes_among(account_ids) if len(accounts) > 1 else ()
        return resolve(accounts, self.comparer.judgements_among(account_ids), wholes)

    def name(self, cluster: Iterable[str]) -> str:
        """An incident is named after the account that told of it first: of the reports that are about it, the
        one published first. So its name does not hang on the order of reading, and mostly stays as more is read."""
        accounts = [self.account(name) for name in cluster]
        published = {a.id: self.report(a.report_id).published or "~" for a in accounts}
        return name_for("i", min(accounts, key=lambda a: (a.role is not Role.MAIN, published[a.id], a.id)).id)

    def incident(self, name: str, cluster: Iterable[str], review: Review) -> Incident:
        """What the accounts of a cluster support together."""
        accounts = [self.account(member) for member in sorted(cluster)]
        return consolidate(name, accounts, self.reports_of(accounts), review=review)

    def reports_of(self, accounts: Sequence[Account]) -> Mapping[str, Report]:
        """The reports of these accounts by id, and those that they copy."""
        found: dict[str, Report] = {}
        waiting = [account.report_id for account in accounts]
        while waiting:
            name = waiting.pop()
            if name not in found:
                found[name] = self.report(name)
                waiting += [copied] if (copied := found[name].copy_of) else []
        return found

    def forget(self) -> None:
        """Lets go of what is kept at hand: reports have been read again, or found to be copies."""
        self.account.cache_clear()
        self.report.cache_clear()

    def _find_account(self, name: str) -> Account:
        account = self.book.find_account(name)
        assert account is not None, f"no account {name}"
        return account

    def _find_report(self, name: str) -> Report:
        report = self.book.find_report(name)
        assert report is not None, f"no report {name}"
        return report
