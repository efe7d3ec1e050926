"""Annotated reports: a report and what a person coded from it, in the layout of ``annotation.schema.json``.

What comes in equals what is taken or refused: every ``.json`` file is one report, and so is every line of a
``.jsonl`` file. Other files are no annotated reports and are passed over.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import fastjsonschema

from tollbook.errors import Refusal
from tollbook.gauge.codings import CodedPlace, CodedToll, Coding
from tollbook.intake.reports import make_report
from tollbook.intake.taken import IntakeOptions, Taken
from tollbook.model.account import Role
from tollbook.model.claim import Status
from tollbook.model.values import AttackType, Group, Measure

Json = dict[str, Any]
_BLANK = re.compile(r"[\s,:]*")
_FIELDS = ("id", "url", "title", "publisher", "text")
_ENDINGS = frozenset({".json", ".jsonl"})


@dataclass(frozen=True, slots=True)
class Annotation:
    """A report as taken in, and its incidents as a person coded them."""

    taken: Taken
    codings: tuple[Coding, ...]

    @property
    def id(self) -> str:
        return self.taken.report.source_id or self.taken.report.id


class _Fault(Exception):
    """Something that is wrong at a place of the document: names of fields and positions in lists."""

    def __init__(self, path: Sequence[str | int], why: str) -> None:
        self.path = path
        self.why = why


def read_annotations(paths: Iterable[Path]) -> Iterator[Annotation | Refusal]:
    """The annotated reports in these files and folders, in the order of their names; a Refusal, with file and line,
    for each that is damaged or whose id an earlier one has."""
    known: dict[str, str] = {}
    for path in paths:
        for found in _files(path):
            for item in _read_file(found):
                if isinstance(item, Annotation) and item.id in known:
                    where = f"{item.taken.where} has the id '{item.id}' of {known[item.id]}"
                    item = Refusal(item.taken.where, item.taken.line, where)
                elif isinstance(item, Annotation):
                    known[item.id] = item.taken.where
                yield item


def _files(path: Path) -> list[Path]:
    if not path.is_dir():
        return [path]
    return sorted(p for p in path.iterdir() if p.suffix.lower() in _ENDINGS and not p.name.startswith("."))


def _read_file(path: Path) -> Iterator[Annotation | Refusal]:
    where = str(path)
    try:
        raw = path.read_bytes()
        text = raw.decode("utf-8-sig")
    except FileNotFoundError:
        yield Refusal(where, None, "no such file or folder")
    except OSError as error:
        yield Refusal(where, None, f"cannot be read: {error.strerror or error}")
    except UnicodeDecodeError as error:
        yield Refusal(where, 1 + raw.count(b"\n", 0, error.start), "not UTF-8")
    else:
        if path.suffix.lower() == ".jsonl":
            lines = enumerate(text.split("\n"), start=1)
            yield from (_read(line, where, number) for number, line in lines if line.strip())
        else:
            yield _read(text, where, None)


def _read(text: str, where: str, line: int | None) -> Annotation | Refusal:
    try:
        document = json.loads(text)
        return _annotation(document, text, where, line)
    except json.JSONDecodeError as error:
        return Refusal(where, line or error.lineno, f"broken JSON: {error.msg}")
    except RecursionError:
        return Refusal(where, line, "broken JSON: nested too deep")
    except _Fault as fault:
        return Refusal(where, line or line_of(text, fault.path), f"{_spoken(fault.path)}: {fault.why}")
    except Refusal as refusal:
        return Refusal(where, line or line_of(text, ("report",)), refusal.why)


def _annotation(document: Any, text: str, where: str, line: int | None) -> Annotation:
    try:
        _validator()(document)
    except fastjsonschema.JsonSchemaValueException as error:
        path = [int(step) if step.isdigit() else step for step in error.path[1:]]
        raise _Fault(path, error.message.removeprefix(f"{error.name} ")) from error
    report = document["report"]
    fields = {name: report.get(name) for name in _FIELDS}
    fields["published"] = report.get("published") or report.get("published_known")
    raw = text.encode("utf-8", "surrogatepass")
    taken = make_report(fields, raw, where=where, line=line, options=IntakeOptions())
    codings = tuple(_coding(raw, n) for n, raw in enumerate(document["incidents"]))
    for number, coding in enumerate(codings):
        if any(other.key == coding.key for other in codings[:number]):
            raise _Fault(("incidents", number, "key"), f"'{coding.key}' is the key of an earlier incident")
    return Annotation(taken, codings)


@cache
def _validator() -> Callable[[Any], object]:
    schema = files("tollbook.gauge").joinpath("annotation.schema.json").read_text(encoding="utf-8")
    compiled: Callable[[Any], object] = fastjsonschema.compile(json.loads(schema))
    return compiled


def _coding(raw: Json, number: int) -> Coding:
    at = ("incidents", number)
    tolls = tuple(_toll(toll, (*at, "tolls", n)) for n, toll in enumerate(raw["tolls"]))
    triggers = raw.get("quotes", {}).get("trigger") or [toll.words for toll in tolls[:1]] or [raw["key"]]
    return Coding(
        key=raw["key"],
        role=Role(raw["role"]),
        type=AttackType(raw["type"]),
        days=_days(raw["date"], (*at, "date")),
        place=_place(raw["place"]),
        tolls=tolls,
        perpetrators=tuple(item["name"] for item in raw["perpetrators"]),
        responsibility=tuple(item["actor"] for item in raw["responsibility"]),
        best={measure: raw["best"][measure] for measure in Measure if raw["best"].get(measure) is not None},
        words=triggers if isinstance(triggers, str) else str(triggers[0]),
    )


def _toll(raw: Json, at: Sequence[str | int]) -> CodedToll:
    if raw["high"] is not None and raw["high"] < raw["low"]:
        raise _Fault((*at, "high"), f"{raw['high']} is below 'low', {raw['low']}")
    measure, group, status = Measure(raw["measure"]), Group(raw["group"]), Status(raw["status"])
    return CodedToll(measure, group, raw["low"], raw["high"], raw["source"], status, raw["quote"])


def _place(raw: Json | None) -> CodedPlace | None:
    if raw is None:
        return None
    return CodedPlace(raw["name"], raw.get("admin1"), raw.get("country"), raw.get("lat"), raw.get("lon"))


def _days(raw: Json | None, at: Sequence[str | int]) -> tuple[date, date] | None:
    if raw is None:
        return None
    start, end = (_day(raw[name], (*at, name)) for name in ("start", "end"))
    if end < start:
        raise _Fault((*at, "end"), f"{end} is before 'start', {start}")
    return start, end


def _day(words: str, at: Sequence[str | int]) -> date:
    try:
        return date.fromisoformat(words)
    except ValueError:
        raise _Fault(at, f"'{words}' is no day: write it as 2024-01-31") from None


def _spoken(path: Sequence[str | int]) -> str:
    """incidents[2].tolls[0].low; positions are counted from 0."""
    words = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in path)
    return words.removeprefix(".") or "the document"


def line_of(text: str, path: Sequence[str | int]) -> int:
    """The line, counted from 1, where the value at this path of a JSON document begins; where it has none, that of
    the nearest one around it."""
    decoder, at = json.JSONDecoder(), _skip(text, 0)
    for step in path:
        found = _find(text, at, step, decoder)
        if found is None:
            break
        at = found
    return 1 + text.count("\n", 0, at)


def _find(text: str, at: int, step: str | int, decoder: json.JSONDecoder) -> int | None:
    """Where the member of the object, or the item of the list, that begins at *at* begins."""
    is_object, position = text[at] == "{", 0
    at = _skip(text, at + 1)
    while text[at] not in "}]":
        name: str | int = position
        if is_object:
            name, at = decoder.raw_decode(text, at)
            at = _skip(text, at)
        if name == step:
            return at
        _, at = decoder.raw_decode(text, at)
        at, position = _skip(text, at), position + 1
    return None


def _skip(text: str, at: int) -> int:
    found = _BLANK.match(text, at)
    return found.end() if found else at
