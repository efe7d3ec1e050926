"""The value of a claim as JSON and back. The keys are those that a person queries:
``SELECT value ->> 'low' FROM claim WHERE kind = 'toll'``."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from typing import Any

from tollbook.model.account import Best
from tollbook.model.values import (
    ActorKind,
    ActorRef,
    AttackType,
    Basis,
    Count,
    DatePrecision,
    DateRange,
    Group,
    Harm,
    Measure,
    NoClaim,
    Perpetrator,
    PlaceRef,
    Responsibility,
    Stance,
    Target,
    TargetKind,
    Term,
    Toll,
    Value,
    Victim,
    Weapon,
)

Json = dict[str, Any]


def to_json(value: Value | Best) -> str:
    return json.dumps(_WRITERS[type(value)](value), ensure_ascii=False)


def from_json(kind: str, text: str) -> Any:
    """The value of this kind: one of ``KINDS``, or ``figure`` for a Best."""
    return _READERS[kind](json.loads(text))


def _toll(value: Toll) -> Json:
    return {
        "measure": value.measure,
        "group": value.group,
        "low": value.count.low,
        "high": value.count.high,
        "victims": value.victims,
        "words": value.words,
    }


def _read_toll(raw: Json) -> Toll:
    count = Count(raw["low"], raw["high"])
    return Toll(Measure(raw["measure"]), Group(raw["group"]), count, raw["victims"], raw["words"])


def _date(value: DateRange) -> Json:
    return {
        "start": value.start.isoformat(),
        "end": value.end.isoformat(),
        "precision": value.precision,
    }


def _read_date(raw: Json) -> DateRange:
    start, end = date.fromisoformat(raw["start"]), date.fromisoformat(raw["end"])
    return DateRange(start, end, DatePrecision(raw["precision"]))


def _place(value: PlaceRef) -> Json:
    return {
        "name": value.name,
        "detail": value.detail,
        "admin1": value.admin1,
        "country": value.country,
        "lat": value.lat,
        "lon": value.lon,
        "precision": value.precision,
        "gazetteer_id": value.gazetteer_id,
    }


def _actor(actor: ActorRef) -> Json:
    return {"name": actor.name, "kind": actor.kind, "actor_id": actor.actor_id}


def _read_actor(raw: Json) -> ActorRef:
    return ActorRef(raw["name"], ActorKind(raw["kind"]), raw["actor_id"])


def _victim(value: Victim) -> Json:
    return {
        "text": value.text,
        "name": value.name,
        "group": value.group,
        "harm": value.harm,
        "low": value.number.low if value.number else None,
        "high": value.number.high if value.number else None,
        "age": value.age,
        "sex": value.sex,
        "role": value.role,
    }


def _read_victim(raw: Json) -> Victim:
    return Victim(
        raw["text"],
        raw["name"],
        Group(raw["group"]),
        Harm(raw["harm"]) if raw["harm"] is not None else None,
        Count(raw["low"], raw["high"]) if raw["low"] is not None else None,
        raw["age"],
        raw["sex"],
        raw["role"],
    )


_WRITERS: dict[type[Value | Best], Callable[[Any], Json]] = {
    Best: lambda value: {"low": value.low, "best": value.best, "high": value.high},
    Toll: _toll,
    DateRange: _date,
    PlaceRef: _place,
    Perpetrator: lambda value: _actor(value.actor) | {"basis": value.basis},
    Responsibility: lambda value: _actor(value.actor) | {"stance": value.stance},
    NoClaim: lambda _: {},
    Target: lambda value: {"text": value.text, "kind": value.kind, "group": value.group},
    Victim: _victim,
    Weapon: lambda value: {"text": value.text, "class": value.weapon_class},
    Term: lambda value: {"code": value.code},
}

_READERS: dict[str, Callable[[Json], Value | Best]] = {
    "figure": lambda raw: Best(raw["low"], raw["best"], raw["high"]),
    "toll": _read_toll,
    "date": _read_date,
    "place": lambda raw: PlaceRef(**raw),
    "perpetrator": lambda raw: Perpetrator(_read_actor(raw), Basis(raw["basis"])),
    "responsibility": lambda raw: Responsibility(_read_actor(raw), Stance(raw["stance"])),
    "no_claim": lambda _: NoClaim(),
    "target": lambda raw: Target(raw["text"], TargetKind(raw["kind"]), Group(raw["group"])),
    "victim": _read_victim,
    "weapon": lambda raw: Weapon(raw["text"], raw["class"]),
    "type": lambda raw: Term(AttackType(raw["code"])),
}
