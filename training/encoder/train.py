"""Trains the encoder: many small updates over labelled windows.

python -m training.encoder.train --model FOLDER --out FILE --coded FOLDER … --muc FILE [--updates N] [--fold K/N]
"""

from __future__ import annotations

import math
import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from tollbook.encoder import signals
from tollbook.encoder.windows import cut_windows
from tollbook.encoder.wordpieces import WordPieces
from training.encoder.labels import Labels
from training.encoder.network import Encoder

SEED = 1
PIECES_A_BATCH = 650
WARM_UP = 100
# Windows longer than those that are read, so that kin is learnt over more of a report.
LONGEST, OVERLAP = 382, 96
# This share of the pieces is hidden, so that the encoder learns to lean on more than one word.
HIDDEN = 0.08
MASK = 103
# What each task counts for, and how much more a positive counts than a negative.
TRIGGER, TRIGGER_POSITIVE = 2.0, 3.0
TYPE = 0.15
TOLL, TOLL_POSITIVE = 3.0, 2.0
GROUP = 0.2
ROLE, ROLE_POSITIVE = 4.0, 3.0
BACKGROUND = 0.1
KIN = 0.5
VIOLENT = 0.1


@dataclass(frozen=True, eq=False)
class Window:
    """Labels ``first`` up to ``last`` of a text, with their pieces; nothing is learnt before ``owned``."""

    labels: Labels
    first: int
    last: int
    pieces: list[int]
    heads: list[int]
    whole: bool


def windows_of(labels: Labels, pieces: WordPieces) -> Iterator[Window]:
    """The windows of a text."""
    words = [pieces.of_word(token.text) for token in labels.tokens]
    cut = list(cut_windows([len(word) for word in words], labels.starts, LONGEST, OVERLAP))
    for window in cut:
        numbers, heads = [pieces.start], []
        for word in words[window.first : window.last]:
            heads.append(len(numbers))
            numbers += word
        numbers.append(pieces.end)
        yield Window(labels, window.first, window.last, numbers, heads, len(cut) == 1)


def batches(windows: Sequence[Window], chance: random.Random) -> Iterator[list[Window]]:
    """Endless batches of windows of like length."""
    while True:
        order = sorted(windows, key=lambda window: len(window.pieces) * chance.uniform(0.8, 1.25))
        found: list[list[Window]] = [[]]
        for window in order:
            if found[-1] and len(window.pieces) * (len(found[-1]) + 1) > PIECES_A_BATCH:
                found.append([])
            found[-1].append(window)
        chance.shuffle(found)
        yield from found


def tensors(batch: Sequence[Window]) -> tuple[Tensor, Tensor, Tensor]:
    """Pieces, mask and heads of a batch, padded."""
    longest = max(len(window.pieces) for window in batch)
    words = max(len(window.heads) for window in batch)
    pieces = torch.zeros(len(batch), longest, dtype=torch.long)
    mask = torch.zeros(len(batch), longest, dtype=torch.long)
    heads = torch.zeros(len(batch), words, dtype=torch.long)
    for row, window in enumerate(batch):
        pieces[row, : len(window.pieces)] = torch.tensor(window.pieces)
        mask[row, : len(window.pieces)] = 1
        heads[row, : len(window.heads)] = torch.tensor(window.heads)
    return pieces, mask, heads


def _binary(scores: Tensor, truth: np.ndarray, positive: float) -> Tensor:
    """Mean loss of log-odds over what is known; a positive counts ``positive`` times."""
    target = torch.from_numpy(truth.astype(np.float32))
    known = (target >= 0).float()
    if known.sum() == 0:
        return scores.sum() * 0
    weight = known * (1 + (positive - 1) * (target == 1).float())
    loss = functional.binary_cross_entropy_with_logits(scores, target.clamp(min=0), reduction="none")
    return (loss * weight).sum() / known.sum()


def _choice(scores: Tensor, truth: np.ndarray) -> Tensor:
    target = torch.from_numpy(truth.astype(np.int64))
    if (target < 0).all():
        return scores.sum() * 0
    return functional.cross_entropy(scores, target, ignore_index=-1)


