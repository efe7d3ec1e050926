"""Coded reports: reports with their incidents as a person coded them, in the layout of the annotation format."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from tollbook.model.text import Report
from tollbook.reading.pipeline import Pipeline


def coded_reports(folders: Iterable[Path]) -> Iterator[dict[str, Any]]:
    """The coded reports of folders: one JSON file each, or one a line in files that end in .jsonl."""
    for folder in folders:
        for path in sorted(folder.glob("*.json")):
            yield json.loads(path.read_text(encoding="utf-8"))
        for path in sorted(folder.glob("*.jsonl")):
            for line in path.read_text(encoding="utf-8").splitlines():
                yield json.loads(line)


def report_of(coded: dict[str, Any]) -> Report:
    """The report of a coded one, as the reader takes it."""
    raw = coded["report"]
    published = raw.get("published") or raw.get("published_known")
    return Report(raw["id"], raw.get("title"), raw.get("publisher"), raw.get("url"), published, "", raw["text"])


def before_accounts(pipeline: Pipeline) -> Pipeline:
    """The steps of a reader up to where incidents are told apart."""
    names = [step.name for step in pipeline.steps]
    return Pipeline(pipeline.steps[: names.index("accounts")])
