"""Decisions of a person: two accounts are the same incident, or different ones; accounts are split off; the
last decision is taken back. Nothing is erased: judgements are superseded, and incidents follow."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import product

from tollbook.errors import UsageError
from tollbook.model.incident import Incident
from tollbook.model.judgement import MACHINE, Judgement, Verdict
from tollbook.store.book import Book
from tollbook.workflow.clock import time_now
from tollbook.workflow.comparing import Comparer
from tollbook.workflow.joining import Joiner
from tollbook.workflow.merging import check_is_merged
from tollbook.workflow.settling import Cluster


@dataclass(frozen=True, slots=True)
class Decided:
    """The judgements that stand by a decision, and the incidents that the accounts it is about belong to now."""

    judgements: tuple[Judgement, ...]
    incidents: tuple[str, ...]


def judge(book: Book, left: str, right: str, verdict: Verdict, *, by: str, because: str) -> Decided:
    """A person says whether two accounts, or two incidents, are the same. *left* and *right* are names of accounts or
    incidents; an incident stands for all its accounts. Raises UsageError."""
    ours, theirs = accounts_named(book, left), accounts_named(book, right)
    if not set(ours).isdisjoint(theirs):
        raise UsageError(f"'{left}' and '{right}' are one and the same: name two accounts or incidents")
    # To join two incidents, enough pairs that all of their accounts hang together; to part them, every pair.
    is_same = verdict is Verdict.SAME
    pairs = {(ours[0], other) for other in theirs} | {(one, theirs[0]) for one in ours} if is_same else None
    return _decide(book, sorted(pairs or product(ours, theirs)), verdict, by=by, because=because)


def split(book: Book, incident: str, accounts: Sequence[str], *, by: str, because: str) -> Decided:
    """A person says that these accounts are of another incident than all others of their incident; they may be
    the beginnings of ids. Raises UsageError."""
    found = book.find_incident(incident)
    taken = {_account_of(found, account) for account in accounts}
    others = [name for name in found.accounts if name not in taken]
    if not taken or not others:
        raise UsageError(f"{found.id} has {len(found.accounts)} accounts: name some of them to split off, and not all")
    return _decide(book, list(product(sorted(taken), others)), Verdict.DIFFERENT, by=by, because=because)


def _account_of(incident: Incident, account: str) -> str:
    named = [name for name in incident.accounts if name.startswith((account, f"a-{account}"))]
    if len(named) != 1 or not account:
        raise UsageError(f"'{account}' is not one of the accounts of {incident.id}: {', '.join(incident.accounts)}")
    return named[0]


def undo(book: Book) -> Decided:
    """Takes a person's last decision back: what stood before it stands again, or what the machine says.

    Calling it again takes back the one before. Raises UsageError when no decision is left.
    """
    last = book.last_decision()
    if not last:
        raise UsageError(f"there is no decision of a person in {book.path} to take back")
    check_is_merged(book)
    with book.transaction():
        stand = [book.take_back(judgement, instead=_before(book, judgement)) for judgement in last]
        return Decided(tuple(filter(None, stand)), _follow(book, last))


def accounts_named(book: Book, name: str) -> tuple[str, ...]:
    """The account of this name, or all those of the incident of this name, by id. Raises UsageError."""
    if name.startswith("a-"):
        return (book.find_account_named(name).id,)
    return book.find_incident(name).accounts


def _decide(book: Book, pairs: Iterable[tuple[str, str]], verdict: Verdict, *, by: str, because: str) -> Decided:
    if not by.strip() or by.strip() == MACHINE:
        raise UsageError(f"a decision needs the name of a person: '{by}' is none; give it with --by")
    if not because.strip():
        raise UsageError('a decision needs a reason: give it with --because "…"')
    check_is_merged(book)
    at = time_now()
    with book.transaction():
        said = [
            book.save_judgement(Judgement(min(pair), max(pair), verdict, by.strip(), at, because.strip()))
            for pair in pairs
        ]
        return Decided(tuple(said), _follow(book, said))


def _before(book: Book, judgement: Judgement) -> Judgement | None:
    """What stood before this judgement was made: a person's, which keeps its time, or the machine's anew; nothing where
    the machine does not compare the two."""
    earlier = [past for past in book.judgements_of(judgement.left, judgement.right) if past.at < judgement.at]
    former = max(earlier, key=lambda past: (past.at, past.id or 0), default=None)
    if former and former.by != MACHINE:
        return replace(former, id=None, superseded_by=None)
    comparer = Comparer(book, at=time_now())
    meet = comparer.do_meet(judgement.left, judgement.right)
    return comparer.judgement(judgement.left, judgement.right) if meet else None


def _follow(book: Book, said: Iterable[Judgement]) -> tuple[str, ...]:
    """Lets the incidents follow the judgements."""
    accounts = {name for judgement in said for name in (judgement.left, judgement.right)}
    homes = {home for name in accounts if (home := book.incident_of(name))}
    touched = accounts.union(*(book.members_of(home) for home in homes))
    clusters: list[Cluster] = Joiner(book, at=time_now()).join(touched)
    named = {book.incident_of(min(cluster)) for cluster in clusters if cluster & accounts}
    return tuple(sorted(name for name in named if name))
