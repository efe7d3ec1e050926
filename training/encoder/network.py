"""The network: MiniLM-L6 with one head for all that is told of a token, one that ties tokens to incidents, and one for
the report."""

from __future__ import annotations

from pathlib import Path

import torch
from torch import Tensor, nn
from transformers import BertModel

from tollbook.encoder.signals import WIDTH

KIN_WIDTH = 48


class Encoder(nn.Module):
    """Pieces in; for the first piece of each word: ``columns`` and ``kin`` (see ``tollbook.encoder.signals``), and
    for the whole window ``violent``."""

    def __init__(self, model_folder: Path) -> None:
        super().__init__()
        self.bert = BertModel.from_pretrained(model_folder, add_pooling_layer=False, attn_implementation="eager")
        self.bert.embeddings.word_embeddings.weight.requires_grad_(False)
        width = self.bert.config.hidden_size
        self.dropout = nn.Dropout(0.1)
        self.columns = nn.Sequential(nn.Linear(width, 192), nn.GELU(), nn.Linear(192, WIDTH))
        self.kin = nn.Linear(width, KIN_WIDTH)
        self.kin_bias = nn.Parameter(torch.zeros(1))
        self.violent = nn.Linear(width, 1)
        nn.init.normal_(self.kin.weight, std=0.03)

    def forward(self, pieces: Tensor, mask: Tensor, heads: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """``pieces`` and ``mask``: windows × pieces; ``heads``: windows × words, the place of each word's first
        piece. Gives windows × words × columns, windows × words × kin, windows."""
        hidden = self.bert(input_ids=pieces, attention_mask=mask).last_hidden_state
        weights = mask.unsqueeze(-1).to(hidden.dtype)
        mean = (hidden * weights).sum(1) / weights.sum(1)
        words = torch.gather(hidden, 1, heads.unsqueeze(-1).expand(-1, -1, hidden.shape[-1]))
        words = self.dropout(words)
        return self.columns(words), self.kin(words), self.violent(self.dropout(mean)).squeeze(-1)
