"""To which group the harmed belong, with the encoder's word: each group is weighed against the grammar's choice."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from tollbook.encoder.signals import GROUPS
from tollbook.model.values import AttackType, Group
from tollbook.reading.draft import Draft, TollMention
from tollbook.reading.signals import levels, log_odds
from tollbook.reading.tolls import WeighedToll
from tollbook.reading.weighing import weigh
from tollbook.reading.weights import GROUP


def weigh_groups(tolls: Sequence[WeighedToll], kind: AttackType, draft: Draft) -> list[WeighedToll]:
    """The tolls, each with its likeliest group; the grammar's where no other is likelier."""
    if draft.signals is None:
        return list(tolls)
    return [replace(toll, mention=replace(toll.mention, group=_likeliest(toll.mention, kind, draft))) for toll in tolls]


def _likeliest(toll: TollMention, kind: AttackType, draft: Draft) -> Group:
    return max(Group, key=lambda group: (weigh(group_features(group, toll, kind, draft), GROUP), group is toll.group))


def group_features(group: Group, toll: TollMention, kind: AttackType, draft: Draft) -> Iterator[str]:
    """What speaks for and against the people of a toll belonging to a group."""
    assert draft.signals is not None
    share = float(draft.signals.group(toll.first, toll.last)[GROUPS.index(group)])
    yield f"{group} for {toll.group}"
    yield f"{group} for {toll.group}, {kind}"
    if toll.count.high == 0:
        yield f"zero, {group} for {toll.group}"
    yield from levels("encoder: any group", log_odds(share))
    yield from levels(f"encoder: {group} for {toll.group}", log_odds(share))
