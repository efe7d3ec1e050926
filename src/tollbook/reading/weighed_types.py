"""What kind of attack it was, with the encoder's word: each type is weighed against the grammar's choice."""

from __future__ import annotations

from collections.abc import Iterator
from math import exp

import numpy as np

from tollbook.encoder.signals import TYPES, Floats
from tollbook.model.values import AttackType
from tollbook.reading.draft import Draft
from tollbook.reading.joining import Telling
from tollbook.reading.signals import levels, log_odds
from tollbook.reading.weighing import weigh
from tollbook.reading.weights import TYPE


def weigh_type(telling: Telling, draft: Draft, chosen: AttackType) -> AttackType:
    """The likeliest type; the grammar's where no other is likelier."""
    shares = shares_of(telling, draft)
    if shares is None:
        return chosen
    return max(AttackType, key=lambda kind: (weigh(type_features(kind, chosen, shares), TYPE), kind is chosen))


def shares_of(telling: Telling, draft: Draft) -> Floats | None:
    """The encoder's shares of ``TYPES`` over the attack words of a telling, those surest to name an attack counting
    most; None without an encoder or attack words."""
    signals = draft.signals
    attacks = [attack for scene in telling.scenes for attack in scene.attacks]
    if signals is None or not attacks:
        return None
    weights = [1 / (1 + exp(-signals.trigger(attack.first, attack.last))) for attack in attacks]
    told = [signals.type(attack.first, attack.last) for attack in attacks]
    shares: Floats = np.average(told, axis=0, weights=weights)
    return shares


def type_features(kind: AttackType, chosen: AttackType, shares: Floats) -> Iterator[str]:
    """What speaks for and against a type."""
    share = log_odds(float(shares[TYPES.index(kind)]))
    if kind is chosen:
        yield "the choice"
        yield f"the choice, {kind}"
    else:
        yield f"{kind} for {chosen}"
    yield from levels("encoder: any type", share)
    yield from levels(f"encoder: {kind}", share)
