"""Compares what was read from a report with its golden reading, and says each difference in a sentence."""

from __future__ import annotations

import json
import math
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import permutations
from pathlib import Path
from typing import Any

from tollbook.model.account import Account, Reading
from tollbook.model.values import Measure, NoClaim, PlaceRef, Responsibility

FOLDER = Path(__file__).parent / "reports"
# An incident is the same one when at least this share of what the golden reading says agrees.
FOUND = 0.4
NEAR_KM = 60.0
_SMALL_WORDS = frozenset({"the", "a", "an", "of", "and", "group", "its"})

Incident = dict[str, Any]
TollRow = tuple[str, str, int, int | None, str]


@dataclass(frozen=True, slots=True)
class Golden:
    """A coded report: its fields as in the file, and its incidents."""

    report: dict[str, Any]
    incidents: list[Incident]

    @property
    def id(self) -> str:
        return str(self.report["id"])

    @property
    def text(self) -> str:
        return str(self.report["text"])


def load_samples() -> list[Golden]:
    """The golden readings of the sample reports that ship with the package."""
    files = sorted(FOLDER.glob("*.json"))
    return [Golden(**json.loads(file.read_text(encoding="utf-8"))) for file in files]


def load_minis() -> list[Golden]:
    """Short coded reports of invented events, for kinds of news that the samples are thin in."""
    lines = (FOLDER / "mini.jsonl").read_text(encoding="utf-8").splitlines()
    return [Golden(**json.loads(line)) for line in lines]


def find_differences(golden: Golden, reading: Reading) -> list[str]:
    """Every difference between the golden reading and this one; none when they agree."""
    pairs = _align(golden.incidents, reading.accounts)
    found = {key: account.id for key, account in pairs.items()}
    said = [f"{i['key']}: not found" for i in golden.incidents if i["key"] not in pairs]
    said += [f"invented: {_line(a)}" for a in reading.accounts if a.id not in found.values()]
    for incident in golden.incidents:
        if account := pairs.get(incident["key"]):
            said += [f"{incident['key']}: {words}" for words in _compare(incident, account, found)]
    return said


def _align(incidents: Sequence[Incident], accounts: Sequence[Account]) -> dict[str, Account]:
    """The pairing, one to one, with the largest summed likeness; pairs that are too unlike are dropped."""
    count = max(len(incidents), len(accounts))
    likeness = [[_likeness(i, a) for a in accounts] for i in incidents]
    best: dict[str, Account] = {}
    best_score = -1.0
    for order in permutations(range(count), len(incidents)):
        pairs = [(n, m) for n, m in enumerate(order) if m < len(accounts) and likeness[n][m] >= FOUND]
        score = sum(likeness[n][m] for n, m in pairs)
        if score > best_score:
            best_score = score
            best = {incidents[n]["key"]: accounts[m] for n, m in pairs}
    return best


def _likeness(incident: Incident, account: Account) -> float:
    """The share of date, place, figures and type that agree, out of those that the golden reading has."""
    figures = {(t["measure"], t["low"]) for t in incident["tolls"]}
    read = {(toll.measure.value, toll.count.low) for _, toll in account.tolls}
    parts = [(0.15, incident["type"] == account.type.code.value)]
    if incident["date"]:
        day = account.date
        overlaps = (
            day is not None
            and day.start.isoformat() <= incident["date"]["end"]
            and day.end.isoformat() >= incident["date"]["start"]
        )
        parts.append((0.25, overlaps))
    if incident["place"]["name"]:
        parts.append((0.25, _same_place(incident["place"], account.place)))
    agreed = sum(weight for weight, agrees in parts if agrees)
    whole = sum(weight for weight, _ in parts)
    if figures:
        agreed += 0.35 * len(figures & read) / len(figures)
        whole += 0.35
    return agreed / whole


