"""Decisions of a person on what belongs together: two accounts are the same incident, or different ones; accounts are
split off. Nothing is erased: judgements are superseded, and incidents follow."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import product

from tollbook.errors import UsageError
from tollbook.model.incident import Incident
from tollbook.model.judgement import MACHINE, Judgement, Verdict
from tollbook.persons.auditing import audited
from tollbook.persons.deciding import Decided, check_name, check_reason, moment_of
from tollbook.persons.revisions import check_revision
from tollbook.store.book import Book
from tollbook.workflow.clock import time_now
from tollbook.workflow.comparing import Comparer
from tollbook.workflow.joining import Joiner
from tollbook.workflow.merging import check_is_merged
from tollbook.workflow.settling import Cluster


def judge(
    book: Book,
    left: str,
    right: str,
    verdict: Verdict,
    *,
    by: str,
    because: str,
    revision: str | None = None,
    other_revision: str | None = None,
) -> Decided:
    """A person says whether two accounts, or two incidents, are the same. *left* and *right* are names of accounts or
    incidents; an incident stands for all its accounts. *revision* and *other_revision* are those
    of the two, where these are incidents. Raises UsageError, and ChangedError when one of them is not what was seen."""
    with book.transaction():
        for name, seen in ((left, revision), (right, other_revision)):
            check_revision(book, name, seen)
        ours, theirs = accounts_named(book, left), accounts_named(book, right)
        if not set(ours).isdisjoint(theirs):
            raise UsageError(f"'{left}' and '{right}' are one and the same: name two accounts or incidents")
        # To join two incidents, enough pairs that all of their accounts hang together; to part them, every pair.
        is_same = verdict is Verdict.SAME
        pairs = {(ours[0], other) for other in theirs} | {(one, theirs[0]) for one in ours} if is_same else None
        return _decide(book, sorted(pairs or product(ours, theirs)), verdict, by=by, because=because)


def split(
    book: Book, incident: str, accounts: Sequence[str], *, by: str, because: str, revision: str | None = None
) -> Decided:
    """A person says that these accounts are of another incident than all others of their incident; they may be
    the beginnings of ids. Raises UsageError, and ChangedError when the incident's revision is not *revision*."""
    with book.transaction():
        check_revision(book, incident, revision)
        found = book.find_incident(incident)
        taken = {_account_of(found, account) for account in accounts}
        others = [name for name in found.accounts if name not in taken]
        if not taken or not others:
            raise UsageError(
                f"{found.id} has {len(found.accounts)} accounts: name some of them to split off, and not all"
            )
        return _decide(book, list(product(sorted(taken), others)), Verdict.DIFFERENT, by=by, because=because)


def _account_of(incident: Incident, account: str) -> str:
    named = [name for name in incident.accounts if name.startswith((account, f"a-{account}"))]
    if len(named) != 1 or not account:
        raise UsageError(f"'{account}' is not one of the accounts of {incident.id}: {', '.join(incident.accounts)}")
    return named[0]


def take_back_judgements(book: Book, judgements: Sequence[Judgement], *, by: str, at: str) -> Decided:
    """Takes judgements of one decision back: what stood before them stands again, or what the machine says."""
    check_is_merged(book)
    with book.transaction():
        stand = [book.take_back(judgement, instead=_before(book, judgement)) for judgement in judgements]
        of = {"undone": [judgement.id for judgement in judgements], "of": judgements[0].by}
        now = tuple(filter(None, stand))
        return _follow(book, f"undo judge {judgements[0].verdict}", judgements, now, by=by, at=at, because="", of=of)


def accounts_named(book: Book, name: str) -> tuple[str, ...]:
    """The account of this name, or all those of the incident of this name, by id. Raises UsageError."""
    if name.startswith("a-"):
        return (book.find_account_named(name).id,)
    return book.find_incident(name).accounts


def _decide(book: Book, pairs: Iterable[tuple[str, str]], verdict: Verdict, *, by: str, because: str) -> Decided:
    by, because = check_name(by), check_reason(because)
    check_is_merged(book)
    at = moment_of(book)
    said = [book.save_judgement(Judgement(min(pair), max(pair), verdict, by, at, because)) for pair in pairs]
    return _follow(book, f"judge {verdict}", said, said, by=by, at=at, because=because, of={})


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


def _follow(
    book: Book,
    action: str,
    about: Sequence[Judgement],
    said: Sequence[Judgement],
    *,
    by: str,
    at: str,
    because: str,
    of: Mapping[str, object],
) -> Decided:
    """Lets the incidents follow what was decided *about* these pairs, and keeps an entry of it in the audit: *said* are
    the judgements that stand now."""
    accounts = {name for judgement in about for name in (judgement.left, judgement.right)}
    homes = {home for name in accounts if (home := book.incident_of(name))}
    touched = accounts.union(*(book.members_of(home) for home in homes))
    joiner = Joiner(book, at=at)
    told = {**of, "judgements": [[j.left, j.right, j.verdict.value, j.by] for j in said]}
    followed = [name for piece in joiner.settler.touched_by(touched) for name in piece]
    with audited(book, action, by=by, at=at, because=because, accounts=followed, said=told):
        clusters: list[Cluster] = joiner.join(touched)
    named = {book.incident_of(min(cluster)) for cluster in clusters if cluster & accounts}
    return Decided(tuple(sorted(name for name in named if name)), judgements=tuple(said))
