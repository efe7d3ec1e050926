"""Citations of one incident of a book: BibTeX, and CSL-JSON for Zotero, Pandoc and their like.

BibTeX: Oren Patashnik, *BibTeXing*, 1988. CSL-JSON: the Citation Style Language 1.0.2, type ``entry``, an entry of
a database, in a ``dataset``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Any

from tollbook.model.values import DatePrecision, DateRange

# BibTeX counts braces even behind a backslash: a lone one in a title would swallow the rest of the file.
_TEX = {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{sign: f"\\{sign}" for sign in "&%$#_"},
}
_BLANKS = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Citation:
    """What is cited. ``accessed`` is the day on which it was looked at, ``version`` that of the program that made
    the book; ``happened`` and ``place`` are those of the incident."""

    incident_id: str
    title: str
    book: str
    url: str
    version: str
    accessed: date
    happened: DateRange | None = None
    place: str | None = None


def write_bibtex(citation: Citation) -> str:
    """One ``@misc`` entry, UTF-8, which every BibTeX style knows; the incident's name is its key."""
    fields = {
        "title": f"{{{_tex(citation.title)}}}",
        "howpublished": f"{_tex(citation.book)}, incident {_tex(citation.incident_id)}",
        "year": str(citation.accessed.year),
        "url": _address(citation.url),
        "urldate": citation.accessed.isoformat(),
        "note": f"Made with Tollbook {_tex(citation.version)}. Accessed {citation.accessed.isoformat()}",
    }
    lines = ",\n".join(f"  {name} = {{{value}}}" for name, value in fields.items())
    return f"@misc{{{citation.incident_id},\n{lines}\n}}\n"


def csl_json(citation: Citation) -> list[dict[str, Any]]:
    """A CSL-JSON list of one item."""
    item: dict[str, Any] = {
        "id": citation.incident_id,
        "type": "entry",
        "genre": "dataset entry",
        "title": citation.title,
        "container-title": citation.book,
        "number": citation.incident_id,
        "version": citation.version,
        "URL": citation.url,
        "accessed": {"date-parts": [_parts(citation.accessed)]},
    }
    if citation.happened:
        item["event-date"] = _event(citation.happened)
    if citation.place:
        item["event-place"] = citation.place
    return [item]


def _tex(words: str) -> str:
    return "".join(_TEX.get(sign, sign) for sign in _BLANKS.sub(" ", words).strip())


def _address(url: str) -> str:
    """In a url field nothing is escaped; what could break it is percent-encoded."""
    return "".join(f"%{ord(sign):02X}" if sign in "{}\\ " else sign for sign in url)


def _parts(day: date) -> list[int]:
    return [day.year, day.month, day.day]


def _event(when: DateRange) -> dict[str, Any]:
    if when.precision is DatePrecision.YEAR:
        return {"date-parts": [[when.start.year]]}
    if when.precision is DatePrecision.MONTH:
        return {"date-parts": [[when.start.year, when.start.month]]}
    days = [when.start] if when.start == when.end else [when.start, when.end]
    return {"date-parts": [_parts(day) for day in days]}
