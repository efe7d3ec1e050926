"""Reviews: what persons decided of whole incidents, and at which items of the queue they have looked."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from tollbook.model.incident import ReviewState
from tollbook.model.review import Decision, Look, Looked
from tollbook.store.corrections import at_home
from tollbook.store.database import Database, Row, in_list

_DECISION = "id, state, by, at, because, taken_back"
_LOOKED = "id, item, look, by, at, because, taken_back"


class Reviews(Database):
    """Keeps decisions and looks."""

    def save_decision(self, decision: Decision) -> Decision:
        """Keeps a new decision on an incident, and gives it with its id."""
        with self.transaction():
            self._do(
                "INSERT INTO decision (state, by, at, because) VALUES (?, ?, ?, ?)",
                decision.state,
                decision.by,
                decision.at,
                decision.because,
            )
            number = self._connection.last_insert_rowid()
            self._insert("decision_account", [(number, n, name) for n, name in enumerate(decision.accounts)])
        return replace(decision, id=number)

    def decisions_of(self, account_ids: Iterable[str], *, with_taken_back: bool = False) -> list[Decision]:
        """The decisions that are at home with one of these accounts, the oldest first."""
        return self._decisions(
            f"id IN (SELECT decision_id FROM decision_account AS here WHERE account_id IN "
            f"(SELECT value FROM json_each(?1)) AND {at_home('decision')}) AND (?2 OR taken_back IS NULL)",
            in_list(account_ids),
            with_taken_back,
        )

    def last_review(self, *, by: str | None = None) -> Decision | None:
        """The decision on an incident made last that stands; with *by*, of this person."""
        where = "taken_back IS NULL AND (?1 IS NULL OR by = ?1)"
        return next(iter(self._decisions(where, by, order="at DESC, id DESC LIMIT 1")), None)

    def take_back_decision(self, number: int, *, at: str) -> None:
        self._do("UPDATE decision SET taken_back = ? WHERE id = ?", at, number)

    def save_look(self, looked: Looked) -> Looked:
        """Keeps a new look at an item of the queue, and gives it with its id."""
        with self.transaction():
            self._do(
                "INSERT INTO looked (item, look, by, at, because) VALUES (?, ?, ?, ?, ?)",
                looked.item,
                looked.look,
                looked.by,
                looked.at,
                looked.because,
            )
            return replace(looked, id=self._connection.last_insert_rowid())

    def looks_at(self, item: str) -> list[Looked]:
        """The looks at an item that stand, the oldest first."""
        sql = f"SELECT {_LOOKED} FROM looked WHERE item = ? AND taken_back IS NULL ORDER BY at, id"
        return [_looked(row) for row in self._all(sql, item)]

    def last_look(self, *, by: str | None = None) -> Looked | None:
        """The look made last that stands; with *by*, of this person."""
        sql = f"SELECT {_LOOKED} FROM looked WHERE taken_back IS NULL AND (?1 IS NULL OR by = ?1)"
        row = self._one(sql + " ORDER BY at DESC, id DESC LIMIT 1", by)
        return _looked(row) if row else None

    def take_back_look(self, number: int, *, at: str) -> None:
        self._do("UPDATE looked SET taken_back = ? WHERE id = ?", at, number)

    def _decisions(self, where: str, *values: object, order: str = "at, id") -> list[Decision]:
        anchors = "SELECT account_id FROM decision_account WHERE decision_id = ? ORDER BY position"
        return [
            Decision(
                ReviewState(state),
                by,
                at,
                because,
                tuple(name for (name,) in self._all(anchors, number)),
                taken_back,
                number,
            )
            for number, state, by, at, because, taken_back in self._all(
                f"SELECT {_DECISION} FROM decision WHERE {where} ORDER BY {order}", *values
            )
        ]


def _looked(row: Row) -> Looked:
    number, item, look, by, at, because, taken_back = row
    return Looked(item, Look(look), by, at, because, taken_back, number)
