"""Correcting a field of an incident: by words chosen in a report, or by a value typed with a reason."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Form, Query, Request
from fastapi.responses import Response

from tollbook.desk.access.door import SignedIn
from tollbook.desk.answers import as_json, own_path, see_other
from tollbook.desk.books import ReadingBook, WritingBook
from tollbook.desk.pages.incident import find_incident
from tollbook.desk.problems import Problem
from tollbook.desk.rendering import render
from tollbook.desk.views.changes import ChangedView, show_changed
from tollbook.desk.views.claims import marks_of
from tollbook.desk.views.correct import show_fields
from tollbook.desk.views.marking import cut_stretches
from tollbook.desk.views.report import show_head
from tollbook.errors import UsageError
from tollbook.model.correction import Chosen, Field
from tollbook.model.incident import Incident
from tollbook.model.text import Report, Span
from tollbook.model.values import AttackType, Group
from tollbook.persons.chosen_words import check_chosen, find_all_words, value_of_words
from tollbook.persons.corrections import correct as keep
from tollbook.persons.corrections import field_named
from tollbook.persons.revisions import ChangedError, revision_of
from tollbook.persons.typed_places import place_words, places_named
from tollbook.persons.typed_values import read_value, words_of
from tollbook.store.book import Book
from tollbook.wording import around, report_name, title_words

router = APIRouter(tags=["incidents"])

# So many places of a name, or of the same words, are offered to choose from.
_OFFERED = 12
_LONGEST = 10_000_000
Words = Annotated[str, Form(max_length=5000)]
Offset = Annotated[int, Query(ge=0, le=_LONGEST)]


@dataclass(frozen=True, slots=True)
class Typed:
    """The form as somebody filled it in. ``place`` is where the words stand, as report:start:end in code points, where
    that is known; ``change`` is add, or replace or remove with the item, as "remove:car bomb"."""

    field: str = ""
    change: str = "add"
    value: str = ""
    words: str = ""
    report: str = ""
    place: str = ""
    because: str = ""


@dataclass(slots=True)
class _Checked:
    """What came of looking at it: faults by the part of the form, and what to choose from where it was ambiguous."""

    chosen: Chosen | None = None
    faults: dict[str, str] = field(default_factory=dict)
    spots: list[tuple[str, str, tuple[str, str, str]]] = field(default_factory=list)
    places: list[str] = field(default_factory=list)


@router.get("/incidents/{incident_id}/words.json", name="words.json", response_model=None)
def words_json(
    request: Request,
    book: ReadingBook,
    incident_id: str,
    report: Annotated[str, Query(max_length=100)],
    start: Offset,
    end: Offset,
    name: Annotated[str, Query(alias="field", max_length=100, description="As killed/civilians.")] = "killed",
) -> Response:
    """What words of a report give for a field, before anything is corrected. Offsets count Unicode code points."""
    found = find_incident(request, book, incident_id, "words.json")
    if isinstance(found, Response):
        return found
    told = next((one for one in _reports(book, found) if one.id == report), None)
    if told is None or start >= end:
        raise Problem(400, "No such words", f"{report} from {start} to {end}", "Take a report of this incident.")
    chosen = Chosen(told.id, Span(start, end))
    words, value, says = check_chosen(told, chosen), None, ""
    try:
        value = words_of(value_of_words(field_named(name)[0], told, chosen))
    except UsageError as error:
        says = str(error)
    return as_json({"report_id": told.id, "start": start, "end": end, "words": words, "value": value, "says": says})


@router.get("/incidents/{incident_id}/correct", name="correct", include_in_schema=False)
def correct(
    request: Request,
    book: ReadingBook,
    incident_id: str,
    name: Annotated[str, Query(alias="field", max_length=100)] = "",
    group: Annotated[str, Query(max_length=100)] = "",
    back: Annotated[str, Query(max_length=2000)] = "",
) -> Response:
    """The fields with what stands in each; of the one that is chosen, the form."""
    found = find_incident(request, book, incident_id, "correct")
    if isinstance(found, Response):
        return found
    named = f"{name}/{group}" if group not in ("", "all") else name
    if named:
        field_named(named)
    return _page(request, book, found, Typed(field=named.casefold()), _Checked(), back)


@router.post("/incidents/{incident_id}/correct", name="correct.post", include_in_schema=False)
def save(
    request: Request,
    book: WritingBook,
    who: SignedIn,
    incident_id: str,
    name: Annotated[str, Form(alias="field", max_length=100)],
    change: Words = "add",
    value: Words = "",
    words: Words = "",
    report: Annotated[str, Form(max_length=100)] = "",
    place: Annotated[str, Form(max_length=100)] = "",
    because: Words = "",
    revision: Annotated[str, Form(max_length=100)] = "",
    back: Annotated[str, Form(max_length=2000)] = "",
    more: Annotated[str, Form(max_length=10)] = "",
) -> Response:
    """Keeps a correction. What cannot be kept comes back as it was typed, with what is wrong beside it."""
    found = book.find_incident(incident_id)
    typed = Typed(name, change, value.strip(), words.strip(), report, place, because.strip())
    kind, group = field_named(name)
    checked = _check(book, found, kind, typed)
    if not checked.faults:
        act, _, item = typed.change.partition(":")
        is_removal = act == "remove"
        try:
            done = keep(
                book,
                found.id,
                kind,
                item if is_removal else typed.value or None,
                by=who.name,
                because=typed.because,
                group=group,
                remove=is_removal,
                instead_of=item if act == "replace" else None,
                words=checked.chosen,
                revision=revision or None,
            )
        except ChangedError as error:
            now = book.find_incident(found.id)
            return _page(request, book, now, typed, checked, back, changed=show_changed(error, datetime.now(UTC)))
        except UsageError as error:
            checked.faults["form"] = str(error)
        else:
            return see_other(_onward(request, done.incidents[0], back, more), said="corrected")
    return _page(request, book, found, typed, checked, back)


def _onward(request: Request, incident_id: str, back: str, more: str) -> str:
    """To the queue, or wherever one came from; with *more*, to the next field."""
    if more:
        path = str(request.app.url_path_for("correct", incident_id=incident_id))
        return f"{path}?{urlencode({'back': own_path(back)})}" if back else path
    return own_path(back) if back else str(request.app.url_path_for("incident", incident_id=incident_id))


def _check(book: Book, incident: Incident, kind: Field, typed: Typed) -> _Checked:
    """Finds the words, and says what is missing or wrong, part by part."""
    checked = _Checked()
    if typed.words or typed.place:
        _find_words(_reports(book, incident), typed, checked)
    if typed.change.startswith("remove"):
        if not typed.because and not checked.chosen:
            checked.faults["because"] = "Say why, or choose the words that show it."
        return checked
    _check_value(book, kind, typed, checked)
    if not typed.because and not checked.chosen and "words" not in checked.faults:
        checked.faults["because"] = "A value that is typed needs a reason; words that are chosen need none."
    return checked


def _check_value(book: Book, kind: Field, typed: Typed, checked: _Checked) -> None:
    try:
        if typed.value:
            read_value(kind, typed.value)
        elif checked.chosen:
            report = book.find_report(checked.chosen.report_id)
            assert report is not None, "its words were found"
            value_of_words(kind, report, checked.chosen)
        elif "words" not in checked.faults:
            checked.faults["value"] = "Type a value, or choose the words in a report that give it."
    except UsageError as error:
        checked.faults["value"] = str(error)
        if kind is Field.PLACE and typed.value:
            checked.places = [place_words(place) for place in places_named(typed.value)[:_OFFERED]]


def _find_words(reports: list[Report], typed: Typed, checked: _Checked) -> None:
    """By the place that is known, while the words there are still those that were typed; else wherever they stand."""
    name, _, ends = typed.place.partition(":")
    start, _, end = ends.partition(":")
    report = next((one for one in reports if one.id == name), None)
    if report and start.isdecimal() and end.isdecimal() and int(start) < int(end) <= len(report.text):
        there = Chosen(report.id, Span(int(start), int(end)))
        words = "".join(there.span.of(report.text).split())
        if words and words == ("".join(typed.words.split()) or words):
            checked.chosen = there
            return
    looked = [one for one in reports if typed.report in ("", one.id)]
    found = [(one, chosen) for one in looked for chosen in find_all_words(one, typed.words)]
    if len(found) == 1:
        checked.chosen = found[0][1]
    elif found:
        checked.faults["words"] = "These words stand in several places: choose which."
        checked.spots = [
            (f"{one.id}:{chosen.span.start}:{chosen.span.end}", report_name(one), around(one, chosen.span))
            for one, chosen in found[:_OFFERED]
        ]
    else:
        checked.faults["words"] = "These words do not stand in the reports of this incident: give them as they stand."


def _reports(book: Book, incident: Incident) -> list[Report]:
    names = dict.fromkeys(account.report_id for account in book.accounts_of_incident(incident.id))
    return [report for name in names if (report := book.find_report(name))]


def _page(
    request: Request,
    book: Book,
    incident: Incident,
    typed: Typed,
    checked: _Checked,
    back: str,
    *,
    changed: ChangedView | None = None,
) -> Response:
    rows = show_fields(incident, typed.field)
    row = next((row for row in rows if row.name == typed.field), None)
    accounts = book.accounts_of_incident(incident.id)
    columns = [
        (
            show_head(report),
            cut_stretches(
                report.text,
                [mark for account in accounts if account.report_id == report.id for mark in marks_of(account.claims)],
                (),
                fold=False,
            ),
        )
        for report in _reports(book, incident)
    ]
    if checked.chosen:
        span = checked.chosen.span
        typed = replace(typed, place=f"{checked.chosen.report_id}:{span.start}:{span.end}")
    context = {
        "incident": incident,
        "title": title_words(incident),
        "rows": rows,
        "row": row,
        "typed": typed,
        "checked": checked,
        "columns": columns,
        "types": [code.value for code in AttackType],
        "groups": [code.value for code in Group],
        "measures": [one.value for one in Field if one.measure],
        "revision": revision_of(book, incident.id),
        "back": own_path(back) if back else "",
        "changed": changed,
    }
    return render(request, "correct.html", context, status=409 if changed else 400 if checked.faults else 200)
