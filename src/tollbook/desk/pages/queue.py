"""The queue: what waits for a person, one at a time; and taking the last decision back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import product
from typing import Annotated, Literal
from urllib.parse import urlencode

from fastapi import APIRouter, Form, Query, Request
from fastapi.responses import Response

from tollbook.decisions import judge
from tollbook.desk.access.door import SignedIn
from tollbook.desk.answers import as_json, own_path, see_other
from tollbook.desk.books import ReadingBook, WritingBook
from tollbook.desk.changed import changed_page
from tollbook.desk.problems import Problem
from tollbook.desk.rendering import render
from tollbook.desk.views.queue import (
    KINDS,
    Concerned,
    ItemView,
    Side,
    Waterfall,
    show_concerned,
    show_side,
    show_waterfall,
)
from tollbook.errors import UsageError
from tollbook.merging.scoring import Comparison, compare_accounts
from tollbook.model.account import Account
from tollbook.model.incident import Incident
from tollbook.model.judgement import Verdict
from tollbook.model.person import UserRole
from tollbook.model.review import ItemKind, Look, QueueItem
from tollbook.model.text import Report
from tollbook.persons import reviews
from tollbook.persons.corrections import rehome
from tollbook.persons.deciding import Decided
from tollbook.persons.revisions import ChangedError, check_revision, revision_of
from tollbook.persons.undoing import last_decided_at, undo
from tollbook.store.book import Book
from tollbook.store.queue import ORDER

router = APIRouter(tags=["queue"])

# Further reports of an item stand on the page of its incident.
_SIDES = 4
# Of a kind no more are counted: then it says "1,000 or more".
_COUNTED = 1000

Kinds = Annotated[list[ItemKind] | None, Query(description="Only these kinds; all when left out.")]
After = Annotated[str | None, Query(max_length=300, description="The item behind which to look.")]
Named = Annotated[str | None, Query(max_length=300, description="The item itself, whether or not it still waits.")]
Words = Annotated[str, Form(max_length=2000)]


@router.get("/queue.json", name="queue.json", response_model=None)
def queue_json(
    request: Request, book: ReadingBook, kind: Kinds = None, after: After = None, item: Named = None
) -> Response:
    """The next item that waits for a person, how many wait of each kind, and the address of the one after it. What was
    skipped comes at the end."""
    found = _next(book, kind or ORDER, after, item)
    view = _show(book, found) if found else None
    return as_json(
        {
            "counts": {code: _at_most(count) for code, count in _counts(book).items()},
            "item": _item_object(request, view) if view else None,
            "next": _address(request, "queue.json", kind, after=found.id) if found else None,
        }
    )


@router.get("/queue", name="queue", include_in_schema=False)
def queue(request: Request, book: ReadingBook, kind: Kinds = None, after: After = None, item: Named = None) -> Response:
    """One item, and what can be done about it."""
    found = _next(book, kind or ORDER, after, item)
    counts = _counts(book)
    context = {
        "view": _show(book, found) if found else None,
        "kinds": KINDS,
        "chosen": kind or [],
        "counts": counts,
        "counted": _COUNTED,
        "total": sum(counts[code] for code in kind or ORDER),
        "after": after or "",
        "here_again": _address(request, "queue", kind, item=found.id) if found else _address(request, "queue", kind),
        "onward": _address(request, "queue", kind, after=found.id) if found else "",
        "back_to": _address(request, "queue", kind, item=after) if after else "",
        "address": lambda *codes: _address(request, "queue", codes),
    }
    return render(request, "queue.html", context)


@router.post("/queue", name="queue.post", include_in_schema=False)
def decide(
    request: Request,
    book: WritingBook,
    who: SignedIn,
    item: Annotated[str, Form(max_length=300)],
    act: Annotated[Literal["accept", "skip", "reject"], Form()],
    because: Words = "",
    revision: Words = "",
    other_revision: Words = "",
    kind: Annotated[list[ItemKind] | None, Form()] = None,
) -> Response:
    """Accepts, rejects or skips an item, and leads on to the next."""
    onward = _address(request, "queue", kind, after=item)
    found = book.find_queue_item(item)
    if found is None:
        return see_other(onward, said="gone")
    seen = (revision, other_revision) if act != "skip" else ()
    try:
        with book.transaction():
            for incident, shown in zip(found.incidents, seen, strict=False):
                check_revision(book, incident, shown or None)
            _decide(book, found, act, by=who.name, because=because)
    except ChangedError as error:
        fields = [("item", item), ("act", act), ("because", because), *(("kind", code.value) for code in kind or ())]
        names = ("revision", "other_revision")
        fields += [(name, revision_of(book, one)) for name, one in zip(names, found.incidents, strict=False)]
        return changed_page(request, error, action=request.app.url_path_for("queue.post"), fields=fields, act=act)
    return see_other(onward, said={"accept": "accepted", "skip": "skipped", "reject": "rejected"}[act])


def _decide(book: Book, item: QueueItem, act: str, *, by: str, because: str) -> Decided:
    if act == "reject":
        if item.kind is ItemKind.PAIR:
            one, other = item.incidents
            return judge(book, one, other, Verdict.DIFFERENT, by=by, because=because)
        if item.kind is ItemKind.INCIDENT:
            return reviews.reject(book, item.incidents[0], by=by, because=because)
        raise UsageError("only a pair or a new incident can be rejected: accept this, correct it, or skip it")
    return reviews.look_at(book, item.id, Look.ACCEPTED if act == "accept" else Look.SKIPPED, by=by, because=because)


@router.post("/queue/rehome", name="rehome.post", include_in_schema=False)
def give_home(
    request: Request,
    book: WritingBook,
    who: SignedIn,
    item: Annotated[str, Form(max_length=300)],
    incident: Annotated[str, Form(max_length=100)],
    because: Words = "",
    kind: Annotated[list[ItemKind] | None, Form()] = None,
) -> Response:
    """Says of which incident a correction is whose accounts are gone."""
    found = book.find_queue_item(item)
    if found and found.kind is ItemKind.LOST_CORRECTION:
        rehome(book, int(item.rpartition("/")[2]), incident.strip(), by=who.name, because=because)
        return see_other(_address(request, "queue", kind, after=item), said="rehomed")
    return see_other(_address(request, "queue", kind, after=item), said="gone")


@router.post("/undo", name="undo.post", include_in_schema=False)
def take_back(
    request: Request,
    book: WritingBook,
    who: SignedIn,
    back: Words = "/queue",
    item: Annotated[str, Form(max_length=300)] = "",
    of: Annotated[str, Form(max_length=200)] = "",
    at: Annotated[str, Form(max_length=50)] = "",
) -> Response:
    """Takes back the last decision of who asks, or with *of*, for editors, that of another person; *at* is when it was
    made, where one saw which it is. *item* is what was decided before, where one comes from the queue."""
    of = of or who.name
    if of != who.name and not who.role.may(UserRole.EDITOR):
        raise Problem(
            403, "Not with your role", f"{who.name} is a {who.role}; what {of} decided, an editor takes back."
        )
    with book.transaction():
        if at and last_decided_at(book, of) != at:
            raise Problem(409, "Changed meanwhile", f"This is no longer the last that {of} decided.", "Look again.")
        done = undo(book, by=who.name, of=of)
    queued = request.app.url_path_for("queue")
    if own_path(back).partition("?")[0] != queued:
        return see_other(_where(request, done, back), said="undone")
    names = [looked.item for looked in done.looks]
    for name in done.incidents if done.decisions else ():
        day = book.find_incident(name).date
        names.append(f"{ItemKind.INCIDENT}/{day.start if day else ''}/{name}")
    again = next((name for name in (*names, item) if name and _stands(book, name)), None)
    return see_other(f"{queued}?{urlencode({'item': again})}" if again else own_path(back), said="undone")


def _where(request: Request, done: Decided, back: str) -> str:
    """Where the page that one came from may be of an incident that is gone with the decision, one that is there."""
    if done.judgements and done.incidents:
        return str(request.app.url_path_for("incident", incident_id=done.incidents[0]))
    return own_path(back)


def _stands(book: Book, item: str) -> bool:
    try:
        return book.find_queue_item(item) is not None
    except UsageError:
        return False


def _next(book: Book, kinds: Sequence[ItemKind], after: str | None, item: str | None) -> QueueItem | None:
    """The item that is asked for; else the next behind *after*, then from the front, then what was skipped."""
    if item is not None:
        found = book.find_queue_item(item)
        if found is None:
            raise Problem(
                404, "No longer in the queue", "What was to be looked at here is settled.", "Go on from /queue."
            )
        return found
    for start, with_skipped in ((after, False), (None, False), (after, True), (None, True)):
        if waiting := book.queue_after(start, 1, kinds=kinds, with_skipped=with_skipped):
            return waiting[0]
    return None


def _counts(book: Book) -> dict[ItemKind, int]:
    return {kind: book.count_queue(kind, most=_COUNTED) for kind in ORDER}


def _at_most(count: int) -> dict[str, object]:
    return {"count": count, "or_more": count == _COUNTED}


def _address(
    request: Request,
    route: str,
    kinds: Sequence[ItemKind] | None,
    *,
    after: str | None = None,
    item: str | None = None,
) -> str:
    asked = [("kind", kind.value) for kind in kinds or ()]
    asked += [(name, value) for name, value in (("after", after), ("item", item)) if value]
    path = str(request.app.url_path_for(route))
    return f"{path}?{urlencode(asked)}" if asked else path


def _show(book: Book, item: QueueItem) -> ItemView:
    incidents = [found for name in item.incidents if (found := book.incident_with_id(name))]
    told = {incident.id: book.accounts_of_incident(incident.id) for incident in incidents}
    sides = tuple(_sides(book, item, told))
    return ItemView(
        item=item,
        asks=KINDS[item.kind][0],
        incidents=tuple(_concerned(book, incident, told[incident.id]) for incident in incidents),
        sides=sides,
        unlisted=len(set(item.reports)) - len(sides),
        lit=_lit(item, incidents),
        waterfall=_waterfall(book, item, told) if item.kind is ItemKind.PAIR else None,
    )


def _concerned(book: Book, incident: Incident, accounts: Sequence[Account]) -> Concerned:
    return show_concerned(incident, accounts, revision_of(book, incident.id))


def _sides(book: Book, item: QueueItem, told: Mapping[str, Sequence[Account]]) -> list[Side]:
    doubt = None
    if item.kind is ItemKind.DOUBT:
        doubts = (doubt for _, doubt in book.doubts(report_id=item.reports[0]))
        doubt = next((d for d in doubts if item.id == f"doubt/{item.reports[0]}/{d.span.start}/{d.rule}"), None)
    sides = []
    for name in list(dict.fromkeys(item.reports))[:_SIDES]:
        report = book.find_report(name)
        homes = [home for home, accounts in told.items() if any(account.report_id == name for account in accounts)]
        accounts = [account for home in homes for account in told[home] if account.report_id == name]
        if report:
            sides.append(show_side(report, homes[0] if homes else None, accounts, doubt, fold=doubt is None))
    return sides


def _lit(item: QueueItem, incidents: Sequence[Incident]) -> frozenset[str]:
    """The doubt, or the claims that contradict each other."""
    if item.kind is ItemKind.DOUBT:
        return frozenset({"doubt"})
    if item.kind is not ItemKind.DISCREPANCY:
        return frozenset()
    found = (one for incident in incidents for one in incident.discrepancies if one.says == item.says)
    return frozenset(claim for one in found for claim in one.claim_ids)


def _waterfall(book: Book, item: QueueItem, told: Mapping[str, Sequence[Account]]) -> Waterfall | None:
    """Of the accounts of both incidents in the two reports, the likeliest pair."""
    reports = [book.find_report(name) for name in item.reports]
    if len(told) != 2 or None in reports:
        return None
    ours, theirs = (
        [(account, report) for account in told[incident] if account.report_id == report.id]
        for incident, report in zip(item.incidents, reports, strict=True)
        if report
    )
    compared = [_compare(*one, *other) for one, other in product(ours, theirs)]
    return show_waterfall(max(compared, key=lambda found: found.score)) if compared else None


def _compare(one: Account, one_report: Report, other: Account, other_report: Report) -> Comparison:
    return compare_accounts(one, other, one_report, other_report)


def _item_object(request: Request, view: ItemView) -> dict[str, object]:
    return {
        "id": view.item.id,
        "kind": view.item.kind,
        "asks": view.asks,
        "says": view.item.says,
        "done_with": view.item.done_with,
        "incidents": [
            {
                "incident_id": one.id,
                "url": f"{request.app.state.desk.origin}{request.app.url_path_for('incident', incident_id=one.id)}",
                "title": one.title,
                "line": one.line,
                "review": one.review,
                "revision": one.revision,
            }
            for one in view.incidents
        ],
        "reports": list(dict.fromkeys(view.item.reports)),
        "waterfall": [
            {"compared": step.feature, "bits": step.bits, "sum": round(step.sum, 3), "says": step.says}
            for step in (view.waterfall.steps if view.waterfall else ())
        ],
    }
