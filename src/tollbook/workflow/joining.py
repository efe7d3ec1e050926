"""Joins accounts to incidents as they come: compares what meets, lets the judgements decide, and consolidates
the incidents that changed.

What stands after each report is what merging the whole book at once would give: every piece of the book that a touched
account belongs to, or belonged to, is settled again.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from tollbook.model.account import Account
from tollbook.model.text import Report
from tollbook.store.book import Book
from tollbook.workflow.comparing import Comparer
from tollbook.workflow.settling import Cluster, Settler


class Joiner:
    """Joins accounts of one book. *at* is the time of the judgements that it makes, ISO 8601.

    Everything it does belongs into the transaction of the report, or of the decision, that called for it.
    """

    def __init__(self, book: Book, *, at: str) -> None:
        self.book = book
        self.comparer = Comparer(book, at=at)
        self.settler = Settler(book, self.comparer)

    def enter(self, accounts: Sequence[Account], report: Report, also: Collection[str] = ()) -> set[str]:
        """Enters the accounts of a report, and judges them, those whose place they take, and others that *also* meet
        more now, with those that they meet; gives all accounts that are to be joined anew."""
        displaced = [self.comparer.enter(account, report) for account in accounts]
        touched = {account.id for account in accounts}.union(also, *displaced)
        return touched.union(*map(self.comparer.judge, sorted(touched)))

    def withdraw(self, accounts: Sequence[Account]) -> set[str]:
        """Takes the accounts of a report that is to be read again out of all comparing; gives others that meet
        more now, or are tied to them."""
        leaving = {account.id for account in accounts}
        self.settler.forget()
        tied = {other for name in leaving for other in self.comparer.ties_of(name)}
        return (self.comparer.withdraw(leaving) | tied) - leaving

    def join(self, account_ids: Iterable[str], former: Mapping[str, Sequence[str]] | None = None) -> list[Cluster]:
        """Settles all pieces of the book that these accounts touch, and saves the incidents that changed; gives the
        clusters. Of whatever pair something else stands than before, both are to be among *account_ids*. *former* are
        incidents taken apart before, with their accounts."""
        touched = set(account_ids)
        home = {member: name for name, members in (former or {}).items() for member in members}
        found = self.settler.touched_by(touched)
        accounts = sorted(name for piece in found for name in piece)
        stood = {name: home.get(name) or self.book.incident_of(name) for name in accounts}
        clusters = [cluster for piece in found for cluster in self.settler.clusters(piece)]
        names = {cluster: self.settler.name(cluster) for cluster in clusters}
        now = {member: name for cluster, name in names.items() for member in cluster}
        stayed = {frozenset(m for m in accounts if stood[m] == home) for home in set(stood.values())}
        changed = [c for c in clusters if c & touched or c not in stayed]
        self._retire(stood, now, former or {})
        for cluster in changed:
            name = names[cluster]
            self.book.save_incident(self.settler.incident(name, cluster))
        self._link_parts({names[cluster] for cluster in changed}, accounts)
        return clusters

    def renew(self, incident_id: str) -> None:
        """Consolidates an incident anew from the accounts that it has: a person said something of it."""
        members = self.book.members_of(incident_id)
        self.book.save_incident(self.settler.incident(incident_id, members))
        self._link_parts({incident_id}, members)

    def _retire(
        self, stood: Mapping[str, str | None], now: Mapping[str, str], former: Mapping[str, Sequence[str]]
    ) -> None:
        """Leads from the incidents that are no more to where their first account went."""
        remaining = set(now.values())
        for name in sorted({name for name in stood.values() if name} - remaining):
            members = former.get(name) or self.book.members_of(name)
            self.book.retire_incident(name, into=now[members[0]])

    def _link_parts(self, changed: Iterable[str], accounts: Iterable[str]) -> None:
        """Links incidents to their campaigns, where either of the two changed."""
        parts = {self.book.incident_of(part) for part in self.book.parts_of(accounts)}
        self.book.link_parts(sorted({*changed, *(part for part in parts if part)}))
