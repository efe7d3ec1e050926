"""Runs the encoder: one file of weights, read by onnxruntime on one core."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path

import numpy as np

from tollbook.encoder.signals import WIDTH, Floats, Signals
from tollbook.encoder.windows import cut_windows
from tollbook.encoder.wordpieces import WordPieces
from tollbook.errors import EncoderError

WEIGHTS = Path(__file__).parent / "data" / "encoder.onnx"


class Network:
    """The encoder of one weights file. Raises EncoderError where it cannot be used."""

    def __init__(self, weights: Path = WEIGHTS) -> None:
        try:
            import onnxruntime
        except ImportError as error:
            raise EncoderError(f"onnxruntime, which runs it, cannot be imported ({error})") from error
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.log_severity_level = 4
        try:
            self._session = onnxruntime.InferenceSession(
                weights.read_bytes(), options, providers=["CPUExecutionProvider"]
            )
            known = self._session.get_modelmeta().custom_metadata_map
            self._pieces = WordPieces(known["pieces"].split("\n"))
            self._kin_bias = float(known["kin_bias"])
        except OSError as error:
            raise EncoderError(f"its weights cannot be read ({error.strerror}: {weights})") from error
        except Exception as error:  # onnxruntime raises classes of its own, without a common root
            raise EncoderError(f"its weights are damaged, or are no encoder ({weights})") from error
        told = self._session.get_outputs()[0].shape[-1]
        if told != WIDTH:
            raise EncoderError(f"its weights tell {told} things of a word, and this version reads {WIDTH} ({weights})")

    def read(self, words: Sequence[str], starts: Sequence[int]) -> Signals:
        """The signals of a report's words; *starts* are the words that begin a sentence."""
        pieces = [self._pieces.of_word(word) for word in words]
        columns = np.zeros((len(words), WIDTH), np.float32)
        kin: Floats | None = None
        violent = -8.0
        for window in cut_windows([len(piece) for piece in pieces], starts):
            numbers, heads = [self._pieces.start], []
            for piece in pieces[window.first : window.last]:
                heads.append(len(numbers))
                numbers += piece
            numbers.append(self._pieces.end)
            fed = {"pieces": np.array([numbers], np.int64), "heads": np.array([heads], np.int64)}
            told, tied, whole = self._session.run(None, fed)
            if kin is None:
                kin = np.zeros((len(words), tied.shape[1]), np.float32)
            skipped = window.owned - window.first
            columns[window.owned : window.last] = told[skipped:]
            kin[window.owned : window.last] = tied[skipped:]
            violent = max(violent, float(whole[0]))
        if kin is None:
            kin = np.zeros((0, 1), np.float32)
        return Signals(columns, kin, self._kin_bias, violent)


@cache
def shipped() -> Network:
    """The encoder that comes with this package, loaded once a process."""
    return Network()
