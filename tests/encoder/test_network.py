"""The encoder that ships reads; one that is missing or damaged says so, and reading goes on by the grammar."""

from __future__ import annotations

import builtins
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from tollbook.encoder import network
from tollbook.encoder.network import Network, shipped
from tollbook.encoder.signals import MEASURES
from tollbook.errors import EncoderError

SENTENCE = "Gunmen killed four soldiers near Gao on Sunday , officials said .".split()


def test_it_sees_the_figure_and_the_attack() -> None:
    signals = shipped().read(SENTENCE, [0])
    assert signals.columns.shape[0] == len(SENTENCE)
    figures = [float(signals.toll(i, i + 1)[MEASURES.index("killed")]) for i in range(len(SENTENCE))]
    assert int(np.argmax(figures)) in (2, 3)
    places = [signals.role("place", i, i + 1) for i in range(len(SENTENCE))]
    assert {SENTENCE[i] for i in np.flatnonzero(np.array(places) > 0)} in ({"Gao"}, {"near", "Gao"})


def test_capitals_make_no_difference() -> None:
    plain, capitals = shipped().read(SENTENCE, [0]), shipped().read([word.upper() for word in SENTENCE], [0])
    np.testing.assert_array_equal(plain.columns, capitals.columns)


def test_a_long_report_is_read_whole() -> None:
    words = SENTENCE * 100
    signals = shipped().read(words, range(0, len(words), len(SENTENCE)))
    assert signals.columns.shape[0] == signals.kin.shape[0] == len(words)
    assert np.abs(signals.columns).sum(axis=1).min() > 0


def test_no_words() -> None:
    assert shipped().read([], []).columns.shape[0] == 0


def test_missing_weights(tmp_path: Path) -> None:
    with pytest.raises(EncoderError, match="cannot be read"):
        Network(tmp_path / "none.onnx")


def test_damaged_weights(tmp_path: Path) -> None:
    damaged = tmp_path / "damaged.onnx"
    damaged.write_bytes(network.WEIGHTS.read_bytes()[:100_000])
    with pytest.raises(EncoderError, match="damaged"):
        Network(damaged)


def test_no_onnxruntime(monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def without(name: str, *rest: Any, **named: Any) -> Any:
        if name == "onnxruntime":
            raise ImportError("No module named 'onnxruntime'")
        return real(name, *rest, **named)

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(EncoderError, match="onnxruntime"):
        Network()
