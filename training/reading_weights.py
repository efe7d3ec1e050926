"""Learns the tables of weights of the grammar reader from hand-coded reports.

    python -m training.reading_weights FOLDER [FOLDER ...] > src/tollbook/reading/weights.py

Each FOLDER holds coded reports, one JSON file each, or one a line in files that end in .jsonl:
{"report": {…}, "incidents": [{"key", "tolls": [{"quote"}], "quotes": {"trigger": […]}}]}. A scene belongs to
the incident most of whose quoted words stand in it. Printed is the module ``tollbook.reading.weights``: log-odds
by logistic regression, plain gradient descent with a fixed number of rounds and a little shrinkage, so that the
same folders give the same tables.
"""

from __future__ import annotations

import json
import math
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from tollbook.model.text import Report
from tollbook.model.values import AttackType, Group
from tollbook.reading.draft import Draft, TollMention
from tollbook.reading.joining import Telling, join_features, type_of
from tollbook.reading.pipeline import Pipeline
from tollbook.reading.reader import GRAMMAR
from tollbook.reading.scenes import Scene, cut_scenes
from tollbook.reading.tellings import collect_tellings, group_scenes, incident_features
from tollbook.reading.toll_groups import civilian_features
from tollbook.reading.tolls import weigh_tolls
from tollbook.reading.weights import INCIDENT, JOINING

Example = tuple[frozenset[str], bool]

BEFORE_ACCOUNTS = Pipeline(GRAMMAR.steps[: next(i for i, s in enumerate(GRAMMAR.steps) if s.name == "accounts")])


def coded_reports(folders: Sequence[Path]) -> Iterable[tuple[Draft, list[dict[str, Any]]]]:
    """Each coded report, read up to the step before accounts, with its incidents."""
    texts = [path.read_text(encoding="utf-8") for folder in folders for path in sorted(folder.glob("*.json"))]
    for folder in folders:
        for path in sorted(folder.glob("*.jsonl")):
            texts += path.read_text(encoding="utf-8").splitlines()
    for text in texts:
        coded = json.loads(text)
        raw = coded["report"]
        published = raw.get("published") or raw.get("published_known")
        report = Report(raw["id"], raw["title"], raw["publisher"], raw["url"], published, "", raw["text"])
        yield BEFORE_ACCOUNTS.draft(report), coded["incidents"]


NO_INCIDENT = ""


def keys_of_scenes(draft: Draft, incidents: Sequence[dict[str, Any]], scenes: Sequence[Scene]) -> list[str | None]:
    """For each scene the key of the incident that most quoted words in it belong to.

    A scene without quoted words whose figures are those of one incident alone repeats it; one whose figures
    are of no incident belongs to none (``NO_INCIDENT``); of any other nothing can be said (None).
    """
    text = draft.report.text
    votes: list[Counter[str]] = [Counter() for _ in scenes]
    for incident in incidents:
        quotes = [toll["quote"] for toll in incident["tolls"]]
        for kind in ("trigger", "responsibility"):
            said = incident.get("quotes", {}).get(kind) or []
            quotes += [said] if isinstance(said, str) else said
        for quote in quotes:
            start = text.find(quote)
            for scene, vote in zip(scenes, votes, strict=True):
                span = draft.span(scene.first, scene.last)
                if start >= 0 and span.start <= start < span.end:
                    vote[incident["key"]] += 1
    return [
        vote.most_common(1)[0][0] if vote else _key_by_figures(scene, incidents)
        for scene, vote in zip(scenes, votes, strict=True)
    ]


def _key_by_figures(scene: Scene, incidents: Sequence[dict[str, Any]]) -> str | None:
    figures = {(str(toll.measure), toll.count.low) for toll in scene.tolls}
    if not figures:
        return None
    told = {i["key"] for i in incidents for t in i["tolls"] if (t["measure"], t["low"]) in figures}
    return None if len(told) > 1 else next(iter(told), NO_INCIDENT)


def joining_examples(folders: Sequence[Path]) -> list[Example]:
    """One example for each scene and each telling begun before it: does the scene belong to it?"""
    examples: list[Example] = []
    for draft, incidents in coded_reports(folders):
        scenes = cut_scenes(draft)
        tellings: dict[str, Telling] = {}
        for scene, key in zip(scenes, keys_of_scenes(draft, incidents, scenes), strict=True):
            begun = list(tellings.values())
            if key is None and scene.refers_back and begun and not scene.tolls:
                # "The attack …" that the coder gave no incident of its own tells more of the one told last.
                latest = max(begun, key=lambda telling: telling.scenes[-1].number)
                examples.append((frozenset(join_features(scene, latest, begun)), True))
            if key is None or not scene.is_eventful:
                continue
            for other, telling in tellings.items():
                examples.append((frozenset(join_features(scene, telling, begun)), other == key))
            if key != NO_INCIDENT:
                tellings.setdefault(key, Telling()).scenes.append(scene)
    return examples


