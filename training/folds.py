"""Parts the coded reports so that reports of one incident stay together."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import Any


def folds_of(reports: Sequence[dict[str, Any]], folds: int) -> list[int]:
    """For each coded report the number of its fold, from 0. Reports that share an incident share a fold; which one
    follows from the smallest report id among them (SHA-256), so that it never hangs on order."""
    leader: dict[str, str] = {}

    def find(name: str) -> str:
        while leader.setdefault(name, name) != name:
            name = leader[name]
        return name

    for report in reports:
        mine = "report " + report["report"]["id"]
        for incident in report["incidents"]:
            leader[find("incident " + incident["key"])] = find(mine)
    smallest: dict[str, str] = {}
    for report in reports:
        name = report["report"]["id"]
        group = find("report " + name)
        smallest[group] = min(smallest.get(group, name), name)
    return [
        int(hashlib.sha256(smallest[find("report " + report["report"]["id"])].encode()).hexdigest(), 16) % folds
        for report in reports
    ]
