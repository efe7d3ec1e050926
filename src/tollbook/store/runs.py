"""Runs: when something was read into the book, by which versions, what came of it, what was refused; and
the counts and checks of the whole book."""

from __future__ import annotations

import hashlib
import json
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from tollbook.errors import Refusal
from tollbook.store.database import Database

COUNTED = ("report", "account", "claim", "incident", "figure", "judgement", "doubt", "refusal", "run")


@dataclass(frozen=True, slots=True)
class Run:
    """One call of ``tollbook read`` or ``tollbook merge``. ``finished`` is None while it goes on, or when it was
    stopped."""

    id: int
    started: str
    finished: str | None
    versions: dict[str, str]
    counts: dict[str, int]


class Runs(Database):
    """What happened to the book, and whether it is sound."""

    def start_run(self, versions: Mapping[str, str], *, at: str) -> int:
        """Begins a run at an ISO 8601 time; gives its id."""
        with self.transaction():
            self._do("INSERT INTO run (started, versions) VALUES (?, ?)", at, json.dumps(dict(versions)))
            return self._connection.last_insert_rowid()

    def finish_run(self, run_id: int, counts: Mapping[str, int], *, at: str) -> None:
        with self.transaction():
            self._do("UPDATE run SET finished = ?, counts = ? WHERE id = ?", at, json.dumps(dict(counts)), run_id)

    def runs(self) -> Iterator[Run]:
        """All runs, the latest first."""
        found = self._each("SELECT id, started, finished, versions, counts FROM run ORDER BY id DESC")
        for run_id, started, finished, versions, counts in found:
            yield Run(run_id, started, finished, json.loads(versions), json.loads(counts))

    def merging_version(self) -> str | None:
        """By which merging the incidents of the book came about; None when it has none yet. A merge that was stopped
        does not count."""
        row = self._one(
            "SELECT versions ->> 'merging' FROM run WHERE versions ->> 'merging' IS NOT NULL "
            "AND (finished IS NOT NULL OR versions ->> 'reader' IS NOT NULL) ORDER BY id DESC LIMIT 1"
        )
        return row[0] if row else None

    def save_refusal(self, refusal: Refusal, *, run_id: int | None = None) -> None:
        with self.transaction():
            self._do(
                "INSERT INTO refusal (run_id, place, line, why) VALUES (?, ?, ?, ?)",
                run_id,
                refusal.where,
                refusal.line,
                refusal.why,
            )

    def refusals(self, *, run_id: int | None = None) -> Iterator[Refusal]:
        """What was refused, in order; of one run, or of all."""
        sql = "SELECT place, line, why FROM refusal WHERE ?1 IS NULL OR run_id = ?1 ORDER BY id"
        for place, line, why in self._each(sql, run_id):
            yield Refusal(place, line, why)

    def counts(self) -> dict[str, int]:
        """How many rows of each kind the book holds, and ``copy``: reports that nearly repeat another."""
        asked = [f"(SELECT count(*) FROM {table})" for table in COUNTED]
        asked.append("(SELECT count(*) FROM report WHERE copy_of IS NOT NULL)")
        row = self._counted("SELECT " + ", ".join(asked))[0]
        return dict(zip((*COUNTED, "copy"), row, strict=True))

    def integrity_check(self) -> list[str]:
        """What is wrong with the book, a sentence each; empty when it is sound.

        Looks at the file's structure, at links between rows that lead nowhere, and at whether the raw
        bytes still have the SHA-256 that they came with.
        """
        faults = [f"the file is damaged: {says}" for (says,) in self._each("PRAGMA integrity_check(20)")]
        if faults == ["the file is damaged: ok"]:
            faults = []
        for table, row, parent, _ in self._each("PRAGMA foreign_key_check"):
            faults.append(f"{table} {row or ''} points to a {parent} that is not there".replace("  ", " "))
        for sha256, body in self._each("SELECT sha256, body FROM raw"):
            if hashlib.sha256(zlib.decompress(body)).hexdigest() != sha256:
                faults.append(f"the raw bytes kept as {sha256[:12]} are not those that came in")
        orphans = "SELECT id FROM account WHERE NOT EXISTS (SELECT 1 FROM claim WHERE account_id = account.id)"
        faults += [f"account {account_id} has no claims" for (account_id,) in self._each(orphans)]
        orphans = "SELECT id FROM claim WHERE NOT EXISTS (SELECT 1 FROM evidence WHERE claim_id = claim.id)"
        faults += [f"claim {claim_id} has no evidence" for (claim_id,) in self._each(orphans)]
        return faults
