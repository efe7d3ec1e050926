"""Cuts annotated reports into two halves: one to tune the reader on, one to report figures on.

Reports that share an incident, in a chain, stand in the same half, so that nothing of the one half is known from the
other. Which half a chain falls in follows from the SHA-256 of its smallest report id alone: no list must be kept,
and a report that is added moves no other chain.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Mapping
from enum import StrEnum


class Half(StrEnum):
    """tune: errors may be looked at; report: only its figures are."""

    TUNE = "tune"
    REPORT = "report"


def halves_of(incidents: Mapping[str, Collection[str]]) -> dict[str, Half]:
    """The half of each report, from the keys of the incidents that each report id tells of."""
    return {report: _half(first) for report, first in chains_of(incidents).items()}


def chains_of(incidents: Mapping[str, Collection[str]]) -> dict[str, str]:
    """For each report id the smallest one of its chain."""
    tells: dict[str, list[str]] = {}
    for report, keys in incidents.items():
        for key in keys:
            tells.setdefault(key, []).append(report)
    found: dict[str, str] = {}
    for report in sorted(incidents):
        if report not in found:
            found |= dict.fromkeys(_chain(report, incidents, tells), report)  # the first of its chain is the smallest
    return found


def _chain(start: str, incidents: Mapping[str, Collection[str]], tells: Mapping[str, Collection[str]]) -> set[str]:
    found, waiting = {start}, [start]
    while waiting:
        for key in incidents[waiting.pop()]:
            others = set(tells[key]) - found
            found |= others
            waiting += others
    return found


def _half(report: str) -> Half:
    digest = int(hashlib.sha256(report.encode("utf-8")).hexdigest(), 16)
    return Half.TUNE if digest % 2 == 0 else Half.REPORT
