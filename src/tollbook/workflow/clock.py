"""The time of runs and judgements."""

from __future__ import annotations

from datetime import UTC, datetime


def time_now() -> str:
    """ISO 8601 in UTC with microseconds, so that times sort as text."""
    return datetime.now(UTC).isoformat(timespec="microseconds")
