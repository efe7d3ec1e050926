"""Accounts, incidents and claims as JSON objects, in the layout of ``schemas/``. Every format is written
from these objects. Fields beyond the contract: each item names its claim, rule and status."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from tollbook.exports.withhold import A_MINOR, Veil
from tollbook.model.account import Account, Best
from tollbook.model.claim import Claim, Status
from tollbook.model.correction import Corrected, Correction, Said
from tollbook.model.incident import Figure
from tollbook.model.telling import ToldAccount, ToldIncident
from tollbook.model.text import Report
from tollbook.model.values import (
    KINDS,
    Count,
    DateRange,
    Measure,
    NoClaim,
    Perpetrator,
    PlaceRef,
    Responsibility,
    Target,
    Term,
    Toll,
    Value,
    Victim,
    Weapon,
)

SCHEMA_VERSION = 1
CORRECTED = "person/correction"  # in the place of a rule: nobody read it, a person said it
ADULT = 18
Json = dict[str, Any]


def account_object(told: ToldAccount, *, include_minors: bool = False) -> Json:
    """An account in the layout of ``account.schema.json``."""
    account, report = told.account, told.report
    veil = Veil.over(() if include_minors else told.minors)
    date, place = account.first(DateRange), account.first(PlaceRef)

    def items(kind: type[Value]) -> list[Json]:
        return [_item(claim, report, veil) for claim, _ in account.claims_of(kind)]

    shaped = {
        "schema_version": SCHEMA_VERSION,
        "account_id": account.id,
        "incident_id": told.incident_id,
        "report": _report(report),
        "role": account.role,
        "part_of": account.part_of,
        "type": account.type.code,
        "type_evidence": items(Term)[0]["evidence"],
        "type_confidence": items(Term)[0]["confidence"],
        "date": _item(date[0], report, veil) if date else None,
        "place": _item(place[0], report, veil) if place else None,
        "perpetrators": items(Perpetrator),
        "responsibility": items(Responsibility),
        "no_claim": any(account.claims_of(NoClaim)),
        "no_claim_evidence": [piece for item in items(NoClaim) for piece in item["evidence"]],
        "targets": items(Target),
        "victims": items(Victim),
        "weapons": items(Weapon),
        "tolls": items(Toll),
        "best": {measure.value: _best(account.best.get(measure)) for measure in Measure},
    }
    return veil.over_all(shaped)


def incident_object(told: ToldIncident, *, include_minors: bool = False) -> Json:
    """An incident in the layout of ``incident.schema.json``; each item of evidence names its report."""
    incident = told.incident
    veil = Veil.over(() if include_minors else told.minors)

    def items(kind: type[Value]) -> list[Json]:
        found = []
        for _, basis in incident.values(kind):
            if isinstance(basis, Correction):
                found.append(_item_of_person(basis, told.worded, veil))
            else:
                report = told.reports[basis.id]
                found.append(_item(basis, report, veil) | {"report_id": report.id})
        return found

    review = incident.review
    shaped = {
        "schema_version": SCHEMA_VERSION,
        "incident_id": incident.id,
        "part_of": incident.part_of,
        "type": incident.type,
        "date": _date(incident.date) if incident.date else None,
        "place": _place(incident.place) if incident.place else None,
        "perpetrators": items(Perpetrator),
        "responsibility": items(Responsibility),
        "no_claim": bool(items(NoClaim)),
        "targets": items(Target),
        "victims": items(Victim),
        "weapons": items(Weapon),
        "figures": [_figure(figure) for figure in incident.figures],
        "discrepancies": [
            {"about": d.about, "says": d.says, "claim_ids": list(d.claim_ids)} for d in incident.discrepancies
        ],
        "provisional": incident.provisional,
        "review": {"state": review.state, "by": review.by, "at": review.at},
        "corrections": [_correction(found, told.worded, veil) for found in incident.corrections if found.stands],
        "accounts": list(incident.accounts),
    }
    return veil.over_all(shaped)


def claim_objects(told: ToldAccount, *, include_minors: bool = False) -> Iterator[Json]:
    """The claims of an account, each in the layout of ``claim.schema.json``."""
    veil = Veil.over(() if include_minors else told.minors)
    for claim in told.account.claims:
        item = _item(claim, told.report, veil)
        said = {
            key: item.pop(key) for key in ("claim_id", "source", "status", "part_of", "rule", "confidence", "evidence")
        }
        quoted = " … ".join(piece["text"] for piece in said["evidence"])
        shaped = {
            "schema_version": SCHEMA_VERSION,
            "claim_id": claim.id,
            "report_id": told.report.id,
            "account_id": told.account.id,
            "incident_id": told.incident_id,
            "kind": KINDS[type(claim.value)],
            "value": item,
            "words": item["words"] if isinstance(claim.value, Toll) else quoted,
        }
        yield veil.over_all(shaped | said)


def day_object(day: date | None, accounts: Iterable[Account], figures: Iterable[Figure]) -> Json:
    """A day of an incident's history: the accounts published on it, and the figures at its end."""
    return {
        "day": day.isoformat() if day else None,
        "accounts": [account.id for account in accounts],
        "figures": [bare_figure(figure) for figure in figures],
    }


def bare_figure(figure: Figure) -> Json:
    """A figure without the claims behind it."""
    return {
        "measure": figure.measure,
        "group": figure.group,
        "low": figure.low,
        "best": figure.best,
        "high": figure.high,
    }


