"""Why two accounts are one incident, or are not: the comparison taken apart, and what was judged."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product
from statistics import mean

from tollbook.errors import UsageError
from tollbook.merging.scoring import Comparison, compare_accounts
from tollbook.model.account import Account
from tollbook.model.judgement import Judgement
from tollbook.model.text import Report
from tollbook.store.book import Book
from tollbook.workflow.clock import time_now
from tollbook.workflow.comparing import Comparer
from tollbook.workflow.merging import check_is_merged

# Of an incident that is told of very often the first so many accounts speak.
_SPEAKING = 16


@dataclass(frozen=True, slots=True)
class Pair:
    """Two accounts, weighed. ``meet`` is False where the machine never compares them, for they share no key;
    ``judgements`` are all that were kept of the pair, the one that stands first."""

    comparison: Comparison
    meet: bool
    judgements: tuple[Judgement, ...]


@dataclass(frozen=True, slots=True)
class Why:
    """``pairs`` are those between the two sides, the likeliest first; ``mean_score`` is that of the pairs that meet,
    which must reach the line where clusters are to join, and None where none meet. ``incidents`` are those of the two
    sides: one, or two."""

    left: tuple[tuple[Account, Report], ...]
    right: tuple[tuple[Account, Report], ...]
    pairs: tuple[Pair, ...]
    mean_score: float | None
    incidents: tuple[str, ...]


def explain(book: Book, left: str, right: str) -> Why:
    """Weighs two accounts, or two incidents by their accounts. *left* and *right* may be the beginnings of names.
    Raises UsageError, and BookError when another version has merged the book."""
    check_is_merged(book)
    ours, theirs = _accounts_named(book, left), _accounts_named(book, right)
    if {account.id for account, _ in ours} == {account.id for account, _ in theirs}:
        raise UsageError(f"'{left}' and '{right}' are one and the same: name two accounts, or two incidents")
    comparer = Comparer(book, at=time_now())
    pairs = [_pair(book, comparer, one, other) for one, other in product(ours, theirs) if one[0].id != other[0].id]
    pairs.sort(key=lambda pair: (-pair.comparison.score, pair.comparison.left, pair.comparison.right))
    met = [pair.comparison.score for pair in pairs if pair.meet]
    homes = {book.incident_of(account.id) for account, _ in (*ours, *theirs)}
    incidents = tuple(sorted(home for home in homes if home))
    return Why(tuple(ours), tuple(theirs), tuple(pairs), mean(met) if met else None, incidents)


def _pair(book: Book, comparer: Comparer, one: tuple[Account, Report], other: tuple[Account, Report]) -> Pair:
    comparison = compare_accounts(one[0], other[0], one[1], other[1])
    kept = book.judgements_of(one[0].id, other[0].id)
    standing_first = sorted(kept, key=lambda judgement: judgement.superseded_by is not None)
    return Pair(comparison, comparer.do_meet(one[0].id, other[0].id), tuple(standing_first))


def _accounts_named(book: Book, name: str) -> Sequence[tuple[Account, Report]]:
    if name.startswith("a-"):
        accounts = [book.find_account_named(name)]
    else:
        accounts = book.accounts_of_incident(book.find_incident(name).id)[:_SPEAKING]
    found = []
    for account in accounts:
        report = book.find_report(account.report_id)
        assert report is not None
        found.append((account, report))
    return found
