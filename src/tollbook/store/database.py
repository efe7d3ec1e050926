"""The database under a book: opened with care, one writer at a time, every change in a transaction."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from os import PathLike, fspath
from pathlib import Path
from types import TracebackType
from typing import Any, Self, TypeVar

import apsw

from tollbook.errors import BookError
from tollbook.store.migrate import check_is_book, migrate

OLDEST_SQLITE = (3, 51, 3)  # before it, a book with two connections could be damaged at a checkpoint
WAIT_SECONDS = 10.0

Row = tuple[Any, ...]
T = TypeVar("T")


class Database:
    """One connection to a book. Use ``open`` and a with-statement.

    Every method that writes does so in a transaction: its own, or the one that surrounds it.
    """

    def __init__(self, connection: apsw.Connection, path: str) -> None:
        self._connection = connection
        self.path = path
        self._is_reading = False
        # What hangs on the whole book, by name, and which state of the book it is of.
        self._kept: dict[str, Any] = {}
        self._kept_of: object = None

    @classmethod
    def open(cls, path: str | PathLike[str], *, create: bool = False, wait: float = WAIT_SECONDS) -> Self:
        """Opens the book at *path*; with *create*, begins one where there is none.

        *wait* is how many seconds to wait for another writer. Raises BookError when the file is no book,
        is of a newer version, is damaged, or when the SQLite library is too old to be trusted.
        """
        name = fspath(path)
        _check_library(apsw.sqlite_lib_version())
        if not create and not Path(name).exists():
            raise BookError(f"there is no book at {name}: begin one with `tollbook read FILES --db {name}`")
        with _explained(name):
            flags = apsw.SQLITE_OPEN_READWRITE | (apsw.SQLITE_OPEN_CREATE if create else 0)
            connection = apsw.Connection(name, flags=flags)
            try:
                connection.set_busy_timeout(int(wait * 1000))
                check_is_book(connection, name, create=create)
                connection.execute("PRAGMA journal_mode = WAL")
                # In WAL mode, NORMAL loses nothing when the process is killed, and never spoils the book
                # when the power fails: the last reports may then be read again.
                connection.execute("PRAGMA synchronous = NORMAL")
                connection.execute("PRAGMA foreign_keys = ON")
                connection.create_scalar_function("folded", _folded, 1, deterministic=True)
                migrate(connection)
            except BaseException:
                connection.close()
                raise
        return cls(connection, name)

    def give_room(self, megabytes: int) -> None:
        """Lets so much of the file stay in memory; SQLite's own 2 MB are few for work on all of a large book."""
        self._do(f"PRAGMA cache_size = {-1024 * megabytes}")

    def close(self) -> None:
        with _explained(self.path):
            self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Everything inside is kept, or nothing is. Inside another transaction it is part of that one."""
        if self._connection.in_transaction:
            yield
            return
        self._do("BEGIN IMMEDIATE")
        try:
            yield
            self._do("COMMIT")
        except BaseException:
            if self._connection.in_transaction:
                self._do("ROLLBACK")
            raise

    @contextmanager
    def reading(self) -> Iterator[None]:
        """Everything inside sees the book as it stands at the first look, and nothing can be written."""
        self._do("PRAGMA query_only = ON")
        try:
            self._do("BEGIN")
            self._is_reading = True
            try:
                yield
            finally:
                self._is_reading = False
                self._do("ROLLBACK")
        finally:
            self._do("PRAGMA query_only = OFF")

    def _each(self, sql: str, *values: object) -> Iterator[Row]:
        """The rows one at a time, for what may be long."""
        with _explained(self.path):
            yield from self._connection.execute(sql, values)

    def _all(self, sql: str, *values: object) -> list[Row]:
        # A merge asks a million times: hence no with-statement here, which takes as long as a look-up.
        try:
            return self._connection.execute(sql, values).fetchall()
        except apsw.Error as error:
            raise _worded(error, self.path) from error

    def kept(self, name: str, make: Callable[[], T]) -> T:
        """What *make* gives, which hangs on the whole book and on nothing else: inside ``reading()`` it is kept under
        this name until the book changes, whoever changes it."""
        if not self._is_reading:
            return make()
        # The first is counted up by what other connections commit, the second by what this one writes.
        state = (self._all("PRAGMA data_version"), self._connection.total_changes())
        if state != self._kept_of:
            self._kept, self._kept_of = {}, state
        if name not in self._kept:
            self._kept[name] = make()
        found: T = self._kept[name]
        return found

    def _counted(self, sql: str) -> list[Row]:
        """As ``_all``, of a count over the whole book, which is kept."""
        return self.kept(sql, lambda: self._all(sql))

    def _one(self, sql: str, *values: object) -> Row | None:
        rows = self._all(sql, *values)
        return rows[0] if rows else None

    def _do(self, sql: str, *values: object) -> None:
        self._all(sql, *values)

    def _insert(self, table: str, rows: Iterable[Row], *, otherwise: str = "ABORT") -> None:
        """Puts rows, all of one width, into a table; *otherwise* says what to do where one stands already."""
        rows = list(rows)
        if not rows:
            return
        marks = ", ".join("?" * len(rows[0]))
        with _explained(self.path):
            self._connection.executemany(f"INSERT OR {otherwise} INTO {table} VALUES ({marks})", rows)

    def _delete(self, table: str, column: str, values: Iterable[object]) -> None:
        self._do(f"DELETE FROM {table} WHERE {column} IN (SELECT value FROM json_each(?))", in_list(values))


def in_list(values: Iterable[object]) -> str:
    """A list as one parameter, for ``IN (SELECT value FROM json_each(?))``."""
    return json.dumps(list(values))


def _folded(*given: object) -> str | None:
    """For comparing without case: SQLite's own lower() knows ASCII only."""
    (text,) = given
    return text.casefold() if isinstance(text, str) else None


def _check_library(version: str) -> None:
    if tuple(int(part) for part in version.split(".")[:3]) < OLDEST_SQLITE:
        oldest = ".".join(map(str, OLDEST_SQLITE))
        raise BookError(
            f"SQLite {version} can damage a book: {oldest} or newer is needed. "
            'Install it with `pip install --upgrade "apsw>=3.51.3"`'
        )


@contextmanager
def _explained(path: str) -> Iterator[None]:
    """Words what SQLite says of the file for a person."""
    try:
        yield
    except apsw.Error as error:
        raise _worded(error, path) from error


def _worded(error: apsw.Error, path: str) -> Exception:
    """What SQLite says of the file, in words for a person. Our own mistakes stay as they are."""
    match error:
        case apsw.BusyError():
            return BookError(f"another Tollbook is writing to {path}: wait until it has finished, then try again")
        case apsw.NotADBError():
            return BookError(f"{path} is no book of Tollbook, nor any database: name another with --db")
        case apsw.CorruptError():
            return BookError(f"{path} is damaged ({error}): restore it from a copy, or read into a new book")
        case apsw.CantOpenError():
            return BookError(f"{path} cannot be opened: is it a file, and may you write in its folder?")
        case apsw.ReadOnlyError() | apsw.PermissionsError():
            return BookError(f"{path} cannot be written to: see its permissions")
        case apsw.FullError() | apsw.IOError():
            return BookError(f"{path} could not be written or read: is the disk full? ({error})")
    return error
