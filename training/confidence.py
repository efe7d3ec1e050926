"""Learns how sure the reader may be of what it reads, from hand-coded reports.

    python -m training.confidence FOLDER [FOLDER …] --encoders FOLD0 FOLD1 …

writes ``src/tollbook/reading/confidence_weights.py`` and ``docs/calibration.json``. Each FOLDER holds annotated reports
(docs/gauge.md). One example is a claim: its features, and whether the coding of the incident that it is paired with
agrees; claims of incidents that are none are wrong. Learnt is a logistic regression a field, with a little shrinkage,
by Newton's method: nothing in it hangs on chance, so the same folders give the same tables.

The trained reader has tables of its own; each report is read with the encoder that was trained without it. How well the
confidences hold is measured on reports that they were not learnt from: the reports are cut into five
folds, those that share an incident into the same one, and each fold is weighed by what the other four teach.
"""

from __future__ import annotations

import argparse
import json
import math
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from tollbook.encoder.network import Network
from tollbook.errors import Refusal
from tollbook.gauge.annotations import Annotation, read_annotations
from tollbook.gauge.calibration import Calibration, calibrate, judge_claims
from tollbook.gauge.codings import coding_of
from tollbook.gauge.comparison import compare_codings
from tollbook.reading.confidence import account_features, claim_features, probability
from tollbook.reading.pipeline import Pipeline
from tollbook.reading.reader import GRAMMAR, trained_steps
from training.folds import folds_by_id

ROOT = Path(__file__).parents[1]
WEIGHTS = ROOT / "src" / "tollbook" / "reading" / "confidence_weights.py"
CALIBRATION = ROOT / "docs" / "calibration.json"

FOLDS = 5
# A feature that stands in fewer examples has no weight.
FEWEST = 5
# How strongly weights are drawn to zero: that of a normal distribution with variance 1 / SHRINK. Chosen among 1, 3,
# 10 and 30 by the likelihood of the folds.
SHRINK = 10.0
# Long reports tell of more, and are read less well; few of the coded ones are long, many of those to be read are.
LONG_WORDS = 150
LONG_WEIGHT = 3.0
_ROUNDS = 25
_ENOUGH = 1e-6


@dataclass(frozen=True, slots=True)
class Example:
    """A claim of a report: what speaks for and against it, whether it is right, and how much it counts."""

    report: str
    features: frozenset[str]
    is_right: bool
    weight: float


def collect_examples(annotations: Sequence[Annotation], pipelines: Sequence[Pipeline]) -> dict[str, list[Example]]:
    """The examples of each field, each report read by the pipeline of its fold."""
    folds = folds_of(annotations, len(pipelines))
    found: dict[str, list[Example]] = defaultdict(list)
    for annotation in annotations:
        report = annotation.taken.report
        draft = pipelines[folds[annotation.id]].draft(report)
        codings = [coding_of(account, account.id, report) for account in draft.accounts]
        weight = LONG_WEIGHT if len(report.text.split()) > LONG_WORDS else 1.0
        for judged in judge_claims(draft.accounts, compare_codings(annotation.codings, codings)):
            shared = account_features(judged.account, draft)
            features = frozenset(shared + claim_features(judged.claim, judged.account, draft))
            found[judged.field].append(Example(annotation.id, features, judged.is_right, weight))
    return dict(found)


def learn(examples: Sequence[Example]) -> dict[str, float]:
    """Log-odds for each feature that is not rare; "always" alone is not drawn to zero."""
    seen = Counter(feature for example in examples for feature in example.features)
    names = [feature for feature, count in sorted(seen.items()) if count >= FEWEST]
    place = {feature: n for n, feature in enumerate(names)}
    rows = [sorted(place[f] for f in example.features if f in place) for example in examples]
    scale = len(examples) / sum(example.weight for example in examples)
    weights = [0.0] * len(names)
    shrink = [_ENOUGH if name == "always" else SHRINK for name in names]
    for _ in range(_ROUNDS):
        slope = [-pull * weight for pull, weight in zip(shrink, weights, strict=True)]
        bend = [[0.0] * n + [shrink[n]] for n in range(len(names))]  # the lower half of a symmetric matrix
        for example, row in zip(examples, rows, strict=True):
            likely = 1 / (1 + math.exp(-sum(weights[n] for n in row)))
            error = scale * example.weight * (example.is_right - likely)
            curve = scale * example.weight * likely * (1 - likely)
            for at, n in enumerate(row):
                slope[n] += error
                line = bend[n]
                for m in row[: at + 1]:
                    line[m] += curve
        step = solve(bend, slope)
        weights = [weight + change for weight, change in zip(weights, step, strict=True)]
        if max(map(abs, step)) < _ENOUGH:
            break
    return dict(zip(names, weights, strict=True))


