"""Learns the weights of the quick look (``tollbook.reading.relevance``).

    python -m training.relevance --coded FOLDER … --muc FILE --other FILE … > src/tollbook/reading/relevance_weights.py

Positive are coded reports and MUC documents with an incident, negative those without one and the documents of the
other files (CoNLL-U with newdoc marks). Logistic regression over the words of a text, each counted once and divided by
the square root of their number; plain gradient descent, so that the same files give the same weights.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

from training.coded import coded_reports
from training.encoder.examples import muc_documents

_WORD = re.compile(r"[a-z]{2,}")
ROUNDS, RATE, SHRINK = 600, 1.0, 3e-4
SEEN_IN = 6
SMALL = 0.15


def texts_of(path: Path) -> Iterator[str]:
    """The documents of a CoNLL-U file."""
    lines: list[str] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("# newdoc") and lines:
            yield " ".join(lines)
            lines = []
        elif line.startswith("# text = "):
            lines.append(line.removeprefix("# text = "))
    if lines:
        yield " ".join(lines)


def learn(texts: Sequence[str], labels: Sequence[bool]) -> tuple[float, dict[str, float]]:
    """The constant and a weight for each word."""
    bags = [set(_WORD.findall(text.lower())) for text in texts]
    seen = Counter(word for bag in bags for word in bag)
    words = sorted(word for word, count in seen.items() if count >= SEEN_IN)
    column = {word: number for number, word in enumerate(words)}
    matrix = np.zeros((len(bags), len(words)), np.float32)
    for row, bag in enumerate(bags):
        known = [column[word] for word in bag if word in column]
        matrix[row, known] = 1 / np.sqrt(max(1, len(known)))
    truth = np.array(labels, np.float32)
    balance = np.where(truth > 0, 0.5 / truth.mean(), 0.5 / (1 - truth.mean())).astype(np.float32)
    weights, constant = np.zeros(len(words), np.float32), 0.0
    velocity = np.zeros_like(weights)
    for _ in range(ROUNDS):
        error = balance * (1 / (1 + np.exp(-(matrix @ weights + constant))) - truth) / len(truth)
        velocity = 0.9 * velocity - RATE * (matrix.T @ error + SHRINK * weights)
        weights += 10 * velocity
        constant -= RATE * float(error.sum())
    return constant, {word: round(float(w), 2) for word, w in zip(words, weights, strict=True) if abs(w) >= SMALL}


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--coded", type=Path, nargs="+", required=True)
    arguments.add_argument("--muc", type=Path, required=True)
    arguments.add_argument("--other", type=Path, nargs="+", required=True)
    given = arguments.parse_args()
    pairs = [(c["report"]["text"], bool(c["incidents"])) for c in coded_reports(given.coded)]
    pairs += [(d["text"], bool(d["incidents"])) for d in muc_documents(given.muc)]
    pairs += [(text, False) for path in given.other for text in texts_of(path)]
    constant, weights = learn([text for text, _ in pairs], [label for _, label in pairs])
    print(
        f"{len(pairs)} texts, {sum(label for _, label in pairs)} with an attack; {len(weights)} words", file=sys.stderr
    )
    print('"""The weights of the quick look, learnt by ``python -m training.relevance``."""\n')
    print(f"ALWAYS = {constant:.2f}\nWORDS: dict[str, float] = {{")
    for word, weight in weights.items():
        print(f'    "{word}": {weight},')
    print("}")


if __name__ == "__main__":
    main()
