"""Compares accounts of a book: enters them under their keys, and judges those that meet there.

What is judged of a pair follows from the two accounts and their reports alone, and who meets whom from the accounts
that are in the book: so what stands in the end does not depend on the order of reading.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from functools import cache, lru_cache, partial
from itertools import combinations

from tollbook.merging.blocking import profile_keys
from tollbook.merging.kept_profile import read_profile, write_profile
from tollbook.merging.profile import Profile, profile_of
from tollbook.merging.scoring import are_surely_different, compare_profiles
from tollbook.model.account import Account
from tollbook.model.judgement import MACHINE, Judgement, Verdict
from tollbook.model.text import Report
from tollbook.settings import FIRST_OF_KEY, PROFILES
from tollbook.store.book import Book


class Comparer:
    """Compares accounts of one book. *at* is the time of the judgements that it makes, ISO 8601."""

    def __init__(self, book: Book, *, at: str) -> None:
        self.book = book
        self.at = at
        self.first = FIRST_OF_KEY
        self.profile = lru_cache(PROFILES)(self._find_profile)
        self.keys = lru_cache(PROFILES)(self._find_keys)

    def enter(self, account: Account, report: Report) -> set[str]:
        """Enters an account under its keys; gives those that may now meet fewer others, for it has taken their
        place among the first of a key."""
        profile = profile_of(account, report)
        keys = profile_keys(profile)
        self.book.save_profile(account.id, write_profile(profile), keys)
        displaced = self.book.next_after_first(keys, first=self.first)
        return displaced - {account.id}

    def withdraw(self, account_ids: Iterable[str]) -> set[str]:
        """Takes accounts out from under their keys; gives those that may now meet more others."""
        keys: set[str] = set()
        for account_id in account_ids:
            self.book.drop_profile(account_id, self.keys(account_id))
            keys |= self.keys(account_id)
        self.profile.cache_clear()
        self.keys.cache_clear()
        return self.book.last_of_first(keys, first=self.first)

    def judge(self, account_id: str) -> None:
        """Judges an account and those that it meets. 'Different' is kept only where it overturns something:
        most pairs that meet are."""
        judged = set(self.book.judged_with(account_id))
        for other in sorted(judged | self.book.met_by(account_id, self.keys(account_id), first=self.first)):
            if other not in judged and are_surely_different(self.profile(account_id), self.profile(other)):
                continue
            comparison = compare_profiles(self.profile(account_id), self.profile(other))
            if comparison.verdict is not Verdict.DIFFERENT or other in judged:
                self.book.save_judgement(comparison.judgement(self.at))

    def judgement(self, left: str, right: str) -> Judgement:
        """What the machine says of two accounts."""
        return compare_profiles(self.profile(left), self.profile(right)).judgement(self.at)

    def new_judgements(self, account_id: str) -> Iterator[tuple[Judgement, int | None]]:
        """The judgements on an account and those of a later id that it meets, so far as they differ from what
        stands, each with the id of what stands. Writes nothing."""
        standing = {j.right: j for j in self.book.judgements_left_of(account_id)}
        met = self.book.met_by(account_id, self.keys(account_id), first=self.first, later_only=True)
        for other in sorted(met | set(standing)):
            former = standing.get(other)
            if former and former.by != MACHINE:
                continue
            if former is None and are_surely_different(self.profile(account_id), self.profile(other)):
                continue
            comparison = compare_profiles(self.profile(account_id), self.profile(other))
            if former is None and comparison.verdict is Verdict.DIFFERENT:
                continue
            judgement = comparison.judgement(self.at)
            if former is None or not judgement.says_as(former):
                yield judgement, former.id if former else None

    def judgements_among(self, account_ids: Collection[str]) -> list[Judgement]:
        """All that counts among accounts that may be joined: what persons said, and what is to be said of every
        pair that meets, those included of which nothing was kept because they are different."""
        if len(account_ids) < 2:
            return []
        known = {(j.left, j.right): j for j in self.book.judgements_among(account_ids)}
        return [*self._of_persons(known.values()), *self._of_those_that_meet(sorted(account_ids), known)]

    def _of_persons(self, known: Iterable[Judgement]) -> Iterator[Judgement]:
        return (judgement for judgement in known if judgement.by != MACHINE)

    def _of_those_that_meet(
        self, account_ids: Collection[str], known: Mapping[tuple[str, str], Judgement]
    ) -> Iterator[Judgement]:
        first_under = cache(partial(self.book.first_under, first=self.first))
        for left, right in combinations(account_ids, 2):
            former = known.get((left, right))
            if former and former.by != MACHINE:
                continue
            # What one report tells apart speaks against joining its clusters, whether or not the two share a key.
            if self.profile(left).report_id == self.profile(right).report_id or self._do_meet(left, right, first_under):
                yield former or self.judgement(left, right)

    def do_meet(self, left: str, right: str) -> bool:
        """Whether two accounts meet under a key, so that the machine compares them."""
        sooner, later = sorted((left, right))
        return self._do_meet(sooner, later, partial(self.book.first_under, first=self.first))

    def _do_meet(self, sooner: str, later: str, first_under: Callable[[str], frozenset[str] | None]) -> bool:
        heads = (first_under(key) for key in self.keys(sooner) & self.keys(later))
        return any(head is None or sooner in head for head in heads)

    def _find_profile(self, account_id: str) -> Profile:
        text = self.book.find_profile(account_id)
        assert text is not None, f"no profile of {account_id}"
        return read_profile(text)

    def _find_keys(self, account_id: str) -> frozenset[str]:
        return profile_keys(self.profile(account_id))