def _compare(incident: Incident, account: Account, found: dict[str, str]) -> Iterator[str]:
    if account.type.code.value != incident["type"]:
        yield f"type {account.type.code.value}, not {incident['type']}"
    if account.role.value != incident["role"]:
        yield f"role {account.role.value}, not {incident['role']}"
    if account.part_of != found.get(incident["part_of"] or ""):
        yield f"part of {account.part_of}, not of {incident['part_of']}"
    day = account.date
    read_day = {"start": day.start.isoformat(), "end": day.end.isoformat()} if day else None
    if read_day != incident["date"]:
        yield f"date {read_day}, not {incident['date']}"
    if not _same_place(incident["place"], account.place):
        yield f"place {account.place}, not {incident['place']['name']}"
    yield from _compare_tolls(incident, account)
    for measure in (Measure.KILLED, Measure.WOUNDED, Measure.CAPTURED):
        best = account.best.get(measure)
        value = best.best if best else None
        if value != incident["best"][measure.value]:
            yield f"best {measure.value} {value}, not {incident['best'][measure.value]}"
    yield from _compare_responsibility(incident, account)


def _compare_tolls(incident: Incident, account: Account) -> Iterator[str]:
    """A figure that a report repeats counts once."""
    golden = {_toll_row(t["measure"], t["group"], t["low"], t["high"], t["status"]) for t in incident["tolls"]}
    read = {
        _toll_row(toll.measure, toll.group, toll.count.low, toll.count.high, claim.status)
        for claim, toll in account.tolls
    }
    yield from (f"toll missed: {_row(row)}" for row in sorted(golden - read, key=str))
    yield from (f"toll too many: {_row(row)}" for row in sorted(read - golden, key=str))


def _toll_row(measure: str, group: str, low: int, high: int | None, status: str) -> TollRow:
    """An overtaken figure counts the same people as the one that overtook it, and seldom names them again:
    its group is not compared."""
    return str(measure), "any" if status == "superseded" else str(group), low, high, str(status)


def _compare_responsibility(incident: Incident, account: Account) -> Iterator[str]:
    read = {(value.actor.name, value.stance.value) for _, value in account.claims_of(Responsibility)}
    golden = {(r["actor"], r["stance"]) for r in incident["responsibility"]}
    for name, stance in sorted(golden):
        if not any(stance == other and _same_name(name, actor) for actor, other in read):
            yield f"not read that {name} {stance} it"
    for actor, stance in sorted(read):
        if not any(stance == other and _same_name(name, actor) for name, other in golden):
            yield f"wrongly read that {actor} {stance} it"
    says_nobody = account.first(NoClaim) is not None
    if says_nobody != bool(incident.get("no_claim")):
        yield f"'nobody has claimed it' {'wrongly' if says_nobody else 'not'} read"


def _same_place(golden: dict[str, Any], read: PlaceRef | None) -> bool:
    if read is None:
        return False
    if _plain(golden["name"]) == _plain(read.name):
        return True
    if golden["lat"] is None or read.lat is None or read.lon is None:
        return False
    return _kilometres((golden["lat"], golden["lon"]), (read.lat, read.lon)) <= NEAR_KM


def _kilometres(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Great-circle distance between two points in degrees, by the haversine formula."""
    north1, east1, north2, east2 = map(math.radians, (*one, *other))
    half = math.sin((north2 - north1) / 2) ** 2
    half += math.cos(north1) * math.cos(north2) * math.sin((east2 - east1) / 2) ** 2
    return 12742 * math.asin(min(1.0, math.sqrt(half)))


def _same_name(one: str, other: str) -> bool:
    """Whether one name's telling words all stand in the other."""
    words, others = _telling(one), _telling(other)
    return bool(words and others) and (words <= others or others <= words)


def _telling(name: str) -> frozenset[str]:
    words = frozenset(word.rstrip("s") for word in re.findall(r"\w+", _plain(name)))
    return words - _SMALL_WORDS or words


def _plain(name: str) -> str:
    """Without marks over letters and without case."""
    letters = unicodedata.normalize("NFKD", name)
    return "".join(letter for letter in letters if not unicodedata.combining(letter)).casefold()


def _row(row: TollRow) -> str:
    measure, group, low, high, status = row
    return f"{measure} {group} {low}..{'' if high is None else high} {status}"


def _line(account: Account) -> str:
    tolls = ", ".join(f"{toll.measure.value} {toll.count.low}" for _, toll in account.tolls)
    where = account.place.name if account.place else "nowhere"
    return f"{account.type.code.value} at {where} ({tolls or 'no figures'})"
