"""Fields into a report: each field checked, the day understood, and what is no news marked."""

from __future__ import annotations

import re
from collections.abc import Mapping
from hashlib import sha256

from tollbook.errors import Refusal
from tollbook.intake.days import parse_published, stated_day
from tollbook.intake.furniture import find_set_aside
from tollbook.intake.language import language_of
from tollbook.intake.taken import FIELDS, IntakeOptions, Taken
from tollbook.model.text import Report

# What no book can keep: half a surrogate pair is no character, and NUL ends a string in many a reader.
_UNKEEPABLE = re.compile("[\x00\ud800-\udfff]")
_BYTE_ESCAPES = range(0xDC80, 0xDD00)


def make_report(
    fields: Mapping[str, object],
    raw: bytes,
    *,
    where: str,
    line: int | None,
    options: IntakeOptions,
    notes: tuple[str, ...] = (),
) -> Taken:
    """The report that these fields tell. Raises Refusal, naming the field at fault.

    ``fields`` are named as in FIELDS; only ``text`` is needed. A whole number serves as ``id``.
    """
    words = {name: _words(name, fields.get(name), where, line) for name in FIELDS}
    text = words["text"]
    if text is None or not text.strip():
        raise Refusal(where, line, "the text is empty")
    passages = find_set_aside(text)
    report = Report(
        source_id=words["id"],
        title=words["title"],
        publisher=words["publisher"] or options.publisher,
        url=words["url"],
        published=_published(words["published"], text, where, line, options),
        sha256=sha256(raw).hexdigest(),
        text=text,
        language=language_of(text, passages),
        set_aside=passages,
    )
    return Taken(report, raw, where, line, notes)


def _words(name: str, value: object, where: str, line: int | None) -> str | None:
    if value is None or value == "":
        return None
    if name == "id" and isinstance(value, int) and not isinstance(value, bool):
        value = str(value)
    if not isinstance(value, str):
        raise Refusal(where, line, f"'{name}' is {_kind(value)}; it must be words in quotes")
    found = _UNKEEPABLE.search(value)
    if found:
        # A text that is a file of its own has lines that can be named; in a record the record's line is it.
        raise Refusal(where, line or 1 + value.count("\n", 0, found.start()), _fault(name, found))
    return value


def _kind(value: object) -> str:
    names = {bool: "true or false", int: "a number", float: "a number", list: "a list", dict: "an object"}
    return names.get(type(value), "no text")


def _fault(name: str, found: re.Match[str]) -> str:
    code, at = ord(found[0]), found.start()
    if code == 0:
        return f"'{name}' holds a NUL character at position {at}"
    if code in _BYTE_ESCAPES:
        return f"'{name}' is not UTF-8: byte 0x{code - 0xDC00:02x} at position {at}; save the file as UTF-8"
    return f"'{name}' holds half a surrogate pair (U+{code:04X}) at position {at}"


def _published(value: str | None, text: str, where: str, line: int | None, options: IntakeOptions) -> str | None:
    if value and value.strip():
        day = parse_published(value)
        if day is None:
            raise Refusal(where, line, f"'published' is '{value[:60]}'; expected a day such as 2023-02-05")
        return day
    if options.published:
        return options.published
    stated = stated_day(text)
    return stated.isoformat() if stated else None
