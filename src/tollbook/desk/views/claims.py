"""Claims as they are shown: what was read, from which words, by which rule, who says so, and what came of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from tollbook.desk.views.marking import Layer, Mark
from tollbook.desk.views.values import group_words, kind_words, value_words
from tollbook.model.account import Account
from tollbook.model.claim import Claim
from tollbook.model.incident import Figure
from tollbook.model.text import Report
from tollbook.wording import merged, one_line, report_name, source_words


@dataclass(frozen=True, slots=True)
class ClaimView:
    """One claim. ``quoted`` are its words, stretches that lie apart joined by dots; ``used`` says which figures rest
    on it, and which have set it aside and why."""

    id: str
    account_id: str
    report_id: str
    report_name: str
    kind: str
    says: str
    quoted: str
    source: str
    status: str
    part_of: str | None
    rule: str
    confidence: float | None
    used: tuple[str, ...]
    start: int


def show_claims(
    account: Account, report: Report, used: Mapping[str, tuple[str, ...]] | None = None
) -> tuple[ClaimView, ...]:
    """The claims of an account in the order of their words."""
    shown = [_show(claim, account, report, (used or {}).get(claim.id, ())) for claim in account.claims]
    return tuple(sorted(shown, key=lambda view: (view.start, view.id)))


def _show(claim: Claim, account: Account, report: Report, used: tuple[str, ...]) -> ClaimView:
    return ClaimView(
        id=claim.id,
        account_id=account.id,
        report_id=report.id,
        report_name=report_name(report),
        kind=kind_words(claim.value),
        says=value_words(claim.value),
        quoted=quoted_words(claim, report),
        source=source_words(claim),
        status=claim.status,
        part_of=claim.part_of,
        rule=claim.rule,
        confidence=claim.confidence,
        used=used,
        start=min(piece.span.start for piece in claim.evidence),
    )


def quoted_words(claim: Claim, report: Report) -> str:
    """All words that a claim rests on, on one line."""
    spans = merged([piece.span for piece in claim.evidence], report.text)
    return " … ".join(one_line(span.of(report.text)) for span in spans)


def marks_of(claims: Iterable[Claim]) -> list[Mark]:
    """A mark for each piece of evidence."""
    return [Mark(piece.span, Layer.CLAIM, claim.id) for claim in claims for piece in claim.evidence]


def uses_of(figures: Iterable[Figure]) -> dict[str, tuple[str, ...]]:
    """What each claim, by id, does for the figures of its incident."""
    used: dict[str, list[str]] = defaultdict(list)
    for figure in figures:
        name = f"{figure.measure}, {group_words(figure.group)}"
        for claim_id in figure.chosen:
            used[claim_id].append(f"chosen for {name}")
        for aside in figure.set_aside:
            used[aside.claim_id].append(f"set aside from {name}: {aside.reason}")
    return {claim_id: tuple(words) for claim_id, words in used.items()}