def _item(claim: Claim, report: Report, veil: Veil) -> Json:
    """A claim's value with who says it and the words that it rests on, names of minors withheld."""
    value = claim.value
    shape = _SHAPES[type(value)](value)
    is_minor = isinstance(value, Victim) and _is_minor(value, veil)
    # An adult victim's own name is not cut for sharing a word with a child's.
    closely = is_minor or (isinstance(value, Toll | Target | Victim) and not shape.get("name"))
    if closely:
        shape |= {key: veil.text(shape[key], closely=True) for key in _WORDED if shape.get(key)}
    if is_minor:
        shape |= {"name": None, "text": A_MINOR}
    age = value.age if isinstance(value, Victim) else None
    return shape | {
        "claim_id": claim.id,
        "source": claim.source.words if claim.source else None,
        "status": claim.status,
        "part_of": claim.part_of,
        "rule": claim.rule,
        "confidence": claim.confidence,
        "evidence": [
            {"start": span.start, "end": span.end, "text": span.of(report.text), "part": piece.part}
            for piece in claim.evidence
            for span in veil.pieces(piece.span, report.text, closely=closely, age=age)
        ],
    }


def _item_of_person(correction: Correction, reports: Mapping[str, Report], veil: Veil) -> Json:
    """An item that a person added: as one of a claim, but that it may rest on a reason alone."""
    words = correction.words
    shape: Json = _veiled(correction.value, veil)
    return shape | {
        "claim_id": None,
        "correction_id": correction.id,
        "source": None,
        "status": Status.CURRENT,
        "part_of": None,
        "rule": CORRECTED,
        "confidence": None,
        "evidence": _chosen(correction, reports, veil),
        "report_id": words.report_id if words else None,
    }


def _correction(found: Corrected, reports: Mapping[str, Report], veil: Veil) -> Json:
    """A correction, with what the machine reads in its place."""
    said = found.correction
    return {
        "correction_id": said.id,
        "field": said.field,
        "group": said.group,
        "change": said.change,
        "value": _veiled(said.value, veil),
        "former": _veiled(said.former, veil),
        "machine": _veiled(found.machine, veil),
        "by": said.by,
        "at": said.at,
        "because": veil.text(said.because, closely=True),
        "report_id": said.words.report_id if said.words else None,
        "evidence": _chosen(said, reports, veil),
    }


def _veiled(value: Said | None, veil: Veil) -> Any:
    """A value, names of minors withheld."""
    if value is None:
        return None
    if isinstance(value, Best):
        return _best(value)
    shape = _SHAPES[type(value)](value)
    if isinstance(value, Victim) and _is_minor(value, veil):
        return shape | {"name": None, "text": A_MINOR}
    return shape | {key: veil.text(shape[key], closely=True) for key in _WORDED if shape.get(key)}


def _chosen(correction: Correction, reports: Mapping[str, Report], veil: Veil) -> list[Json]:
    words = correction.words
    if words is None:
        return []
    text = reports[words.report_id].text
    pieces = veil.pieces(words.span, text, closely=True)
    return [{"start": s.start, "end": s.end, "text": s.of(text), "part": "chosen"} for s in pieces]


def _is_minor(victim: Victim, veil: Veil) -> bool:
    return veil.hides(victim.name) and (victim.age is None or victim.age < ADULT)


def _report(report: Report) -> Json:
    return {
        "id": report.id,
        "source_id": report.source_id,
        "title": report.title,
        "publisher": report.publisher,
        "url": report.url,
        "published": report.published,
        "sha256": report.sha256,
        "copy_of": report.copy_of,
    }


def _best(best: Best | None) -> Json | None:
    return {"low": best.low, "best": best.best, "high": best.high} if best else None


def _figure(figure: Figure) -> Json:
    return bare_figure(figure) | {
        "policy": figure.policy,
        "chosen": list(figure.chosen),
        "set_aside": [{"claim_id": aside.claim_id, "reason": aside.reason} for aside in figure.set_aside],
    }


def _count(count: Count | None) -> Json | None:
    return {"low": count.low, "high": count.high} if count else None


def _date(value: DateRange) -> Json:
    return {
        "start": value.start.isoformat(),
        "end": value.end.isoformat(),
        "precision": value.precision,
    }


def _place(place: PlaceRef) -> Json:
    return {
        "name": place.name,
        "detail": place.detail,
        "admin1": place.admin1,
        "country": place.country,
        "lat": place.lat,
        "lon": place.lon,
        "precision": place.precision,
        "gazetteer_id": place.gazetteer_id,
    }


def _toll(toll: Toll) -> Json:
    return {
        "measure": toll.measure,
        "group": toll.group,
        "victims": toll.victims,
        "low": toll.count.low,
        "high": toll.count.high,
        "words": toll.words,
    }


def _perpetrator(value: Perpetrator) -> Json:
    actor = value.actor
    return {"name": actor.name, "kind": actor.kind, "actor_id": actor.actor_id, "basis": value.basis}


def _responsibility(value: Responsibility) -> Json:
    return {"actor": value.actor.name, "actor_id": value.actor.actor_id, "stance": value.stance}


def _victim(victim: Victim) -> Json:
    return {
        "text": victim.text,
        "name": victim.name,
        "age": victim.age,
        "sex": victim.sex,
        "role": victim.role,
        "group": victim.group,
        "harm": victim.harm,
        "number": _count(victim.number),
    }


# Fields in which a report's own words about people stand.
_WORDED = ("text", "victims", "words", "role")

_SHAPES: dict[type[Value], Callable[[Any], Json]] = {
    Toll: _toll,
    DateRange: _date,
    PlaceRef: _place,
    Perpetrator: _perpetrator,
    Responsibility: _responsibility,
    NoClaim: lambda _: {},
    Target: lambda target: {"text": target.text, "kind": target.kind, "group": target.group},
    Victim: _victim,
    Weapon: lambda weapon: {"text": weapon.text, "class": weapon.weapon_class},
    Term: lambda term: {"code": term.code},
}
