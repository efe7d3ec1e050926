"""Merging and splitting incidents, each with a preview of what would come of it; and reviewing one as a whole."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Annotated, Literal

from fastapi import APIRouter, Form, Query, Request
from fastapi.responses import Response

from tollbook.decisions import judge, split
from tollbook.desk.access.door import SignedIn
from tollbook.desk.answers import own_path, see_other
from tollbook.desk.books import WritingBook
from tollbook.desk.changed import changed_page
from tollbook.desk.pages.incident import find_incident
from tollbook.desk.rendering import render
from tollbook.desk.views.comparison import show_comparison
from tollbook.errors import UsageError
from tollbook.model.account import Account
from tollbook.model.incident import Incident
from tollbook.model.judgement import Judgement, Verdict
from tollbook.model.text import Report
from tollbook.persons import reviews
from tollbook.persons.deciding import Decided
from tollbook.persons.previews import Preview, preview_merge, preview_split
from tollbook.persons.revisions import ChangedError, revision_of
from tollbook.store.book import Book
from tollbook.wording import report_name, title_words

router = APIRouter(include_in_schema=False)

# Of the incidents that the machine compared with this one so many are offered, the likeliest first.
_OFFERED = 8
# So many of its accounts speak for it, when those are looked for.
_ASKED = 16

Words = Annotated[str, Form(max_length=2000)]
Back = Annotated[str, Query(max_length=2000)]
Revision = Annotated[str, Form(max_length=100)]


@router.get("/incidents/{incident_id}/merge", name="merge")
def merge(
    request: Request,
    book: WritingBook,
    incident_id: str,
    other: Annotated[str, Query(alias="with", max_length=100)] = "",
    back: Back = "",
) -> Response:
    """What each of two incidents says, and what the joined one would say; nothing is kept. Without another incident,
    those that it may be one with."""
    found = find_incident(request, book, incident_id, "merge")
    if isinstance(found, Response):
        return found
    return _merge_page(request, book, found, other.strip(), back)


@router.post("/incidents/{incident_id}/merge", name="merge.post")
def join(
    request: Request,
    book: WritingBook,
    who: SignedIn,
    incident_id: str,
    other: Annotated[str, Form(alias="with", max_length=100)],
    because: Words = "",
    revision: Revision = "",
    other_revision: Revision = "",
    back: Words = "",
) -> Response:
    """Joins two incidents."""
    found = book.find_incident(incident_id)
    if not because.strip():
        return _merge_page(request, book, found, other, back, fault="A judgement needs a reason.")
    try:
        with book.transaction():
            done = judge(
                book,
                found.id,
                other,
                Verdict.SAME,
                by=who.name,
                because=because,
                revision=revision or None,
                other_revision=other_revision or None,
            )
    except ChangedError as error:
        now = [("revision", revision_of(book, found.id)), ("other_revision", revision_of(book, other))]
        fields = [("with", other), ("because", because), ("back", back), *now]
        return changed_page(request, error, action=request.url.path, fields=fields, act="merge")
    return see_other(_onward(request, back, done.incidents[0]), said="merged")


@router.get("/incidents/{incident_id}/split", name="split")
def split_off(
    request: Request,
    book: WritingBook,
    incident_id: str,
    account: Annotated[list[str] | None, Query(max_length=200)] = None,
    back: Back = "",
) -> Response:
    """The accounts of an incident to choose from, and what would come of splitting the chosen ones off."""
    found = find_incident(request, book, incident_id, "split")
    if isinstance(found, Response):
        return found
    return _split_page(request, book, found, account or [], back)


@router.post("/incidents/{incident_id}/split", name="split.post")
def part(
    request: Request,
    book: WritingBook,
    who: SignedIn,
    incident_id: str,
    account: Annotated[list[str], Form()],
    because: Words = "",
    revision: Revision = "",
    back: Words = "",
) -> Response:
    """Splits accounts off an incident."""
    found = book.find_incident(incident_id)
    if not because.strip():
        return _split_page(request, book, found, account, back, fault="A judgement needs a reason.")
    try:
        split(book, found.id, account, by=who.name, because=because, revision=revision or None)
    except ChangedError as error:
        fields = [("because", because), ("back", back), ("revision", revision_of(book, found.id))]
        fields += [("account", name) for name in account]
        return changed_page(request, error, action=request.url.path, fields=fields, act="split")
    left = next((a for a in found.accounts if a not in account), found.accounts[0])
    return see_other(_onward(request, back, book.incident_of(left) or found.id), said="split")


@router.post("/incidents/{incident_id}/review", name="review.post")
def review(
    request: Request,
    book: WritingBook,
    who: SignedIn,
    incident_id: str,
    act: Annotated[Literal["accept", "reject", "reopen"], Form()],
    because: Words = "",
    revision: Revision = "",
) -> Response:
    """Accepts, rejects or reopens an incident."""
    acts: dict[str, Callable[..., Decided]] = {
        "accept": reviews.accept,
        "reject": reviews.reject,
        "reopen": reviews.reopen,
    }
    try:
        done = acts[act](book, incident_id, by=who.name, because=because, revision=revision or None)
    except ChangedError as error:
        fields = [("act", act), ("because", because), ("revision", revision_of(book, incident_id))]
        return changed_page(request, error, action=request.url.path, fields=fields, act=act)
    path = request.app.url_path_for("incident", incident_id=done.incidents[0])
    return see_other(path, said={"accept": "accepted", "reject": "rejected", "reopen": "reopened"}[act])


def _onward(request: Request, back: str, incident_id: str) -> str:
    return own_path(back) if back else str(request.app.url_path_for("incident", incident_id=incident_id))


def _merge_page(request: Request, book: Book, found: Incident, other: str, back: str, *, fault: str = "") -> Response:
    preview, refused = None, ""
    try:
        preview = preview_merge(book, found.id, other) if other else None
    except UsageError as error:
        refused = str(error)
    offered = () if preview else _offered(book, found)
    context = {
        "incident": found,
        "title": title_words(found),
        "other": other,
        "comparison": show_comparison(preview, _names(book, preview)) if preview else None,
        "joined": bool(preview and len(preview.after) == 1),
        "revision": revision_of(book, found.id),
        "other_id": preview.before[1].id if preview else "",
        "other_revision": revision_of(book, preview.before[1].id) if preview else "",
        "offered": [(one, title_words(one), judgement) for one, judgement in offered],
        "back": own_path(back) if back else "",
        "refused": refused,
        "fault": fault,
    }
    return render(request, "merge.html", context, status=400 if refused or fault else 200)


def _split_page(
    request: Request, book: Book, found: Incident, accounts: list[str], back: str, *, fault: str = ""
) -> Response:
    preview, refused = None, ""
    try:
        preview = preview_split(book, found.id, accounts) if accounts else None
    except UsageError as error:
        refused = str(error)
    context = {
        "incident": found,
        "title": title_words(found),
        "told": list(_told(book, book.accounts_of_incident(found.id))),
        "chosen": accounts,
        "comparison": show_comparison(preview, _names(book, preview)) if preview else None,
        "revision": revision_of(book, found.id),
        "back": own_path(back) if back else "",
        "refused": refused,
        "fault": fault,
    }
    return render(request, "split.html", context, status=400 if refused or fault else 200)


def _told(book: Book, accounts: Iterable[Account]) -> Iterable[tuple[Account, Report]]:
    for account in accounts:
        report = book.find_report(account.report_id)
        if report:
            yield account, report


def _names(book: Book, preview: Preview) -> dict[str, str]:
    """The reports' names of all accounts in a preview, with the beginning of their titles."""
    accounts = (account for incident in preview.before for account in book.accounts_of_incident(incident.id))
    return {account.id: report.title or report_name(report) for account, report in _told(book, accounts)}


def _offered(book: Book, found: Incident) -> list[tuple[Incident, Judgement]]:
    """Other incidents that were compared with this one, each with what was judged of the likeliest pair."""
    best: dict[str, Judgement] = {}
    for account in found.accounts[:_ASKED]:
        for other, judgement in book.judgements_with(account).items():
            home = book.incident_of(other)
            if home and home != found.id:
                best[home] = max(best.get(home, judgement), judgement, key=_likelihood)
    likeliest = sorted(best, key=lambda home: -_likelihood(best[home]))[:_OFFERED]
    return [(book.find_incident(home), best[home]) for home in likeliest]


def _likelihood(judgement: Judgement) -> float:
    return judgement.score or 0.0
