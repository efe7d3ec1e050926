"""Writes the model card of the encoder: what it is, what it was trained on, and what was measured."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from training.encoder import train

_PAGE = Path(__file__).with_name("card.md").read_text(encoding="utf-8")


def write_card(out: Path, *, size: int, counts: Mapping[str, int], updates: int, fold_updates: int,
               kin: int, measured: Mapping[str, str]) -> None:  # fmt: skip
    """Writes the page to *out*; *size* is in bytes, *counts* are of reports by folder."""
    page = _PAGE.format(
        size=size / 1e6,
        kin=kin,
        coded=counts["coded"],
        own=counts["own"],
        muc=counts["muc"],
        updates=updates,
        batch=train.PIECES_A_BATCH,
        warm=train.WARM_UP,
        seed=train.SEED,
        hidden=train.HIDDEN,
        trigger=train.TRIGGER,
        trigger_x=train.TRIGGER_POSITIVE,
        type=train.TYPE,
        toll=train.TOLL,
        toll_x=train.TOLL_POSITIVE,
        group=train.GROUP,
        role=train.ROLE,
        role_x=train.ROLE_POSITIVE,
        background=train.BACKGROUND,
        kinship=train.KIN,
        violent=train.VIOLENT,
        fold_updates=fold_updates,
        measured="\n".join(f"| {task} | {figure} |" for task, figure in measured.items()),
    )
    out.write_text(page, encoding="utf-8")
