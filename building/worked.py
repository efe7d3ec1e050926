"""The tables of docs/worked-incident.md: one incident under every policy, and each number traced to its words."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any

from tollbook.figures.policies import POLICIES

Rows = list[list[str]]
# Runs a command in a new folder that holds the sample, and gives what it printed.
Run = Callable[[str], str]
SAMPLE = "worked-incident.jsonl"
_GROUPS = ("all", "security_forces", "militants")


class Worked:
    """The sample read into a book, and its only incident under each policy."""

    def __init__(self, run: Run) -> None:
        run(f"tollbook read {SAMPLE} --db worked.db")
        (found,) = json.loads(run("tollbook incidents --db worked.db --json"))["incidents"]
        show = f"tollbook show {found['incident_id']} --db worked.db --json --policy"
        self.figures = {name: json.loads(run(f"{show} {name}"))["incident"]["figures"] for name in POLICIES}
        lines = run("tollbook export claims --db worked.db").splitlines()
        accounts = run("tollbook export accounts --db worked.db").splitlines()
        papers = {account["account_id"]: account["report"] for account in map(json.loads, accounts)}
        claims = [json.loads(line) for line in lines]
        self.words = {claim["claim_id"]: _cited(claim, papers[claim["account_id"]]) for claim in claims}

    def killed(self, policy: str, group: str) -> dict[str, Any] | None:
        wanted = ("killed", group)
        return next((f for f in self.figures[policy] if (f["measure"], f["group"]) == wanted), None)


def _cited(claim: dict[str, Any], report: dict[str, Any]) -> str:
    quoted = {piece["part"]: piece["text"] for piece in claim["evidence"]}
    words = " ".join(quoted[part] for part in ("number", "victims") if part in quoted)
    said = claim["source"] or "the report itself"
    return f"“{words}” ({said}; {report['publisher']}, {report['published'][:10]})"


def beside_each_other(worked: Worked) -> Rows:
    """A row for each group, a column for each policy: best, and low to high where they differ from it."""
    rows = [["killed", *(f"`{name}`" for name in POLICIES)]]
    for group in _GROUPS:
        rows.append([group.replace("_", " "), *(_range(worked.killed(name, group)) for name in POLICIES)])
    return rows


def _range(figure: dict[str, Any] | None) -> str:
    if figure is None:
        return ""
    low, best, high = figure["low"], figure["best"], figure["high"]
    return str(best) if low == best == high else f"{best} ({low}–{'open' if high is None else high})"


def traced(worked: Worked) -> Rows:
    """For each policy and group: what the figure rests on, and what was set aside, why."""
    return [["policy", "killed", "figure", "rests on", "set aside"], *_traced(worked)]


def _traced(worked: Worked) -> Iterator[list[str]]:
    for name in POLICIES:
        for group in _GROUPS:
            figure = worked.killed(name, group)
            if figure:
                rests = "; ".join(worked.words[claim_id] for claim_id in figure["chosen"])
                aside = "; ".join(f"{worked.words[a['claim_id']]}: {a['reason']}" for a in figure["set_aside"])
                yield [f"`{name}`", group.replace("_", " "), _range(figure), rests, aside]
