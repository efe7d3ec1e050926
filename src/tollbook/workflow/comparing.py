"""Compares accounts of a book: enters them under their keys, and judges those that meet there.

What is judged of a pair follows from the two accounts and their reports alone, and who meets whom from the accounts
that are in the book: so what stands in the end does not depend on the order of reading.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import combinations
from typing import NamedTuple

from tollbook.merging.blocking import profile_keys
from tollbook.merging.kept_profile import read_profile, write_profile
from tollbook.merging.profile import Profile, profile_of
from tollbook.merging.scoring import are_surely_different, compare_profiles
from tollbook.model.account import Account
from tollbook.model.judgement import MACHINE, Judgement, Verdict
from tollbook.model.text import Report
from tollbook.settings import FIRST_OF_KEY, PROFILES
from tollbook.store.book import Book

Pair = tuple[str, str]


class News(NamedTuple):
    """Something new to be said of an account and an *other*: the judgement, and the id of the one that stands; None for
    a judgement where the two meet no longer, so that what stands is to be withdrawn."""

    other: str
    judgement: Judgement | None
    former: int | None


class Comparer:
    """Compares accounts of one book. *at* is the time of the judgements that it makes, ISO 8601."""

    def __init__(self, book: Book, *, at: str) -> None:
        self.book = book
        self.at = at
        self.first = FIRST_OF_KEY
        self.profile = lru_cache(PROFILES)(self._find_profile)
        self.keys = lru_cache(PROFILES)(self._find_keys)

    def enter(self, account: Account, report: Report) -> set[str]:
        """Enters an account under its keys; gives those that now meet fewer others, for it has taken their place among
        the first of a key."""
        profile = profile_of(account, report)
        keys = profile_keys(profile)
        self.book.save_profile(account.id, write_profile(profile), keys)
        return self.book.displaced_by(account.id, keys, first=self.first)

    def withdraw(self, account_ids: Iterable[str]) -> set[str]:
        """Takes accounts out from under their keys; gives those that may now meet more others."""
        keys: set[str] = set()
        for account_id in account_ids:
            self.book.drop_profile(account_id, self.keys(account_id))
            keys |= self.keys(account_id)
        self.profile.cache_clear()
        self.keys.cache_clear()
        return self.book.last_of_first(keys, first=self.first)

    def judge(self, account_id: str) -> set[str]:
        """Judges an account and those that it meets; gives those of whom something else stands now."""
        met = self.book.met_by(account_id, self.keys(account_id), first=self.first)
        news = list(self._news(account_id, met, self.book.judgements_with(account_id)))
        with self.book.transaction():
            self.book.add_judgements([(new.judgement, new.former) for new in news if new.judgement])
            self.book.withdraw_judgements([new.former for new in news if new.former and not new.judgement])
        return {new.other for new in news}

    def news_of(self, account_id: str) -> list[News]:
        """What is new to be said of an account and those of a later id. Writes nothing."""
        met = self.book.met_by(account_id, self.keys(account_id), first=self.first, later_only=True)
        standing = {judgement.right: judgement for judgement in self.book.judgements_left_of(account_id)}
        return list(self._news(account_id, met, standing))

    def _news(self, account_id: str, met: set[str], standing: Mapping[str, Judgement]) -> Iterator[News]:
        """'Different' is kept only where it overturns something: most pairs that meet are."""
        own = self.profile(account_id)
        for other in sorted(met.union(standing)):
            former = standing.get(other)
            if former is None:
                if are_surely_different(own, self.profile(other)):
                    continue
                comparison = compare_profiles(own, self.profile(other))
                if comparison.verdict is not Verdict.DIFFERENT:
                    yield News(other, comparison.judgement(self.at), None)
            elif former.by == MACHINE:
                judgement = self.judgement(account_id, other) if other in met else None
                if judgement is None or not judgement.says_as(former):
                    yield News(other, judgement, former.id)

    def judgement(self, left: str, right: str) -> Judgement:
        """What the machine says of two accounts."""
        return compare_profiles(self.profile(left), self.profile(right)).judgement(self.at)

    def judgements_among(self, account_ids: Collection[str]) -> list[Judgement]:
        """All that counts among accounts that may be joined: what stands, and what is to be said of every other pair
        that meets, of which nothing was kept because the two are different."""
        if len(account_ids) < 2:
            return []
        known = {(j.left, j.right): j for j in self.book.judgements_among(account_ids)}
        others = sorted(self._pairs_among(account_ids).difference(known))
        return [*known.values(), *(self.judgement(*pair) for pair in others)]

    def _pairs_among(self, account_ids: Collection[str]) -> set[Pair]:
        """The pairs that meet under a key, and those of one report: what one report tells apart speaks against joining
        its clusters, whether or not the two share a key."""
        by_key, by_report = defaultdict(list), defaultdict(list)
        for name in sorted(account_ids):
            by_report[self.profile(name).report_id].append(name)
            for key in self.keys(name):
                by_key[key].append(name)
        found = {pair for names in by_report.values() for pair in combinations(names, 2)}
        shared = {key: names for key, names in by_key.items() if len(names) > 1}
        heads = self.book.heads_under(shared, first=self.first)
        for key, names in shared.items():
            head = heads.get(key) or set(names)
            sooner = [n for n, name in enumerate(names) if name in head]
            found.update((names[n], later) for n in sooner for later in names[n + 1 :])
        return found

    def ties_of(self, account_id: str) -> dict[str, float]:
        """The accounts that the machine judges the same as this one, or would but for what a person said, with the
        scores."""
        under = {other: self._score_if_same(account_id, other) for other in self.book.said_of(account_id)}
        return self.book.same_as(account_id) | {other: bits for other, bits in under.items() if bits is not None}

    def ties_under_what_was_said(self) -> Iterator[tuple[str, str, float]]:
        """The pairs of the book that the machine would judge the same but for what a person said, with the scores."""
        for left, right, _ in self.book.said():
            bits = self._score_if_same(left, right)
            if bits is not None:
                yield left, right, bits

    def _score_if_same(self, left: str, right: str) -> float | None:
        judgement = self.judgement(left, right) if self.do_meet(left, right) else None
        return judgement.score if judgement and judgement.verdict is Verdict.SAME else None

    def do_meet(self, left: str, right: str) -> bool:
        """Whether two accounts meet under a key, so that the machine compares them."""
        sooner, later = sorted((left, right))
        shared = self.keys(sooner) & self.keys(later)
        heads = self.book.heads_under(shared, first=self.first)
        return any(sooner in heads.get(key, {sooner}) for key in shared)

    def _find_profile(self, account_id: str) -> Profile:
        text = self.book.find_profile(account_id)
        assert text is not None, f"no profile of {account_id}"
        return read_profile(text)

    def _find_keys(self, account_id: str) -> frozenset[str]:
        return profile_keys(self.profile(account_id))
