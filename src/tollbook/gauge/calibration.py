"""Whether claims are as often right as their confidence says."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from statistics import fmean

from tollbook.gauge.codings import Coding
from tollbook.gauge.comparison import Compared, Pair
from tollbook.gauge.names import is_same_name
from tollbook.model.account import Account
from tollbook.model.claim import Claim
from tollbook.model.values import KINDS, DateRange, Perpetrator, PlaceRef, Term, Toll

# The fields whose claims are weighed.
WEIGHED = (Toll, DateRange, PlaceRef, Term, Perpetrator)
BINS = 10
# How often chance is tried, to tell what so few claims show of a confidence that is right on the dot.
_TRIES = 200


@dataclass(frozen=True, slots=True)
class Judged:
    """A claim of a weighed field, and whether the person's coding agrees."""

    field: str
    account: Account
    claim: Claim
    is_right: bool


def judge_claims(accounts: Sequence[Account], compared: Compared) -> Iterator[Judged]:
    """Each claim that can be judged. One of an invented incident is wrong; one that the person left open is not
    judged. A toll is right with measure, bounds and group."""
    pairs = {pair.read.account_id: pair for pair in compared.pairs}
    for account in accounts:
        pair = pairs.get(account.id)
        names = _right_names(account, pair.coded) if pair else set()
        tolls = {match.read.claim_id for match in pair.tolls if match.read and match.is_right} if pair else set()
        for claim in account.claims:
            if isinstance(claim.value, WEIGHED):
                is_right = _is_right(claim, pair, tolls | names)
                if is_right is not None:
                    yield Judged(KINDS[type(claim.value)], account, claim, is_right)


def _is_right(claim: Claim, pair: Pair | None, right: set[str | None]) -> bool | None:
    if pair is None:
        return False
    match claim.value:
        case DateRange():
            return pair.date
        case PlaceRef():
            return pair.place
        case Term():
            return pair.type
    return claim.id in right


def _right_names(account: Account, coded: Coding) -> set[str | None]:
    """The claims of perpetrators that the person names too, each of the person's names counted once."""
    left, right = list(coded.perpetrators), set[str | None]()
    for claim, value in account.claims_of(Perpetrator):
        found = next((name for name in left if is_same_name(name, value.actor.name)), None)
        if found is not None:
            left.remove(found)
            right.add(claim.id)
    return right


@dataclass(frozen=True, slots=True)
class Bin:
    """Claims of about the same confidence: how many, their mean confidence, and the share of them that is right."""

    claims: int
    confidence: float
    right: float


@dataclass(frozen=True, slots=True)
class Calibration:
    """``error`` is the expected calibration error: the difference between confidence and share right in ten equally
    wide bins, each weighed by its claims (Naeini and others 2015). ``by_chance`` is the error that as many claims
    would show on average if each were right with just the probability that its confidence says."""

    claims: int
    confidence: float
    right: float
    error: float
    by_chance: float
    bins: tuple[Bin, ...]


def calibrate(confidences: Sequence[float], right: Sequence[bool]) -> Calibration:
    """Holds confidences, from 0 to 1, against what came out. Raises ValueError where there are none."""
    if not confidences:
        raise ValueError("no claim to calibrate by")
    chance = random.Random(0)
    tries = (_error(confidences, [chance.random() < sure for sure in confidences]) for _ in range(_TRIES))
    return Calibration(
        claims=len(confidences),
        confidence=fmean(confidences),
        right=fmean(right),
        error=_error(confidences, right),
        by_chance=fmean(tries),
        bins=tuple(_bins(confidences, right)),
    )


def calibrations(judged: Iterable[Judged]) -> dict[str, Calibration]:
    """One for each field that has a claim with a confidence, by name."""
    found: dict[str, list[tuple[float, bool]]] = {}
    for one in judged:
        if one.claim.confidence is not None:
            found.setdefault(one.field, []).append((one.claim.confidence, one.is_right))
    return {field: calibrate([s for s, _ in found[field]], [r for _, r in found[field]]) for field in sorted(found)}


def _bins(confidences: Sequence[float], right: Sequence[bool]) -> Iterator[Bin]:
    """The bins that hold a claim, from the least sure on."""
    for number in range(BINS):
        held = [n for n, sure in enumerate(confidences) if min(int(sure * BINS), BINS - 1) == number]
        if held:
            yield Bin(len(held), fmean(confidences[n] for n in held), fmean(right[n] for n in held))


def _error(confidences: Sequence[float], right: Sequence[bool]) -> float:
    return sum(held.claims * abs(held.confidence - held.right) for held in _bins(confidences, right)) / len(right)
