"""Reports as taken in: the words, the raw bytes, and the bands by which near copies are found."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Sequence

from tollbook.errors import UsageError
from tollbook.model.text import Report
from tollbook.store.database import Database
from tollbook.store.rows import REPORT, read_report, report_row, unpack

_HALF = 1 << 63


class Reports(Database):
    """Keeps reports, once each."""

    def has_report(self, report_id: str) -> bool:
        return self._one("SELECT 1 FROM report WHERE id = ?", report_id) is not None

    def save_report(
        self,
        report: Report,
        raw: bytes,
        bands: Sequence[int] = (),
        signature: Sequence[int] = (),
        *,
        run_id: int | None = None,
    ) -> None:
        """Keeps a report, the bytes it came as, and its MinHash (bands and signature: 64-bit numbers).

        Several reports may come from the same bytes: they are kept once.
        """
        if hashlib.sha256(raw).hexdigest() != report.sha256:
            raise ValueError(f"report {report.id}: its sha256 is not that of its raw bytes")
        with self.transaction():
            if self._one("SELECT 1 FROM raw WHERE sha256 = ?", report.sha256) is None:
                self._insert("raw", [(report.sha256, zlib.compress(raw))])
            self._insert("report", [report_row(report, run_id, signature)])
            aside = [(p.span.start, p.span.end, p.why) for p in report.set_aside]
            self._insert("passage", [(report.id, n, *row) for n, row in enumerate(aside)])
            self._insert("band", [(n, _signed(band), report.id) for n, band in enumerate(bands)])

    def find_report(self, report_id: str) -> Report | None:
        row = self._one(f"SELECT {REPORT} FROM report WHERE id = ?", report_id)
        if row is None:
            return None
        passages = "SELECT start, end, why FROM passage WHERE report_id = ? ORDER BY position"
        return read_report(row, self._each(passages, report_id))

    def find_report_named(self, name: str) -> Report:
        """The report of this id, of this source id, or the only one whose id begins so (``r-`` may be left
        out). Raises UsageError when there is none, or several."""
        begins = "SELECT id FROM report WHERE source_id = ?1 OR (id >= ?2 AND id < ?3) ORDER BY id LIMIT 9"
        prefix = name if name.startswith("r-") else f"r-{name}"
        found = [report_id for (report_id,) in self._each(begins, name, prefix, prefix + "\U0010ffff")]
        report = self.find_report(found[0]) if len(found) == 1 else None
        if report:
            return report
        if found:
            raise UsageError(f"'{name}' may be any of several reports: {', '.join(found)}. Give more of the name")
        raise UsageError(f"no report '{name}' in {self.path}: `tollbook show INCIDENT` names those of an incident")

    def copies_of(self, report_id: str) -> list[str]:
        """The reports that nearly repeat this one."""
        return [name for (name,) in self._each("SELECT id FROM report WHERE copy_of = ? ORDER BY id", report_id)]

    def set_copy_of(self, report_id: str, original: str) -> None:
        """Lets a report be the copy of another, which was taken in after it and is the older."""
        self._do("UPDATE report SET copy_of = ? WHERE id = ?", original, report_id)

    def find_raw(self, sha256: str) -> bytes | None:
        """The bytes that came in, by their SHA-256."""
        row = self._one("SELECT body FROM raw WHERE sha256 = ?", sha256)
        return zlib.decompress(row[0]) if row else None

    def reports_sharing(self, bands: Sequence[int]) -> list[tuple[str, tuple[int, ...]]]:
        """Reports with at least one of these bands in the same place: their ids and signatures, in the order of
        publication (those without a day last), then of id. Costs a look-up a band, however large the book is."""
        found: set[str] = set()
        for position, band in enumerate(bands):
            sql = "SELECT report_id FROM band WHERE position = ? AND band = ?"
            found.update(report_id for (report_id,) in self._each(sql, position, _signed(band)))
        sql = "SELECT ifnull(published, '~'), id, signature FROM report WHERE id = ?"
        rows = sorted(row for report_id in found for row in self._each(sql, report_id))
        return [(report_id, unpack(signature)) for _, report_id, signature in rows]


def _signed(band: int) -> int:
    """SQLite's integers are signed."""
    return band - 2 * _HALF if band >= _HALF else band
