"""The number ledger: every number of a report ends as part of a claim, as something known to be else, or as a
Doubt. Nothing is skipped in silence."""

from __future__ import annotations

from tollbook.model.account import Account
from tollbook.model.claim import Claim, Doubt, LedgerLine
from tollbook.model.text import Span
from tollbook.model.values import Toll
from tollbook.reading.draft import Draft, NumberMention
from tollbook.reading.pipeline import Step


def keep_ledger(draft: Draft) -> dict[str, object]:
    """One line a number, in the order of the text, and a doubt for each that was taken for nothing."""
    lines: list[LedgerLine] = []
    doubts: list[Doubt] = list(draft.doubts)
    claims = [(claim, span) for account in draft.accounts for claim, span in _figures(account)]
    told = {toll.first for toll in draft.tolls}
    counted = [(people.first, people.last) for people in draft.people]
    for number in draft.numbers:
        claim = next((claim for claim, span in claims if span.overlaps(number.span)), None)
        if claim is not None:
            lines.append(LedgerLine(number.span, "toll", claim.id))
        elif number.taken_for not in {"count", "article"}:
            lines.append(LedgerLine(number.span, number.taken_for))
        elif number.taken_for == "article":
            continue
        elif number.count.high == 0:
            lines.append(LedgerLine(number.span, "nobody"))  # "nobody has claimed it": no figure that is missed
        else:
            lines.append(_unclaimed(number, number.first in told, counted, draft, doubts))
    return {"ledger": tuple(lines), "doubts": tuple(doubts)}


def _figures(account: Account) -> list[tuple[Claim, Span]]:
    return [
        (claim, evidence.span)
        for claim, _ in account.claims_of(Toll)
        for evidence in claim.evidence
        if evidence.part == "number"
    ]


def _unclaimed(
    number: NumberMention, is_toll: bool, counted: list[tuple[int, int]], draft: Draft, doubts: list[Doubt]
) -> LedgerLine:
    """A count in no claim: a repeat or a figure of no incident, people to whom nothing happened, or a doubt."""
    words = number.span.of(draft.report.text)
    if is_toll:
        if any(account.tolls for account in draft.accounts):
            return LedgerLine(number.span, "toll told elsewhere")
        doubts.append(
            Doubt(number.span, "ledger/toll-without-incident", f"'{words}' is a toll of no incident read here")
        )
        return LedgerLine(number.span, "doubt")
    if any(first <= number.first < last for first, last in counted):
        if not draft.accounts:
            return LedgerLine(number.span, "people")
        doubts.append(
            Doubt(number.span, "ledger/people-without-harm", f"'{words}' counts people; no harm was read for them")
        )
        return LedgerLine(number.span, "doubt")
    if not draft.accounts:
        return LedgerLine(number.span, "things")
    doubts.append(Doubt(number.span, "ledger/unknown-count", f"'{words}' was taken for nothing"))
    return LedgerLine(number.span, "doubt")


LEDGER = Step("ledger", needs=("numbers", "people", "tolls", "accounts"), gives=("ledger", "doubts"), run=keep_ledger)
