"""Passwords as argon2id hashes (RFC 9106), with the parameters that argon2-cffi recommends."""

from __future__ import annotations

from functools import cache
from threading import BoundedSemaphore

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerifyMismatchError

LONGEST = 1024
_HASHER = PasswordHasher()
# Each takes 64 MB for a moment: a flood of logins must not take more than these at once.
_AT_ONCE = BoundedSemaphore(2)


def hash_of(password: str) -> str:
    """What is kept in place of a password."""
    return _HASHER.hash(password)


def is_password(kept: str | None, shown: str) -> bool:
    """Whether *shown* is the password that *kept* was made from.

    Where there is no such person, a hash is compared all the same: the answer must not come sooner.
    """
    try:
        with _AT_ONCE:
            return _HASHER.verify(kept or _nobodys(), shown[:LONGEST]) and kept is not None
    except (VerifyMismatchError, InvalidHashError):
        return False


@cache
def _nobodys() -> str:
    return _HASHER.hash("nobody has this password")
