"""Joins accounts to incidents in the book: compares what shares a key, lets the judgements decide, and
consolidates the incidents that changed.

What stands after each report is what resolving the whole book at once would give: a touched account is
resolved again together with everything that a chain of 'same' judgements ties to it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import combinations

from tollbook.figures.consolidation import UNREVIEWED, consolidate
from tollbook.merging.blocking import profile_keys
from tollbook.merging.profile import Profile, profile_of
from tollbook.merging.resolver import resolve
from tollbook.merging.scoring import compare_profiles
from tollbook.model.account import Account, Role
from tollbook.model.ids import name_for
from tollbook.model.incident import Review
from tollbook.model.judgement import Judgement, Verdict
from tollbook.model.text import Report
from tollbook.settings import ACCOUNTS, OF_EACH, PROFILES, REPORTS
from tollbook.store.book import Book

Cluster = frozenset[str]


class Joiner:
    """Joins accounts of one book. *at* is the time of the judgements that it makes, ISO 8601.

    Everything it does belongs into the transaction of the report, or of the decision, that called for it.
    """

    def __init__(self, book: Book, *, at: str) -> None:
        self.book = book
        self.at = at
        self._profile = lru_cache(PROFILES)(self._find_profile)
        self._account = lru_cache(ACCOUNTS)(self._find_account)
        self._report = lru_cache(REPORTS)(self._find_report)

    def compare(self, accounts: Iterable[Account], report: Report) -> None:
        """Enters accounts of a report under their keys, and judges them and the accounts that they meet
        there. 'Different' is kept only where it overturns something: most pairs that meet are."""
        for account in accounts:
            profile = profile_of(account, report)
            keys = profile_keys(profile)
            judged = set(self.book.judged_with(account.id))
            met = judged.union(self.book.accounts_met(keys, of_each=OF_EACH))
            self.book.save_block_keys(account.id, keys)
            for other in sorted(met - {account.id}):
                judgement = compare_profiles(profile, self._profile(other)).judgement(self.at)
                if judgement.verdict is not Verdict.DIFFERENT or other in judged:
                    self.book.save_judgement(judgement)

    def join(self, account_ids: Iterable[str], former: Mapping[str, Sequence[str]] | None = None) -> list[Cluster]:
        """Resolves these accounts again with all that are tied to them, and saves the incidents that
        changed; gives the clusters. *former* are incidents taken apart before, with their accounts."""
        touched = set(account_ids)
        home = {member: name for name, members in (former or {}).items() for member in members}
        accounts = {name: self._account(name) for name in self._tied(touched)}
        stood = {name: home.get(name) or self.book.incident_of(name) for name in accounts}
        clusters = resolve(list(accounts.values()), self._judgements(accounts, touched, stood))
        reports = self.reports_of(accounts.values())
        names = {cluster: _name([accounts[member] for member in cluster], reports) for cluster in clusters}
        now = {member: names[cluster] for cluster in clusters for member in cluster}
        changed = [c for c in clusters if c & touched or {stood[m] for m in c} != {names[c]}]
        reviews = self._retire(stood, now)
        for cluster in changed:
            self._save(names[cluster], [accounts[m] for m in sorted(cluster)], now, reports, reviews)
        self._renew_parts({name for name in accounts if stood[name] not in (None, now[name])} - touched)
        return list(clusters)

    def reports_of(self, accounts: Iterable[Account]) -> dict[str, Report]:
        """The reports of these accounts, by id."""
        return {report_id: self._report(report_id) for report_id in {account.report_id for account in accounts}}

    def forget(self) -> None:
        """Lets go of what is kept at hand: accounts have been read again."""
        for kept in (self._profile, self._account, self._report):
            kept.cache_clear()

    def _tied(self, touched: Collection[str]) -> list[str]:
        """These accounts, those of their incidents, and all that chains of 'same' tie to them."""
        found: set[str] = set()
        waiting = set(touched)
        for name in touched:
            incident_id = self.book.incident_of(name)
            if incident_id:
                waiting.update(self.book.members_of(incident_id))
        while waiting:
            name = waiting.pop()
            found.add(name)
            waiting.update(set(self.book.judged_with(name, Verdict.SAME)) - found)
        return sorted(found)

    def _judgements(
        self, accounts: Collection[str], touched: Collection[str], stood: Mapping[str, str | None]
    ) -> list[Judgement]:
        """The judgements among accounts that may be joined. Where two of them meet but nothing was kept,
        they were different, which now counts and is kept. Large incidents speak by a few of their accounts."""
        if len(accounts) < 2:
            return []
        known = self.book.judgements_among(accounts)
        pairs = {(judgement.left, judgement.right) for judgement in known}
        speaking = set(touched)
        for home in {home for home in stood.values() if home}:
            speaking.update(sorted(name for name in accounts if stood[name] == home)[:OF_EACH])
        keys = {name: profile_keys(self._profile(name)) for name in speaking}
        for left, right in combinations(sorted(speaking), 2):
            if (left, right) not in pairs and keys[left] & keys[right]:
                judgement = compare_profiles(self._profile(left), self._profile(right)).judgement(self.at)
                known.append(self.book.save_judgement(judgement))
        return known

    def _retire(self, stood: Mapping[str, str | None], now: Mapping[str, str]) -> dict[str, Review]:
        """Leads from the incidents that are no more to where their first account went; gives the reviews
        of those that stay."""
        reviews = {}
        remaining = set(now.values())
        for name in sorted({name for name in stood.values() if name}):
            if name in remaining:
                reviews[name] = self.book.review_of(name)
            else:
                survivor = min(now[member] for member in stood if stood[member] == name)
                self.book.retire_incident(name, into=survivor)
        return reviews

    def _save(
        self,
        name: str,
        accounts: Sequence[Account],
        now: Mapping[str, str],
        reports: Mapping[str, Report],
        reviews: Mapping[str, Review],
    ) -> None:
        wholes = [now.get(a.part_of) or self.book.incident_of(a.part_of) for a in accounts if a.part_of]
        part_of = next((whole for whole in wholes if whole and whole != name), None)
        review = reviews.get(name, UNREVIEWED)
        self.book.save_incident(consolidate(name, accounts, reports, part_of=part_of, review=review))

    def _renew_parts(self, moved: Collection[str]) -> None:
        """When the account of a campaign moved to another incident, its parts follow."""
        parts = {
            sibling.id
            for name in moved
            for sibling in self.book.accounts_of(self._account(name).report_id)
            if sibling.part_of == name
        }
        for incident_id in sorted({found for part in parts if (found := self.book.incident_of(part))}):
            accounts = self.book.accounts_of_incident(incident_id)
            reviews = {incident_id: self.book.review_of(incident_id)}
            self._save(incident_id, accounts, {}, self.reports_of(accounts), reviews)

    def _find_account(self, name: str) -> Account:
        account = self.book.find_account(name)
        assert account is not None, f"no account {name}"
        return account

    def _find_report(self, name: str) -> Report:
        report = self.book.find_report(name)
        assert report is not None, f"no report {name}"
        return report

    def _find_profile(self, name: str) -> Profile:
        account = self._account(name)
        return profile_of(account, self._report(account.report_id))


def _name(accounts: Sequence[Account], reports: Mapping[str, Report]) -> str:
    """An incident is named after the account that told of it first: of the reports that are about it, the
    one published first. So its name does not hang on the order of reading, and mostly stays as more is read."""
    first = min(accounts, key=lambda a: (a.role is not Role.MAIN, reports[a.report_id].published or "~", a.id))
    return name_for("i", first.id)
