"""People: who may enter the desk, and the sessions of those who have. The hash of a password is text that the book does
not look into; of a cookie only the SHA-256 is kept."""

from __future__ import annotations

from tollbook.model.person import User, UserRole
from tollbook.store.database import Database


class People(Database):
    """Keeps users and sessions."""

    def save_user(self, user: User, password_hash: str) -> None:
        """Keeps a user in place of a former one of that name, whose sessions end."""
        with self.transaction():
            self._do("DELETE FROM person WHERE name = ?", user.name)
            self._insert("person", [(user.name, user.role, password_hash, user.added)])

    def users(self) -> list[User]:
        """All users, by name."""
        return [User(n, UserRole(r), a) for n, r, a in self._all("SELECT name, role, added FROM person ORDER BY name")]

    def find_user(self, name: str) -> User | None:
        row = self._one("SELECT name, role, added FROM person WHERE name = ?", name)
        return User(row[0], UserRole(row[1]), row[2]) if row else None

    def password_hash_of(self, name: str) -> str | None:
        row = self._one("SELECT password FROM person WHERE name = ?", name)
        return row[0] if row else None

    def save_password_hash(self, name: str, password_hash: str) -> None:
        self._do("UPDATE person SET password = ? WHERE name = ?", password_hash, name)

    def save_role(self, name: str, role: UserRole) -> None:
        self._do("UPDATE person SET role = ? WHERE name = ?", role, name)

    def remove_user(self, name: str) -> None:
        """Takes a user out of the book, and ends the sessions. What they decided stays."""
        self._do("DELETE FROM person WHERE name = ?", name)

    def start_session(self, cookie_sha256: str, name: str, *, expires: str) -> None:
        """Begins a session that lasts until *expires*, ISO 8601 in UTC."""
        self._insert("session", [(cookie_sha256, name, expires)])

    def session_user(self, cookie_sha256: str, *, now: str) -> User | None:
        """Whose session this is; None when there is none, or it has expired."""
        sql = """SELECT name, role, added FROM session JOIN person ON name = person
          WHERE cookie = ? AND expires > ?"""
        row = self._one(sql, cookie_sha256, now)
        return User(row[0], UserRole(row[1]), row[2]) if row else None

    def end_session(self, cookie_sha256: str) -> None:
        self._do("DELETE FROM session WHERE cookie = ?", cookie_sha256)

    def end_sessions(self, name: str) -> None:
        """Ends all sessions of a user."""
        self._do("DELETE FROM session WHERE person = ?", name)

    def drop_expired_sessions(self, *, now: str) -> None:
        self._do("DELETE FROM session WHERE expires <= ?", now)
