"""Persons: users of the desk, and the audit of what persons decided."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class UserRole(StrEnum):
    """viewer: may read; reviewer: may also accept, reject, correct and join; editor: may also undo what others decided.
    Each may do what those before may."""

    VIEWER = "viewer"
    REVIEWER = "reviewer"
    EDITOR = "editor"

    def may(self, least: UserRole) -> bool:
        """Whether this role is at least that one."""
        return _RANKS[self] >= _RANKS[least]


_RANKS = {role: rank for rank, role in enumerate(UserRole)}


@dataclass(frozen=True, slots=True)
class User:
    """Somebody who may enter the desk. ``added`` is an ISO 8601 time. The hash of the password is no part of it."""

    name: str
    role: UserRole
    added: str


@dataclass(frozen=True, slots=True)
class AuditEntry:
    """One decision of a person, as it is kept for good.

    ``before`` and ``after`` are canonical JSON: what the incidents that it touched were, and are, in the fields that
    changed. ``hash`` is the SHA-256 over the entry before and all of this one, in hexadecimal digits.
    """

    id: int
    at: str
    by: str
    action: str
    because: str
    incidents: tuple[str, ...]
    before: str
    after: str
    hash: str


@dataclass(frozen=True, slots=True)
class Difference:
    """One field of an incident that is not what it was: its values before and after, as words; None where there was, or
    is, nothing."""

    incident: str
    field: str
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that persons did to an incident, for its history. ``kind`` is judgement, correction or review;
    ``stands`` is False where it was taken back or overtaken."""

    kind: str
    says: str
    by: str
    at: str
    because: str
    stands: bool
    id: int
