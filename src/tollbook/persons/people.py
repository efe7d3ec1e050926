"""People: users of the desk are added, given another role or password, and removed. Passwords are kept as argon2id
hashes, with the parameters that argon2-cffi takes from RFC 9106 (its second recommended option)."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from threading import BoundedSemaphore

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from tollbook.errors import UsageError
from tollbook.model.person import User, UserRole
from tollbook.persons.deciding import check_name
from tollbook.store.book import Book
from tollbook.workflow.clock import time_now

SHORTEST = 10
# A longer one would only cost time; nobody types it.
LONGEST = 1024
_LONGEST_NAME = 80
# Each takes 64 MB for a moment: a flood of logins must not take more than these at once.
_AT_ONCE = BoundedSemaphore(2)


def add_user(book: Book, name: str, password: str, role: UserRole, *, by: str) -> User:
    """Adds somebody who may enter the desk. Raises UsageError when there is such a user, or the password is too
    short."""
    name, by, hashed = _checked(name), check_name(by), _hashed(password)
    with _kept(book, "user add", name, by):
        if book.find_user(name):
            raise UsageError(f"there is a user {name} in {book.path}: remove it first, or take another name")
        user = User(name, role, time_now())
        book.save_user(user, hashed)
    return user


def set_role(book: Book, name: str, role: UserRole, *, by: str) -> User:
    """Gives a user another role; it counts from the next page on. Raises UsageError."""
    with _kept(book, "user role", name, check_name(by)):
        _found(book, name)
        book.save_role(name, role)
    return _found(book, name)


def set_password(book: Book, name: str, password: str, *, by: str) -> User:
    """Gives a user another password, and ends the sessions. Raises UsageError."""
    hashed = _hashed(password)
    with _kept(book, "user password", name, check_name(by)):
        user = _found(book, name)
        book.save_password_hash(name, hashed)
        book.end_sessions(name)
    return user


def remove_user(book: Book, name: str, *, by: str) -> User:
    """Takes a user out of the book, and ends the sessions; what they decided stays. Raises UsageError."""
    with _kept(book, "user remove", name, check_name(by)):
        user = _found(book, name)
        book.remove_user(name)
    return user


def check_password(book: Book, name: str, password: str) -> User | None:
    """The user of this name and password; None where either is wrong, which takes as long in both cases."""
    user, hashed = book.find_user(name), book.password_hash_of(name)
    try:
        with _AT_ONCE:
            _hasher().verify(hashed or _nobody(), password[: LONGEST + 1])
    except (VerificationError, InvalidHashError):
        return None
    if user and hashed and _hasher().check_needs_rehash(hashed):
        book.save_password_hash(name, _hasher().hash(password))
    return user


@contextmanager
def _kept(book: Book, action: str, name: str, by: str) -> Iterator[None]:
    """Keeps an entry in the audit of what is done to a user inside, in the same transaction."""
    with book.transaction():
        before = book.find_user(name)
        yield
        said = {"user": name}
        told = [user and {"name": user.name, "role": user.role.value} for user in (before, book.find_user(name))]
        states = {"before": {"user": told[0]}, "after": {"user": told[1], "said": said}}
        book.add_audit(action, by=by, at=time_now(), because="", incidents=(), **states)


def _found(book: Book, name: str) -> User:
    user = book.find_user(name)
    if user is None:
        known = ", ".join(one.name for one in book.users()) or "none at all"
        raise UsageError(f"there is no user {name} in {book.path}; it has: {known}")
    return user


def _checked(name: str) -> str:
    name = check_name(name)
    if len(name) > _LONGEST_NAME or not name.isprintable():
        raise UsageError(f"a name has at most {_LONGEST_NAME} letters, all of which can be seen")
    return name


def _hashed(password: str) -> str:
    if not SHORTEST <= len(password) <= LONGEST:
        raise UsageError(f"a password has from {SHORTEST} to {LONGEST} characters: this has {len(password)}")
    return _hasher().hash(password)


@cache
def _hasher() -> PasswordHasher:
    return PasswordHasher()


@cache
def _nobody() -> str:
    """A hash that is held against the password of nobody."""
    return _hasher().hash("nobody has this password")
