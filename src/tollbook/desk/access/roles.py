"""Roles, each of which may do all that the one before it may."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """viewer: reads; reviewer: judges what the queue asks; editor: corrects, merges and splits."""

    VIEWER = "viewer"
    REVIEWER = "reviewer"
    EDITOR = "editor"

    def may(self, least: Role) -> bool:
        """Whether this role is at least that one."""
        return _RANKS[self] >= _RANKS[least]


_RANKS = {role: rank for rank, role in enumerate(Role)}


@dataclass(frozen=True, slots=True)
class Who:
    """The person whose session a request carries."""

    name: str
    role: Role
