"""Takes reports in: from files, from folders of them, from standard input; one at a time, whatever the size.

What comes in equals what is read, refused or passed over: every file and record ends as one of the three."""

from __future__ import annotations

import io
import os
import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from tollbook.errors import Refusal
from tollbook.intake.encodings import NotTextError, binary_kind, decode_text, known_kind, marked_encoding
from tollbook.intake.pages import UnreadablePageError, declared_encoding, read_page
from tollbook.intake.records import Record, read_json, read_json_lines, read_table
from tollbook.intake.reports import make_report
from tollbook.intake.taken import MEGABYTE, Gauge, IntakeOptions, PassedOver, Taken

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer as Buffer

STANDARD_INPUT = "-"
_STANDARD_NAME = "standard input"
_HEAD = 65_536
_ENDINGS = {
    ".txt": "text",
    ".text": "text",
    ".md": "text",
    ".html": "page",
    ".htm": "page",
    ".xhtml": "page",
    ".jsonl": "lines",
    ".ndjson": "lines",
    ".json": "json",
    ".csv": "table",
    ".tsv": "table",
}
_BY_LINE = frozenset({"lines", "table"})
_LIMITED = {"text": "one report", "page": "a page", "json": "a list; use JSON Lines, which is read line by line"}
_PAGE_STARTS = ("<!doctype html", "<html", "<head", "<body", "<article", "<?xml")
_LIST_OF_OBJECTS = re.compile(r"\[\s*[{\]]")
_DELIMITER = re.compile(r"[,;\t|]")

Item = Taken | Refusal | PassedOver


def read_inputs(
    paths: Sequence[str], *, options: IntakeOptions | None = None, gauge: Gauge | None = None
) -> Iterator[Item]:
    """Everything in these files and folders (``-`` is standard input), in order; folders sorted by name.

    A Refusal is handed out, not raised: one for each thing that cannot be read, naming file and line.
    ``gauge`` is kept up with the bytes read so far.
    """
    options, gauge = options or IntakeOptions(), gauge or Gauge()
    for path in paths:
        if path == STANDARD_INPUT:
            stream = io.BufferedReader(_Counting(sys.stdin.buffer, gauge), _HEAD)
            yield from _read_stream(stream, _STANDARD_NAME, None, "", options)
            continue
        for found in _files(path):
            if isinstance(found, Path):
                yield from _read_path(found, options, gauge)
            else:
                yield found


def size_of_inputs(paths: Sequence[str]) -> int | None:
    """How many bytes are to come, for a progress bar; None when standard input is among them."""
    if STANDARD_INPUT in paths:
        return None
    return sum(_size(found) for path in paths for found in _files(path) if isinstance(found, Path))


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0


def _files(path: str) -> Iterator[Path | Refusal | PassedOver]:
    """The files below a folder, or the one that *path* names. Links to folders are not followed: they may
    lead in a ring."""
    if not Path(path).is_dir():
        yield Path(path)
        return
    try:
        with os.scandir(path) as scan:
            entries = sorted(scan, key=lambda entry: entry.name)
    except OSError as error:
        yield Refusal(_shown(path), None, f"the folder cannot be opened: {error.strerror}")
        return
    for entry in entries:
        if entry.name.startswith("."):
            yield PassedOver(_shown(entry.path), "hidden")
        elif entry.is_dir(follow_symlinks=False):
            yield from _files(entry.path)
        elif entry.is_file():
            yield Path(entry.path)
        else:
            yield PassedOver(_shown(entry.path), "neither a file nor a folder")


def _shown(name: str) -> str:
    """A file's name as it can be printed and kept: names may hold bytes that are no UTF-8."""
    return os.fsencode(name).decode("utf-8", "replace")


