"""Records out of JSON Lines, JSON and CSV: one at a time, each with its line and its raw bytes."""

from __future__ import annotations

import csv
import json
import re
from codecs import BOM_UTF8
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import BinaryIO

from tollbook.errors import Refusal
from tollbook.intake.encodings import NotTextError, guess_encoding
from tollbook.intake.taken import FIELDS, MEGABYTE, IntakeOptions

_BLANK = re.compile(r"[\s,]*")
_SKIP = 1 * MEGABYTE
_DELIMITERS = ",;\t|"


@dataclass(frozen=True, slots=True)
class Record:
    """One record, its fields named as ours; ``raw`` are the bytes that it came in."""

    fields: Mapping[str, object]
    raw: bytes
    line: int
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Line:
    number: int
    raw: bytes


def read_json_lines(stream: BinaryIO, where: str, options: IntakeOptions) -> Iterator[Record | Refusal]:
    """One object a line; empty lines are nothing. A broken line is refused and the next one read."""
    for line in _lines(stream, where, options.line_limit):
        if isinstance(line, Refusal):
            yield line
            continue
        if not line.raw.strip():
            continue
        try:
            value = json.loads(line.raw.decode("utf-8"))
        except (ValueError, RecursionError) as error:
            yield Refusal(where, line.number, _broken_json(error))
            continue
        yield _record(value, line.raw, where, line.number, options)


def read_json(text: str, where: str, options: IntakeOptions) -> Iterator[Record | Refusal]:
    """A list of objects, or objects one after another. What follows a fault cannot be read, and is refused
    with it."""
    decoder, at, line, counted = json.JSONDecoder(), _skip_blanks(text, 0), 1, 0
    is_list = text.startswith("[", at)
    at = _skip_blanks(text, at + 1) if is_list else at
    while at < len(text) and not (is_list and text[at] == "]"):
        line, counted = line + text.count("\n", counted, at), at
        try:
            value, end = decoder.raw_decode(text, at)
        except (ValueError, RecursionError) as error:
            yield Refusal(where, getattr(error, "lineno", line), f"{_broken_json(error)}; the rest is unread")
            return
        yield _record(value, text[at:end].encode("utf-8", "surrogatepass"), where, line, options)
        at = _skip_blanks(text, end)
    if is_list and at >= len(text):
        yield Refusal(where, 1 + text.count("\n"), "broken JSON: the list is not closed; the file may be cut off")


def read_table(stream: BinaryIO, head: bytes, where: str, options: IntakeOptions) -> Iterator[Record | Refusal]:
    """CSV or TSV with a header. Lines inside quotes are part of their field; ``line`` is a record's first.
    A broken record is refused, and reading goes on with the line after it."""
    try:
        encoding = _table_encoding(head)
    except NotTextError as error:
        yield Refusal(where, None, str(error))
        return
    notes = () if encoding == "utf-8" else (f"not UTF-8; read as {encoding}",)
    source = _TableLines(stream, where, options.line_limit, encoding)
    header: list[str] | None = None
    for row in _rows(source, _delimiter(head, encoding), options.line_limit):
        raw, first = source.taken()
        if isinstance(row, csv.Error | Refusal):
            yield row if isinstance(row, Refusal) else Refusal(where, first, f"broken table: {row}")
        elif not any(cell.strip() for cell in row):
            continue
        elif header is None:
            header = [cell.strip() for cell in row]
            lacking = _lacking_column(header, options)
            if lacking:
                yield Refusal(where, first, lacking)
                return
        elif len(row) != len(header):
            yield Refusal(where, first, f"{len(row)} fields, where the header has {len(header)}")
        else:
            yield _record(dict(zip(header, row, strict=True)), raw, where, first, options, notes)
    if header is None:
        yield Refusal(where, None, "a table without a header")