def solve(lower: Sequence[Sequence[float]], right: Sequence[float]) -> list[float]:
    """The solution of a symmetric, positive definite system of equations, given by its lower half (Cholesky)."""
    factor: list[list[float]] = []
    for n, line in enumerate(lower):
        row: list[float] = []
        for m in range(n + 1):
            above = factor[m] if m < n else row
            rest = line[m] - sum(a * b for a, b in zip(row, above, strict=False))
            row.append(math.sqrt(rest) if n == m else rest / above[m])
        factor.append(row)
    half: list[float] = []
    for row, value in zip(factor, right, strict=True):
        half.append((value - sum(a * b for a, b in zip(row, half, strict=False))) / row[-1])
    found = [0.0] * len(half)
    for n in reversed(range(len(half))):
        found[n] = (half[n] - sum(factor[m][n] * found[m] for m in range(n + 1, len(half)))) / factor[n][n]
    return found


def cross_validate(examples: Sequence[Example], folds: dict[str, int]) -> Calibration:
    """How well confidences hold on reports that they were not learnt from."""
    confidences, right = [], []
    for fold in range(FOLDS):
        weights = learn([example for example in examples if folds[example.report] != fold])
        held_out = [example for example in examples if folds[example.report] == fold]
        confidences += [round(probability(example.features, weights), 2) for example in held_out]
        right += [example.is_right for example in held_out]
    return calibrate(confidences, right)


def folds_of(annotations: Sequence[Annotation], folds: int) -> dict[str, int]:
    """The fold of each annotated report, by its id."""
    return folds_by_id({a.id: [coding.key for coding in a.codings] for a in annotations}, folds)


HEADER = '''"""How sure the reader may be: log-odds by field and feature, learnt from hand-coded reports by
``python -m training.confidence``. A feature that speaks for a claim is above zero, one that speaks against below."""

from __future__ import annotations

'''


def table(field: str, examples: Sequence[Example]) -> str:
    """A table as it stands in the module."""
    right = sum(example.is_right for example in examples)
    weights = {feature: round(weight, 2) for feature, weight in learn(examples).items()}
    lines = [f"    # {len(examples)} claims, {right / len(examples):.0%} of them right", f'    "{field}": {{']
    lines += [
        f"        {json.dumps(name, ensure_ascii=False)}: {weight}," for name, weight in weights.items() if weight
    ]
    return "\n".join([*lines, "    },", ""])


def tables(name: str, examples: dict[str, list[Example]]) -> str:
    """The tables of one reader."""
    told = "".join(table(field, examples[field]) for field in sorted(examples))
    return f"{name}: dict[str, dict[str, float]] = {{\n{told}}}\n"


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("folders", type=Path, nargs="+")
    arguments.add_argument("--encoders", type=Path, nargs="+", required=True)
    given = arguments.parse_args()
    annotations = []
    for item in read_annotations(given.folders):
        if isinstance(item, Refusal):
            raise item
        annotations.append(item)
    by_grammar = collect_examples(annotations, [GRAMMAR])
    trained = [Pipeline(trained_steps(Network(path).read)) for path in given.encoders]
    examples = collect_examples(annotations, trained)
    written = tables("CONFIDENCE", by_grammar) + tables("TRAINED_CONFIDENCE", examples)
    WEIGHTS.write_text(HEADER + written, "utf-8")
    folds = folds_of(annotations, FOLDS)
    held = {field: cross_validate(examples[field], folds) for field in sorted(examples)}
    kept = {field: asdict(calibration) for field, calibration in held.items()}
    CALIBRATION.write_text(json.dumps(kept, indent=1) + "\n", "utf-8")
    for field, found in held.items():
        print(f"{field}: {found.claims} claims, ECE {found.error:.3f} (by chance {found.by_chance:.3f})")


if __name__ == "__main__":
    main()
