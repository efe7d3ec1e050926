"""Brings a book to this version's layout by the numbered files of ``store/migrations``, each in one
transaction; refuses what is no book, or a book of a newer Tollbook."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

import apsw

from tollbook.errors import BookError

APPLICATION_ID = int.from_bytes(b"toll")


@cache
def migrations() -> tuple[str, ...]:
    """The scripts in order: the first brings a book to version 1."""
    folder = files("tollbook.store").joinpath("migrations")
    named = sorted((item.name, item) for item in folder.iterdir() if item.name.endswith(".sql"))
    for number, (name, _) in enumerate(named, start=1):
        if not name.startswith(f"{number:04d}_"):
            raise ValueError(f"migrations are numbered without gaps: {name} stands at {number}")
    return tuple(item.read_text(encoding="utf-8") for _, item in named)


def version_of(connection: apsw.Connection) -> int:
    return int(_pragma(connection, "user_version"))


def check_is_book(connection: apsw.Connection, path: str, *, create: bool) -> None:
    """Refuses what this version cannot open. Reads only: nothing of somebody else's file is changed."""
    version = version_of(connection)
    is_blank = version == 0 and not _pragma(connection, "schema_version")
    if is_blank and create:
        return
    if is_blank:
        raise BookError(f"{path} holds no book yet: begin one with `tollbook read FILES --db {path}`")
    if _pragma(connection, "application_id") != APPLICATION_ID:
        raise BookError(f"{path} is a database, but not a book of Tollbook: name another file with --db")
    if version > len(migrations()):
        raise BookError(
            f"{path} was written by a newer Tollbook (book version {version}; this one knows up to "
            f"{len(migrations())}): update Tollbook, or name another book with --db"
        )


def migrate(connection: apsw.Connection) -> None:
    """Applies the migrations that the book has not seen. One that is cut short leaves no trace."""
    for number, script in enumerate(migrations(), start=1):
        if version_of(connection) >= number:
            continue
        connection.execute("BEGIN IMMEDIATE")
        try:
            if version_of(connection) < number:  # another process may have been quicker
                connection.execute(script)
                connection.execute(f"PRAGMA user_version = {number}")
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise


def _pragma(connection: apsw.Connection, name: str) -> Any:
    return connection.execute(f"PRAGMA {name}").get