def _rows(source: _TableLines, delimiter: str, limit: int) -> Iterator[list[str] | csv.Error | Refusal]:
    """The rows, and in its place each fault: after one the csv reader starts afresh with the next line."""
    csv.field_size_limit(limit)
    reader = csv.reader(source, delimiter=delimiter, strict=True)
    while True:
        try:
            yield next(reader)
        except StopIteration:
            return
        except (csv.Error, Refusal) as fault:
            yield fault


def _lines(stream: BinaryIO, where: str, limit: int) -> Iterator[_Line | Refusal]:
    """Lines of bytes. One that is longer than *limit* is refused and skipped, never held whole."""
    number = 0
    while raw := stream.readline(limit + 1):
        number += 1
        if len(raw) <= limit:
            yield _Line(number, raw.removeprefix(BOM_UTF8) if number == 1 else raw)
            continue
        size = len(raw)
        while not raw.endswith(b"\n") and (raw := stream.readline(_SKIP)):
            size += len(raw)
        yield Refusal(where, number, f"a line of {size / MEGABYTE:.1f} MB; the limit is {limit / MEGABYTE:g} MB")


class _TableLines:
    """The decoded lines of a table, which keeps the bytes of those that were handed out since last asked."""

    def __init__(self, stream: BinaryIO, where: str, limit: int, encoding: str) -> None:
        self._lines = _lines(stream, where, limit)
        self._encoding = encoding
        self._raw: list[bytes] = []
        self._size = 0
        self._limit = limit
        self._first = 0

    def __iter__(self) -> _TableLines:
        return self

    def __next__(self) -> str:
        line = next(self._lines)
        if isinstance(line, Refusal):
            raise line
        self._first = self._first or line.number
        self._raw.append(line.raw)
        self._size += len(line.raw)
        if self._size > self._limit:
            raise csv.Error("a record longer than a line may be; a quote may stand open")
        return line.raw.decode(self._encoding, "surrogateescape")

    def taken(self) -> tuple[bytes, int]:
        """The bytes of the record that was just read, and its first line."""
        raw, first = b"".join(self._raw), self._first
        self._raw, self._size, self._first = [], 0, 0
        return raw, first


def _skip_blanks(text: str, at: int) -> int:
    found = _BLANK.match(text, at)
    return found.end() if found else at


def _broken_json(error: Exception) -> str:
    if isinstance(error, UnicodeDecodeError):
        return f"not UTF-8: byte 0x{error.object[error.start]:02x} at position {error.start}"
    if isinstance(error, RecursionError):
        return "broken JSON: nested too deep"
    if isinstance(error, json.JSONDecodeError):
        return f"broken JSON: {error.msg} at column {error.colno}"
    return f"broken JSON: {error}"


def _record(
    value: object, raw: bytes, where: str, line: int, options: IntakeOptions, notes: tuple[str, ...] = ()
) -> Record | Refusal:
    if not isinstance(value, dict):
        return Refusal(where, line, "not an object with the field 'text'")
    column = options.columns.get("text", "text")
    if column not in value:
        return Refusal(where, line, f"no field '{column}'; it has {_some(value)}; name it with text=NAME")
    return Record({name: value.get(options.columns.get(name, name)) for name in FIELDS}, raw, line, notes)


def _lacking_column(header: list[str], options: IntakeOptions) -> str | None:
    for name in ("text", *options.columns):
        column = options.columns.get(name, name)
        if column not in header:
            return f"no column '{column}'; it has {_some(header)}; name it with {name}=NAME"
    return None


def _some(names: Iterable[object]) -> str:
    shown = [f"'{str(name)[:30]}'" for name in islice(names, 8)]
    return ", ".join(shown) or "none"


def _table_encoding(head: bytes) -> str:
    """UTF-8 where the head is; a stray byte further down is then told with its line."""
    try:
        head[: head.rfind(b"\n") + 1].decode("utf-8")
        return "utf-8"
    except UnicodeDecodeError:
        return guess_encoding(head)


def _delimiter(head: bytes, encoding: str) -> str:
    first = head.split(b"\n", 1)[0].decode(encoding, "replace")
    return max(_DELIMITERS, key=first.count)
