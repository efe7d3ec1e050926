"""Report: the words as stored, never altered; and the spans and passages that point into them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tollbook.model.ids import name_for


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open stretch ``text[start:end]``, counted in Unicode code points of the stored text."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"not a span: {self.start}..{self.end}")

    def of(self, text: str) -> str:
        """The words at this span."""
        return text[self.start : self.end]

    def covers(self, other: Span) -> bool:
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of the text that is set aside from reading, and why ('page furniture', 'photo credit',
    'stands twice', 'dateline')."""

    span: Span
    why: str


@dataclass(frozen=True, slots=True)
class Report:
    """One news report as taken in.

    ``text`` is stored as it came and never altered; every offset in the book counts its code points.
    ``published`` is an ISO 8601 date or date-time, or None when neither input nor text states it.
    ``sha256`` is of the raw bytes taken in (the file, or the record's line).
    ``language`` is an ISO 639-1 code or None; only ``en`` is read.
    ``copy_of`` names the report that this one nearly repeats.
    """

    source_id: str | None
    title: str | None
    publisher: str | None
    url: str | None
    published: str | None
    sha256: str
    text: str
    language: str | None = "en"
    set_aside: tuple[Passage, ...] = ()
    copy_of: str | None = None

    @property
    def id(self) -> str:
        """Made from everything that tells two reports apart; what was set aside takes no part."""
        return name_for("r", self.source_id, self.url, self.title, self.publisher, self.published, self.text)

    @property
    def day(self) -> date | None:
        """The day of publication."""
        return date.fromisoformat(self.published[:10]) if self.published else None