def incident_examples(folders: Sequence[Path]) -> list[Example]:
    """One example for each telling that the reader collects: is it an incident of the coding?"""
    examples: list[Example] = []
    for draft, incidents in coded_reports(folders):
        scenes = cut_scenes(draft)
        keys = dict(zip((s.number for s in scenes), keys_of_scenes(draft, incidents, scenes), strict=True))
        tellings = collect_tellings(scenes)
        for telling in tellings:
            coded = any(keys[scene.number] for scene in telling.scenes)
            examples.append((frozenset(incident_features(telling, tellings)), coded))
    return examples


def civilian_examples(folders: Sequence[Path]) -> list[Example]:
    """One example for each plain toll of the reader that the coding has too: are its people civilians?"""
    examples: list[Example] = []
    for draft, incidents in coded_reports(folders):
        tellings, _ = group_scenes(cut_scenes(draft), draft)
        weighed = [(telling, _weighed(telling, draft)) for telling in tellings]
        read = [(toll, telling, tolls) for telling, tolls in weighed for toll in tolls]
        for coded in (toll for incident in incidents for toll in incident["tolls"]):
            start = draft.report.text.find(coded["quote"])
            span = range(start, start + len(coded["quote"]))
            same = [each for each in read if _figure(each[0]) == (coded["measure"], coded["low"], coded["high"])]
            if not same:
                continue
            chosen = max(same, key=lambda each: each[0].evidence[0].span.start in span)
            read.remove(chosen)
            toll, telling, tolls = chosen
            if toll.is_plain:
                kind = type_of(telling.scenes) or AttackType.ARMED_ASSAULT
                features = civilian_features(toll, tolls, telling.scenes, kind, draft)
                examples.append((frozenset(features), coded["group"] == Group.CIVILIANS))
    return examples


def _weighed(telling: Telling, draft: Draft) -> list[TollMention]:
    return [weighed.mention for weighed in weigh_tolls(telling.tolls, draft)]


def _figure(toll: TollMention) -> tuple[str, int, int | None]:
    return toll.measure.value, toll.count.low, toll.count.high


def learn(examples: Sequence[Example], rounds: int = 400, rate: float = 1.0, shrink: float = 1e-3) -> dict[str, float]:
    """Log-odds for each feature that stands in at least five examples."""
    seen = Counter(feature for features, _ in examples for feature in features)
    weights = {feature: 0.0 for feature, count in sorted(seen.items()) if count >= 5}
    for _ in range(rounds):
        gradient = dict.fromkeys(weights, 0.0)
        for features, label in examples:
            score = sum(weights.get(feature, 0.0) for feature in features)
            error = (1.0 if label else 0.0) - 1 / (1 + math.exp(-score))
            for feature in features:
                if feature in gradient:
                    gradient[feature] += error
        for feature in weights:
            step = gradient[feature] / max(10.0, seen[feature])
            weights[feature] += rate * (step - shrink * weights[feature])
    return weights


HEADER = '''"""The tables that the grammar reader weighs by: log-odds, learnt from hand-coded reports by
``python -m training.reading_weights``. A feature that speaks for is above zero, one that speaks against below."""

from __future__ import annotations
'''


def table(name: str, weights: dict[str, float], examples: Sequence[Example]) -> str:
    """A table as it stands in the module, with how often it tells right on the examples that it was learnt from."""
    right = sum((sum(weights.get(f, 0.0) for f in features) >= 0) == label for features, label in examples)
    positive = sum(label for _, label in examples)
    lines = [f"# {len(examples)} examples, {positive} of them positive; {right / len(examples):.1%} told right"]
    lines += [f"{name}: dict[str, float] = {{", *(f'    "{f}": {w},' for f, w in sorted(weights.items())), "}"]
    return "\n".join(lines)


def learn_table(examples: Sequence[Example], rounds: int = 400, shrink: float = 1e-3) -> dict[str, float]:
    learnt = learn(examples, rounds=rounds, shrink=shrink)
    return {feature: round(weight, 1) for feature, weight in learnt.items()}


def main() -> None:
    folders = [Path(name) for name in sys.argv[1:]]
    examples = joining_examples(folders)
    joining = learn_table(examples)
    print(HEADER)
    print(table("JOINING", joining, examples))
    JOINING.clear()
    JOINING.update(joining)  # what is collected, and so the second table, hangs on the first
    examples = incident_examples(folders)
    incident = learn_table(examples)
    print(table("INCIDENT", incident, examples))
    INCIDENT.clear()
    INCIDENT.update(incident)  # so hangs the third on both
    examples = civilian_examples(folders)
    # Few examples and many features: shrunk more.
    print(table("CIVILIANS", learn_table(examples, rounds=120, shrink=0.1), examples))


if __name__ == "__main__":
    main()
