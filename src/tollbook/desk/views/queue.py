"""One item of the queue as it is shown: what it asks, the incidents that it is about, the reports side by side with
what was read from them marked, and for a pair what speaks for and against."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate

from tollbook.desk.views.claims import marks_of
from tollbook.desk.views.incident import line_words
from tollbook.desk.views.marking import Layer, Mark, Stretch, cut_stretches
from tollbook.desk.views.report import ReportHead, aside_marks, show_head
from tollbook.merging.scoring import Comparison
from tollbook.merging.weights import SAME_FROM, UNSURE_FROM
from tollbook.model.account import Account
from tollbook.model.claim import Doubt
from tollbook.model.incident import Incident
from tollbook.model.review import ItemKind, QueueItem
from tollbook.model.text import Report
from tollbook.trace import sentences_of
from tollbook.wording import title_words

# What each kind is called: of one, and of all.
KINDS: Mapping[ItemKind, tuple[str, str]] = {
    ItemKind.LOST_CORRECTION: ("A correction without an incident", "Lost corrections"),
    ItemKind.PAIR: ("One incident, or two?", "Unsure pairs"),
    ItemKind.DISCREPANCY: ("Reports contradict each other", "Contradictions"),
    ItemKind.INCIDENT: ("New: nobody has looked at it", "New incidents"),
    ItemKind.DOUBT: ("Reading could not settle this", "Doubts of reading"),
}


@dataclass(frozen=True, slots=True)
class Concerned:
    """An incident that an item is about, as it stands; ``revision`` is what a decision on it shows."""

    id: str
    title: str
    line: str
    review: str
    reports: int
    revision: str


@dataclass(frozen=True, slots=True)
class Side:
    """One report. ``incident`` is that of the item which it tells of, if any."""

    head: ReportHead
    incident: str | None
    stretches: tuple[Stretch, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """One comparison of a pair. The bar runs from ``start`` over ``width``, in hundredths of the whole scale."""

    feature: str
    bits: float
    sum: float
    start: float
    width: float
    says: str


@dataclass(frozen=True, slots=True)
class Waterfall:
    """All comparisons of a pair. ``zero`` is where the scale has no bits for either side."""

    steps: tuple[Step, ...]
    zero: float
    score: float
    same_from: float
    unsure_from: float


@dataclass(frozen=True, slots=True)
class ItemView:
    """``lit`` names what stands out among the marked words; ``unlisted`` counts reports that are not shown;
    ``is_done`` where the item was settled meanwhile."""

    item: QueueItem
    asks: str
    incidents: tuple[Concerned, ...]
    sides: tuple[Side, ...]
    unlisted: int
    lit: frozenset[str]
    waterfall: Waterfall | None


def show_concerned(incident: Incident, accounts: Sequence[Account], revision: str) -> Concerned:
    reports = len({account.report_id for account in accounts})
    return Concerned(incident.id, title_words(incident), line_words(incident), incident.review.state, reports, revision)


def show_side(
    report: Report, incident: str | None, accounts: Iterable[Account], doubt: Doubt | None, *, fold: bool
) -> Side:
    """A report, with the words marked that these accounts rest on, and that the doubt is about."""
    marks = aside_marks(report) + [mark for account in accounts for mark in marks_of(account.claims)]
    if doubt:
        marks.append(Mark(doubt.span, Layer.DOUBT, "doubt"))
    return Side(show_head(report), incident, cut_stretches(report.text, marks, sentences_of(report), fold=fold))


def show_waterfall(comparison: Comparison) -> Waterfall:
    """Where the sum goes, reason by reason, on one scale."""
    sums = [0.0, *accumulate(reason.score for reason in comparison.reasons)]
    low, high = min(sums), max(sums)
    scale = 100 / ((high - low) or 1.0)
    steps = tuple(
        Step(
            reason.feature,
            reason.score,
            after,
            (min(before, after) - low) * scale,
            max(abs(after - before) * scale, 0.6),
            reason.says,
        )
        for reason, before, after in zip(comparison.reasons, sums, sums[1:], strict=False)
    )
    return Waterfall(steps, -low * scale, comparison.score, SAME_FROM, UNSURE_FROM)
