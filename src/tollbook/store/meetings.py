"""Meetings: the profiles of accounts, the keys under which they meet, and who meets whom.

Under a key that many share not all meet all, for their pairs would grow with the square of the book: there the
*first* so many, by id, meet everybody, and the others meet only them. Ids are made from content, so these are
a fair draw; and who meets whom follows from the accounts in the book alone, in whatever order they came.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable

from tollbook.store.database import Database, in_list

# For each key the first account that does not belong to the first so many, if there is one; then all under the key, or
# else the first so many alone. Asked a million times by a merge, hence in one question.
_MET = """SELECT DISTINCT other.account_id FROM (
  SELECT asked.value AS key, (SELECT account_id FROM block_key WHERE key = asked.value
    ORDER BY account_id LIMIT 1 OFFSET ?3) AS next
  FROM json_each(?2) AS asked) AS own
  CROSS JOIN block_key AS other ON other.key = own.key AND other.account_id > ?4
    AND other.account_id < CASE WHEN own.next IS NULL OR ?1 < own.next THEN '~' ELSE own.next END"""

_HEADS = """SELECT head.key, head.account_id FROM (
  SELECT asked.value AS key, (SELECT account_id FROM block_key WHERE key = asked.value
    ORDER BY account_id LIMIT 1 OFFSET ?2) AS next
  FROM json_each(?1) AS asked) AS own
  CROSS JOIN block_key AS head ON head.key = own.key AND head.account_id < own.next"""

_WAITING = "CREATE TEMP TABLE IF NOT EXISTS waiting_key (key TEXT NOT NULL, account_id TEXT NOT NULL)"


class Meetings(Database):
    """Keeps profiles and keys."""

    def save_profile(self, account_id: str, body: str, keys: Iterable[str]) -> None:
        """Keeps the profile of an account, as text, in place of a former one, and enters it under its keys."""
        with self.transaction():
            self._insert("profile", [(account_id, body)], otherwise="REPLACE")
            self._insert("block_key", [(key, account_id) for key in keys], otherwise="IGNORE")

    def enter_together(self, entries: Iterable[tuple[str, str, Iterable[str]]]) -> None:
        """Keeps the profiles of many accounts, each with its text and keys; in the same transaction the caller lets
        ``settle_keys`` enter them under these. Put in one by one, in the order of the accounts, the keys of a large
        book would write each of its pages again and again."""
        self._do(_WAITING)
        rows = list(entries)
        self._insert("profile", [(account_id, body) for account_id, body, _ in rows], otherwise="REPLACE")
        self._insert("waiting_key", [(key, account_id) for account_id, _, keys in rows for key in keys])

    def settle_keys(self) -> None:
        """Enters under their keys the accounts that ``enter_together`` was given."""
        self._do(_WAITING)
        self._do("INSERT OR IGNORE INTO block_key SELECT key, account_id FROM waiting_key ORDER BY key, account_id")
        self._do("DROP TABLE waiting_key")

    def drop_profile(self, account_id: str, keys: Iterable[str]) -> None:
        """Takes an account out from under its keys."""
        with self.transaction():
            self._do("DELETE FROM profile WHERE account_id = ?", account_id)
            for key in keys:
                self._do("DELETE FROM block_key WHERE key = ? AND account_id = ?", key, account_id)

    def drop_profiles(self) -> None:
        """Takes all accounts out from under their keys: another version has entered them."""
        with self.transaction():
            self._do("DELETE FROM profile")
            self._do("DELETE FROM block_key")

    def find_profile(self, account_id: str) -> str | None:
        row = self._one("SELECT body FROM profile WHERE account_id = ?", account_id)
        return row[0] if row else None

    def met_by(self, account_id: str, keys: Iterable[str], *, first: int, later_only: bool = False) -> set[str]:
        """The accounts that this one, which is entered under these keys, meets under any of them; with
        *later_only* those alone whose id comes after its own, which gives every pair of the book once."""
        least = account_id if later_only else ""
        return {other for (other,) in self._all(_MET, account_id, in_list(keys), first, least)} - {account_id}

    def heads_under(self, keys: Iterable[str], *, first: int) -> dict[str, set[str]]:
        """By key, those who meet everybody there; without the keys under which all meet all."""
        heads = defaultdict(set)
        for key, account_id in self._all(_HEADS, in_list(keys), first):
            heads[key].add(account_id)
        return heads

    def displaced_by(self, account_id: str, keys: Iterable[str], *, first: int) -> set[str]:
        """Under each of these keys where this account is among the first so many, the one that is so no more."""
        heads = (self._head(key, first + 1) for key in keys)
        return {head[first] for head in heads if len(head) > first and account_id in head[:first]}

    def last_of_first(self, keys: Iterable[str], *, first: int) -> set[str]:
        """Under each of these keys that at least so many share, the last of the first so many."""
        return {head[-1] for key in keys if len(head := self._head(key, first)) == first}

    def _head(self, key: str, count: int) -> list[str]:
        sql = "SELECT account_id FROM block_key WHERE key = ? ORDER BY account_id LIMIT ?"
        return [account_id for (account_id,) in self._all(sql, key, count)]

    def account_ids(self) -> list[str]:
        """All accounts by day, those without one last: neighbours in this order often meet."""
        return [name for (name,) in self._each("SELECT id FROM account ORDER BY day IS NULL, day, id")]

    def lacks_profiles(self) -> bool:
        """Whether an account stands outside all comparing."""
        sql = "SELECT 1 FROM account WHERE id NOT IN (SELECT account_id FROM profile) LIMIT 1"
        return self._one(sql) is not None

    def wholes_among(self, account_ids: Collection[str]) -> set[str]:
        """Those of these accounts that tell of a campaign of which their report tells a part."""
        sql = "SELECT 1 FROM account WHERE part_of = ? LIMIT 1"
        return {account_id for account_id in account_ids if self._one(sql, account_id)}
