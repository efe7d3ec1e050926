"""What intake hands on: reports taken in, and what was passed over; and the options that steer it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from tollbook.errors import UsageError
from tollbook.intake.days import parse_published
from tollbook.model.text import Report

FIELDS = ("id", "url", "title", "publisher", "published", "text")
MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class Taken:
    """A report that was taken in, with the raw bytes that its ``sha256`` is of.

    ``where`` names the file, ``line`` the line of the record in it; ``notes`` say, in words for a person,
    what had to be assumed, such as an encoding.
    """

    report: Report
    raw: bytes
    where: str
    line: int | None = None
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PassedOver:
    """Something found in a folder that is not taken for a report: a hidden file or folder, a link."""

    where: str
    why: str


@dataclass(frozen=True, slots=True)
class IntakeOptions:
    """``columns`` maps our field to the input's ('text' to 'body'); ``published`` (ISO 8601) and ``publisher``
    stand in where a file does not say. A longer line, file or page is refused, each counted in bytes."""

    columns: Mapping[str, str] = field(default_factory=dict)
    published: str | None = None
    publisher: str | None = None
    line_limit: int = 20 * MEGABYTE
    file_limit: int = 20 * MEGABYTE
    page_limit: int = 4 * MEGABYTE


@dataclass(slots=True)
class Gauge:
    """How many bytes were read so far; for a progress bar."""

    done: int = 0


def parse_options(columns: str = "", published: str | None = None, publisher: str | None = None) -> IntakeOptions:
    """Options from the words of a command line. Raises UsageError."""
    mapping: dict[str, str] = {}
    for pair in filter(None, (piece.strip() for piece in columns.split(","))):
        name, _, column = (part.strip() for part in pair.partition("="))
        if name not in FIELDS or not column:
            raise UsageError(f"'{pair}' maps no field: write it as text=body, with one of {', '.join(FIELDS)}")
        mapping[name] = column
    day = parse_published(published) if published else None
    if published and not day:
        raise UsageError(f"'{published}' is no day of publication: write it as 2023-02-05")
    return IntakeOptions(columns=mapping, published=day, publisher=publisher or None)
