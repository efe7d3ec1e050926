"""Measures an encoder, token by token, on coded reports that it was not trained on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from tollbook.encoder import signals
from tollbook.encoder.network import Network
from tollbook.encoder.signals import ROLES
from training.encoder.labels import Labels


@dataclass
class Tally:
    """Counts of one task: ``right`` of ``told`` and of ``known``."""

    right: int = 0
    told: int = 0
    known: int = 0

    def add(self, told: np.ndarray, truth: np.ndarray) -> None:
        """Counts boolean answers."""
        self.right += int((told & truth).sum())
        self.told += int(told.sum())
        self.known += int(truth.sum())

    @property
    def f1(self) -> float:
        return 2 * self.right / max(1, self.told + self.known)

    @property
    def share(self) -> float:
        return self.right / max(1, self.known)


def measure(pairs: Iterable[tuple[Network, Labels]]) -> dict[str, str]:
    """For each task its figure in words: F1 over tokens, or the share of tokens or reports told right."""
    spotted = {name: Tally() for name in ("attack words", "figures of tolls", *(f"role: {role}" for role in ROLES))}
    chosen = {name: Tally() for name in ("type", "group", "background", "report", "same incident", "another incident")}
    for network, labels in pairs:
        told = network.read([token.text for token in labels.tokens], labels.starts)
        columns = told.columns
        known = labels.trigger >= 0
        spotted["attack words"].add((columns[:, signals.TRIGGER.start] > 0) & known, labels.trigger == 1)
        spotted["figures of tolls"].add(columns[:, signals.TOLL] > 0, labels.toll == 1)
        for number, role in enumerate(ROLES):
            known = labels.role[:, number] >= 0
            seen = (columns[:, signals.ROLE.start + number] > 0) & known
            spotted[f"role: {role}"].add(seen, labels.role[:, number] == 1)
        for name, part, truth in (("type", signals.TYPE, labels.type), ("group", signals.GROUP, labels.group)):
            told_of = truth >= 0
            _count(chosen[name], columns[told_of][:, part].argmax(axis=1) == truth[told_of])
        told_of = labels.background >= 0
        recalled = columns[told_of][:, signals.BACKGROUND.start] > 0
        _count(chosen["background"], recalled == (labels.background[told_of] == 1))
        _count(chosen["report"], np.array([(told.violent > 0) == bool(labels.violent)]))
        _count_kin(chosen, told, labels)
    figures = {name: f"F1 {100 * tally.f1:.0f}" for name, tally in spotted.items() if tally.known}
    return figures | {name: f"{100 * tally.share:.0f} % right" for name, tally in chosen.items() if tally.known}


def _count(tally: Tally, right: np.ndarray) -> None:
    tally.right += int(right.sum())
    tally.known += right.size


def _count_kin(chosen: dict[str, Tally], told: signals.Signals, labels: Labels) -> None:
    """Pairs of tokens of reports with several incidents: told apart and together."""
    if labels.incidents.shape[1] < 2:
        return
    tokens = np.flatnonzero(labels.incidents.any(axis=1))
    members = labels.incidents[tokens].astype(float)
    same = (members @ members.T) > 0
    kin = told.kin[tokens] @ told.kin[tokens].T + told.kin_bias > 0
    apart = ~np.eye(len(tokens), dtype=bool)
    _count(chosen["same incident"], kin[same & apart])
    _count(chosen["another incident"], ~kin[~same & apart])