def _read_path(path: Path, options: IntakeOptions, gauge: Gauge) -> Iterator[Item]:
    where = _shown(str(path))
    try:
        with path.open("rb", buffering=0) as raw, io.BufferedReader(_Counting(raw, gauge), _HEAD) as stream:
            yield from _read_stream(stream, where, _shown(path.stem), path.suffix.lower(), options)
    except FileNotFoundError:
        yield Refusal(where, None, "no such file or folder")
    except OSError as error:
        yield Refusal(where, None, f"cannot be read: {error.strerror or error}")


def _read_stream(
    stream: io.BufferedReader[_Counting], where: str, name: str | None, ending: str, options: IntakeOptions
) -> Iterator[Item]:
    head = stream.peek(_HEAD)
    kind = _ENDINGS.get(ending) or sniff(head, options)
    # Records are judged one by one, for a binary line among them must not spoil the others.
    fault = (known_kind if kind in _BY_LINE else binary_kind)(head) if head else "the file is empty"
    marked = marked_encoding(head)
    if kind in _BY_LINE and marked and marked[0] != "utf-8":
        fault = f"in {marked[0]}, whose lines cannot be told apart safely; save it as UTF-8"
    if fault:
        yield Refusal(where, None, fault)
    elif kind in _BY_LINE:
        records = (
            read_json_lines(stream, where, options) if kind == "lines" else read_table(stream, head, where, options)
        )
        yield from _taken(records, where, name, options)
    else:
        yield from _read_whole(stream, where, name, kind, options)


def sniff(head: bytes, options: IntakeOptions) -> str:
    """What a text of unknown ending is, from its first bytes: ``page``, ``lines``, ``json``, ``table`` or
    ``text``."""
    marked = marked_encoding(head)
    name, length = marked or ("utf-8", 0)
    start = head[length:].decode(name, "ignore").lstrip()
    if start[:40].lower().startswith(_PAGE_STARTS):
        return "page"
    first = start.split("\n", 1)[0].strip()
    if first.startswith("{"):
        return "lines" if first.endswith("}") else "json"
    if _LIST_OF_OBJECTS.match(start):
        return "json"
    column = options.columns.get("text", "text")
    cells = [cell.strip().strip('"') for cell in _DELIMITER.split(first)]
    return "table" if len(cells) > 1 and column in cells else "text"


def _read_whole(
    stream: io.BufferedReader[_Counting], where: str, name: str | None, kind: str, options: IntakeOptions
) -> Iterator[Item]:
    limit = options.page_limit if kind == "page" else options.file_limit
    data = stream.read(limit + 1)
    try:
        if len(data) > limit:
            raise NotTextError(f"larger than {limit / MEGABYTE:g} MB, the limit for {_LIMITED[kind]}")
        text, notes = decode_text(data, declared=declared_encoding(data) if kind == "page" else None)
        if kind == "json":
            yield from _taken(read_json(text, where, options), where, name, options)
            return
        fields = read_page(text) if kind == "page" else {"text": text}
        yield make_report({"id": name, **fields}, data, where=where, line=None, options=options, notes=notes)
    except (NotTextError, UnreadablePageError) as error:
        yield Refusal(where, None, str(error))
    except Refusal as refusal:
        yield refusal


def _taken(records: Iterator[Record | Refusal], where: str, name: str | None, options: IntakeOptions) -> Iterator[Item]:
    for record in records:
        if isinstance(record, Refusal):
            yield record
            continue
        own = record.fields.get("id") or (f"{name}:{record.line}" if name else None)
        try:
            yield make_report(
                {**record.fields, "id": own},
                record.raw,
                where=where,
                line=record.line,
                options=options,
                notes=record.notes,
            )
        except Refusal as refusal:
            yield refusal


class _Counting(io.RawIOBase):
    """A stream that tells the gauge what passes through it."""

    def __init__(self, stream: BinaryIO, gauge: Gauge) -> None:
        self._read_into = getattr(stream, "readinto1", None) or stream.readinto  # type: ignore[attr-defined]
        self._gauge = gauge

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Buffer) -> int | None:
        count: int | None = self._read_into(buffer)
        self._gauge.done += count or 0
        return count
