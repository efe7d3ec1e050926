"""Trains the encoder: many small updates over labelled texts, cut into windows as the reader cuts them."""

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
KIN = 1.0
VIOLENT = 0.1


@dataclass(frozen=True, eq=False)
class Window:
    """Tokens ``first`` up to ``last`` of a text as the reader cuts it, with their pieces; its kin and those of the
    text's other windows are compared from ``owned`` on."""

    labels: Labels
    first: int
    last: int
    owned: int
    pieces: list[int]
    heads: list[int]


def windows_of(labels: Labels, pieces: WordPieces) -> list[Window]:
    """The windows of a text."""
    words = [pieces.of_word(token.text) for token in labels.tokens]
    found = []
    for window in cut_windows([len(word) for word in words], labels.starts):
        numbers, heads = [pieces.start], []
        for word in words[window.first : window.last]:
            heads.append(len(numbers))
            numbers += word
        numbers.append(pieces.end)
        found.append(Window(labels, window.first, window.last, window.owned, numbers, heads))
    return found


def batches(texts: Sequence[Sequence[Window]], chance: random.Random) -> Iterator[list[Window]]:
    """Endless batches of whole texts, those of like length together."""
    while True:
        order = sorted(texts, key=lambda text: _size(text) * chance.uniform(0.8, 1.25))
        found: list[list[Window]] = [[]]
        for text in order:
            if found[-1] and _size(found[-1]) + _size(text) > PIECES_A_BATCH:
                found.append([])
            found[-1] += text
        chance.shuffle(found)
        yield from found


def _size(text: Sequence[Window]) -> int:
    return sum(len(window.pieces) for window in text)


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
    words = sum(len(window.heads) for window in batch)
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
        ]
        total = total + sum(losses) * (len(window.heads) / words) ** 0.5
    for labels, rows in _by_text(batch).items():
        # As the reader does: kin are compared across the windows of a text, and the likeliest window tells of it all.
        vectors = torch.cat([kin[row, batch[row].owned - batch[row].first : len(batch[row].heads)] for row in rows])
        members = np.concatenate([labels.incidents[batch[row].owned : batch[row].last] for row in rows])
        truth = np.array([labels.violent], np.int8)
        loss = KIN * _kin(vectors, encoder.kin_bias, members)
        loss = loss + VIOLENT * _binary(violent[rows].max().reshape(1), truth, 1.0)
        total = total + loss * (sum(len(batch[row].heads) for row in rows) / words) ** 0.5
    return total


def _by_text(batch: Sequence[Window]) -> dict[Labels, list[int]]:
    """The rows of each text of a batch."""
    rows: dict[Labels, list[int]] = {}
    for row, window in enumerate(batch):
        rows.setdefault(window.labels, []).append(row)
    return rows


def train(sources: Sequence[Sequence[Sequence[Window]]], encoder: Encoder, updates: int) -> None:
    """Updates the encoder in place; takes its batches from each list of texts in turn."""
    chance = random.Random(SEED)
    heads = [p for name, p in encoder.named_parameters() if not name.startswith("bert.")]
    body = [p for name, p in encoder.named_parameters() if name.startswith("bert.") and p.requires_grad]
    optimizer = torch.optim.AdamW([{"params": body, "lr": 2.5e-4}, {"params": heads, "lr": 1e-3}], weight_decay=0.01)

    def pace(step: int) -> float:
        return min(1.0, (step + 1) / WARM_UP) * max(0.0, 1 - step / updates)

    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, pace)
    endless = [batches(each, chance) for each in sources]
    encoder.train()
    begun, running = time.monotonic(), 0.0
    for step in range(updates):
        loss = loss_of(encoder, next(endless[step % len(endless)]))
        optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(encoder.parameters(), 1.0)
        optimizer.step()
        schedule.step()
        running = 0.98 * running + 0.02 * float(loss.detach())
        if step % 100 == 99:
            shown = running / (1 - math.pow(0.98, step + 1))
            print(f"{step + 1}/{updates} updates, loss {shown:.4f}, {time.monotonic() - begun:.0f} s", flush=True)
