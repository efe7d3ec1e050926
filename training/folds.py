"""Parts coded reports so that reports of one incident stay together."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from tollbook.gauge.halves import chains_of


def folds_by_id(incidents: Mapping[str, Collection[str]], folds: int) -> dict[str, int]:
    """The fold of each report, from 0, by its id: *incidents* has the keys that each tells of. Which one follows from
    the smallest id of the chain of reports that share incidents (SHA-256), so that it never hangs on order."""
    chains = chains_of(incidents)
    return {name: int(hashlib.sha256(first.encode()).hexdigest(), 16) % folds for name, first in chains.items()}


def folds_of(reports: Sequence[dict[str, Any]], folds: int) -> list[int]:
    """The fold of each coded report."""
    names = [report["report"]["id"] for report in reports]
    keys = [[incident["key"] for incident in report["incidents"]] for report in reports]
    found = folds_by_id(dict(zip(names, keys, strict=True)), folds)
    return [found[name] for name in names]
