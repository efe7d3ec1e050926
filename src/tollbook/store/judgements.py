"""Judgements on pairs of accounts: one stands for each pair, those before it stay to be seen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from tollbook.model.judgement import MACHINE, Judgement, Verdict
from tollbook.store.database import Database, in_list
from tollbook.store.rows import JUDGEMENT, judgement_row, read_judgement

_WAITING = """CREATE TEMP TABLE IF NOT EXISTS waiting_judgement (
  id, left_id, right_id, verdict, by, at, because, score, superseded_by, former)"""
_SORTED = """CREATE TEMP TABLE sorted_judgement AS
  SELECT row_number() OVER (ORDER BY left_id, right_id) + ? AS number, * FROM waiting_judgement"""
_SUPERSEDE = """UPDATE judgement
  SET superseded_by = (SELECT number FROM sorted_judgement WHERE former = judgement.id)
  WHERE id IN (SELECT former FROM sorted_judgement WHERE former IS NOT NULL)"""
_AS_SORTED = "number, left_id, right_id, verdict, by, at, because, score, superseded_by"
_SAME = f"superseded_by IS NULL AND verdict = 'same' AND by = '{MACHINE}'"
_SAID = f"superseded_by IS NULL AND by <> '{MACHINE}'"


class Judgements(Database):
    """Keeps judgements."""

    def save_judgement(self, judgement: Judgement) -> Judgement:
        """Keeps a judgement and gives the one that now stands for its pair.

        It supersedes the one that stood, which stays in the book, but for two cases in which nothing
        changes: a machine does not overrule a person, and saying the same again is no new judgement.
        """
        with self.transaction():
            standing = self._standing(judgement)
            if standing and (standing.says_as(judgement) or (judgement.by == MACHINE and standing.by != MACHINE)):
                return standing
            number = self._all("SELECT coalesce(max(id), 0) + 1 FROM judgement")[0][0]
            if standing:
                self._do("UPDATE judgement SET superseded_by = ? WHERE id = ?", number, standing.id)
            row = judgement_row(replace(judgement, id=number, superseded_by=None))
            self._insert("judgement", [row])
            return read_judgement(row)

    def judgements_among(self, account_ids: Iterable[str]) -> list[Judgement]:
        """The standing judgements of which both accounts are among these."""
        sql = (
            f"SELECT {JUDGEMENT} FROM judgement WHERE superseded_by IS NULL "
            "AND left_id IN (SELECT value FROM json_each(?1)) "
            "AND right_id IN (SELECT value FROM json_each(?1)) ORDER BY left_id, right_id"
        )
        return [read_judgement(row) for row in self._all(sql, in_list(account_ids))]

    def judgements_left_of(self, account_id: str) -> list[Judgement]:
        """The standing judgements on this account and those whose id comes after its own."""
        sql = f"SELECT {JUDGEMENT} FROM judgement WHERE left_id = ? AND superseded_by IS NULL ORDER BY right_id"
        return [read_judgement(row) for row in self._all(sql, account_id)]

    def add_judgements(self, judgements: Iterable[tuple[Judgement, int | None]]) -> None:
        """Keeps judgements, each in place of the one of this id that stands for its pair; None where none does."""
        with self.transaction():
            last = self._all("SELECT coalesce(max(id), 0) FROM judgement")[0][0]
            rows = []
            for number, (judgement, former) in enumerate(judgements, start=last + 1):
                if former is not None:
                    self._do("UPDATE judgement SET superseded_by = ? WHERE id = ?", number, former)
                rows.append(judgement_row(replace(judgement, id=number)))
            self._insert("judgement", rows)

    def gather_judgements(self, judgements: Iterable[tuple[Judgement, int | None]]) -> None:
        """As ``add_judgements``, for very many: they wait aside until, in the same transaction, the caller lets them
        stand by ``settle_judgements``. In the order in which a merge comes to them, they would write each page of a
        large book again and again."""
        self._do(_WAITING)
        self._insert("waiting_judgement", [(*judgement_row(judgement), former) for judgement, former in judgements])

    def settle_judgements(self) -> None:
        """Lets the judgements stand that were gathered."""
        last = self._all("SELECT coalesce(max(id), 0) FROM judgement")[0][0]
        with self.transaction():
            self._do(_WAITING)
            self._do(_SORTED, last)
            self._do("CREATE INDEX temp.sorted_former ON sorted_judgement (former) WHERE former IS NOT NULL")
            self._do(_SUPERSEDE)
            self._do(f"INSERT INTO judgement SELECT {_AS_SORTED} FROM sorted_judgement ORDER BY number")
            self._do("DROP TABLE waiting_judgement")
            self._do("DROP TABLE sorted_judgement")

    def withdraw_judgements(self, numbers: Iterable[int]) -> None:
        """Lets judgements stand no more, with none in their place: those of the machine whose pairs meet no longer, and
        what persons took back. They stay to be seen; a judgement withdrawn is superseded by itself."""
        sql = "UPDATE judgement SET superseded_by = id WHERE id IN (SELECT value FROM json_each(?))"
        self._do(sql, in_list(numbers))

    def judgements_of(self, left: str, right: str) -> list[Judgement]:
        """All that was ever judged of a pair, the latest first."""
        sql = f"SELECT {JUDGEMENT} FROM judgement WHERE left_id = ? AND right_id = ? ORDER BY id DESC"
        return [read_judgement(row) for row in self._all(sql, *sorted((left, right)))]

    def judgements_about(self, account_ids: Iterable[str]) -> list[Judgement]:
        """All that was ever judged between these accounts, and what persons judged between one of them and others,
        the latest first."""
        names = in_list(account_ids)
        among = "IN (SELECT value FROM json_each(?1))"
        sql = (
            f"SELECT {JUDGEMENT} FROM judgement WHERE left_id {among} AND (right_id {among} OR by <> '{MACHINE}') "
            f"UNION SELECT {JUDGEMENT} FROM judgement WHERE right_id {among} AND by <> '{MACHINE}' ORDER BY id DESC"
        )
        return [read_judgement(row) for row in self._all(sql, names)]

    def judgements_with(self, account_id: str) -> dict[str, Judgement]:
        """The standing judgements on this account, by the other one."""
        where = "superseded_by IS NULL"
        sql = (
            f"SELECT {JUDGEMENT} FROM judgement WHERE left_id = ?1 AND {where} UNION ALL "
            f"SELECT {JUDGEMENT} FROM judgement WHERE right_id = ?1 AND {where}"
        )
        found = map(read_judgement, self._all(sql, account_id))
        return {j.right if j.left == account_id else j.left: j for j in found}

    def undecided(self) -> Iterator[tuple[Judgement, str, str]]:
        """The pairs of accounts that wait for a person, the likeliest first, each with the incidents of the two: those
        judged unsure, and those judged the same which something keeps in two incidents. Of two incidents the
        likeliest pair only."""
        sql = f"""SELECT {JUDGEMENT}, one, other FROM (
          SELECT judgement.*, ours.incident_id AS one, theirs.incident_id AS other, row_number() OVER (
            PARTITION BY min(ours.incident_id, theirs.incident_id), max(ours.incident_id, theirs.incident_id)
            ORDER BY score DESC, left_id, right_id) AS n
          FROM judgement JOIN member AS ours ON ours.account_id = left_id
          JOIN member AS theirs ON theirs.account_id = right_id
          WHERE superseded_by IS NULL AND verdict <> 'different' AND by = '{MACHINE}'
            AND ours.incident_id <> theirs.incident_id)
        WHERE n = 1 ORDER BY score DESC, left_id, right_id"""
        for *row, one, other in self._each(sql):
            yield read_judgement(tuple(row)), one, other

    def judged_same(self) -> Iterator[tuple[str, str, float]]:
        """All pairs that the machine judges the same, with the score."""
        yield from self._each(f"SELECT left_id, right_id, score FROM judgement WHERE {_SAME}")

    def said(self) -> Iterator[tuple[str, str, Verdict]]:
        """All that persons said of pairs."""
        for left, right, verdict in self._each(f"SELECT left_id, right_id, verdict FROM judgement WHERE {_SAID}"):
            yield left, right, Verdict(verdict)

    def same_as(self, account_id: str) -> dict[str, float]:
        """The accounts that the machine judges the same as this one, with the scores."""
        sql = (
            f"SELECT right_id, score FROM judgement WHERE left_id = ?1 AND {_SAME} UNION ALL "
            f"SELECT left_id, score FROM judgement WHERE right_id = ?1 AND {_SAME}"
        )
        return dict(self._all(sql, account_id))

    def said_of(self, account_id: str) -> dict[str, Verdict]:
        """What persons said of this account and others, by the other one."""
        sql = (
            f"SELECT right_id, verdict FROM judgement WHERE left_id = ?1 AND {_SAID} UNION ALL "
            f"SELECT left_id, verdict FROM judgement WHERE right_id = ?1 AND {_SAID}"
        )
        return {other: Verdict(verdict) for other, verdict in self._all(sql, account_id)}

    def last_decision(self, *, by: str | None = None) -> list[Judgement]:
        """The standing judgements that a person made last, in one go; with *by*, this person. Empty when there are
        none."""
        persons = f"superseded_by IS NULL AND by <> '{MACHINE}'"
        sql = (
            f"SELECT {JUDGEMENT} FROM judgement WHERE {persons} AND (by, at) = "
            f"(SELECT by, at FROM judgement WHERE {persons} AND (?1 IS NULL OR by = ?1) "
            "ORDER BY at DESC, id DESC LIMIT 1) ORDER BY left_id, right_id"
        )
        return [read_judgement(row) for row in self._all(sql, by)]

    def judgements_by_persons(self, account_ids: Iterable[str]) -> list[Judgement]:
        """All that persons ever judged of these accounts and any others, the oldest first."""
        sides = [
            f"SELECT {JUDGEMENT} FROM judgement WHERE by <> '{MACHINE}' AND {side} IN (SELECT value FROM json_each(?1))"
            for side in ("left_id", "right_id")
        ]
        return [read_judgement(row) for row in self._all(" UNION ".join(sides) + " ORDER BY 1", in_list(account_ids))]

    def take_back(self, judgement: Judgement, *, instead: Judgement | None) -> Judgement | None:
        """Lets another judgement of the same pair, or none, stand in place of a person's, which stays to be seen."""
        if instead is None:
            assert judgement.id is not None, "a judgement that stands in the book"
            self.withdraw_judgements([judgement.id])
            return None
        number = self._all("SELECT coalesce(max(id), 0) + 1 FROM judgement")[0][0]
        with self.transaction():
            self._do("UPDATE judgement SET superseded_by = ? WHERE id = ?", number, judgement.id)
            self._insert("judgement", [judgement_row(replace(instead, id=number, superseded_by=None))])
        return replace(instead, id=number, superseded_by=None)

    def _standing(self, judgement: Judgement) -> Judgement | None:
        sql = f"SELECT {JUDGEMENT} FROM judgement WHERE left_id = ? AND right_id = ? AND superseded_by IS NULL"
        row = self._one(sql, *sorted((judgement.left, judgement.right)))
        return read_judgement(row) if row else None
