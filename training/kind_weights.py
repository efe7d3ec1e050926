"""Learns the table of weights by which the type of an incident is chosen, from hand-coded reports.

    python -m training.kind_weights FOLDER [FOLDER ...] > src/tollbook/reading/kind_weights.py

FOLDER as in ``training.reading_weights``. Learnt from are the scenes that the coders' words put into each incident,
and the tellings that the reader itself makes of the reports, which are less clean. Multinomial logistic regression with
an L1 penalty, so that most weights are zero and the table stays small; proximal gradient descent with a fixed number of
rounds, so that the same folders give the same table.
"""

from __future__ import annotations

import math
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from tollbook.model.values import AttackType
from tollbook.reading.draft import Draft
from tollbook.reading.joining import Telling
from tollbook.reading.kinds import kind_features, word_features
from tollbook.reading.reader import GRAMMAR
from tollbook.reading.scenes import cut_scenes
from tollbook.reading.tellings import group_scenes
from training.coded import before_accounts, coded_reports, report_of
from training.reading_weights import NO_INCIDENT, keys_of_scenes

TYPES = tuple(AttackType)
FEWEST = 5  # examples that a feature must stand in
PENALTY = 0.002
ROUNDS = 300
RATE = 0.4


class Example(NamedTuple):
    """What was seen, how the words for each type stand, and the coded type."""

    seen: list[str]
    worded: list[list[str]]
    kind: int


def example(telling: Telling, draft: Draft, kind: int) -> Example:
    worded = word_features(telling)
    return Example(sorted(set(kind_features(telling, draft))), [sorted(worded.get(kind, ())) for kind in TYPES], kind)


def kind_examples(folders: Sequence[Path]) -> Iterator[Example]:
    reader = before_accounts(GRAMMAR)
    for coded_report in coded_reports(folders):
        draft, incidents = reader.draft(report_of(coded_report)), coded_report["incidents"]
        types = {incident["key"]: TYPES.index(AttackType(incident["type"])) for incident in incidents}
        scenes = cut_scenes(draft)
        keys = dict(zip((scene.number for scene in scenes), keys_of_scenes(draft, incidents, scenes), strict=True))
        coded: dict[str, Telling] = {}
        for scene in scenes:
            if key := keys[scene.number]:
                coded.setdefault(key, Telling()).scenes.append(scene)
        for key, telling in coded.items():
            if any(scene.is_eventful for scene in telling.scenes):
                yield example(telling, draft, types[key])
        for telling in group_scenes(scenes, draft)[0]:
            votes = Counter(keys[scene.number] for scene in telling.scenes)
            told = [key for key, _ in votes.most_common() if key and key != NO_INCIDENT]
            if told:
                yield example(telling, draft, types[told[0]])


Table = dict[str, list[float]]


def scores(found: Example, table: Table, words: dict[str, float]) -> list[float]:
    """The log-odds of each type."""
    return [
        sum(table[feature][number] for feature in found.seen if feature in table)
        + sum(words[feature] for feature in found.worded[number])
        for number in range(len(TYPES))
    ]


def learn(examples: Sequence[Example]) -> tuple[Table, dict[str, float]]:
    """For each feature that stands in enough examples its weight for each type, and the weights of how the words for a
    type stand, which are the same for all types. Nesterov's momentum."""
    seen = Counter(feature for found in examples for feature in found.seen)
    table = {feature: [0.0] * len(TYPES) for feature, count in sorted(seen.items()) if count >= FEWEST}
    words = dict.fromkeys(sorted({f for found in examples for features in found.worded for f in features}), 0.0)
    ahead, words_ahead = {feature: list(row) for feature, row in table.items()}, dict(words)
    for turn in range(ROUNDS):
        slope = {feature: [0.0] * len(TYPES) for feature in table}
        words_slope = dict.fromkeys(words, 0.0)
        for found in examples:
            odds = scores(found, ahead, words_ahead)
            top = max(odds)
            shares = [math.exp(score - top) for score in odds]
            total = sum(shares)
            for number, share in enumerate(shares):
                error = (share / total - (number == found.kind)) / len(examples)
                for feature in found.worded[number]:
                    words_slope[feature] += error
                for feature in found.seen:
                    if feature in slope:
                        slope[feature][number] += error
        momentum = turn / (turn + 3)
        for feature, row in table.items():
            for number, before in enumerate(row):
                step = ahead[feature][number] - RATE * slope[feature][number]
                row[number] = math.copysign(max(0.0, abs(step) - RATE * PENALTY), step)
                ahead[feature][number] = row[number] + momentum * (row[number] - before)
        for feature, before in words.items():
            words[feature] = words_ahead[feature] - RATE * words_slope[feature]
            words_ahead[feature] = words[feature] + momentum * (words[feature] - before)
    return table, words


HEADER = '''"""The tables by which the type of an incident is chosen, as log-odds: how a word for a type stands, and
what else speaks for a type or against it. Learnt from hand-coded reports by ``python -m training.kind_weights``; what
is not listed says nothing."""

from __future__ import annotations

from tollbook.model.values import AttackType
'''


def main() -> None:
    examples = list(kind_examples([Path(name) for name in sys.argv[1:]]))
    learnt, learnt_words = learn(examples)
    table = {feature: [round(weight, 1) for weight in row] for feature, row in learnt.items()}
    words = {feature: round(weight, 1) for feature, weight in learnt_words.items()}
    right = sum((odds := scores(found, table, words)).index(max(odds)) == found.kind for found in examples)
    print(HEADER)
    print(f"# {len(examples)} examples; {right / len(examples):.1%} told right")
    print("WORDS: dict[str, float] = {", *(f'    "{f}": {w},' for f, w in words.items()), "}", sep="\n")
    print("KINDS: dict[AttackType, dict[str, float]] = {")
    for number, kind in enumerate(TYPES):
        weights = {feature: row[number] for feature, row in table.items() if row[number]}
        rows = [f'        "{feature}": {weight},' for feature, weight in weights.items()]
        print(f"    AttackType.{kind.name}: {{", *rows, "    },", sep="\n")
    print("}")


if __name__ == "__main__":
    main()
