"""What is opened as a book, what is refused, and with which words."""

from __future__ import annotations

from pathlib import Path

import apsw
import pytest

from tollbook.errors import BookError
from tollbook.store import migrate
from tollbook.store.book import Book


def test_a_missing_book_is_not_made_unasked(tmp_path: Path) -> None:
    with pytest.raises(BookError, match=r"there is no book at .*none\.db"):
        Book.open(tmp_path / "none.db")
    assert not (tmp_path / "none.db").exists()


def test_an_empty_file_is_begun_as_a_book_but_only_when_asked(tmp_path: Path) -> None:
    path = tmp_path / "empty.db"
    path.touch()
    with pytest.raises(BookError, match="holds no book yet"):
        Book.open(path)
    with Book.open(path, create=True) as book:
        assert book.counts()["report"] == 0


@pytest.mark.parametrize("create", [True, False])
def test_a_file_that_is_no_database(tmp_path: Path, create: bool) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("These are notes, and no database at all. " * 40)
    before = path.read_bytes()
    with pytest.raises(BookError, match="no book of Tollbook, nor any database"):
        Book.open(path, create=create)
    assert path.read_bytes() == before


def test_a_database_of_somebody_else_is_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    other = apsw.Connection(str(path))
    other.execute("CREATE TABLE t (x)")
    other.close()
    before = path.read_bytes()
    with pytest.raises(BookError, match="a database, but not a book"):
        Book.open(path, create=True)
    assert path.read_bytes() == before


def test_a_book_of_a_newer_version(tmp_path: Path) -> None:
    path = tmp_path / "book.db"
    with Book.open(path, create=True) as book:
        book._do("PRAGMA user_version = 99")
    with pytest.raises(BookError, match=r"newer Tollbook \(book version 99"):
        Book.open(path)


def test_a_damaged_book(tmp_path: Path) -> None:
    path = tmp_path / "book.db"
    Book.open(path, create=True).close()
    whole = path.read_bytes()
    path.write_bytes(whole[:100] + b"\xff" * (len(whole) - 100))
    with pytest.raises(BookError, match="is damaged"):
        Book.open(path)


def test_a_folder_is_no_book(tmp_path: Path) -> None:
    with pytest.raises(BookError, match="cannot be opened"):
        Book.open(tmp_path)


def test_an_old_library_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apsw, "sqlite_lib_version", lambda: "3.51.2")
    with pytest.raises(BookError, match=r"SQLite 3\.51\.2 can damage a book: 3\.51\.3"):
        Book.open(tmp_path / "book.db", create=True)
    assert not (tmp_path / "book.db").exists()


def test_the_book_is_opened_with_care(empty: Book) -> None:
    pragmas = ("journal_mode", "foreign_keys", "mmap_size", "user_version")
    assert [empty._all(f"PRAGMA {name}")[0][0] for name in pragmas] == ["wal", 1, 0, len(migrate.migrations())]


def test_a_migration_that_fails_leaves_no_trace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "book.db"
    Book.open(path, create=True).close()
    broken = (*migrate.migrations(), "CREATE TABLE half (x); INSERT INTO nowhere VALUES (1)")
    monkeypatch.setattr(migrate, "migrations", lambda: broken)
    with pytest.raises(apsw.SQLError):
        Book.open(path)
    monkeypatch.undo()
    with Book.open(path) as book:
        assert book._one("SELECT 1 FROM sqlite_schema WHERE name = 'half'") is None


def test_a_migration_brings_an_older_book_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "book.db"
    Book.open(path, create=True).close()
    newer = (*migrate.migrations(), "CREATE TABLE more (x)")
    monkeypatch.setattr(migrate, "migrations", lambda: newer)
    with Book.open(path) as book:
        assert migrate.version_of(book._connection) == len(newer)
        assert book._all("SELECT * FROM more") == []


def test_a_book_from_before_confidence_keeps_its_claims(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "book.db"
    first = migrate.migrations()[:1]
    with monkeypatch.context() as older:
        older.setattr(migrate, "migrations", lambda: first)
        with Book.open(path, create=True) as book, book.transaction():
            book._do("PRAGMA defer_foreign_keys = ON")
            book._do("INSERT INTO raw VALUES ('0', x'')")
            book._do("INSERT INTO report (id, sha256, signature, text) VALUES ('r', '0', x'', 'A bomb.')")
            book._do("INSERT INTO account (id, report_id, position, role) VALUES ('a', 'r', 0, 'main')")
            values = """('c', 'a', 0, 'type', '{"code": "bombing"}', 'attacks/noun', 'current')"""
            book._do(f"INSERT INTO claim (id, account_id, position, kind, value, rule, status) VALUES {values}")
            book._do("INSERT INTO evidence VALUES ('c', 0, 2, 6, 'trigger')")
    with Book.open(path) as book:
        found = book.find_claim("c")
        assert found is not None and found[0].confidence is None and found[0].rule == "attacks/noun"


def test_a_second_writer_waits_and_is_told(tmp_path: Path) -> None:
    path = tmp_path / "book.db"
    with Book.open(path, create=True) as one, Book.open(path, wait=0.05) as other:
        with one.transaction():
            assert other.counts()["run"] == 0  # reading goes on meanwhile
            with pytest.raises(BookError, match="another Tollbook is writing"), other.transaction():
                pytest.fail("two writers at once")
        with other.transaction():
            other.start_run({}, at="2024-01-01T00:00:00Z")
        assert one.counts()["run"] == 1
