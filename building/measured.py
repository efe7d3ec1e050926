"""Measures the reader on annotated reports that do not come with the project, and keeps the figures, and nothing of
the reports, in ``docs/measured.json``, from which ``docs/gauge.md`` is made.

    python -m building.measured NAME=FOLDER[:HALF] …

HALF is ``tune`` or ``report`` (see ``tollbook.gauge.halves``). Columns that are not named stay as they are.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from dataclasses import asdict
from pathlib import Path
from typing import Any

from tollbook.cli.gauge import calibrations_of, rows_of
from tollbook.errors import Refusal
from tollbook.gauge.annotations import Annotation, read_annotations
from tollbook.gauge.halves import Half, halves_of
from tollbook.gauge.mistakes import find_mistakes
from tollbook.gauge.reader import gauge_reports
from tollbook.gauge.scores import score

# The column of the reports that weights are learnt from: how well confidence holds on them says nothing.
LEARNT_FROM = "train"
KEPT = Path(__file__).parents[1] / "docs" / "measured.json"


def annotations_in(folder: Path, half: Half | None) -> list[Annotation]:
    """The annotated reports of a folder, or of a half of it. Raises Refusal where one is damaged."""
    found = []
    for item in read_annotations([folder]):
        if isinstance(item, Refusal):
            raise item
        found.append(item)
    if half is None:
        return found
    halves = halves_of({item.id: [coding.key for coding in item.codings] for item in found})
    return [item for item in found if halves[item.id] is half]


def measured(folder: Path, half: Half | None) -> dict[str, Any]:
    """The figures of one column: reports, for each measure F1 or a share in percent; how often it errs in which
    way; and how well confidence holds."""
    gauged = gauge_reports(annotations_in(folder, half))
    scores = score([report.compared for report in gauged])
    rows = {name: f1 or share for name, _, _, f1, share, *_ in rows_of(scores)}
    return {
        "scores": {"reports": scores.reports, "incidents": scores.incidents.coded} | rows,
        "errors": dict(Counter(mistake.kind.name.lower() for one in gauged for mistake in find_mistakes(one))),
        "calibration": {field: asdict(found) for field, found in calibrations_of(gauged).items()},
    }


def load_measured() -> dict[str, dict[str, Any]]:
    """The columns as they are kept."""
    kept: dict[str, dict[str, Any]] = json.loads(KEPT.read_text(encoding="utf-8")) if KEPT.exists() else {}
    return kept


def main() -> None:
    kept = load_measured()
    for asked in sys.argv[1:]:
        name, _, where = asked.partition("=")
        folder, _, half = where.partition(":")
        kept[name] = measured(Path(folder), Half(half) if half else None)
        print(f"{name}: {kept[name]['scores']['reports']} reports")
    KEPT.write_text(json.dumps(kept, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
