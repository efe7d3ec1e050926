"""Corrections: a person's word on a field of an incident. Each is at home with the first of its accounts that is in the
book; what is taken back keeps its row."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from tollbook.model.correction import Change, Chosen, Corrected, Correction, Field, Said
from tollbook.model.text import Span
from tollbook.store.database import Database, Row, in_list
from tollbook.store.values import from_json, to_json

_COLUMNS = "id, field, change, value, by, at, because, grp, former, report_id, start, end, taken_back"
_KINDS = {
    Field.TYPE: "type",
    Field.DATE: "date",
    Field.PLACE: "place",
    Field.PERPETRATORS: "perpetrator",
    Field.RESPONSIBILITY: "responsibility",
    Field.TARGETS: "target",
    Field.VICTIMS: "victim",
    Field.WEAPONS: "weapon",
}
# Of a correction, the first account that is in the book.
_AT_HOME = """NOT EXISTS (SELECT 1 FROM {0}_account AS sooner JOIN account ON account.id = sooner.account_id
  WHERE sooner.{0}_id = here.{0}_id AND sooner.position < here.position)"""


def at_home(table: str) -> str:
    """The condition that row ``here`` of a table of anchors names the first of them that is in the book."""
    return _AT_HOME.format(table)


class Corrections(Database):
    """Keeps corrections."""

    def save_correction(self, correction: Correction) -> Correction:
        """Keeps a new correction, and gives it with its id."""
        with self.transaction():
            self._do(
                f"INSERT INTO correction ({_COLUMNS[4:]}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                *_row(correction),
            )
            number = self._connection.last_insert_rowid()
            self._insert("correction_account", [(number, n, name) for n, name in enumerate(correction.accounts)])
        return replace(correction, id=number)

    def corrections_of(self, account_ids: Iterable[str]) -> list[Correction]:
        """The corrections that are at home with one of these accounts and were not taken back, the oldest first."""
        return self._corrections(
            f"id IN (SELECT correction_id FROM correction_account AS here WHERE account_id IN "
            f"(SELECT value FROM json_each(?)) AND {at_home('correction')}) AND taken_back IS NULL",
            in_list(account_ids),
        )

    def all_corrections_of(self, account_ids: Iterable[str]) -> list[Correction]:
        """As ``corrections_of``, with those that were taken back."""
        return self._corrections(
            f"id IN (SELECT correction_id FROM correction_account AS here WHERE account_id IN "
            f"(SELECT value FROM json_each(?)) AND {at_home('correction')})",
            in_list(account_ids),
        )

    def find_correction(self, number: int) -> Correction | None:
        return next(iter(self._corrections("id = ?", number)), None)

    def lost_corrections(self, *, after: int = 0, limit: int = -1) -> list[Correction]:
        """Corrections that stand and none of whose accounts is in the book any more, from the oldest; those behind the
        id *after* only."""
        return self._corrections(
            "taken_back IS NULL AND id > ? AND NOT EXISTS (SELECT 1 FROM correction_account "
            "JOIN account ON account.id = account_id WHERE correction_id = correction.id)",
            after,
            order="id",
            limit=limit,
        )

    def anchored_with(self, account_ids: Iterable[str]) -> set[str]:
        """The accounts of the book that share something a person said with one of these, which may have left it."""
        found: set[str] = set()
        for table in ("correction", "decision"):
            sql = f"""SELECT DISTINCT other.account_id FROM {table}_account AS one
              JOIN {table}_account AS other ON other.{table}_id = one.{table}_id
              JOIN account ON account.id = other.account_id
              WHERE one.account_id IN (SELECT value FROM json_each(?))"""
            found.update(name for (name,) in self._all(sql, in_list(account_ids)))
        return found

    def take_back_correction(self, number: int, *, at: str) -> None:
        """Lets a correction count no more; it stays to be seen."""
        self._do("UPDATE correction SET taken_back = ? WHERE id = ?", at, number)

    def last_correction(self, *, by: str | None = None) -> Correction | None:
        """The one made last that stands; with *by*, of this person."""
        where = "taken_back IS NULL AND (?1 IS NULL OR by = ?1)"
        return next(iter(self._corrections(where, by, order="at DESC, id DESC", limit=1)), None)

    def _corrected(self, incident_id: str) -> Iterator[Corrected]:
        """The corrections of an incident as it stands, in order."""
        sql = "SELECT correction_id, machine, stands FROM incident_correction WHERE incident_id = ? ORDER BY position"
        rows = self._all(sql, incident_id)
        if rows:
            names = in_list(row[0] for row in rows)
            found = {c.id: c for c in self._corrections("id IN (SELECT value FROM json_each(?))", names)}
            for number, machine, stands in rows:
                yield Corrected(found[number], _read(found[number].field, machine), bool(stands))

    def _corrections(self, where: str, *values: object, order: str = "at, id", limit: int = -1) -> list[Correction]:
        sql = f"SELECT {_COLUMNS} FROM correction WHERE {where} ORDER BY {order} LIMIT {limit:d}"
        anchors = "SELECT account_id FROM correction_account WHERE correction_id = ? ORDER BY position"
        return [
            _correction(row, tuple(name for (name,) in self._all(anchors, row[0]))) for row in self._all(sql, *values)
        ]


def corrected_rows(incident_id: str, corrections: Iterable[Corrected]) -> list[Row]:
    """The rows of ``incident_correction``."""
    return [
        (incident_id, n, found.correction.id, _written(found.machine), int(found.stands))
        for n, found in enumerate(corrections)
    ]


def _row(correction: Correction) -> Row:
    words = correction.words
    where = (words.report_id, words.span.start, words.span.end) if words else (None, None, None)
    head = (correction.field, correction.change, _written(correction.value))
    said = (correction.by, correction.at, correction.because, correction.group, _written(correction.former))
    return (*head, *said, *where, correction.taken_back)


def _correction(row: Row, accounts: tuple[str, ...]) -> Correction:
    number, name, change, value, by, at, because, group, former, report_id, start, end, taken_back = row
    field = Field(name)
    item = _read(field, former)
    return Correction(
        field,
        Change(change),
        _read(field, value),
        by,
        at,
        because,
        accounts,
        group,
        item,  # type: ignore[arg-type]  # items of lists are values, never figures
        Chosen(report_id, Span(start, end)) if report_id is not None else None,
        taken_back,
        number,
    )


def _written(value: Said | None) -> str | None:
    return None if value is None else to_json(value)


def _read(field: Field, text: str | None) -> Said | None:
    return None if text is None else from_json(_KINDS.get(field, "figure"), text)