def _kin(vectors: Tensor, bias: Tensor, members: np.ndarray) -> Tensor:
    told = np.flatnonzero(members.any(axis=1))
    if len(told) < 2:
        return vectors.sum() * 0
    if len(told) > 80:
        told = told[np.linspace(0, len(told) - 1, 80).astype(int)]
    shared = members[told].astype(np.float32)
    truth = torch.from_numpy(((shared @ shared.T) > 0).astype(np.float32))
    chosen = vectors[torch.from_numpy(told)]
    scores = chosen @ chosen.T + bias
    apart = 1 - torch.eye(len(told))
    # Same and different pairs count alike where a text has both.
    same, different = (truth * apart).sum(), ((1 - truth) * apart).sum()
    weight = apart * torch.where(truth > 0, 0.5 / same.clamp(min=1), 0.5 / different.clamp(min=1))
    loss = functional.binary_cross_entropy_with_logits(scores, truth, reduction="none")
    return (loss * weight).sum()


def loss_of(encoder: Encoder, batch: Sequence[Window]) -> Tensor:
    """The summed loss of all tasks over a batch."""
    pieces, mask, heads = tensors(batch)
    pieces = torch.where((torch.rand(pieces.shape) < HIDDEN) & (pieces > MASK), MASK, pieces)
    with torch.autocast("cpu", dtype=torch.bfloat16):
        columns, kin, violent = encoder(pieces, mask, heads)
    columns, kin, violent = columns.float(), kin.float(), violent.float()
    total = torch.zeros(())
    share = [len(window.heads) for window in batch]
    for row, window in enumerate(batch):
        labels, part = window.labels, slice(window.first, window.last)
        told = columns[row, : len(window.heads)]
        losses = [
            TRIGGER * _binary(told[:, signals.TRIGGER].squeeze(-1), labels.trigger[part], TRIGGER_POSITIVE),
            TYPE * _choice(told[:, signals.TYPE], labels.type[part]),
            TOLL * _binary(told[:, signals.TOLL], labels.toll[part], TOLL_POSITIVE),
            GROUP * _choice(told[:, signals.GROUP], labels.group[part]),
            ROLE * _binary(told[:, signals.ROLE], labels.role[part], ROLE_POSITIVE),
            BACKGROUND * _binary(told[:, signals.BACKGROUND].squeeze(-1), labels.background[part], 1.0),
            KIN * _kin(kin[row, : len(window.heads)], encoder.kin_bias, labels.incidents[part]),
        ]
        if window.whole or labels.violent == 0:
            truth = np.array([labels.violent], np.int8)
            losses.append(VIOLENT * _binary(violent[row : row + 1], truth, 1.0))
        total = total + sum(losses) * (share[row] / sum(share)) ** 0.5
    return total


def train(windows: Sequence[Sequence[Window]], encoder: Encoder, updates: int) -> None:
    """Updates the encoder in place; takes its batches from each list of windows in turn."""
    chance = random.Random(SEED)
    heads = [p for name, p in encoder.named_parameters() if not name.startswith("bert.")]
    body = [p for name, p in encoder.named_parameters() if name.startswith("bert.") and p.requires_grad]
    optimizer = torch.optim.AdamW([{"params": body, "lr": 2.5e-4}, {"params": heads, "lr": 1e-3}], weight_decay=0.01)

    def pace(step: int) -> float:
        return min(1.0, (step + 1) / WARM_UP) * max(0.0, 1 - step / updates)

    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, pace)
    sources = [batches(each, chance) for each in windows]
    encoder.train()
    begun, running = time.monotonic(), 0.0
    for step in range(updates):
        loss = loss_of(encoder, next(sources[step % len(sources)]))
        optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(encoder.parameters(), 1.0)
        optimizer.step()
        schedule.step()
        running = 0.98 * running + 0.02 * float(loss.detach())
        if step % 100 == 99:
            shown = running / (1 - math.pow(0.98, step + 1))
            print(f"{step + 1}/{updates} updates, loss {shown:.4f}, {time.monotonic() - begun:.0f} s", flush=True)
