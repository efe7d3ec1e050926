"""Writes a trained encoder as the one file that the reader ships: an int8 ONNX network with its vocabulary.

python -m training.encoder.export --model FOLDER --weights FILE --out FILE
"""

from __future__ import annotations

import tempfile
from pathlib import Path

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from training.encoder.network import Encoder


class _Shipped(nn.Module):
    """The encoder with its outputs as the reader takes them, for one window."""

    def __init__(self, encoder: Encoder) -> None:
        super().__init__()
        self.encoder = encoder

    def forward(self, pieces: Tensor, heads: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        columns, kin, violent = self.encoder(pieces, torch.ones_like(pieces), heads)
        return columns[0], kin[0], violent


def export(encoder: Encoder, pieces: str, out: Path) -> None:
    """Weights and word pieces in int8, the rest as it is; *pieces* is the vocabulary, one a line."""
    encoder.eval()
    example = (torch.tensor([[101, 2003, 2023, 102]]), torch.tensor([[1, 2]]))
    with tempfile.TemporaryDirectory() as folder:
        full = Path(folder) / "full.onnx"
        torch.onnx.export(
            _Shipped(encoder),
            example,
            str(full),
            input_names=["pieces", "heads"],
            output_names=["columns", "kin", "violent"],
            dynamic_axes={"pieces": {1: "pieces"}, "heads": {1: "words"}, "columns": {0: "words"}, "kin": {0: "words"}},
            opset_version=17,
            dynamo=False,
        )
        quantize_dynamic(full, out, weight_type=QuantType.QInt8, per_channel=True, reduce_range=False)
    network = onnx.load(str(out))
    for name, value in {"pieces": pieces, "kin_bias": repr(float(encoder.kin_bias))}.items():
        entry = network.metadata_props.add()
        entry.key, entry.value = name, value
    onnx.save(network, str(out))
