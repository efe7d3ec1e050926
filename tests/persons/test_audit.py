"""Every decision is kept for good, and no byte of the record can be changed unnoticed."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import apsw
import pytest

from tollbook import decisions
from tollbook.model.correction import Field
from tollbook.model.incident import Incident
from tollbook.model.judgement import Verdict
from tollbook.model.person import UserRole
from tollbook.persons import people
from tollbook.persons.auditing import differences
from tollbook.persons.corrections import correct
from tollbook.persons.reviews import accept
from tollbook.persons.undoing import undo
from tollbook.store.book import Book

ADA: dict[str, Any] = {"by": "Ada", "because": "as I read it"}


@pytest.fixture
def decided(book: Book, incident: Incident) -> Book:
    """One decision of each kind."""
    correct(book, incident.id, Field.KILLED, "14", **ADA)
    accept(book, incident.id, by="Ben")
    decisions.split(book, incident.id, [incident.accounts[1]], **ADA)
    one, other = incident.accounts
    decisions.judge(book, one, other, Verdict.SAME, **ADA)
    undo(book, by="Cleo")
    people.add_user(book, "Dora", "ten letters", UserRole.VIEWER, by="Ada")
    return book


def test_each_decision_has_its_entry(decided: Book, incident: Incident) -> None:
    entries = list(decided.audit_entries())
    assert [(e.id, e.by, e.action) for e in entries] == [
        (1, "Ada", "correct killed"),
        (2, "Ben", "accept"),
        (3, "Ada", "judge different"),
        (4, "Ada", "judge same"),
        (5, "Cleo", "undo judge same"),
        (6, "Ada", "user add"),
    ]
    assert [(d.field, d.before, d.after) for d in differences(entries[0])] == [
        ("killed/all", "12", "14"),
        ("review", "machine", "corrected"),
    ]
    assert len(entries[2].incidents) == 2, "one incident became two"
    before, after = (json.loads(state)["incidents"] for state in (entries[2].before, entries[2].after))
    (new,) = (name for name in entries[2].incidents if name != incident.id)
    assert before[new] is None and after[new]["accounts"] == [incident.accounts[1]]
    assert json.loads(entries[5].after)["user"] == {"name": "Dora", "role": "viewer"}
    assert "argon2" not in "".join(e.before + e.after for e in entries)
    assert [e.id for e in decided.audit_entries(incident=incident.id, newest_first=True, limit=2)] == [5, 4]


def test_a_decision_that_fails_leaves_none(book: Book, incident: Incident, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("the disk is full")

    monkeypatch.setattr(Book, "save_incident", fail)
    with pytest.raises(RuntimeError):
        correct(book, incident.id, Field.KILLED, "14", **ADA)
    assert list(book.audit_entries()) == [] and book.find_incident(incident.id) == incident


def test_the_database_refuses_to_alter_it(decided: Book) -> None:
    for sql in (
        "UPDATE audit SET by = 'Eve'",
        "DELETE FROM audit WHERE id = 2",
        "INSERT OR REPLACE INTO audit SELECT id, at, 'Eve', action, because, incidents, before, after, hash FROM audit",
        "INSERT INTO audit SELECT 99, at, by, action, because, incidents, before, after, hash FROM audit LIMIT 1",
    ):
        with pytest.raises(apsw.ConstraintError, match="only ever added to"):
            decided._do(sql)
    assert decided.broken_audit_link() is None


def altered(book: Book, sql: str, *values: object) -> int | None:
    """The first broken link after somebody who has the file did this to it; then all is as it was again."""
    book._do("SAVEPOINT before")
    for name in ("audit_stands", "audit_stays", "audit_follows"):
        book._do(f"DROP TRIGGER {name}")
    book._do(sql, *values)
    broken = book.broken_audit_link()
    book._do("ROLLBACK TO before")
    book._do("RELEASE before")
    return broken


def test_every_changed_character_is_found(decided: Book) -> None:
    columns = ("at", "by", "action", "because", "incidents", "before", "after", "hash")
    tried = 0
    for entry, *row in decided._all(f"SELECT id, {', '.join(columns)} FROM audit"):
        for column, text in zip(columns, row, strict=True):
            for n in range(0, len(text), 1 + len(text) // 7):
                other = text[:n] + chr(ord(text[n]) ^ 1) + text[n + 1 :]
                assert altered(decided, f"UPDATE audit SET {column} = ? WHERE id = ?", other, entry) == entry
                tried += 1
    assert tried > 200
    assert decided.broken_audit_link() is None


def test_what_is_taken_out_or_moved_is_found(decided: Book) -> None:
    assert altered(decided, "DELETE FROM audit WHERE id = 3") == 3
    assert altered(decided, "DELETE FROM audit WHERE id = 1") == 1
    assert altered(decided, "UPDATE audit SET id = CASE id WHEN 2 THEN -3 ELSE -2 END WHERE id IN (2, 3)") is not None
    head = decided.audit_head()
    assert altered(decided, "DELETE FROM audit WHERE id = 6") is None, "cut off at the end: the head alone tells"
    assert head[0] == 6 and decided.audit_hash(6) == head[1]


@pytest.mark.parametrize("changed", [b"z", b"\xff"], ids=["a letter", "no letter at all"])
def test_a_byte_changed_in_the_file_is_found(decided: Book, tmp_path: Path, changed: bytes) -> None:
    decided._do("PRAGMA wal_checkpoint(TRUNCATE)")
    body = (tmp_path / "book.db").read_bytes()
    at = body.index(b"correct killedas I read it")
    other = tmp_path / "other.db"
    other.write_bytes(body[:at] + changed + body[at + 1 :])
    with Book.open(other) as book:
        assert book.broken_audit_link() == 1
