"""The queue: what waits for a person, in one stable order, found by index from any place in it. So the next item costs
the same however large the book is; only what was looked at and still stands there is passed over one by one.

An item's id is its kind and its place: ``pair/-1.5/31``. It stays the same while what it tells of does.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator, Sequence
from itertools import islice

from tollbook.errors import UsageError
from tollbook.model.judgement import MACHINE
from tollbook.model.review import ItemKind, Look, QueueItem
from tollbook.store.corrections import Corrections
from tollbook.store.database import Row, in_list

_BATCH = 64
_LARGEST = 2**63 - 1
# In this order, unless kinds are asked for: what was lost, then what changes the figures most.
ORDER = tuple(ItemKind)


class Queue(Corrections):
    """Gives what waits."""

    def queue_after(
        self,
        item_id: str | None = None,
        limit: int = 1,
        *,
        kinds: Sequence[ItemKind] = ORDER,
        with_skipped: bool = False,
    ) -> list[QueueItem]:
        """The items that stand behind this one, or the first; at most so many. What a person accepted is passed over,
        and what one skipped, but *with_skipped*. The item itself need not be there any more. Raises UsageError when it
        is no id of an item."""
        return list(islice(self._waiting(item_id, kinds, with_skipped=with_skipped), limit))

    def find_queue_item(self, item_id: str) -> QueueItem | None:
        """The item of this id; None when there is none any more, or a person has accepted it. Raises UsageError."""
        kind, place = _parsed(item_id)
        found = next(self._of_kind(kind, place, is_after=False), None)
        return found if found and found.id == item_id and not self._is_done(item_id, with_skipped=True) else None

    def count_queue(self, kind: ItemKind, *, most: int) -> int:
        """How many items of a kind wait, those that one skipped among them; *most* where there are as many or more:
        further ones are not counted, so that a large book answers as fast as a small one."""
        done = {item for item, look, _ in self._each(_LAST_LOOKS) if look == Look.ACCEPTED}
        if kind is ItemKind.PAIR:
            return self._count_pairs(done, most)
        waiting = (row for row in self._each(_NAMES[kind]) if _subject_named(kind, row) not in done)
        return sum(1 for _ in islice(waiting, most))

    def _count_pairs(self, done: set[str], most: int) -> int:
        """Of two incidents the likeliest pair counts alone."""
        seen: set[frozenset[str]] = set()
        counted = 0
        for score, number, one, other in self._each(_PAIRS_OF_INCIDENTS):
            homes = frozenset((one, other))
            if homes not in seen:
                seen.add(homes)
                counted += f"{ItemKind.PAIR}/{score!r}/{number}" not in done
            if counted == most:
                break
        return counted

    def _waiting(self, item_id: str | None, kinds: Sequence[ItemKind], *, with_skipped: bool) -> Iterator[QueueItem]:
        first, place = _parsed(item_id) if item_id else (None, "")
        begun = first is None
        for kind in kinds:
            here = kind is first
            if begun or here:
                found = self._of_kind(kind, place if here else "", is_after=here)
                yield from (item for item in found if not self._is_done(item.id, with_skipped=with_skipped))
            begun = begun or here

    def _is_done(self, item_id: str, *, with_skipped: bool) -> bool:
        last = self._one(
            "SELECT look FROM looked WHERE item = ? AND taken_back IS NULL ORDER BY at DESC, id DESC LIMIT 1",
            subject_of(item_id),
        )
        return last is not None and not (with_skipped and last[0] == Look.SKIPPED)

    def _of_kind(self, kind: ItemKind, place: str, *, is_after: bool) -> Iterator[QueueItem]:
        """The items of a kind from a place on; with *is_after*, those behind it."""
        walks: dict[ItemKind, Callable[[str, bool], Iterator[QueueItem]]] = {
            ItemKind.LOST_CORRECTION: self._lost,
            ItemKind.PAIR: self._pairs,
            ItemKind.DISCREPANCY: self._discrepancies,
            ItemKind.INCIDENT: self._unreviewed,
            ItemKind.DOUBT: self._doubts,
        }
        return walks[kind](place, is_after)

    def _lost(self, place: str, is_after: bool) -> Iterator[QueueItem]:
        start = int(place) if place else 0
        for found in self.lost_corrections(after=start if is_after else start - 1):
            says = f"{found.by} corrected the {found.field} of an incident that is gone: {found.because}"
            reports = (found.words.report_id,) if found.words else ()
            yield _item(ItemKind.LOST_CORRECTION, str(found.id), says, (), reports, ("rehome", "accept", "skip"))

    def _pairs(self, place: str, is_after: bool) -> Iterator[QueueItem]:
        """Pairs that the machine is unsure of, the likeliest first; of two incidents the likeliest pair."""
        score, number = _score_and_number(place)
        sql = f"""SELECT score, judgement.id, left_id, right_id, because, ours.incident_id, theirs.incident_id
          FROM judgement INDEXED BY judgement_unsure
          JOIN member AS ours ON ours.account_id = left_id JOIN member AS theirs ON theirs.account_id = right_id
          WHERE superseded_by IS NULL AND verdict = 'unsure' AND by = '{MACHINE}'
            AND score <= ?1 AND (score < ?1 OR judgement.id {">" if is_after else ">="} ?2)
            AND ours.incident_id <> theirs.incident_id ORDER BY score DESC, judgement.id LIMIT {_BATCH}"""
        while rows := self._all(sql, score, number):
            for score, number, left, right, because, one, other in rows:
                if not self._has_likelier(score, number, one, other):
                    reports = tuple(self._report_of(name) for name in (left, right))
                    done = ("merge", "different", "accept", "skip")
                    yield _item(ItemKind.PAIR, f"{score!r}/{number}", because, (one, other), reports, done)
            is_after = True
            sql = sql.replace(">= ?2", "> ?2")

    def _has_likelier(self, score: float, number: int, one: str, other: str) -> bool:
        """Whether the machine is unsure of a likelier pair of the same two incidents."""
        members = "(SELECT account_id FROM member WHERE incident_id = {})"
        sql = f"""SELECT 1 FROM judgement WHERE superseded_by IS NULL AND verdict = 'unsure' AND by = '{MACHINE}'
          AND (score > ?1 OR (score = ?1 AND id < ?2))
          AND left_id IN {members.format("?3")} AND right_id IN {members.format("?4")} LIMIT 1"""
        return any(self._one(sql, score, number, *two) for two in ((one, other), (other, one)))

    def _discrepancies(self, place: str, is_after: bool) -> Iterator[QueueItem]:
        """Contradictions of incidents that nobody has rejected, by incident."""
        incident_id, _, digest = place.partition("/")
        sql = f"""SELECT incident_id, discrepancy.position, about, says, claim_ids FROM discrepancy
          JOIN incident ON incident.id = incident_id
          WHERE review_state <> 'rejected' AND (incident_id, discrepancy.position) >= (?, ?)
          ORDER BY incident_id, discrepancy.position LIMIT {_BATCH}"""
        own = self._all(
            "SELECT incident_id, position, about, says, claim_ids FROM discrepancy WHERE incident_id = ?", incident_id
        )
        stands = [row[1] + int(is_after) for row in own if _digest_of(row) == digest]
        at: tuple[str, int] = (incident_id, stands[0] if stands else 0)
        while rows := self._all(sql, *at):
            for row in rows:
                at = (row[0], row[1] + 1)
                reports = self._reports_of_claims(json.loads(row[4]))
                done = ("accept", "correct", "split", "skip")
                place = f"{row[0]}/{_digest_of(row)}"
                yield _item(ItemKind.DISCREPANCY, place, row[3], (row[0],), reports, done)

    def _unreviewed(self, place: str, is_after: bool) -> Iterator[QueueItem]:
        """Incidents that nobody has reviewed, the newest first, those without a date last."""
        day, _, name = place.partition("/")
        sql = f"""SELECT ifnull(date_start, ''), id, type, place_name, country FROM incident
          INDEXED BY incident_unreviewed WHERE review_state = 'machine' AND ifnull(date_start, '') <= ?1
            AND (ifnull(date_start, '') < ?1 OR id {{}} ?2)
          ORDER BY ifnull(date_start, '') DESC, id LIMIT {_BATCH}"""
        at, sign = (day if place else "~", name), ">" if is_after or not place else ">="
        while rows := self._all(sql.format(sign), *at):
            for day, name, kind, town, country in rows:
                says = " · ".join(w for w in (kind.replace("_", " "), town, country, day) if w)
                reports = self._reports_of_incident(name)
                done = ("accept", "correct", "reject", "split", "skip")
                yield _item(ItemKind.INCIDENT, f"{day}/{name}", says, (name,), reports, done)
            at, sign = (rows[-1][0], rows[-1][1]), ">"

    def _doubts(self, place: str, is_after: bool) -> Iterator[QueueItem]:
        """What reading could not settle, by report. There are most of these, so what was accepted is left out here."""
        report_id, _, rest = place.partition("/")
        start, _, rule = rest.partition("/")
        sql = f"""SELECT report_id, position, start, rule, says FROM doubt
          WHERE (report_id, position) >= (?, ?) AND NOT EXISTS (SELECT 1 FROM looked
            WHERE item = 'doubt/' || report_id || '/' || start || '/' || rule
              AND look = 'accepted' AND taken_back IS NULL)
          ORDER BY report_id, position LIMIT {_BATCH}"""
        at: tuple[str, int] = (report_id, 0)
        if place:
            found = self._one(
                "SELECT position FROM doubt WHERE report_id = ? AND start = ? AND rule = ?", report_id, int(start), rule
            )
            at = (report_id, found[0] + int(is_after) if found else 0)
        while rows := self._all(sql, *at):
            for report, position, begin, of_rule, says in rows:
                at = (report, position + 1)
                homes = self._incidents_of_report(report)
                done = ("accept", "correct", "skip")
                yield _item(ItemKind.DOUBT, f"{report}/{begin}/{of_rule}", says, homes, (report,), done)

    def _report_of(self, account_id: str) -> str:
        return str(self._all("SELECT report_id FROM account WHERE id = ?", account_id)[0][0])

    def _reports_of_claims(self, claim_ids: Sequence[str]) -> tuple[str, ...]:
        sql = """SELECT DISTINCT report_id FROM claim JOIN account ON account.id = account_id
          WHERE claim.id IN (SELECT value FROM json_each(?)) ORDER BY report_id"""
        return tuple(name for (name,) in self._all(sql, in_list(claim_ids)))

    def _reports_of_incident(self, incident_id: str) -> tuple[str, ...]:
        sql = """SELECT report_id FROM member JOIN account ON account.id = account_id
          WHERE incident_id = ? ORDER BY member.position"""
        return tuple(dict.fromkeys(name for (name,) in self._all(sql, incident_id)))

    def _incidents_of_report(self, report_id: str) -> tuple[str, ...]:
        sql = """SELECT DISTINCT incident_id FROM account JOIN member ON account_id = account.id
          WHERE report_id = ? ORDER BY account.position"""
        return tuple(dict.fromkeys(name for (name,) in self._all(sql, report_id)))


# What names each item of a kind, for counting.
_NAMES = {
    ItemKind.LOST_CORRECTION: """SELECT id FROM correction WHERE taken_back IS NULL AND NOT EXISTS
      (SELECT 1 FROM correction_account JOIN account ON account.id = account_id WHERE correction_id = correction.id)""",
    ItemKind.DISCREPANCY: """SELECT incident_id, discrepancy.position, about, says, claim_ids FROM discrepancy
      JOIN incident ON incident.id = incident_id WHERE review_state <> 'rejected'""",
    ItemKind.INCIDENT: """SELECT ifnull(date_start, ''), id FROM incident INDEXED BY incident_unreviewed
      WHERE review_state = 'machine'""",
    ItemKind.DOUBT: "SELECT report_id, start, rule FROM doubt",
}
_PAIRS_OF_INCIDENTS = f"""SELECT score, judgement.id, ours.incident_id, theirs.incident_id
  FROM judgement INDEXED BY judgement_unsure
  JOIN member AS ours ON ours.account_id = left_id JOIN member AS theirs ON theirs.account_id = right_id
  WHERE superseded_by IS NULL AND verdict = 'unsure' AND by = '{MACHINE}' AND ours.incident_id <> theirs.incident_id
  ORDER BY score DESC, judgement.id"""


_LAST_LOOKS = "SELECT item, look, max(at) FROM looked WHERE taken_back IS NULL GROUP BY item"


def _subject_named(kind: ItemKind, row: Row) -> str:
    """What a look at the item of such a row is kept under, as ``subject_of`` has it."""
    return f"{kind}/{_digest_of(row) if kind is ItemKind.DISCREPANCY else '/'.join(map(str, row))}"


def _item(
    kind: ItemKind,
    place: str,
    says: str,
    incidents: tuple[str, ...],
    reports: tuple[str, ...],
    done_with: tuple[str, ...],
) -> QueueItem:
    return QueueItem(f"{kind}/{place}", kind, says, incidents, reports, done_with)


def subject_of(item_id: str) -> str:
    """What a look at an item is kept under: a contradiction stays the same when its incident gets another name."""
    kind, place = _parsed(item_id)
    return f"{kind}/{place.rpartition('/')[2]}" if kind is ItemKind.DISCREPANCY else item_id


def _parsed(item_id: str) -> tuple[ItemKind, str]:
    kind, _, place = item_id.partition("/")
    try:
        found = ItemKind(kind)
        if not place:
            raise ValueError
        if found is ItemKind.LOST_CORRECTION:
            _number(place)
        elif found is ItemKind.PAIR:
            _score_and_number(place)
        elif found is ItemKind.DOUBT:
            _number(place.split("/")[1])
    except (ValueError, IndexError):
        raise UsageError(f"'{item_id}' is no item of the queue: begin at its front") from None
    return found, place


def _score_and_number(place: str) -> tuple[float, int]:
    score, _, number = place.partition("/")
    return (float(score), _number(number)) if place else (float("inf"), 0)


def _number(digits: str) -> int:
    """A row's number. Raises ValueError for what no row can have."""
    number = int(digits)
    if not -1 <= number <= _LARGEST:
        raise ValueError
    return number


def _digest_of(row: Row) -> str:
    """What a contradiction says and rests on, as a name that it keeps when others of the incident come or go."""
    return hashlib.sha256("\x1f".join(map(str, row[2:5])).encode()).hexdigest()[:16]
