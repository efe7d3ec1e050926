"""Leaves out of a reading what is not sure enough: a claim below the bound becomes a doubt, with its words and what was
read there, and the figures of the account are made anew from what remains."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from tollbook.model.account import Account, Reading
from tollbook.model.claim import Claim, Doubt, LedgerLine
from tollbook.model.values import DateRange, Perpetrator, PlaceRef, Term, Toll
from tollbook.reading.best import best_figures

_RULE = "confidence/below-the-bound"


def keep_sure(reading: Reading, bound: float) -> Reading:
    """The reading without the claims whose confidence is below *bound*; nothing is lost, for each is a doubt.

    An account must have a type, so its type stands with it, however unsure; but an account of which nothing is sure
    is left out as a whole.
    """
    unsure = [claim for account in reading.accounts for claim in account.claims if _is_unsure(claim, bound)]
    if not unsure:
        return reading
    kept = [_kept(account, bound) for account in reading.accounts if not _is_nothing_sure(account, bound)]
    names, claims = {account.id for account in kept}, {claim.id for account in kept for claim in account.claims}
    accounts = (replace(a, part_of=a.part_of if a.part_of in names else None) for a in kept)
    return Reading(
        reading.report_id,
        tuple(accounts),
        tuple(_kept_line(line, claims) for line in reading.ledger),
        reading.doubts + tuple(_doubts(unsure, bound)),
    )


def _is_unsure(claim: Claim, bound: float) -> bool:
    return claim.confidence is not None and claim.confidence < bound


def _is_nothing_sure(account: Account, bound: float) -> bool:
    weighed = [claim for claim in account.claims if claim.confidence is not None]
    return bool(weighed) and all(_is_unsure(claim, bound) for claim in weighed)


def _kept(account: Account, bound: float) -> Account:
    sure = [claim for claim in account.claims if isinstance(claim.value, Term) or not _is_unsure(claim, bound)]
    names = {claim.id for claim in sure}
    claims = tuple(replace(claim, part_of=claim.part_of if claim.part_of in names else None) for claim in sure)
    return replace(account, claims=claims, best=best_figures(claims))


def _kept_line(line: LedgerLine, claims: set[str]) -> LedgerLine:
    """A number whose claim was left out is open again."""
    if line.claim_id is None or line.claim_id in claims:
        return line
    return LedgerLine(line.span, "doubt")


def _doubts(unsure: Iterable[Claim], bound: float) -> Iterator[Doubt]:
    for claim in unsure:
        span = min(piece.span for piece in claim.evidence)
        yield Doubt(span, _RULE, f"read as {_spoken(claim)}; {claim.confidence:.2f} sure, and {bound:g} was asked for")


def _spoken(claim: Claim) -> str:
    match claim.value:
        case Toll() as toll:
            return f"{toll.words} {toll.measure}, {toll.group.replace('_', ' ')}"
        case DateRange() as days:
            return f"the date {days.start}" + (f" to {days.end}" if days.end != days.start else "")
        case PlaceRef() as place:
            return f"the place {place.name}"
        case Perpetrator() as perpetrator:
            return f"the perpetrator {perpetrator.actor.name}"
        case Term() as term:
            return f"the type {term.code.replace('_', ' ')}"
    raise ValueError(f"a claim that is not weighed: {claim.value}")
